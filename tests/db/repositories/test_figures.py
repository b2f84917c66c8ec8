"""Counts of calls: what is added up for a period is what a walk through all calls gives."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from random import Random
from typing import Any

import pytest
from sqlalchemy import delete, select

from bot.db.facade import Database
from bot.db.schema.tables import answers, consultations, metadata
from bot.db.unit_of_work import SqlUnitOfWork
from bot.db.upkeep import migrate
from bot.domain.calls.consultation import Answer, FinishedBy, TemperamentSource
from bot.domain.calls.intent import Known
from bot.domain.calls.outcome import Outcome
from bot.domain.calls.temperament import Recognition, Temperament
from bot.domain.ids import ConsultationId, EmployeeId, OptionId, PhraseId, QuestionId, TeamId
from bot.domain.people.employee import Employee
from bot.domain.supervision.calibration import band_of
from bot.domain.supervision.call_counts import CallCounts
from bot.domain.supervision.scope import EVERYTHING, NOTHING, Scope
from bot.services.figures.ports import CellCount, Span
from bot.services.stats.ports import CueCount, PhraseCount
from tests.db.people import NOON, Cast, add_employee, open_call

DAY = timedelta(days=1)
WEEKS = 3
SOME = 9
SHARES = (0.25, 0.3999, 0.4, 0.7999, 0.8, 0.8123, 0.9, 1.0)


class House:
    """A house in which calls begin, end, are told of, taken up again and deleted, in any order."""

    def __init__(self, work: SqlUnitOfWork, people: list[Employee], chance: Random) -> None:
        self._work = work
        self._people = people
        self._chance = chance
        self._calls: list[ConsultationId] = []

    def goes_on(self, work: SqlUnitOfWork) -> None:
        """Live on in another transaction."""
        self._work = work

    async def act(self) -> None:
        """Do one thing."""
        chance = self._chance
        if not self._calls or chance.random() < 0.4:
            return await self._begin()
        call = await self._work.consultations.get(chance.choice(self._calls))
        assert call is not None
        act = chance.choice(["end", "end", "tell", "tell", "vote", "tap", "answer", "answer", "undo", "again", "delete"])
        if act == "delete":
            self._calls.remove(call.id)
            await self._work._transaction.execute(delete(answers).where(answers.c.consultation_id == call.id))
            await self._work._transaction.execute(delete(consultations).where(consultations.c.id == call.id))
            return None
        if act == "answer":
            cue = OptionId(chance.choice("ab"))
            await self._work.consultations.add_answer(call.id, Answer(question_id=QuestionId("q"), option_id=cue, at=NOON))
            return None
        if act == "undo":
            await self._work.consultations.undo_answer(call.id, NOON)
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
                confidence=chance.choice(SHARES),
                bot_confidence=chance.choice([None, *SHARES]),
                phrases_shown=[PhraseId(chance.choice("pqr")) for _ in range(chance.randrange(4))],
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
        at = NOON + timedelta(minutes=self._chance.randrange(WEEKS * 7 * 24 * 60))
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


def by_type(rows: list[dict[str, Any]]) -> Counter[tuple[Any, ...]]:
    """Count calls one by one by who named the type, how sure, and what the bot had said."""
    found: Counter[tuple[Any, ...]] = Counter()
    for row in rows:
        is_named = row["temperament"] in set(Temperament)
        said = {"confirmed": row["confidence"] if is_named else None, "override": row["bot_confidence"]}.get(
            row["temperament_source"]
        )
        key = row["temperament"], row["temperament_source"], row["confidence"] >= 0.8, None if said is None else band_of(said)
        found[*key, "calls"] += 1
        found[*key, "said"] += 0 if said is None else round(said * 10_000)
    return found


async def by_cue(work: SqlUnitOfWork, rows: list[dict[str, Any]]) -> set[CueCount]:
    """Count the calls one by one in which a cue was tapped, each once."""
    live = (await work._transaction.execute(select(answers).where(answers.c.undone_at.is_(None)))).mappings().all()
    calls = {row["id"] for row in rows}
    once = {(one["consultation_id"], one["question_id"], one["option_id"]) for one in live if one["consultation_id"] in calls}
    found = Counter((question, option) for _, question, option in once)
    return {CueCount(question_id=question, option_id=option, calls=calls) for (question, option), calls in found.items()}


def by_phrase(rows: list[dict[str, Any]]) -> set[PhraseCount]:
    """Count the calls one by one in which a phrase was shown, and what was said of the last."""
    shown = Counter(phrase for row in rows for phrase in set(row["phrases_shown"]))
    voted = Counter((row["phrases_shown"][-1], row["phrase_fits"]) for row in rows if row["phrases_shown"])
    return {
        PhraseCount(phrase_id=one, calls=calls, fitted=voted[one, True], fitted_not=voted[one, False])
        for one, calls in shown.items()
    }


def some_span(chance: Random) -> Span:
    """Days where somebody is, or a few hours; also such as begin before everything and end after it."""
    hours = chance.randrange(-48, 24 * (7 * WEEKS + 2))
    first = NOON.replace(hour=0) + timedelta(hours=hours, minutes=chance.choice([0, 0, 15, 30]))
    days = chance.choice([1, 7, 11, 16, 30])
    return Span(since=first, until=first + chance.choice([days * DAY, days * DAY, timedelta(hours=chance.randrange(1, 60))]))


def readers(cast: Cast) -> list[Scope]:
    """Whoever may look: at all, at some teams, at one, at one's own calls, at one person's in whatever team."""
    return [
        EVERYTHING,
        NOTHING,
        Scope(teams=frozenset({cast.north})),
        Scope(teams=frozenset({cast.north, cast.south})),
        Scope(teams=frozenset({cast.north}), employee=cast.anna.id),
        Scope(teams=None, employee=cast.anna.id),
    ]


async def kinds_are_right(work: SqlUnitOfWork, scope: Scope, span: Span) -> None:
    """What is counted by kinds is what a walk gives."""
    calls = await walked(work, scope, span)
    found = await work.figures.by_cell(scope, span)
    assert len(found) == len(set(found))
    assert set(found) == by_cell(calls)
    types: Counter[tuple[Any, ...]] = Counter()
    for one in await work.stats.sources(scope, span):
        key = one.temperament.value, one.source.value, one.is_sure, one.band
        types[*key, "calls"] += one.calls
        types[*key, "said"] += round(one.said * 10_000)
    assert types == by_type(calls)
    cues = await work.stats.cues(scope, span)
    assert (len(cues), set(cues)) == (len(set(cues)), await by_cue(work, calls))
    assert set(await work.stats.phrases(scope, span)) == by_phrase(calls)


async def nothing_is_left(work: SqlUnitOfWork) -> None:
    """When every call is deleted, no count is left of any."""
    await work._transaction.execute(delete(answers))
    await work._transaction.execute(delete(consultations))
    while await work.figures.fold(50):
        pass
    of_calls = {name: table for name, table in metadata.tables.items() if not name.startswith("training_")}
    kept = [table for name, table in of_calls.items() if name.endswith(("_counts", "_changes"))]
    assert len(kept) == 8
    for table in kept:
        assert not (await work._transaction.execute(select(table))).all(), "what is gone leaves no count behind"


@pytest.mark.parametrize("seed", range(2))
async def test_a_period_is_added_up_as_if_every_call_were_counted(database: Database, cast: Cast, seed: int) -> None:
    """Whatever becomes of calls, in whatever order, for every reader, and whether the changes are in the counts yet or not."""
    chance = Random(seed)
    async with database.unit_of_work() as work:
        clara = await add_employee(work, 103, cast.north, "Клара")
        people = [cast.anna, cast.boris, clara]
        house = House(work, people, chance)
        for _ in range(SOME):
            for _ in range(8):
                await house.act()
            if chance.random() < 0.6:
                await work.figures.fold(chance.choice([1, 7, 1000]))
            scope, span = chance.choice(readers(cast)), some_span(chance)
            calls = await walked(work, scope, span)
            counted = await work.figures.counts(scope, span)
            assert counted == added_up(calls)
            await kinds_are_right(work, scope, span)
            each = await work.figures.counts_of(scope, span, [one.id for one in people])
            led = {one.id: added_up([call for call in calls if call["employee_id"] == one.id]) for one in people}
            assert each == {number: counts for number, counts in led.items() if counts.calls}
            assert dict(await work.figures.who_called(scope, span, 9, 0)) == {
                one.id: one.name for one in people if one.id in each
            }
            assert await work.figures.number_of_callers(scope, span) == len(each)
            assert set(await work.figures.which_teams(scope, span)) == {call["team_id"] for call in calls}
        await nothing_is_left(work)


async def test_calls_counted_before_there_were_weeks_are_counted_alike(database: Database, url: str, cast: Cast) -> None:
    """Noted and not added up yet when the schema changed, or added up: down, up, and whatever changes afterwards."""
    chance = Random(7)
    async with database.unit_of_work() as work:
        house = House(work, [cast.anna, cast.boris], chance)
        for number in range(60):
            await house.act()
            if number == 40:
                await work.figures.fold(1000)
        await work.commit()
    for revision in ("0021", "0022"):
        await database.dispose()
        await (migrate.downgrade if revision == "0021" else migrate.upgrade)(url, revision)
    await migrate.upgrade(url)
    async with database.unit_of_work() as work:
        house.goes_on(work)
        for scope in readers(cast):
            await kinds_are_right(work, scope, some_span(chance))
            span = Span(since=NOON - 9 * DAY, until=NOON + (7 * WEEKS + 9) * DAY)
            assert await work.figures.counts(scope, span) == added_up(await walked(work, scope, span))
            await kinds_are_right(work, scope, span)
            await house.act()
        await nothing_is_left(work)
