"""A chart as it is to be drawn: words and numbers in the reader's language, without a colour, a letter's size or a place.

The same figures stand as a text under the picture; a chart repeats them and never says more.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any


class Tone(StrEnum):
    """What a part stands for, in the order of a legend; a palette gives each its colour."""

    FIRST = "first"
    SECOND = "second"
    THIRD = "third"
    FOURTH = "fourth"
    REST = "rest"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of a bar, 0 to 1 of its whole length."""

    share: float
    tone: Tone


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A value on the scale with the interval that holds it, all 0 to 1."""

    value: float
    low: float
    high: float
    tone: Tone = Tone.FIRST


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One line of a chart: what it is of, its figures in words, and what is drawn."""

    label: str
    figures: str
    parts: Sequence[Part] = ()
    marks: Sequence[Mark] = ()
    said: float | None = None
    """Where a mark should be, 0 to 1."""
    is_heading: bool = False
    """It stands over those that follow, and draws nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """One picture."""

    title: str
    about: str
    """Whose calls, of which days, and how many."""
    bars: Sequence[Bar]
    legend: Sequence[tuple[Tone, str]] = ()
    note: str = ""
    scale: Sequence[tuple[float, str]] = ()
    """What stands under the bars: places from 0 to 1 with their words."""
    is_dark: bool = False


def pack(chart: Chart) -> dict[str, Any]:
    """Return a chart as JSON has it."""
    return asdict(chart)


def unpack(packed: Mapping[str, Any]) -> Chart:
    """Return the chart that was packed."""
    bars = [
        Bar(
            label=bar["label"],
            figures=bar["figures"],
            parts=[Part(share=part["share"], tone=Tone(part["tone"])) for part in bar["parts"]],
            marks=[Mark(**{**mark, "tone": Tone(mark["tone"])}) for mark in bar["marks"]],
            said=bar["said"],
            is_heading=bar["is_heading"],
        )
        for bar in packed["bars"]
    ]
    legend = [(Tone(tone), words) for tone, words in packed["legend"]]
    scale = [(place, words) for place, words in packed["scale"]]
    return Chart(**{**packed, "bars": bars, "legend": legend, "scale": scale})
