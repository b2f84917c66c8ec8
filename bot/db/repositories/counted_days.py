"""A period as whole days of UTC with what is left at its ends: what every count by day is added up from.

See decision 32: the counts of the days, the notes on them, the calls that are still running, and those at the ends. What is
counted by kinds has rows of weeks beside those of days (decision 39), and a period is as few of both as make it up.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Table, and_, false, func, null

from bot.db.schema.tables import consultations
from bot.domain.ids import EmployeeId
from bot.domain.supervision.scope import Scope
from bot.services.figures.ports import Span

TOGETHER = 0
"""In place of an employee: all of a team. In place of a team: all teams."""
_DAY = timedelta(days=1)
_WEEK = timedelta(days=7)
_NOON = time(12)
_CALL = consultations.c


@dataclass(frozen=True, slots=True)
class Days:
    """A span as whole days of UTC, and what to add at its ends, or to take away: whichever is less."""

    first: datetime
    behind: datetime
    ends: Sequence[tuple[datetime, datetime, int]]


@dataclass(frozen=True, slots=True)
class Rows:
    """Some days as rows of counts: from one name on, before another; to add, or to take away."""

    first: str
    behind: str
    sign: int


def days_of(span: Span) -> Days:
    """Part a span at the midnights of UTC that are nearest to its ends."""
    return _parted(span.since, span.until, _nearest_midnight)


def weeks_of(span: Span) -> Days:
    """Part a span at the Mondays of UTC that are nearest to its ends; a short one is an end as a whole."""
    weeks = _parted(span.since, span.until, _nearest_monday)
    if sum((until - since for since, until, _ in weeks.ends), timedelta()) < span.until - span.since:
        return weeks
    return Days(weeks.first, weeks.first, [(span.since, span.until, 1)])


def few_rows(days: Days) -> Sequence[Rows]:
    """Return whole days as rows of weeks and days: as few as make them up, when days may be taken away as well."""
    weeks = _parted(days.first, days.behind, _nearest_monday)
    left = sum((until - since for since, until, _ in weeks.ends), timedelta())
    if (days.behind - days.first) / _DAY <= (weeks.behind - weeks.first) / _WEEK + left / _DAY:
        return [Rows(day_of(days.first), day_of(days.behind), 1)] if days.first < days.behind else []
    return [*rows_of_weeks(weeks), *(Rows(day_of(first), day_of(behind), sign) for first, behind, sign in weeks.ends)]


def rows_of_weeks(weeks: Days) -> Sequence[Rows]:
    """Return whole weeks as rows; none where there is none."""
    if weeks.first == weeks.behind:
        return []
    return [Rows(_week_of(weeks.first.date()), _week_of(weeks.behind.date()), 1)]


def places_of(employee: int, team: int, day: str) -> Sequence[tuple[int, int, str]]:
    """Return the rows in which a call of a day is counted by kinds: employee, team, and day or week, as `tables` has them."""
    week = _week_of(date.fromisoformat(day))
    together = [(TOGETHER, of, when) for of in (team, TOGETHER) for when in (day, week)]
    return [*together, (employee, team, week)]


def _week_of(day: date) -> str:
    return f"w{day - day.weekday() * _DAY:%Y%m%d}"


def _parted(since: datetime, until: datetime, nearest: Callable[[datetime], datetime]) -> Days:
    first, behind = nearest(since), nearest(until)
    ends = ((since, first, 1), (behind, until, 1))
    turned = [(min(a, b), max(a, b), sign if a < b else -sign) for a, b, sign in ends if a != b]
    return Days(first, behind, turned)


def _nearest_midnight(moment: datetime) -> datetime:
    at = moment.astimezone(UTC)
    midnight = datetime.combine(at.date(), time(), UTC)
    return midnight if at.time() < _NOON else midnight + _DAY


def _nearest_monday(moment: datetime) -> datetime:
    at = moment.astimezone(UTC)
    monday = datetime.combine(at.date() - at.weekday() * _DAY, time(), UTC)
    return monday if at - monday < _WEEK / 2 else monday + _WEEK


def day_of(moment: datetime) -> str:
    """Return the day of UTC in which a moment lies, as counts name it."""
    return moment.astimezone(UTC).date().isoformat()


def in_days(table: Table, days: Days) -> ColumnElement[bool]:
    """Match rows of those days."""
    return and_(table.c.day >= day_of(days.first), table.c.day < day_of(days.behind))


def in_rows(table: Table, rows: Rows) -> ColumnElement[bool]:
    """Match those rows."""
    return and_(table.c.day >= rows.first, table.c.day < rows.behind)


def calls_between(since: datetime, until: datetime, scope: Scope, people: Sequence[EmployeeId]) -> Sequence[ColumnElement[bool]]:
    """Match real calls that began then; one index serves it: that of whoever led them, of their team, or of time."""
    began = (_CALL.started_at >= since, _CALL.started_at < until, _CALL.is_practice == false())
    if people:
        return *began, _CALL.employee_id.in_(people), *of_teams(func.coalesce(_CALL.team_id, null()), scope)
    return *began, *of_teams(_CALL.team_id, scope)


def running_between(
    since: datetime, until: datetime, scope: Scope, people: Sequence[EmployeeId]
) -> Sequence[ColumnElement[bool]]:
    """Match real calls that began then and are not over: one a person at most, all in one small index."""
    began = (func.coalesce(_CALL.started_at, null()) >= since, func.coalesce(_CALL.started_at, null()) < until)
    led = [_CALL.employee_id.in_(people)] if people else []
    teams = of_teams(func.coalesce(_CALL.team_id, null()), scope)
    return _CALL.finished_at.is_(None), _CALL.is_practice == false(), *began, *led, *teams


def whose(table: Table, scope: Scope, people: Sequence[EmployeeId]) -> Sequence[ColumnElement[bool]]:
    """Match rows of whom a scope, and these people if there are any, leave."""
    return *([table.c.employee_id.in_(people)] if people else []), *of_teams(table.c.team_id, scope)


def of_teams(column: ColumnElement[Any], scope: Scope) -> Sequence[ColumnElement[bool]]:
    """Match the teams of a scope; every team needs no condition."""
    return [] if scope.teams is None else [column.in_(sorted(scope.teams))]
