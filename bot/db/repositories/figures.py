"""How many calls there were: the counts of whole days, and what is not in them.

Triggers on `consultations` note every change of a finished call that matters here, in the same transaction; `fold` puts the notes
into the counts. So a sum over a period is the counts of its days, the notes on them, the calls that are still running, and the
calls at its ends where it does not begin and end with a day of UTC. All of them are read in one statement: no fold falls between.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from operator import itemgetter
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Executable,
    RowMapping,
    Select,
    Table,
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

from bot.db.repositories.counted_days import (
    TOGETHER,
    calls_between,
    day_of,
    days_of,
    in_days,
    of_teams,
    places_of,
    running_between,
    whose,
)
from bot.db.repositories.counted_kinds import CELLS, added_up
from bot.db.repositories.repository import Repository
from bot.db.schema.tables import (
    call_counts,
    cell_counts,
    consultations,
    count_changes,
    cue_changes,
    cue_counts,
    employees,
    phrase_changes,
    phrase_counts,
    type_counts,
)
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

_OUTCOMES = tuple(outcome.value for outcome in Outcome)
_SUMS = ("calls", *_OUTCOMES, "unfit", "overridden", "cards", "taps", "card_ms")
_PLACE = frozenset({"employee_id", "team_id", "day"})
_CALL = consultations.c


class FigureRepository(Repository):
    """Tables of counts by day, and of changes that are not in them yet."""

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
        found = await self._transaction.execute(added_up(CELLS, scope, span))
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
        """Put so many changes of each kind at most into the counts of their days."""
        folded = [await self._fold_calls(limit)]
        folded += [await self._fold_alike(changes, counts, limit) for changes, counts in _ALIKE]
        return sum(folded)

    async def _fold_alike(self, changes: Table, counts: Table, limit: int) -> int:
        """Fold changes that are written as their counts are."""
        noted = (await self._transaction.execute(select(changes).order_by(changes.c.id).limit(limit))).mappings().all()
        await self._add_kinds(counts, ((change, change) for change in noted))
        await self._forget(changes, noted)
        return len(noted)

    async def _add_kinds(self, counts: Table, changes: Iterable[tuple[RowMapping, Mapping[Any, int]]]) -> None:
        """Add what changes add to each sum, wherever a call of their days is counted."""
        names = [column.name for column in counts.primary_key]
        kinds = [name for name in names if name not in _PLACE]
        sums = [column.name for column in counts.c if not column.primary_key]
        added: defaultdict[tuple[Any, ...], Counter[str]] = defaultdict(Counter)
        for change, by in changes:
            of_kind = tuple(change[name] for name in kinds)
            for place in places_of(change["employee_id"], change["team_id"], change["day"]):
                # `update` adds, and keeps what falls below nothing.
                added[*place, *of_kind].update({name: by[name] for name in sums})
        await self._add(counts, _ADD[counts], {key: each for key, each in added.items() if any(each.values())})

    async def _forget(self, table: Table, noted: Sequence[RowMapping]) -> None:
        """Delete changes by their numbers: what another process commits meanwhile may have a smaller one than the last."""
        if noted:
            gone = delete(table).where(table.c.id == bindparam("change"))
            await self._transaction.execute(gone, [{"change": change["id"]} for change in noted])

    async def _fold_calls(self, limit: int) -> int:
        oldest = select(count_changes).order_by(count_changes.c.id).limit(limit)
        changes = (await self._transaction.execute(oldest)).mappings().all()
        if not changes:
            return 0
        calls: defaultdict[tuple[Any, ...], Counter[str]] = defaultdict(Counter)
        for change in changes:
            for employee in (change["employee_id"], TOGETHER):
                calls[employee, change["day"], change["team_id"]].update(_sums_of(change))
        await self._add(call_counts, _ADD[call_counts], {key: sums for key, sums in calls.items() if any(sums.values())})
        await self._add_kinds(cell_counts, ((change, change) for change in changes))
        said = [{"calls": change["calls"], "said": change["said"] * change["calls"]} for change in changes]
        await self._add_kinds(type_counts, zip(changes, said, strict=True))
        await self._forget(count_changes, changes)
        return len(changes)

    async def _add(self, table: Table, add: Mapping[str, Executable], sums: Mapping[tuple[Any, ...], Mapping[str, int]]) -> None:
        """Add to rows, begin those that are missing, and drop those in which nothing is left."""
        if not sums:
            return
        names = [column.name for column in table.primary_key]
        # In one order everywhere: on PostgreSQL two that add to the same rows must not wait for one another.
        rows = [dict(zip(names, key, strict=True)) | dict(added) for key, added in sorted(sums.items(), key=itemgetter(0))]
        await self._transaction.execute(add[self._transaction.dialect], rows)
        if less := [row for row in rows if row["calls"] <= 0]:
            nothing = [column == 0 for column in table.c if not column.primary_key]
            emptied = delete(table).where(*(table.c[name] == bindparam(f"of_{name}") for name in names), *nothing)
            await self._transaction.execute(emptied, [{f"of_{name}": row[name] for name in names} for row in less])

    def _parts(self, scope: Scope, span: Span, people: Sequence[EmployeeId]) -> list[Select[Any]]:
        """Select what adds up to the calls of a span: team, person, and the sums. Without people, of everybody together."""
        days = days_of(span)
        within = (days.first, days.behind)
        counted: Sequence[int] = people or [TOGETHER]
        sums = [call_counts.c[name] for name in _SUMS]
        kept = select(call_counts.c.team_id, call_counts.c.employee_id, *sums).where(
            in_days(call_counts, days), call_counts.c.employee_id.in_(counted), *of_teams(call_counts.c.team_id, scope)
        )
        changes = [_CHANGED[name] for name in _SUMS]
        noted = select(count_changes.c.team_id, count_changes.c.employee_id, *changes).where(
            in_days(count_changes, days), *whose(count_changes, scope, people)
        )
        running = self._calls(running_between(*within, scope, people), 1)
        ends = [self._calls(calls_between(since, until, scope, people), sign) for since, until, sign in days.ends]
        return [kept, noted, running, *ends]

    def _calls(self, which: Sequence[ColumnElement[bool]], sign: int) -> Select[Any]:
        """Select calls one by one as they add up, or down."""
        return select(_CALL.team_id, _CALL.employee_id, *_added(self._transaction.dialect, sign)).where(*which)


def _has_called(scope: Scope, span: Span) -> Sequence[ColumnElement[bool]]:
    """Match those who have led a call within; the answer is one step in an index of theirs."""
    led = [] if scope.employee is None else [employees.c.id == scope.employee]
    teams = [false()] if scope.is_nothing else of_teams(func.coalesce(_CALL.team_id, null()), scope)
    began = (_CALL.started_at >= span.since, _CALL.started_at < span.until, _CALL.is_practice == false())
    has_called = exists().where(_CALL.employee_id == employees.c.id, *began, *teams)
    if scope.teams is None or scope.is_nothing:
        return *led, has_called
    # Of somebody from another team all calls of the time would be walked through, to find that none is of this one.
    return *led, case((_may_have_called(scope, span), has_called), else_=false())


def _may_have_called(scope: Scope, span: Span) -> ColumnElement[bool]:
    """Match those of whom a call is counted in a team on a day that the span touches, or is not counted yet."""
    counted = exists().where(
        call_counts.c.employee_id == employees.c.id,
        call_counts.c.day >= day_of(span.since),
        call_counts.c.day <= day_of(span.until),
        *of_teams(call_counts.c.team_id, scope),
    )
    noted = exists().where(count_changes.c.employee_id == employees.c.id)
    running = exists().where(_CALL.employee_id == employees.c.id, _CALL.finished_at.is_(None))
    return or_(counted, noted, running)


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
_ALIKE = ((cue_changes, cue_counts), (phrase_changes, phrase_counts))
"""Changes that have the columns of their counts."""
_ADD = {table: _adding(table) for table in (call_counts, cell_counts, type_counts, cue_counts, phrase_counts)}
