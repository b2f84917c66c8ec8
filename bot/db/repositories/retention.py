"""What is older than a team keeps it: found by index, counted, and erased in parts.

What belongs to a call is every row of every table that refers to it, so that a table which is added later cannot be forgotten.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Delete,
    Select,
    Table,
    Update,
    and_,
    case,
    delete,
    exists,
    func,
    literal,
    or_,
    select,
    update,
)

from bot.db.repositories.people_rows import team_from
from bot.db.repositories.repository import Repository
from bot.db.schema.tables import (
    audit_log,
    clients,
    consultations,
    employees,
    free_texts,
    has_no_call,
    has_text,
    interactions,
    metadata,
    reminders,
    retention,
    sale_files,
    sale_rows,
    sales,
    slots,
    teams,
)
from bot.db.upsert import for_each_dialect
from bot.domain.erasing.retention import Retention, months_before
from bot.domain.ids import TeamId
from bot.domain.reminders.reminder import ReminderState
from bot.services.erasing.ports import Due, Terms

_CHOOSE = for_each_dialect(
    retention,
    lambda insert: insert.on_conflict_do_update(
        index_elements=["team_id"],
        set_={"calls_months": insert.excluded.calls_months, "texts_months": insert.excluded.texts_months},
    ),
)
_BEGIN = for_each_dialect(
    retention,
    lambda insert: insert.on_conflict_do_update(
        index_elements=["team_id"],
        set_={
            "kept_at": insert.excluded.kept_at,
            "calls_before": case(
                (retention.c.calls_before > insert.excluded.calls_before, retention.c.calls_before),
                else_=insert.excluded.calls_before,
            ),
        },
    ),
)
_is_live = reminders.c.state.in_([ReminderState.WAITING.value, ReminderState.SHOWN.value, ReminderState.LEFT.value])


class RetentionRepository(Repository):
    """Table retention, and the old rows of all others."""

    __slots__ = ()

    async def of_team(self, team_id: TeamId) -> Retention:
        """Return a team's terms; those that nobody has chosen where there are none."""
        found = (await self._transaction.execute(select(retention).where(retention.c.team_id == team_id))).mappings().all()
        return _retention_from(found[0]) if found else Retention()

    async def all(self) -> Sequence[Terms]:
        """Return the terms of every team."""
        columns = (teams, literal(0).label("size"), retention.c.calls_months, retention.c.texts_months, retention.c.kept_at)
        found = select(*columns).select_from(teams.outerjoin(retention, retention.c.team_id == teams.c.id)).order_by(teams.c.id)
        rows = (await self._transaction.execute(found)).mappings()
        return [
            Terms(
                team=team_from(row),
                retention=Retention() if row["calls_months"] is None else _retention_from(row),
                kept_at=row["kept_at"],
            )
            for row in rows
        ]

    async def choose(self, team_id: TeamId, chosen: Retention) -> None:
        """Put a team's terms."""
        values = {"team_id": team_id, "calls_months": chosen.calls_months, "texts_months": chosen.texts_months}
        await self._transaction.execute(_CHOOSE[self._transaction.dialect], values)

    async def begin(self, team_id: TeamId, calls_before: datetime, now: datetime) -> None:
        """Note up to when a team's calls go, and when that was."""
        terms = await self.of_team(team_id)
        values = {"team_id": team_id, "calls_months": terms.calls_months, "texts_months": terms.texts_months}
        await self._transaction.execute(
            _BEGIN[self._transaction.dialect], values | {"calls_before": calls_before, "kept_at": now}
        )

    async def due(self, team_id: TeamId, calls_before: datetime, texts_before: datetime, most: int | None) -> Due:
        """Count what would go now."""
        calls = await self._count(_due_calls(team_id, calls_before), most)
        texts = await self._count(_due_texts(team_id, texts_before), most)
        return Due(calls=calls, texts=texts, is_more=most in (calls, texts))

    async def erase_calls(self, team_id: TeamId, before: datetime, most: int) -> int:
        """Delete the oldest calls."""
        found = _due_calls(team_id, before).add_columns(consultations.c.client_id, consultations.c.employee_id)
        oldest = found.order_by(consultations.c.started_at, consultations.c.id).limit(most)
        rows = (await self._transaction.execute(oldest)).all()
        if not rows:
            return 0
        ids = [row.id for row in rows]
        await self._forget_messages(ids, {row.employee_id for row in rows})
        await self._delete(consultations, consultations.c.id.in_(ids))
        if called := {row.client_id for row in rows} - {None}:
            gone = clients.c.id.in_(called) & (clients.c.created_at < before) & ~_is_known & _is_not_the_newest(clients)
            if numbers := await self._numbers(select(clients.c.id).where(gone)):
                await self._delete(clients, clients.c.id.in_(numbers))
        return len(ids)

    async def erase_deeds(self, team_id: TeamId, before: datetime, most: int) -> int:
        """Delete lines of the interaction log and evening messages that belong to no call."""
        found = select(interactions.c.id).where(has_no_call, interactions.c.team_id == team_id, interactions.c.done_at < before)
        old = await self._numbers(found.order_by(interactions.c.done_at).limit(most))
        if old:
            await self._transaction.execute(delete(interactions).where(interactions.c.id.in_(old)))
        of_team = select(employees.c.id).where(employees.c.team_id == team_id)
        asked = select(reminders.c.id).where(
            reminders.c.employee_id.in_(of_team), reminders.c.consultation_id.is_(None), reminders.c.due_at < before
        )
        evenings = await self._numbers(asked.where(_is_not_the_newest(reminders)).limit(most))
        if evenings:
            await self._transaction.execute(delete(reminders).where(reminders.c.id.in_(evenings)))
        return len(old) + len(evenings)

    async def erase_texts(self, team_id: TeamId, before: datetime, at: datetime, most: int) -> int:
        """Clear typed words."""
        old = await self._numbers(_due_texts(team_id, before).order_by(free_texts.c.created_at, free_texts.c.id).limit(most))
        if old:
            cleared = update(free_texts).where(free_texts.c.id.in_(old)).values(text=None, erased_at=at)
            await self._transaction.execute(cleared)
        return len(old)

    async def erase_clients(self, before: Mapping[TeamId, datetime], beyond: int, most: int) -> tuple[int, int | None]:
        """Delete clients without calls."""
        old = or_(*(and_(clients.c.team_id == team, clients.c.created_at < moment) for team, moment in before.items()))
        goes = and_(old, ~_is_known, _is_not_the_newest(clients)) if before else literal(value=False)
        looked = select(clients.c.id, goes.label("goes")).where(clients.c.id > beyond).order_by(clients.c.id).limit(most)
        rows = (await self._transaction.execute(looked)).all()
        gone = [row.id for row in rows if row.goes]
        if gone:
            await self._delete(clients, clients.c.id.in_(gone))
        return len(gone), rows[-1].id if len(rows) == most else None

    async def erase_audit(self, now: datetime, months: int, most: int) -> int:
        """Delete lines of the audit log."""
        newest = (await self._transaction.execute(select(func.max(audit_log.c.done_at)))).scalar_one()
        if newest is None:
            return 0
        too_old = audit_log.c.done_at < months_before(min(now, newest), months)
        old = await self._numbers(select(audit_log.c.id).where(too_old).order_by(audit_log.c.done_at).limit(most))
        if old:
            await self._transaction.execute(delete(audit_log).where(audit_log.c.id.in_(old)))
        return len(old)

    async def erase_sales(self, now: datetime, months: int, most: int) -> int:
        """Delete the oldest sales, and the lists of which no sale is left."""
        before = months_before(now, months).date().isoformat()
        old = and_(sales.c.sold_on < before, _is_not_the_newest(sales))
        numbers = await self._numbers(select(sales.c.id).where(old).order_by(sales.c.sold_on).limit(most))
        if numbers:
            await self._transaction.execute(delete(sales).where(sales.c.id.in_(numbers)))
        is_empty = ~exists().where(sales.c.file_id == sale_files.c.id) & ~exists().where(sale_rows.c.file_id == sale_files.c.id)
        too_old = (sale_files.c.sent_at < months_before(now, months)) & is_empty & _is_not_the_newest(sale_files)
        await self._transaction.execute(delete(sale_files).where(too_old))
        return len(numbers)

    async def _forget_messages(self, calls: Sequence[int], callers: set[int]) -> None:
        """Forget in which messages they stand: a number that is given again must not lead into a message of long ago."""
        told = select(reminders.c.id, reminders.c.employee_id).where(reminders.c.consultation_id.in_(calls))
        rows = (await self._transaction.execute(told)).all()
        shown = [*(f"call:{number}" for number in calls), *(f"reminder:{row.id}" for row in rows)]
        chats = select(employees.c.person_id).where(employees.c.id.in_(callers | {row.employee_id for row in rows}))
        await self._transaction.execute(delete(slots).where(slots.c.chat_id.in_(chats), slots.c.object.in_(shown)))

    async def _delete(self, table: Table, which: ColumnElement[bool]) -> None:
        for goes in _with_all_that_refers(table, which):
            await self._transaction.execute(goes)

    async def _numbers(self, found: Select[Any]) -> list[int]:
        return list((await self._transaction.execute(found)).scalars())

    async def _count(self, found: Select[Any], most: int | None) -> int:
        counted = select(func.count()).select_from(found.limit(most).subquery())
        return int((await self._transaction.execute(counted)).scalar_one())


