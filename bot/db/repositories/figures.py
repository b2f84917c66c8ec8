"""How many calls there were: the counts of whole days, and what is not in them.

Triggers on `consultations` note every change of a finished call that matters here, in the same transaction; `fold` puts the notes
into the counts. So a sum over a period is the counts of its days, the notes on them, the calls that are still running, and the
calls at its ends where it does not begin and end with a day of UTC. All of them are read in one statement: no fold falls between.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from functools import cache
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Executable,
    RowMapping,
    Select,
    Table,
    and_,
    bindparam,
    case,
    cast,
    delete,
    exists,
    false,
    func,
    literal,
    null,
    or_,
    select,
    union_all,
)

from bot.db.repositories.repository import Repository
from bot.db.schema.tables import call_counts, cell_counts, consultations, count_changes, employees
from bot.db.upsert import for_each_dialect
from bot.domain.calls.consultation import TemperamentSource
from bot.domain.calls.intent import Known
from bot.domain.calls.outcome import Outcome
from bot.domain.calls.temperament import Recognition
from bot.domain.ids import EmployeeId, TeamId
from bot.domain.names import NO_NAME, shown_name
from bot.domain.supervision.call_counts import CallCounts
from bot.domain.supervision.scope import Scope
from bot.services.figures.ports import CellCount, Span

TOGETHER = 0
"""In place of an employee: all of a team."""
_DAY = timedelta(days=1)
_NOON = time(12)
_OUTCOMES = tuple(outcome.value for outcome in Outcome)
_SUMS = ("calls", *_OUTCOMES, "unfit", "overridden", "cards", "taps", "card_ms")
_CELL = ("temperament", "wants", "can", "outcome")
_CALL = consultations.c


@dataclass(frozen=True, slots=True)
class _Days:
    """A span as whole days of UTC, and what to add at its ends, or to take away: whichever is less."""

    first: datetime
    behind: datetime
    ends: Sequence[tuple[datetime, datetime, int]]


def _days(span: Span) -> _Days:
    first, behind = _nearest_midnight(span.since), _nearest_midnight(span.until)
    ends = ((span.since, first, 1), (behind, span.until, 1))
    turned = [(min(a, b), max(a, b), sign if a < b else -sign) for a, b, sign in ends if a != b]
    return _Days(first, behind, turned)


def _nearest_midnight(moment: datetime) -> datetime:
    at = moment.astimezone(UTC)
    midnight = datetime.combine(at.date(), time(), UTC)
    return midnight if at.time() < _NOON else midnight + _DAY


def _day(midnight: datetime) -> str:
    return midnight.date().isoformat()


class FigureRepository(Repository):
    """Tables call_counts, cell_counts and count_changes."""

    __slots__ = ()

    async def counts(self, scope: Scope, span: Span) -> CallCounts:
        """Count the calls that lie within."""
        if scope.is_nothing:
            return CallCounts()
        parts = self._parts(scope, span, [] if scope.employee is None else [scope.employee])
        added = union_all(*parts).subquery()
        found = await self._transaction.execute(select(*(func.sum(added.c[name]).label(name) for name in _SUMS)))
        return _counts_from(found.mappings().one())

    async def counts_of(self, scope: Scope, span: Span, people: Sequence[EmployeeId]) -> Mapping[EmployeeId, CallCounts]:
        """Count the calls of each of some people."""
        within = [one for one in people if scope.employee in (None, one)]
        if scope.is_nothing or not within:
            return {}
        added = union_all(*self._parts(scope, span, within)).subquery()
        sums = (func.sum(added.c[name]).label(name) for name in _SUMS)
        found = await self._transaction.execute(select(added.c.employee_id, *sums).group_by(added.c.employee_id))
        counted = {EmployeeId(row["employee_id"]): _counts_from(row) for row in found.mappings()}
        return {one: counts for one, counts in counted.items() if counts.calls}

    async def by_cell(self, scope: Scope, span: Span) -> Sequence[CellCount]:
        """Count calls by type, intent and outcome."""
        if scope.is_nothing:
            return []
        if scope.employee is None:
            parts = self._cell_parts(scope, span)
        else:  # one person's calls are few
            parts = [_cells(_calls_between(span.since, span.until, scope, [scope.employee]), 1)]
        added = union_all(*parts).subquery()
        by = [added.c[name] for name in _CELL]
        found = await self._transaction.execute(select(*by, func.sum(added.c.calls).label("calls")).group_by(*by))
        return [
            CellCount(
                temperament=Recognition(row["temperament"]),
                wants=Known(row["wants"]),
                can=Known(row["can"]),
                outcome=Outcome(row["outcome"]) if row["outcome"] else None,
                calls=int(row["calls"]),
            )
            for row in found.mappings()
            if row["calls"]
        ]

    async def who_called(self, scope: Scope, span: Span, limit: int, offset: int) -> Sequence[tuple[EmployeeId, str]]:
        """Return who has led calls, with his name, by name."""
        found = select(employees.c.id, employees.c.name).where(*_has_called(scope, span))
        found = found.order_by(employees.c.name_key, employees.c.id).limit(limit).offset(offset)
        rows = (await self._transaction.execute(found)).mappings()
        return [(EmployeeId(row["id"]), shown_name(row["name"]) or NO_NAME) for row in rows]

    async def number_of_callers(self, scope: Scope, span: Span) -> int:
        """Count those whom `who_called` walks through."""
        found = select(func.count()).select_from(employees).where(*_has_called(scope, span))
        return int((await self._transaction.execute(found)).scalar_one())

    async def which_teams(self, scope: Scope, span: Span) -> Sequence[TeamId]:
        """Return the teams that have led calls."""
        if scope.is_nothing:
            return []
        parts = self._parts(scope, span, [] if scope.employee is None else [scope.employee])
        added = union_all(*parts).subquery()
        found = select(added.c.team_id).group_by(added.c.team_id).having(func.sum(added.c.calls) > 0).order_by(added.c.team_id)
        return [TeamId(number) for number in (await self._transaction.execute(found)).scalars()]

    async def fold(self, limit: int) -> int:
        """Put so many changes at most into the counts of their days."""
        oldest = select(count_changes).order_by(count_changes.c.id).limit(limit)
        changes = (await self._transaction.execute(oldest)).mappings().all()
        if not changes:
            return 0
        calls: defaultdict[tuple[Any, ...], Counter[str]] = defaultdict(Counter)
        cells: Counter[tuple[Any, ...]] = Counter()
        for change in changes:
            for employee in (change["employee_id"], TOGETHER):
                # `update` adds, and keeps what falls below nothing.
                calls[employee, change["day"], change["team_id"]].update(_sums_of(change))
            cells[change["day"], change["team_id"], *(change[name] for name in _CELL)] += change["calls"]
        await self._add(call_counts, _ADD_CALLS, {key: sums for key, sums in calls.items() if any(sums.values())})
        await self._add(cell_counts, _ADD_CELLS, {key: {"calls": calls} for key, calls in cells.items() if calls})
        # By their numbers: one that another process has committed meanwhile may have a smaller one than the last of these.
        await self._transaction.execute(_FORGET, [{"change": change["id"]} for change in changes])
        return len(changes)

    async def _add(self, table: Table, add: Mapping[str, Executable], sums: Mapping[tuple[Any, ...], Mapping[str, int]]) -> None:
        """Add to rows, begin those that are missing, and drop those in which nothing is left."""
        if not sums:
            return
        names = [column.name for column in table.primary_key]
        rows = [dict(zip(names, key, strict=True)) | dict(added) for key, added in sums.items()]
        await self._transaction.execute(add[self._transaction.dialect], rows)
        if less := [row for row in rows if row["calls"] < 0]:
            emptied = delete(table).where(*(table.c[name] == bindparam(f"of_{name}") for name in names), table.c.calls == 0)
            await self._transaction.execute(emptied, [{f"of_{name}": row[name] for name in names} for row in less])

    def _parts(self, scope: Scope, span: Span, people: Sequence[EmployeeId]) -> list[Select[Any]]:
        """Select what adds up to the calls of a span: team, person, and the sums. Without people, of everybody together."""
        days = _days(span)
        within = (days.first, days.behind)
        whose: Sequence[int] = people or [TOGETHER]
        sums = [call_counts.c[name] for name in _SUMS]
        kept = select(call_counts.c.team_id, call_counts.c.employee_id, *sums).where(
            _in_days(call_counts, days), call_counts.c.employee_id.in_(whose), *_of_teams(call_counts.c.team_id, scope)
        )
        changes = [_CHANGED[name] for name in _SUMS]
        noted = select(count_changes.c.team_id, count_changes.c.employee_id, *changes).where(
            _in_days(count_changes, days), *_whose(count_changes, scope, people)
        )
        running = self._calls(_running_between(*within, scope, people), 1)
        ends = [self._calls(_calls_between(since, until, scope, people), sign) for since, until, sign in days.ends]
        return [kept, noted, running, *ends]

    def _calls(self, which: Sequence[ColumnElement[bool]], sign: int) -> Select[Any]:
        """Select calls one by one as they add up, or down."""
        return select(_CALL.team_id, _CALL.employee_id, *_added(self._transaction.dialect, sign)).where(*which)

    def _cell_parts(self, scope: Scope, span: Span) -> list[Select[Any]]:
        days = _days(span)
        kept = select(*(cell_counts.c[name] for name in _CELL), cell_counts.c.calls).where(
            _in_days(cell_counts, days), *_of_teams(cell_counts.c.team_id, scope)
        )
        noted = select(*(count_changes.c[name] for name in _CELL), count_changes.c.calls).where(
            _in_days(count_changes, days), *_whose(count_changes, scope, [])
        )
        running = _cells(_running_between(days.first, days.behind, scope, []), 1)
        ends = [_cells(_calls_between(since, until, scope, []), sign) for since, until, sign in days.ends]
        return [kept, noted, running, *ends]


def _in_days(table: Table, days: _Days) -> ColumnElement[bool]:
    return and_(table.c.day >= _day(days.first), table.c.day < _day(days.behind))


def _cells(which: Sequence[ColumnElement[bool]], sign: int) -> Select[Any]:
    outcome = func.coalesce(_CALL.outcome, "").label("outcome")
    return select(_CALL.temperament, _CALL.wants, _CALL.can, outcome, literal(sign).label("calls")).where(*which)


def _calls_between(since: datetime, until: datetime, scope: Scope, people: Sequence[EmployeeId]) -> Sequence[ColumnElement[bool]]:
    """Match real calls that began then; one index serves it: that of whoever led them, of their team, or of time."""
    began = (_CALL.started_at >= since, _CALL.started_at < until, _CALL.is_practice == false())
    if people:
        return *began, _CALL.employee_id.in_(people), *_of_teams(func.coalesce(_CALL.team_id, null()), scope)
    return *began, *_of_teams(_CALL.team_id, scope)


def _running_between(
    since: datetime, until: datetime, scope: Scope, people: Sequence[EmployeeId]
) -> Sequence[ColumnElement[bool]]:
    """Match real calls that began then and are not over: one a person at most, all in one small index."""
    began = (func.coalesce(_CALL.started_at, null()) >= since, func.coalesce(_CALL.started_at, null()) < until)
    led = [_CALL.employee_id.in_(people)] if people else []
    teams = _of_teams(func.coalesce(_CALL.team_id, null()), scope)
    return _CALL.finished_at.is_(None), _CALL.is_practice == false(), *began, *led, *teams


def _whose(table: Table, scope: Scope, people: Sequence[EmployeeId]) -> Sequence[ColumnElement[bool]]:
    return *([table.c.employee_id.in_(people)] if people else []), *_of_teams(table.c.team_id, scope)


def _of_teams(column: ColumnElement[Any], scope: Scope) -> Sequence[ColumnElement[bool]]:
    return [] if scope.teams is None else [column.in_(sorted(scope.teams))]


def _has_called(scope: Scope, span: Span) -> Sequence[ColumnElement[bool]]:
    """Match those who have led a call within; the answer is one step in an index of theirs."""
    led = [] if scope.employee is None else [employees.c.id == scope.employee]
    teams = [false()] if scope.is_nothing else _of_teams(func.coalesce(_CALL.team_id, null()), scope)
    began = (_CALL.started_at >= span.since, _CALL.started_at < span.until, _CALL.is_practice == false())
    return *led, exists().where(_CALL.employee_id == employees.c.id, *began, *teams)


def _sums_of(change: RowMapping) -> Mapping[str, int]:
    """Return what a change adds to each count."""
    ended = {outcome: int(change["outcome"] == outcome) for outcome in _OUTCOMES}
    one = {"calls": 1, **ended, **{name: change[name] for name in _SUMS if name not in {"calls", *_OUTCOMES}}}
    return {name: value * change["calls"] for name, value in one.items()}


def _one_if(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return case((condition, 1), else_=0)


@cache
def _added(dialect: str, sign: int) -> Sequence[ColumnElement[Any]]:
    """Return what a call adds to the counts, or takes away. Built once: that takes longer than the database needs for a page."""
    sums = _sums_of_calls(dialect)
    return [(sums[name] * sign).label(name) for name in _SUMS]


def _sums_of_calls(dialect: str) -> Mapping[str, ColumnElement[Any]]:
    """Return what each call adds to each count, in the words of the triggers."""
    if dialect == "postgresql":
        card_ms: ColumnElement[Any] = func.round(func.extract("epoch", _CALL.first_card_at - _CALL.started_at) * 1000)
    else:
        card_ms = func.round((func.julianday(_CALL.first_card_at) - func.julianday(_CALL.started_at)) * 86_400_000)
    return {
        "calls": literal(1),
        **{outcome: _one_if(func.coalesce(_CALL.outcome, "") == outcome) for outcome in _OUTCOMES},
        "unfit": _one_if(or_(_CALL.phrase_fits.is_(false()), _CALL.none_fits > 0)),
        "overridden": _one_if(_CALL.temperament_source == TemperamentSource.OVERRIDE.value),
        "cards": _one_if(_CALL.first_card_at.is_not(None)),
        "taps": _CALL.taps,
        "card_ms": cast(func.coalesce(card_ms, 0), BigInteger),
    }


def _counts_from(row: RowMapping) -> CallCounts:
    return CallCounts(**{name: int(row[name] or 0) for name in _SUMS})


def _adding(table: Table) -> Mapping[str, Executable]:
    """Return «add to a row, or begin it», for each database."""
    sums = [column.name for column in table.c if not column.primary_key]
    return for_each_dialect(
        table,
        lambda insert: insert.on_conflict_do_update(
            index_elements=list(table.primary_key), set_={name: table.c[name] + insert.excluded[name] for name in sums}
        ),
    )


_CHANGED = {
    name: (
        count_changes.c.calls
        if name == "calls"
        else _one_if(count_changes.c.outcome == name) * count_changes.c.calls
        if name in _OUTCOMES
        else count_changes.c[name] * count_changes.c.calls
    ).label(name)
    for name in _SUMS
}
"""What each change adds to each count."""
_ADD_CALLS = _adding(call_counts)
_ADD_CELLS = _adding(cell_counts)
_FORGET = delete(count_changes).where(count_changes.c.id == bindparam("change"))
