"""The words by which typed answers of trainees are judged, as they were written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.domain.calls.asks_for import AsksFor

if TYPE_CHECKING:
    from bot.content.read.text import Text

LISTS = (
    "polite",
    "hollow",
    "little",
    "negations",
    "courteous",
    "asking",
    "not_asking",
    "asking_endings",
    "steps",
    "vague",
    "refusing",
    "serving",
    "unfinished",
    "small_talk",
    "sentence_endings",
    "insulting",
    "pressing",
    "promising",
    "aside",
)
MANNERS = ("melancholic", "sanguine", "phlegmatic")
FEWEST_CHOLERIC, MOST_CHOLERIC = 10, 60
"""Bounds of the number of words that a client in a hurry listens to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MannerWords:
    """The words as they were written."""

    lists: Mapping[str, Sequence[Text]] = field(default_factory=dict)
    """By the names in `LISTS` and `MANNERS`."""
    same: Sequence[Sequence[Text]] = ()
    asks: Mapping[AsksFor, Sequence[Text]] = field(default_factory=dict)
    choleric_words: int = FEWEST_CHOLERIC
