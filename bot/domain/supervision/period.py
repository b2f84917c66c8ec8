"""Which days somebody looks at, as calendars have them, and the moments at which they begin and end where he is.

A week begins on Monday. What has not happened yet counts as within: a period is whole days. Only what was measured between two
moments is looked at between these.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.domain.base36 import read_base36, write_base36
from bot.domain.local_time import to_utc

_DAY = timedelta(days=1)
_SECOND = timedelta(seconds=1)
_DAYS = re.compile(r"d([0-9]{8})-([0-9]{8})")
_MOMENTS = re.compile(r"f([0-9a-z]+)-([0-9a-z]+)")
_MOMENTS_BEFORE = re.compile(r"f([0-9]{14})-([0-9]{14})")
"""As two moments were written once: in buttons that still stand in chats, in kept filters and in files that were asked for."""
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
FIRST_DAY = date(2000, 1, 1)
LAST_DAY = date(2999, 12, 31)
"""Days that somebody may name: the days before them and the moment after them can be reckoned with."""
_SECONDS = [(datetime.combine(day, time(), UTC) - _EPOCH) // _SECOND for day in (FIRST_DAY, LAST_DAY + _DAY)]


class PeriodKind(StrEnum):
    """The periods that a button offers; the value is what a button carries."""

    TODAY = "t"
    YESTERDAY = "y"
    WEEK = "w"
    """From Monday on."""
    LAST_WEEK = "lw"
    MONTH = "m"
    LAST_MONTH = "lm"
    ALWAYS = "a"
    DAYS = "d"
    """From one day to another, both within."""
    MOMENTS = "f"
    """From one moment, within, to another, without. Nobody chooses it but by a figure that was measured so."""


BY_NAME = tuple(kind for kind in PeriodKind if kind not in (PeriodKind.DAYS, PeriodKind.MOMENTS))
"""Those that are said by their name alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """Whole days, or what lies between two moments in UTC, to the second.

    `first` and `last` are set for DAYS alone, `since` and `until` for MOMENTS alone, and in order.
    """

    kind: PeriodKind
    first: date | None = None
    last: date | None = None
    since: datetime | None = None
    until: datetime | None = None

    def __post_init__(self) -> None:
        """Refuse days where none belong, and ends before the beginning."""
        if (self.kind is PeriodKind.DAYS) != (self.first is not None and self.last is not None):
            msg = "days are given for PeriodKind.DAYS alone"
            raise ValueError(msg)
        if (self.kind is PeriodKind.MOMENTS) != (self.since is not None and self.until is not None):
            msg = "moments are given for PeriodKind.MOMENTS alone"
            raise ValueError(msg)
        is_backwards = self.since is not None and self.until is not None and self.since > self.until
        if is_backwards or (self.first is not None and self.last is not None and self.first > self.last):
            msg = "a period ends before it begins"
            raise ValueError(msg)

    def days(self, today: date) -> tuple[date, date] | None:
        """Return its first and last day, as seen from today; None for always."""
        if self.first is not None and self.last is not None:
            return self.first, self.last
        if self.since is not None and self.until is not None:
            return self.since.date(), max(self.since, self.until - _SECOND).date()
        monday = today - today.weekday() * _DAY
        first_of_month = today.replace(day=1)
        return {
            PeriodKind.TODAY: (today, today),
            PeriodKind.YESTERDAY: (today - _DAY, today - _DAY),
            PeriodKind.WEEK: (monday, monday + 6 * _DAY),
            PeriodKind.LAST_WEEK: (monday - 7 * _DAY, monday - _DAY),
            PeriodKind.MONTH: (first_of_month, (first_of_month + 31 * _DAY).replace(day=1) - _DAY),
            PeriodKind.LAST_MONTH: ((first_of_month - _DAY).replace(day=1), first_of_month - _DAY),
        }.get(self.kind)

    def bounds(self, now: datetime, zone: ZoneInfo) -> tuple[datetime | None, datetime | None]:
        """Return the moment at which it begins and the one before which it ends, in UTC; None where it has no end."""
        if self.since is not None:
            return self.since, self.until
        days = self.days(now.astimezone(zone).date())
        if days is None:
            return None, None
        return to_utc(datetime.combine(days[0], time()), zone), to_utc(datetime.combine(days[1] + _DAY, time()), zone)

    def before(self, now: datetime, zone: ZoneInfo) -> Period | None:
        """Return what it is compared with: as many days before it, or the month before a month; None for always.

        Of a period that is not over yet only as many days are taken as have begun.
        """
        today = now.astimezone(zone).date()
        days = self.days(today)
        if days is None:
            return None
        first, last = days[0], max(days[0], min(days[1], today))
        if self.kind in (PeriodKind.MONTH, PeriodKind.LAST_MONTH):
            begin = (first - _DAY).replace(day=1)
            end = first - _DAY if last == days[1] else min(begin + (last - first), first - _DAY)
            return Period(kind=PeriodKind.DAYS, first=begin, last=end)
        length = 7 * _DAY if self.kind in (PeriodKind.WEEK, PeriodKind.LAST_WEEK) else last - first + _DAY
        return Period(kind=PeriodKind.DAYS, first=first - length, last=last - length)

    def __str__(self) -> str:
        """As a button carries it and a filter is kept: `lw`, `d20261101-20261130`; two moments as seconds, `fto20w0-tpjm80`."""
        if self.since is not None and self.until is not None:
            return f"{self.kind.value}{_written(self.since)}-{_written(self.until)}"
        if self.first is None or self.last is None:
            return self.kind.value
        return f"{self.kind.value}{self.first:%Y%m%d}-{self.last:%Y%m%d}"


def read_period(text: str) -> Period:
    """Read what `str` of a period gives.

    Raises:
        ValueError: it is none, or of days that nobody may name.
    """
    if (before := _MOMENTS_BEFORE.fullmatch(text)) is not None:
        since, until = (datetime.strptime(one, "%Y%m%d%H%M%S").replace(tzinfo=UTC) for one in before.groups())
        text = f"{PeriodKind.MOMENTS}{_written(since)}-{_written(until)}"
    if (moments := _MOMENTS.fullmatch(text)) is not None:
        since, until = (_moment(one) for one in moments.groups())
        return Period(kind=PeriodKind.MOMENTS, since=since, until=until)
    if (days := _DAYS.fullmatch(text)) is None:
        return Period(kind=PeriodKind(text))
    first, last = (date.fromisoformat(day) for day in days.groups())
    if first < FIRST_DAY or last > LAST_DAY:
        raise ValueError(text)
    return Period(kind=PeriodKind.DAYS, first=first, last=last)


def _written(moment: datetime) -> str:
    return write_base36((moment - _EPOCH) // _SECOND)


def _moment(text: str) -> datetime:
    seconds = read_base36(text)
    if not _SECONDS[0] <= seconds < _SECONDS[1]:
        raise ValueError(text)
    return _EPOCH + seconds * _SECOND