def references() -> Mapping[Table, Sequence[Column[Any]]]:
    """Return, for each table, the columns of others that hold numbers of its rows."""
    found: dict[Table, list[Column[Any]]] = {}
    for other in metadata.sorted_tables:
        for key in other.foreign_key_constraints:
            columns = [one.parent for one in key.elements if one.column.name == "id" and key.referred_table is not other]
            found.setdefault(key.referred_table, []).extend(columns)
    return found


_REFERS = references()
_OUTLIVE = frozenset({sales.c.consultation_id})
"""What tells of a row and stays without it: a sale is kept longer than its call."""
_is_known = or_(exists().where(consultations.c.client_id == clients.c.id), exists().where(sales.c.client_id == clients.c.id))
"""Somebody called a client, or he bought something."""


def _is_not_the_newest(table: Table) -> ColumnElement[bool]:
    """Keep the row with the highest number: SQLite would give that number again, and old buttons still name it."""
    newest = table.alias()
    return table.c.id < select(func.max(newest.c.id)).scalar_subquery()


def _due_calls(team_id: TeamId, before: datetime) -> Select[Any]:
    promised = exists().where(reminders.c.consultation_id == consultations.c.id, _is_live, reminders.c.due_at >= before)
    return select(consultations.c.id).where(
        consultations.c.team_id == team_id,
        consultations.c.started_at < before,
        consultations.c.finished_at.is_not(None),
        ~promised,
        _is_not_the_newest(consultations),
    )


def _due_texts(team_id: TeamId, before: datetime) -> Select[Any]:
    of_call = select(consultations.c.team_id).where(consultations.c.id == free_texts.c.consultation_id).scalar_subquery()
    of_whom = select(employees.c.team_id).where(employees.c.id == free_texts.c.employee_id).scalar_subquery()
    return select(free_texts.c.id).where(
        has_text, free_texts.c.created_at < before, func.coalesce(of_call, of_whom) == literal(team_id)
    )


def _with_all_that_refers(table: Table, which: ColumnElement[bool]) -> Iterator[Delete | Update]:
    """Give the statements that delete rows, those first which refer to them."""
    rows = select(table.c.id).where(which)
    for column in _REFERS.get(table, ()):
        refers = column.in_(rows)
        if column in _OUTLIVE:
            yield update(column.table).where(refers).values({column: None})
        elif "id" in column.table.c:
            yield from _with_all_that_refers(column.table, refers)
        else:
            yield delete(column.table).where(refers)
    yield delete(table).where(which)


def _retention_from(row: Any) -> Retention:
    return Retention(calls_months=row["calls_months"], texts_months=row["texts_months"])
