"""Lines of talk as they were written: what people say, and what it means for a seller who hears it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.content.read.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkLine:
    """A line, and its labels as they stand in the file; without any it is ordinary talk."""

    text: Text
    labels: Sequence[Text]


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkFile:
    """The lines of one trade."""

    name: str
    """Path inside the content directory."""
    trade: str
    """Name of the file without its ending."""
    lines: Sequence[TalkLine]


@dataclass(frozen=True, slots=True, kw_only=True)
class FewestLines:
    """How many lines a language has at least, so that each label can be learnt: in all, of ordinary talk, of each label."""

    whole: int = 1200
    ordinary: int = 400
    temperament: int = 120
    intent: int = 80
    objection: int = 50
