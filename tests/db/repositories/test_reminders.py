"""Reminders on a real database: who is due, what is shown, what is put back."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Select, text, update
from sqlalchemy.dialects import sqlite

from bot.db.facade import Database
from bot.db.repositories.reminders import _LEFT_AND_DUE, _LEFT_BY, _PROMISED_BY
from bot.db.schema.tables import employees
from bot.db.unit_of_work import SqlUnitOfWork
from bot.domain.calls.consultation import FinishedBy
from bot.domain.calls.outcome import Outcome
from bot.domain.clients.naming import ClientName
from bot.domain.ids import ConsultationId
from bot.domain.local_time import wall_text
from bot.domain.people.employee import Employee
from bot.domain.reminders.reminder import Reminder, ReminderKind, ReminderState
from tests.db.marks import sqlite_only
from tests.db.people import NOON, RU, Cast, open_call

HOUR = timedelta(hours=1)


async def remind(
    work: SqlUnitOfWork, employee: Employee, due_at: datetime, kind: ReminderKind = ReminderKind.CALL_BACK
) -> Reminder:
    """Add a reminder of a call that is over, or of an evening."""
    call = None
    if kind is ReminderKind.CALL_BACK:
        call = await open_call(work, employee)
        await work.consultations.save(replace(call, finished_at=NOON, finished_by=FinishedBy.MANAGER))
    return await work.reminders.add(
        kind=kind,
        employee_id=employee.id,
        consultation_id=call.id if call else None,
        due_at=due_at,
        local_due=wall_text(due_at.replace(tzinfo=None)),
        time_zone="UTC",
        at=NOON,
    )


async def test_what_is_due_is_found_in_order(database: Database, cast: Cast) -> None:
    """Whoever has waited longest comes first; what is shown or not yet due is not found."""
    async with database.unit_of_work() as work:
        late = await remind(work, cast.boris, NOON - 2 * HOUR)
        first = await remind(work, cast.anna, NOON - HOUR)
        second = await remind(work, cast.anna, NOON)
        await remind(work, cast.anna, NOON + HOUR)
        assert await work.reminders.due_employees(NOON, 10) == [cast.boris.id, cast.anna.id]
        assert await work.reminders.due_of(cast.anna.id, NOON) == [first, second]
        await work.reminders.save(replace(late, state=ReminderState.SHOWN, shown_at=NOON), NOON)
        assert await work.reminders.due_employees(NOON, 10) == [cast.anna.id]


async def test_promises_that_wait_are_found_with_their_moment(database: Database, cast: Cast) -> None:
    """Everybody's, the soonest due first; what was shown or settled and the evening's are not among them."""
    async with database.unit_of_work() as work:
        made = [
            await remind(work, whose, NOON + hours * HOUR)
            for whose, hours in ((cast.anna, 3), (cast.boris, 1), (cast.anna, 2), (cast.anna, 4))
        ]
        for reminder in made:
            assert reminder.consultation_id is not None
            call = await work.consultations.get(reminder.consultation_id)
            assert call is not None
            await work.consultations.save(replace(call, outcome=Outcome.CALL_BACK, follow_up_at=NOON))
        await work.reminders.save(replace(made[2], state=ReminderState.SHOWN, shown_at=NOON), NOON)
        await remind(work, cast.anna, NOON, ReminderKind.EVENING)
        found = await work.reminders.waiting_promises()
        assert [(one.reminder, one.call_id, one.at) for one in found] == [
            (made[number], made[number].consultation_id, NOON) for number in (1, 0, 3)
        ]


async def test_what_is_promised_is_listed_in_the_order_of_its_time(database: Database, cast: Cast) -> None:
    """Due or not, whatever quiet hours have put off; what is settled, the evening and a colleague's are not among them."""
    async with database.unit_of_work() as work:
        made = [await remind(work, cast.anna, NOON + hours * HOUR) for hours in (3, 1, 2, 4)]
        for reminder, hours in zip(made, (3, 1, 2, 4), strict=True):
            assert reminder.consultation_id is not None
            call = await work.consultations.get(reminder.consultation_id)
            assert call is not None
            await work.consultations.save(replace(call, outcome=Outcome.CALL_BACK, follow_up_at=NOON + hours * HOUR))
        await work.reminders.save(replace(made[1], due_at=NOON + 20 * HOUR), NOON)
        await work.reminders.save(replace(made[2], state=ReminderState.SHOWN, shown_at=NOON), NOON)
        await work.reminders.save(replace(made[3], state=ReminderState.DONE), NOON)
        await remind(work, cast.anna, NOON, ReminderKind.EVENING)
        await remind(work, cast.boris, NOON)
        numbers = [one.id for one in await work.reminders.promised_by(cast.anna.id, cast.north, 10, 0)]
        assert numbers == [made[1].id, made[2].id, made[0].id]
        assert [one.id for one in await work.reminders.promised_by(cast.anna.id, cast.north, 1, 1)] == [made[2].id]


