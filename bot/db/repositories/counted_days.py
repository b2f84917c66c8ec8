"""A period as whole days of UTC with what is left at its ends: what every count by day is added up from.

See decision 32: the counts of the days, the notes on them, the calls that are still running, and those at the ends.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Table, and_, false, func, null

from bot.db.schema.tables import consultations
from bot.domain.ids import EmployeeId
from bot.domain.supervision.scope import Scope
from bot.services.figures.ports import Span

_DAY = timedelta(days=1)
_NOON = time(12)
_CALL = consultations.c


@dataclass(frozen=True, slots=True)
class Days:
    """A span as whole days of UTC, and what to add at its ends, or to take away: whichever is less."""

    first: datetime
    behind: datetime
    ends: Sequence[tuple[datetime, datetime, int]]


def days_of(span: Span) -> Days:
    """Part a span at the midnights of UTC that are nearest to its ends."""
    first, behind = _nearest_midnight(span.since), _nearest_midnight(span.until)
    ends = ((span.since, first, 1), (behind, span.until, 1))
    turned = [(min(a, b), max(a, b), sign if a < b else -sign) for a, b, sign in ends if a != b]
    return Days(first, behind, turned)


def _nearest_midnight(moment: datetime) -> datetime:
    at = moment.astimezone(UTC)
    midnight = datetime.combine(at.date(), time(), UTC)
    return midnight if at.time() < _NOON else midnight + _DAY


def day_of(moment: datetime) -> str:
    """Return the day of UTC in which a moment lies, as counts name it."""
    return moment.astimezone(UTC).date().isoformat()


def in_days(table: Table, days: Days) -> ColumnElement[bool]:
    """Match rows of those days."""
    return and_(table.c.day >= day_of(days.first), table.c.day < day_of(days.behind))


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
