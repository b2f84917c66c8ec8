"""What the bot answers to somebody who names it in another chat."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class InlineResult:
    """One entry of the list; picking it sends `html` in that person's name."""

    id: str
    """1 to 64 bytes, each once in an answer."""
    title: str
    description: str
    html: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InlineAnswer:
    """What is listed; nothing for somebody without access."""

    results: Sequence[InlineResult] = ()