@sqlite_only
@pytest.mark.parametrize(
    ("query", "index"),
    [
        (_PROMISED_BY, "ix_reminders_employee_id_kind_local_due"),
        (_LEFT_BY, "ix_reminders_employee_id_kind_local_due"),
        (_LEFT_AND_DUE, "ix_reminders_due"),
    ],
    ids=["promised", "left", "left and due"],
)
async def test_the_lists_walk_an_index(database: Database, query: Select[Any], index: str) -> None:
    """Of a table of all reminders only somebody's own or those that are due are read, and their calls by number."""
    async with database.unit_of_work() as work:
        given = query.params(employee=1, team=1, most=1, skipped=0, now=NOON)
        asked = str(given.compile(dialect=sqlite.dialect(), compile_kwargs={"render_postcompile": True}))
        rows = await work._transaction.execute(text(f"EXPLAIN QUERY PLAN {asked.replace('?', '1')}"))
        plan = [row.detail for row in rows]
    assert [step for step in plan if step.startswith("SCAN") and index not in step] == [], plan
    assert any(index in step for step in plan), plan


async def test_what_is_due_for_those_who_left_is_found(database: Database, cast: Cast) -> None:
    """Of those who were removed or are in another team than the call; nobody else's, and nothing that is not due."""
    async with database.unit_of_work() as work:
        mine, others = await remind(work, cast.anna, NOON), await remind(work, cast.boris, NOON)
        await remind(work, cast.anna, NOON + HOUR)
        await remind(work, cast.anna, NOON, ReminderKind.EVENING)
        assert await work.reminders.left_and_due(NOON, 10) == []
        await work.employees.change(cast.anna, replace(cast.anna, team_id=cast.south))
        assert await work.reminders.left_and_due(NOON, 10) == [mine]
        await work.employees.change(cast.boris, replace(cast.boris, removed_at=NOON))
        assert await work.reminders.left_and_due(NOON, 10) == [mine, others]
        assert await work.reminders.left_and_due(NOON, 1) == [mine]


async def test_what_was_left_is_listed_until_the_client_is_called(database: Database, cast: Cast) -> None:
    """By who left it and with which team; it is no promise of his any more, and the call's one that is not settled."""
    async with database.unit_of_work() as work:
        reminder = await remind(work, cast.anna, NOON)
        call = await work.consultations.get(reminder.consultation_id or ConsultationId(0))
        assert call is not None
        client = await work.clients.add(team_id=cast.north, name=ClientName(text="Иван"), language=RU, at=NOON)
        await work.consultations.save(replace(call, client_id=client))
        assert await work.reminders.promises_of(cast.anna.id) == 1
        assert await work.reminders.live_of_employee(cast.anna.id) == [reminder]
        left = replace(reminder, state=ReminderState.LEFT)
        await work.reminders.save(left, NOON)
        assert await work.reminders.promises_of(cast.anna.id) == 0
        assert await work.reminders.live_of_employee(cast.anna.id) == []
        assert await work.reminders.unsettled_of_call(call.id) == left
        assert await work.reminders.left_by(cast.anna.id, cast.north, 10, 0) == [left]
        assert await work.reminders.left_by(cast.anna.id, cast.south, 10, 0) == []
        await work.reminders.settle_left_of_client(client, NOON + HOUR)
        assert await work.reminders.left_by(cast.anna.id, cast.north, 10, 0) == []
        assert await work.reminders.get(reminder.id) == replace(left, state=ReminderState.DONE)


