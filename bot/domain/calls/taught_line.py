"""A line from which typed words are learnt to be read."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.ids import LanguageCode


@dataclass(frozen=True, slots=True, kw_only=True)
class TaughtLine:
    """What somebody says, and what it means."""

    language: LanguageCode
    trade: str
    """Where it is said: what is learnt from other trades is tried on it. Lines of `everyday` are of none."""
    text: str
    labels: tuple[str, ...]
    """Of `bot.domain.calls.meanings`; none of ordinary talk."""


EVERYDAY = "everyday"
