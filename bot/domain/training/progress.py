"""How somebody has practised lately: study days, first answers and how many of them were right, week by week.

What came back within a sitting is not counted: right after it was told anybody knows it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from bot.domain.supervision.share import Share

WEEKS: Final = 4
"""So many are shown, the last of which ends today."""
A_WEEK: Final = timedelta(days=7)
_DAY: Final = timedelta(days=1)

Days = Mapping[date, Share]
"""By study day: of how many cards that were asked how many were answered rightly at once. A day without practice is missing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """Seven study days."""

    first: date
    last: date
    days: int
    """On how many of them he practised, 0 to 7."""
    right: Share


@dataclass(frozen=True, slots=True, kw_only=True)
class Practice:
    """Some study days, the last of which is today."""

    of: int
    """How many they are."""
    days: int
    """On how many of them he practised."""
    right: Share


def began(today: date, weeks: int = WEEKS) -> date:
    """Return the first study day of so many weeks that end today."""
    return today - weeks * A_WEEK + _DAY


def practice(days: Days, today: date, weeks: int) -> Practice:
    """Count the weeks that end today; what lies before them, or ahead by another's clock, does not count."""
    first = began(today, weeks)
    within = [share for day, share in days.items() if first <= day <= today]
    return Practice(of=(weeks * A_WEEK).days, days=len(within), right=together(within))


def by_week(days: Days, today: date, weeks: int = WEEKS) -> Sequence[Week]:
    """Return the weeks that end today, the oldest first; one without practice is among them."""
    found = []
    for number in range(weeks):
        first = began(today, weeks) + number * A_WEEK
        last = first + A_WEEK - _DAY
        within = [share for day, share in days.items() if first <= day <= last]
        found.append(Week(first=first, last=last, days=len(within), right=together(within)))
    return found


def together(shares: Sequence[Share]) -> Share:
    """Return several shares as one; of none a share of nothing."""
    return Share(sum(share.part for share in shares), sum(share.n for share in shares))
