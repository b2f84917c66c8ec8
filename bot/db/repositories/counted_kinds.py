"""Calls of a period by kinds – type, intent, outcome; who named the type; cues; phrases – added up in one statement.

Each has a table of counts, one of changes that are not in them yet, and a way to read calls one by one. The cost does not grow
with the calls of a day, nor with the teams that are looked at together: see decision 39.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, Subquery, Table, func, literal, select, union_all

from bot.db.repositories.counted_days import (
    TOGETHER,
    calls_between,
    days_of,
    few_rows,
    in_days,
    in_rows,
    of_teams,
    rows_of_weeks,
    running_between,
    weeks_of,
    whose,
)
from bot.db.schema.tables import cell_counts, consultations, count_changes, teams
from bot.domain.ids import EmployeeId
from bot.domain.supervision.scope import Scope
from bot.services.figures.ports import Span

Which = Sequence[ColumnElement[bool]]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Kinds:
    """What is counted by kinds."""

    counts: Table
    changes: Table
    by: Sequence[str]
    """The columns that say of which kind."""
    sums: Sequence[str]
    """What is added up; the first are the calls."""
    noted: Sequence[ColumnElement[Any]]
    """What each change adds to each of them."""
    called: Callable[[Which, int], Select[Any]]
    """Select calls one by one, kinds first, as they add up, times a sign."""


def added_up(kinds: Kinds, scope: Scope, span: Span) -> Select[Any]:
    """Select the sums of each kind of the calls within; some may be nothing."""
    added = _parts(kinds, scope, span)
    keys = [added.c[name] for name in kinds.by]
    return select(*keys, *(func.sum(added.c[name]).label(name) for name in kinds.sums)).group_by(*keys)


def number_of(kinds: Kinds, scope: Scope, span: Span, only: Mapping[str, str]) -> Select[Any]:
    """Select how many calls within are of some kind, which is said by as many of its columns as one likes."""
    added = _parts(kinds, scope, span)
    return select(func.sum(added.c[kinds.sums[0]])).where(*(added.c[name] == value for name, value in only.items()))


def _parts(kinds: Kinds, scope: Scope, span: Span) -> Subquery:
    people = [] if scope.employee is None else [scope.employee]
    days = weeks_of(span) if people else days_of(span)
    rows = rows_of_weeks(days) if people else few_rows(days)
    place = _place(kinds.counts, scope)
    of_kind = [kinds.counts.c[name] for name in kinds.by]
    parts = [
        select(*of_kind, *((kinds.counts.c[name] * one.sign).label(name) for name in kinds.sums)).where(
            *place, in_rows(kinds.counts, one)
        )
        for one in rows
    ]
    if rows:
        noted = select(*(kinds.changes.c[name] for name in kinds.by), *kinds.noted)
        parts.append(noted.where(in_days(kinds.changes, days), *whose(kinds.changes, scope, people)))
        parts.append(kinds.called(running_between(days.first, days.behind, scope, people), 1))
    parts += [kinds.called(calls_between(since, until, scope, people), sign) for since, until, sign in days.ends]
    return union_all(*parts).subquery()


def _place(counts: Table, scope: Scope) -> Which:
    """Match whose rows are added up: all the columns by which a walk through them begins."""
    employee: EmployeeId | int = TOGETHER if scope.employee is None else scope.employee
    if scope.teams is not None:
        return counts.c.employee_id == employee, *of_teams(counts.c.team_id, scope)
    if scope.employee is None:
        return counts.c.employee_id == employee, counts.c.team_id == TOGETHER
    return counts.c.employee_id == employee, counts.c.team_id.in_(select(teams.c.id))


def _cells(which: Which, sign: int) -> Select[Any]:
    call = consultations.c
    outcome = func.coalesce(call.outcome, "").label("outcome")
    return select(call.temperament, call.wants, call.can, outcome, literal(sign).label("calls")).where(*which)


CELLS = Kinds(
    counts=cell_counts,
    changes=count_changes,
    by=("temperament", "wants", "can", "outcome"),
    sums=("calls",),
    noted=(count_changes.c.calls,),
    called=_cells,
)
"""Type, intent and outcome, empty where nobody has said it."""
