"""What content must provide for one key."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class WordSpec:
    """What content must provide for one key."""

    help: str
    """What the text is for, in words an editor understands."""
    facts: Mapping[str, object] = field(default_factory=dict)
    """Sample value of every fact that the text may use; the longest that is usual."""
    limit: int | None = None
    """Characters of the rendered text."""
    is_button: bool = False


def button(meaning: str, limit: int, /, **facts: object) -> WordSpec:
    """Describe what a button says."""
    return WordSpec(help=meaning, facts=facts, limit=limit, is_button=True)


def line(meaning: str, limit: int | None = None, /, **facts: object) -> WordSpec:
    """Describe a line or a whole message."""
    return WordSpec(help=meaning, facts=facts, limit=limit)
