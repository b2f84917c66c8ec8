"""The filters of the log as conditions on consultations.

Pages are read in the order of time, so a plan is good when it walks an index in that order and bad when it sorts what is left
for every page. Hence one team or employee is compared with `=` (its index is in the order of time), and several of one name are
compared in a way that no index serves, so that the plan walks by time. Clients are the exception: a name has few calls, and
sorting those is cheaper than passing by everybody else's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, ColumnElement, Select, Table, false, func, null, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db.export.near_names import near_names
from bot.db.repositories.type_said import of_type_said
from bot.db.schema.tables import clients, consultations, employees, interactions, teams
from bot.domain.calls.intent import Known
from bot.domain.folding import fold
from bot.services.interaction_ports import LogFilter, UnknownName


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearers:
    """The numbers of those who bear the names in a filter; None where the filter names nobody."""

    teams: Sequence[int] | None = None
    employees: Sequence[int] | None = None


def check_filter(which: LogFilter) -> None:
    """Refuse what means nothing.

    Raises:
        ValueError: for a naive moment, or an intent that is not `wants/can`.
    """
    if any(moment is not None and moment.tzinfo is None for moment in (which.since, which.until)):
        msg = "since and until need a time zone"
        raise ValueError(msg)
    if which.intent is not None:
        _intent(which.intent)


async def bearers_of(connection: AsyncConnection, which: LogFilter) -> Bearers:
    """Look the names up; they compare as `fold` gives them."""
    return Bearers(
        teams=None if which.team is None else await _ids(connection, teams, which.team),
        employees=None if which.manager is None else await _ids(connection, employees, which.manager),
    )


async def unknown_names_of(connection: AsyncConnection, which: LogFilter) -> Sequence[UnknownName]:
    """Return the names in a filter that nobody bears."""
    unknown = []
    for of, table, name in (
        ("team", teams, which.team),
        ("manager", employees, which.manager),
        ("client", clients, which.client),
    ):
        if name is not None and not await _ids(connection, table, name):
            unknown.append(UnknownName(of=of, name=name, near=await near_names(connection, table, name)))
    return unknown


def consultation_conditions(which: LogFilter, bearers: Bearers) -> list[ColumnElement[bool]]:
    """Translate a filter for a walk through consultations."""
    columns = consultations.c
    conditions = _by_value(which)
    if which.scope.teams is not None:
        conditions.append(_one_of(columns.team_id, sorted(which.scope.teams)))
    conditions += [columns.employee_id == number for number in (which.scope.employee, which.employee_id) if number is not None]
    if which.client_id is not None:
        conditions.append(columns.client_id == which.client_id)
    if which.client is not None:
        conditions.append(columns.client_id.in_(_named(clients, which.client)))
    if which.since is not None:
        conditions.append(columns.started_at >= which.since)
    if which.until is not None:
        conditions.append(columns.started_at < which.until)
    if which.outcome is not None:
        # Said twice: the second is the condition of the partial index.
        conditions += [columns.outcome == which.outcome, columns.outcome.is_not(None)]
    if bearers.teams is not None:
        conditions.append(_one_of(columns.team_id, bearers.teams))
    if bearers.employees is not None:
        conditions.append(_one_of(columns.employee_id, bearers.employees))
    return conditions


def event_conditions(which: LogFilter, bearers: Bearers) -> list[ColumnElement[bool]]:
    """Translate a filter for a walk through interactions, in whose order no index of consultations helps."""
    columns = consultations.c
    conditions = _by_value(which)
    if which.scope.teams is not None:
        conditions.append(_unindexed(columns.team_id).in_(sorted(which.scope.teams)))
    people = [number for number in (which.scope.employee, which.employee_id) if number is not None]
    conditions += [_unindexed(columns.employee_id) == number for number in people]
    if which.client_id is not None:
        of_one = select(columns.id).where(columns.client_id == which.client_id)
        conditions.append(interactions.c.consultation_id.in_(of_one))
    if which.client is not None:
        of_client = select(columns.id).where(columns.client_id.in_(_named(clients, which.client)))
        conditions.append(interactions.c.consultation_id.in_(of_client))
    if which.since is not None:
        conditions.append(_unindexed(columns.started_at) >= which.since)
    if which.until is not None:
        conditions.append(_unindexed(columns.started_at) < which.until)
    if which.outcome is not None:
        conditions.append(_unindexed(columns.outcome) == which.outcome)
    if bearers.teams is not None:
        conditions.append(_unindexed(columns.team_id).in_(bearers.teams))
    if bearers.employees is not None:
        conditions.append(_unindexed(columns.employee_id).in_(bearers.employees))
    return conditions


def _by_value(which: LogFilter) -> list[ColumnElement[bool]]:
    columns = consultations.c
    conditions: list[ColumnElement[bool]] = []
    if which.temperament is not None:
        conditions.append(columns.temperament == which.temperament)
    if which.intent is not None:
        wants, can = _intent(which.intent)
        conditions += [columns.wants == wants.value, columns.can == can.value]
    if which.said is not None:
        conditions.append(of_type_said(which.said))
    if not which.practice:
        conditions.append(columns.is_practice.is_(False))
    elif not which.live_runs:
        conditions.append(columns.persona.is_(None))
    if which.is_open:
        conditions.append(columns.outcome.is_(None))
    if which.is_unfit:
        conditions.append(or_(columns.phrase_fits.is_(False), columns.none_fits > 0))
    return conditions


def _one_of(column: Column[Any], numbers: Sequence[int]) -> ColumnElement[bool]:
    match list(numbers):
        case []:
            return false()
        case [only]:
            return column == only
        case several:
            return _unindexed(column).in_(several)


def _unindexed(column: Column[Any]) -> ColumnElement[Any]:
    return func.coalesce(column, null())


def _named(table: Table, name: str) -> Select[int]:
    return select(table.c.id).where(table.c.name_key == fold(name))


async def _ids(connection: AsyncConnection, table: Table, name: str) -> Sequence[int]:
    return (await connection.execute(_named(table, name))).scalars().all()


def _intent(text: str) -> tuple[Known, Known]:
    wants, _, can = text.partition("/")
    try:
        return Known(wants), Known(can)
    except ValueError:
        msg = f"an intent is wants/can, each yes, no or unknown, such as yes/unknown: not {text!r}"
        raise ValueError(msg) from None
