"""What a typed time says, in one reading of its words: a day, an hour, a part of the day, a length of time."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from bot.domain.reminders.date_words import DateWord


class Spoken(StrEnum):
    """How an hour was said: what else it may mean depends on it."""

    EXACTLY = "exactly"
    """«15:00», «03:00»: what it says."""
    SHORT = "short"
    """«2:30»: with minutes, and perhaps of the afternoon."""
    BARE = "bare"
    """«at 3»: of twelve hours."""
    OF_24 = "of_24"
    """«klo 7»: formally of twenty-four."""
    MIDNIGHT = "midnight"
    """At which end of the day, is not said."""
    LUNCH = "lunch"
    """At noon or at one."""
    NOW = "now"
    """The same hour as now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """An hour as it was said."""

    hour: int
    minute: int
    spoken: Spoken
    is_free: bool = True
    """It is an hour by itself; otherwise a day or a part of the day must be said too."""
    is_dotted: bool = False
    """«9.12» without a word before it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarDay:
    """A day in figures or with its month; a month of 0 is this one or the next."""

    day: int
    month: int
    year: int | None = None
    is_bare: bool = False
    """A bare number behind a day of the week: it counts only when the two agree."""
    is_spoken: bool = False
    """An ordinal alone, «десятого»: it counts only beside an hour."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One reading. Each thing is said at most once."""

    ahead: int | None = None
    """Days from today."""
    weekday: int | None = None
    which: DateWord | None = None
    """Next or this one."""
    week: DateWord | None = None
    date: CalendarDay | None = None
    clock: Clock | None = None
    part: DateWord | None = None
    length: tuple[tuple[DateWord, float], ...] = ()
    is_out_of_order: bool = False
    """«10.11» stands for an hour before a day in figures."""

    @property
    def has_day(self) -> bool:
        """True when a day is said, whichever way."""
        return self.ahead is not None or self.weekday is not None or self.date is not None

    @property
    def is_of_no_year(self) -> bool:
        """True when a day of the calendar is said without its year."""
        return self.date is not None and self.date.year is None and self.date.month != 0

    def joined(self, other: Said) -> Said | None:
        """Return both together; None when something would be said twice."""
        changed = {}
        for name in ("ahead", "weekday", "which", "week", "date", "clock", "part", "length"):
            mine, its = getattr(self, name), getattr(other, name)
            if its is None or its == ():
                continue
            if mine is not None and mine != ():
                return None
            changed[name] = its
        if other.date is not None and self.clock is not None and self.clock.is_dotted:
            changed["is_out_of_order"] = True
        return replace(self, **changed)
