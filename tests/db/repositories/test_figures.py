"""Counts of calls: what is added up for a period is what a walk through all calls gives."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest
from sqlalchemy import delete, select

from bot.db.facade import Database
from bot.db.schema.tables import call_counts, cell_counts, consultations, count_changes
from bot.db.unit_of_work import SqlUnitOfWork
from bot.domain.calls.consultation import FinishedBy, TemperamentSource
from bot.domain.calls.intent import Known
from bot.domain.calls.outcome import Outcome
from bot.domain.calls.temperament import Recognition
from bot.domain.ids import ConsultationId, EmployeeId, TeamId
from bot.domain.people.employee import Employee
from bot.domain.supervision.call_counts import CallCounts
from bot.domain.supervision.scope import EVERYTHING, NOTHING, Scope
from bot.services.figures.ports import CellCount, Span
from tests.db.people import NOON, Cast, add_employee, open_call

DAY = timedelta(days=1)
SOME = 9


class House:
    """A house in which calls begin, end, are told of, taken up again and deleted, in any order."""

    def __init__(self, work: SqlUnitOfWork, people: list[Employee], chance: Random) -> None:
        self._work = work
        self._people = people
        self._chance = chance
        self._calls: list[ConsultationId] = []

    async def act(self) -> None:
        """Do one thing."""
        chance = self._chance
        if not self._calls or chance.random() < 0.4:
            return await self._begin()
        call = await self._work.consultations.get(chance.choice(self._calls))
        assert call is not None
        act = chance.choice(["end", "end", "tell", "tell", "vote", "tap", "again", "delete"])
        if act == "delete":
            self._calls.remove(call.id)
            await self._work._transaction.execute(delete(consultations).where(consultations.c.id == call.id))
            return None
        changed = {
            "end": replace(call, finished_at=call.started_at + timedelta(minutes=4), finished_by=FinishedBy.MANAGER),
            "tell": replace(call, outcome=chance.choice([None, *Outcome]), taps=call.taps + 1),
            "vote": replace(call, phrase_fits=chance.choice([None, True, False]), none_fits=chance.choice([0, 0, 2])),
            "tap": replace(
                call,
                temperament=chance.choice(list(Recognition)),
                temperament_source=chance.choice(list(TemperamentSource)),
                wants=chance.choice(list(Known)),
                can=chance.choice(list(Known)),
                first_card_at=call.started_at + timedelta(milliseconds=chance.randrange(90_000)),
                taps=call.taps + 1,
            ),
            "again": call,
        }[act]
        if act == "again" and await self._work.consultations.open_of(call.employee_id) is None:
            changed = replace(call, finished_at=None, finished_by=None)
        await self._work.consultations.save(changed)
        return None

    async def _begin(self) -> None:
        who = self._chance.choice(self._people)
        running = await self._work.consultations.open_of(who.id)
        if running is not None:
            await self._work.consultations.save(
                replace(running, finished_at=running.started_at + timedelta(minutes=1), finished_by=FinishedBy.NEXT)
            )
        at = NOON + timedelta(minutes=self._chance.randrange(7 * 24 * 60))
        call = await open_call(self._work, who, at=at, is_practice=self._chance.random() < 0.1)
        self._calls.append(call.id)


async def walked(work: SqlUnitOfWork, scope: Scope, span: Span) -> list[dict[str, object]]:
    """Every real call within, one by one."""
    rows = (await work._transaction.execute(select(consultations))).mappings().all()
    return [
        dict(row)
        for row in rows
        if not row["is_practice"]
        and span.since <= row["started_at"] < span.until
        and scope.holds(TeamId(row["team_id"]), EmployeeId(row["employee_id"]))
    ]


def added_up(rows: list[dict[str, object]]) -> CallCounts:
    """Count calls one by one."""
    ends = Counter(row["outcome"] for row in rows)
    firsts = [(row["first_card_at"], row["started_at"]) for row in rows if row["first_card_at"] is not None]
    return CallCounts(
        calls=len(rows),
        bought=ends["bought"],
        thinking=ends["thinking"],
        refused=ends["refused"],
        call_back=ends["call_back"],
        unfit=sum(row["phrase_fits"] is False or row["none_fits"] != 0 for row in rows),
        overridden=sum(row["temperament_source"] == "override" for row in rows),
        cards=len(firsts),
        taps=sum(int(str(row["taps"])) for row in rows),
        card_ms=sum(round((a - b) / timedelta(milliseconds=1)) for a, b in firsts),  # type: ignore[operator]  # moments
    )


def by_cell(rows: list[dict[str, object]]) -> set[CellCount]:
    """Group calls one by one."""
    found = Counter((row["temperament"], row["wants"], row["can"], row["outcome"]) for row in rows)
    return {
        CellCount(
            temperament=Recognition(str(kind)),
            wants=Known(str(wants)),
            can=Known(str(can)),
            outcome=None if outcome is None else Outcome(str(outcome)),
            calls=calls,
        )
        for (kind, wants, can, outcome), calls in found.items()
    }


def some_span(chance: Random) -> Span:
    """Days where somebody is, or a few hours; also such as begin before everything and end after it."""
    first = NOON.replace(hour=0) + timedelta(hours=chance.randrange(-48, 24 * 9), minutes=chance.choice([0, 0, 15, 30]))
    return Span(since=first, until=first + chance.choice([DAY, 7 * DAY, 30 * DAY, timedelta(hours=chance.randrange(1, 60))]))


@pytest.mark.parametrize("seed", range(2))
async def test_a_period_is_added_up_as_if_every_call_were_counted(database: Database, cast: Cast, seed: int) -> None:
    """Whatever becomes of calls, in whatever order, for every reader, and whether the changes are in the counts yet or not."""
    chance = Random(seed)
    async with database.unit_of_work() as work:
        clara = await add_employee(work, 103, cast.north, "Клара")
        people = [cast.anna, cast.boris, clara]
        house = House(work, people, chance)
        scopes = [
            EVERYTHING,
            NOTHING,
            Scope(teams=frozenset({cast.north})),
            Scope(teams=frozenset({cast.north, cast.south})),
            Scope(teams=frozenset({cast.north}), employee=cast.anna.id),
        ]
        for _ in range(SOME):
            for _ in range(8):
                await house.act()
            if chance.random() < 0.6:
                await work.figures.fold(chance.choice([1, 7, 1000]))
            scope, span = chance.choice(scopes), some_span(chance)
            calls = await walked(work, scope, span)
            counted = await work.figures.counts(scope, span)
            assert counted == added_up(calls)
            found = await work.figures.by_cell(scope, span)
            assert len(found) == len(set(found))
            assert set(found) == by_cell(calls)
            each = await work.figures.counts_of(scope, span, [one.id for one in people])
            led = {one.id: added_up([call for call in calls if call["employee_id"] == one.id]) for one in people}
            assert each == {number: counts for number, counts in led.items() if counts.calls}
            assert dict(await work.figures.who_called(scope, span, 9, 0)) == {
                one.id: one.name for one in people if one.id in each
            }
            assert await work.figures.number_of_callers(scope, span) == len(each)
            assert set(await work.figures.which_teams(scope, span)) == {call["team_id"] for call in calls}
        await work._transaction.execute(delete(consultations))
        while await work.figures.fold(50):
            pass
        for table in (call_counts, cell_counts, count_changes):
            assert not (await work._transaction.execute(select(table))).all(), "what is gone leaves no count behind"
