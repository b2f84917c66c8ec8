"""How many study days in a row somebody has practised; private to him.

A day on which nothing was due asks for nothing and breaks nothing. Each five days practised earn a freeze, and a day that was
missed uses one by itself, so that a streak survives an illness and nobody has to think of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

EARNS_A_FREEZE = 5
"""Days practised."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PractisedDay:
    """One study day of a trainee."""

    day: date
    was_due: bool
    """Whether any card was due; new ones on offer oblige nobody."""
    finished: int
    """How many drills he finished, 0 or more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Streak:
    """How it stands."""

    days: int = 0
    """Days practised since it began; days without anything due and frozen ones are not counted."""
    freezes: int = 0
    """How many are left."""
    longest: int = 0
    """The longest one there ever was."""
    frozen: int = 0
    """How many days of this streak were saved by a freeze."""


def streak(days: Iterable[PractisedDay], today: date, *, before: Streak | None = None) -> Streak:
    """Return how the streak stands.

    Args:
        before: How it stood before those days; None for nothing.
        days: Each study day once, in order; one that is missing had nothing due.
        today: The study day that runs: as long as it does, it breaks nothing.
    """
    stands = before or Streak()
    for day in days:
        stands = _after(stands, day, is_over=day.day < today)
    return stands


def _after(stands: Streak, day: PractisedDay, *, is_over: bool) -> Streak:
    if day.finished:
        days = stands.days + 1
        earned = days % EARNS_A_FREEZE == 0
        return replace(stands, days=days, freezes=stands.freezes + earned, longest=max(stands.longest, days))
    if not day.was_due or not is_over or not stands.days:
        return stands
    if stands.freezes:
        return replace(stands, freezes=stands.freezes - 1, frozen=stands.frozen + 1)
    return Streak(longest=stands.longest)
