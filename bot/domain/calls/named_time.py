"""The time that a sentence names for the next call: «I'll ring in a week, at ten». Pure: the clock is passed in.

Leaves out what becomes of it: the moment is offered, and a promise only once somebody taps it.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.domain.local_time import out_of_quiet, to_utc, to_wall

_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedTime:
    """How far ahead a sentence names the next call. Invariant: exactly one of hours, days and months is above 0."""

    hours: int = 0
    days: int = 0
    months: int = 0
    at: int | None = None
    """Minutes after midnight where the employee is; None: at the time of day at which it is said."""


def moment_of(named: NamedTime, said_at: datetime, zone: ZoneInfo, quiet_from: int, quiet_until: int) -> datetime:
    """Return the moment that a sentence names, in UTC, to the minute; one that falls on night is the end of the quiet hours.

    Args:
        named: How far ahead.
        said_at: When the sentence came onto the card, aware.
        zone: Where the employee is.
        quiet_from: Minutes after midnight at which his quiet hours begin.
        quiet_until: Minutes after midnight of the first minute that is not quiet; equal to `quiet_from`: none is.
    """
    if named.hours:
        full = said_at.astimezone(UTC).replace(second=0, microsecond=0)
        # A minute that has begun is not taken from the hour.
        moment = full + timedelta(hours=named.hours) + (_MINUTE if full < said_at else timedelta(0))
    else:
        wall = to_wall(said_at, zone)
        hour = time(wall.hour, wall.minute) if named.at is None else time(*divmod(named.at, 60))
        day = _months_after(wall.date(), named.months) if named.months else wall.date() + timedelta(days=named.days)
        moment = to_utc(datetime.combine(day, hour), zone)
    return out_of_quiet(moment, zone, quiet_from, quiet_until)


def _months_after(day: date, count: int) -> date:
    """Return the same day of a later month, or that month's last."""
    months = day.year * 12 + day.month - 1 + count
    year, month = months // 12, months % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