@pytest.mark.parametrize(
    "change", [{"blocked_at": NOON}, {"removed_at": NOON}, {"unreachable_at": NOON}, {"wants_reminders": False}]
)
async def test_nobody_is_due_who_may_not_be_written_to(database: Database, cast: Cast, change: dict[str, object]) -> None:
    """Blocked, removed, not to be reached, or wanting none; neither for the evening."""
    async with database.unit_of_work() as work:
        await remind(work, cast.anna, NOON)
        assert len(await work.reminders.at_work(NOON - HOUR)) == 1
        await work._transaction.execute(update(employees).where(employees.c.id == cast.anna.id).values(**change))
        assert await work.reminders.due_employees(NOON, 10) == []
        assert await work.reminders.at_work(NOON - HOUR) == []


async def test_what_was_not_seen_waits_again(database: Database, cast: Cast) -> None:
    """From a moment on, and only what is not settled."""
    async with database.unit_of_work() as work:
        made = [await remind(work, cast.anna, NOON) for _ in range(3)]
        seen = replace(made[0], state=ReminderState.SHOWN, shown_at=NOON - HOUR)
        unseen = replace(made[1], state=ReminderState.SHOWN, shown_at=NOON)
        done = replace(made[2], state=ReminderState.DONE, shown_at=NOON)
        for reminder in (seen, unseen, done):
            await work.reminders.save(reminder, NOON)
        await work.reminders.put_back(cast.anna.id, NOON)
        assert await work.reminders.get(seen.id) == seen
        assert await work.reminders.get(unseen.id) == made[1]
        assert await work.reminders.get(done.id) == done


async def test_a_call_has_one_live_reminder(database: Database, cast: Cast) -> None:
    """A settled one is not it."""
    async with database.unit_of_work() as work:
        reminder = await remind(work, cast.anna, NOON)
        assert reminder.consultation_id is not None
        assert await work.reminders.unsettled_of_call(reminder.consultation_id) == reminder
        await work.reminders.save(replace(reminder, state=ReminderState.DROPPED), NOON)
        assert await work.reminders.unsettled_of_call(reminder.consultation_id) is None


async def test_the_evening_before(database: Database, cast: Cast) -> None:
    """The last one that was shown, by its wall time; somebody else's is not it."""
    async with database.unit_of_work() as work:
        first = await remind(work, cast.anna, NOON, ReminderKind.EVENING)
        second = await remind(work, cast.anna, NOON + 24 * HOUR, ReminderKind.EVENING)
        await remind(work, cast.boris, NOON + HOUR, ReminderKind.EVENING)
        assert await work.reminders.evening_before(second) is None
        await work.reminders.save(replace(first, state=ReminderState.DONE, shown_at=NOON), NOON)
        assert await work.reminders.evening_before(second) == NOON
        assert await work.reminders.evening_before(first) is None


async def test_who_was_at_work(database: Database, cast: Cast) -> None:
    """With the last evening planned; practice and calls that go on do not count."""
    async with database.unit_of_work() as work:
        await open_call(work, cast.boris)
        await remind(work, cast.anna, NOON)
        await remind(work, cast.anna, NOON, ReminderKind.EVENING)
        [found] = await work.reminders.at_work(NOON - HOUR)
        assert found.employee == cast.anna
        assert found.last_evening == "2026-03-02T12:00"
        assert await work.reminders.at_work(NOON + HOUR) == []
