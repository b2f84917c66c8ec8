"""When a message of training may come that nobody asked for: by day, and out of the reader's quiet hours.

The quiet hours are his own to set, even to none; the day is the house's rule and holds besides them.
"""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from bot.domain.local_time import out_of_quiet, to_utc, to_wall
from bot.domain.people.employee import Employee

FROM, UNTIL = time(8), time(21)
"""Local hours within which a message may come; the second is no longer among them."""
_DAY = timedelta(days=1)
_STEPS: Final = 8
"""Ends of nights and of quiet hours to try, those around a change of clocks among them."""


def next_free(employee: Employee, at: datetime) -> datetime | None:
    """Return the first moment from `at` on at which a message may come; None when his quiet hours leave nothing of the day.

    Args:
        employee: With his zone and his quiet hours.
        at: An aware moment.

    Returns:
        UTC. `at` itself when nothing speaks against it.
    """
    zone, free = ZoneInfo(employee.time_zone), at
    for _ in range(_STEPS):
        free = out_of_quiet(free, zone, employee.quiet_from, employee.quiet_until)
        wall = to_wall(free, zone)
        if FROM <= wall.time() < UNTIL:
            return free
        morning = to_utc(datetime.combine(wall.date(), FROM), zone)
        free = morning if morning > free else to_utc(datetime.combine(wall.date() + _DAY, FROM), zone)
    return None


def may_be_disturbed(employee: Employee, now: datetime) -> bool:
    """Tell whether a silent message may come to somebody now: by day, out of his quiet hours, and where Telegram takes it."""
    if employee.unreachable_at is not None or not employee.has_access:
        return False
    return next_free(employee, now) == now
