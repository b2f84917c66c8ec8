"""When we said 80 %, how often was it right? What the bot said of a type, against the manager's word.

Only calls in which he had the last word are known: he confirmed the type, or named another. The rest says nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.supervision.share import Share

BANDS = (0.0, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
"""Where each band begins; it ends where the next begins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """Calls in which the bot named a type with a confidence of one band, and whether the manager said so too."""

    band: int
    is_right: bool
    calls: int
    said: float
    """The sum of the confidences."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """What was said with about one confidence. Invariant: there is at least one call."""

    number: int
    said: float
    """The mean of the confidences, 0 to 1."""
    right: Share

    @property
    def ends(self) -> tuple[float, float]:
        """Return where it begins and ends, 0 to 1."""
        return BANDS[self.number], BANDS[self.number + 1] if self.number + 1 < len(BANDS) else 1.0


def band_of(confidence: float) -> int:
    """Return the number of the band that holds a confidence."""
    return max(number for number, begin in enumerate(BANDS) if confidence >= begin)


def bands(said: Sequence[Said]) -> Sequence[Band]:
    """Return the bands that hold anything, from the least confident one."""
    found = []
    for number in range(len(BANDS)):
        within = [one for one in said if one.band == number]
        if calls := sum(one.calls for one in within):
            right = Share(sum(one.calls for one in within if one.is_right), calls)
            found.append(Band(number=number, said=sum(one.said for one in within) / calls, right=right))
    return found
