"""A text of a content file with its line."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A text and the line it stands on."""

    value: str
    line: int
