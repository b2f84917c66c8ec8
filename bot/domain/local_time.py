"""Wall clocks and moments: local time to UTC, quiet hours, and the moments that «call back» offers. Pure: the clock is passed in.

A wall time that does not exist (clocks go forward) moves forward by as much; one that comes twice is its first. Leaves out
reading what somebody typed: see `typed_time`.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

EVENING = time(18)
MORNING = time(10)
SUMMING_UP = time(18, 30)
"""When the evening message is due, where the employee is."""
_DAY = timedelta(days=1)


class CallBack(StrEnum):
    """The moments that a button offers for calling back."""

    IN_AN_HOUR = "in_an_hour"
    THIS_EVENING = "this_evening"
    TOMORROW = "tomorrow"
    MONDAY = "monday"


def to_utc(wall: datetime, zone: ZoneInfo) -> datetime:
    """Return the moment at which the clocks of the zone show this wall time, which carries no zone of its own."""
    # fold=0 is what both rules ask for: the offset from before the change.
    return wall.replace(tzinfo=zone, fold=0).astimezone(UTC)


def to_utc_after(wall: datetime, zone: ZoneInfo, now: datetime) -> datetime:
    """Return the first moment after now at which the clocks show this wall time; when there is none, the one before.

    Of an hour that comes twice the second is meant once the first is past.
    """
    first, second = to_utc(wall, zone), wall.replace(tzinfo=zone, fold=1).astimezone(UTC)
    return second if first <= now < second else first


def comes_twice(wall: datetime, zone: ZoneInfo) -> bool:
    """Tell whether the clocks show this wall time twice, because they go back."""
    return wall.replace(tzinfo=zone, fold=0).astimezone(UTC) < wall.replace(tzinfo=zone, fold=1).astimezone(UTC)


def earliest_to_come(now: datetime, zone: ZoneInfo) -> datetime:
    """Return a wall time of today before which none comes any more: what the clocks show, or an hour less if that comes again."""
    wall = to_wall(now, zone)
    again = wall.replace(tzinfo=zone, fold=1).astimezone(UTC) - to_utc(wall, zone)
    is_first = again > timedelta(0) and now.astimezone(zone).fold == 0
    return max(wall - again, datetime.combine(wall.date(), time())) if is_first else wall


def to_wall(at: datetime, zone: ZoneInfo) -> datetime:
    """Return what the clocks of the zone show at a moment, without a zone."""
    return at.astimezone(zone).replace(tzinfo=None, fold=0)


def wall_text(wall: datetime) -> str:
    """Spell a wall time as it is stored."""
    return wall.isoformat(timespec="minutes")[:16]


def kept_moment(promised: datetime, local_due: str, zone: ZoneInfo) -> datetime:
    """Return the moment at which a promise is due by the rules in use: the one stored, unless those rules have changed.

    Args:
        promised: The moment as it was reckoned when the promise was made.
        local_due: The wall time that was meant, as `wall_text` spells it; seconds and which of two equal hours are
            in the moment alone.
        zone: Where it was meant.
    """
    if wall_text(to_wall(promised, zone)) == local_due:
        return promised
    return to_utc(datetime.fromisoformat(local_due), zone)


def call_back_at(when: CallBack, now: datetime, zone: ZoneInfo) -> datetime:
    """Return the moment meant, in UTC. This evening, once it is past six, is tomorrow evening; Monday is the next one."""
    local = to_wall(now, zone)
    match when:
        case CallBack.IN_AN_HOUR:
            return now.astimezone(UTC) + timedelta(hours=1)
        case CallBack.THIS_EVENING:
            # A moment already past is possible only where six o'clock comes twice.
            return _first_after(now, local.date() + _DAY * (local.time() >= EVENING), EVENING, zone)
        case CallBack.TOMORROW:
            return to_utc(datetime.combine(local.date() + _DAY, MORNING), zone)
        case CallBack.MONDAY:
            return to_utc(datetime.combine(local.date() + timedelta(days=7 - local.weekday()), MORNING), zone)


def tomorrow_morning(now: datetime, zone: ZoneInfo) -> datetime:
    """Return ten o'clock of the next local day."""
    return call_back_at(CallBack.TOMORROW, now, zone)


def out_of_quiet(at: datetime, zone: ZoneInfo, quiet_from: int, quiet_until: int) -> datetime:
    """Return the first moment from `at` on at which somebody may be disturbed.

    Args:
        at: The moment wished for, aware.
        zone: Where he is.
        quiet_from: Minutes after midnight at which the quiet hours begin; they may go over midnight.
        quiet_until: Minutes after midnight of the first minute that is not quiet. Equal to `quiet_from`: none is.
    """
    free = at.astimezone(UTC)
    if not _is_quiet(to_wall(free, zone), quiet_from, quiet_until):
        return free
    end = time(*divmod(quiet_until, 60))
    day = to_wall(free, zone).date()
    # The days around a change of clocks may have an end of quiet hours that is past already, or that falls into quiet hours.
    for later in range(4):
        for fold in (0, 1):
            there = datetime.combine(day + _DAY * later, end).replace(tzinfo=zone, fold=fold).astimezone(UTC)
            if there > free and not _is_quiet(to_wall(there, zone), quiet_from, quiet_until):
                return there
    return free


def _is_quiet(wall: datetime, quiet_from: int, quiet_until: int) -> bool:
    minute = wall.hour * 60 + wall.minute
    if quiet_from <= quiet_until:
        return quiet_from <= minute < quiet_until
    return minute >= quiet_from or minute < quiet_until


def last_summing_up(now: datetime, zone: ZoneInfo) -> date:
    """Return the local day whose hour of summing up came last."""
    local = to_wall(now, zone)
    return local.date() if local.time() >= SUMMING_UP else local.date() - _DAY


def last_monday(now: datetime, zone: ZoneInfo, minutes: int) -> datetime:
    """Return the wall time of the Monday, so many minutes after midnight, that came last."""
    local = to_wall(now, zone)
    monday = datetime.combine(local.date() - _DAY * local.weekday(), time(*divmod(minutes, 60)))
    return monday if monday <= local else monday - 7 * _DAY


def _first_after(now: datetime, day: date, hour: time, zone: ZoneInfo) -> datetime:
    at = to_utc(datetime.combine(day, hour), zone)
    return at if at > now else to_utc(datetime.combine(day + _DAY, hour), zone)
