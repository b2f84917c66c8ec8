"""The study day: which day an answer belongs to, wherever the trainee is and whatever his clocks do.

A night of practice belongs to the evening before it, so the day turns at four. Everything that training counts, counts study
days and no hours: whoever answered at 09:00 yesterday is not early at 08:30 today.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

TURNS_AFTER = timedelta(hours=4)
"""How long after midnight the day before still runs; nobody begins a day at four, and few end one later."""
_FARTHEST = timedelta(days=2)
"""Clocks of two places on Earth are 26 hours apart at most, so their dates two days."""


def study_day(now: datetime, zone: ZoneInfo) -> date:
    """Return the local date of four hours ago.

    Args:
        now: An aware moment.
        zone: Where the trainee is.
    """
    return (now - TURNS_AFTER).astimezone(zone).date()


def next_study_day(last: date | None, now: datetime, zone: ZoneInfo) -> date:
    """Return the study day of now for somebody whose last one is known: it never goes back.

    Whoever flies west, or whose clocks go back over midnight, stays on his last study day until the local date has come up with
    it: no day comes twice. One that lies further ahead than any journey leads was made by a wrong clock and binds nobody.

    Args:
        last: The latest study day that was given to him; None for whoever has none yet.
        now: An aware moment.
        zone: Where he is now.
    """
    today = study_day(now, zone)
    return last if last is not None and today < last <= today + _FARTHEST else today
