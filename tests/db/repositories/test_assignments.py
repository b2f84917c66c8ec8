"""What was given to practise, and practice in figures, as they are stored."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy.dialects import sqlite

from bot.db.facade import Database
from bot.db.repositories.assignments import WAITING
from bot.domain.calls.temperament import Temperament
from bot.domain.ids import AssignmentId, DrillId, EmployeeId, LanguageCode
from bot.domain.supervision.share import Share
from bot.domain.training.assignment import Assignment, Frequency, Pack, PackKind
from bot.domain.training.drills import DrillKind
from bot.domain.training.leech import fails_team
from bot.domain.training.memory import Memory, Rating
from bot.services.ports import Work
from bot.services.training.ports import Answered, AskedDrill, GivenAnswers, Waiting
from tests.db.people import NOON, Cast, add_employee

TODAY = date(2026, 3, 2)
LINE, OTHER = DrillId("rec.choleric.1"), DrillId("rec.sanguine.2")


def draft_of(cast: Cast) -> Assignment:
    """A pack that Boris is about to give."""
    return Assignment(
        id=AssignmentId(0),
        team_id=cast.north,
        given_by=cast.boris.id,
        pack=Pack(kind=PackKind.TYPE, temperament=Temperament.CHOLERIC),
        frequency=Frequency.DAILY,
        due_on=TODAY + timedelta(days=7),
    )


async def given_to_anna(work: Work, cast: Cast) -> Assignment:
    """Give it to Anna alone."""
    draft = await work.assignments.draft(draft_of(cast), NOON)
    await work.assignments.choose(draft.id, cast.anna.id, on=True)
    given = replace(draft, given_at=NOON, first_on=TODAY)
    await work.assignments.save(given)
    await work.assignments.keep_only(draft.id, [cast.anna.id], NOON)
    return given


async def test_a_draft_is_nobodys_but_its_makers_and_gives_way_to_the_next(database: Database, cast: Cast) -> None:
    """There is one at most, and whoever is chosen in it finds nothing."""
    async with database.unit_of_work() as work:
        first = await work.assignments.draft(draft_of(cast), NOON)
        await work.assignments.choose(first.id, cast.anna.id, on=True)
        await work.assignments.choose(first.id, cast.anna.id, on=True)
        assert [one.employee_id for one in await work.assignments.people(first.id)] == [cast.anna.id]
        assert await work.assignments.waiting(cast.anna.id, cast.north, TODAY) == Waiting()
        assert await work.assignments.of_team(cast.north, 10) == []
        second = await work.assignments.draft(draft_of(cast), NOON)
        assert await work.assignments.get(first.id) is None
        assert await work.assignments.people(first.id) == []
        assert await work.assignments.get(second.id) == second


async def test_what_was_given_waits_until_long_after_its_deadline_or_until_it_is_taken_back(
    database: Database, cast: Cast
) -> None:
    """In the team in which it was given, and with the days on which it was done."""
    async with database.unit_of_work() as work:
        given = await given_to_anna(work, cast)
        [waits] = (await work.assignments.waiting(cast.anna.id, cast.north, given.due_on)).assigned
        assert waits.assignment == given
        await work.assignments.done(waits.id, [TODAY])
        [(_, [stored])] = await work.assignments.of_team(cast.north, 10)
        assert stored.done_on == (TODAY,)
        assert await work.assignments.assigned(waits.id) == stored
        assert not (await work.assignments.waiting(cast.anna.id, cast.south, TODAY)).assigned
        assert not (await work.assignments.waiting(cast.anna.id, cast.north, given.due_on + timedelta(days=1))).assigned
        await work.assignments.save(replace(given, closed_at=NOON))
        assert await work.assignments.assigned(waits.id) is None
        assert await work.assignments.to_tell(NOON, 10) == []


async def test_somebody_is_told_once_and_not_before_the_hour(database: Database, cast: Cast) -> None:
    """Whoever sleeps is told in the morning."""
    async with database.unit_of_work() as work:
        await given_to_anna(work, cast)
        assert await work.assignments.to_tell(NOON - timedelta(seconds=1), 10) == []
        [waits] = await work.assignments.to_tell(NOON, 10)
        await work.assignments.tell_later(waits.id, NOON + timedelta(hours=9))
        assert await work.assignments.to_tell(NOON, 10) == []
        await work.assignments.tell_later(waits.id, None)
        assert await work.assignments.to_tell(NOON + timedelta(days=1), 10) == []


@pytest.mark.parametrize(("lapses", "is_learning", "expected"), [(4, True, LINE), (4, False, None), (3, True, None)])
async def test_a_leech_waits_while_it_is_failed(
    database: Database, cast: Cast, lapses: int, is_learning: bool, expected: DrillId | None
) -> None:
    """Once it is known on another day, it is left in peace."""
    memory = Memory(
        stability=1.0,
        difficulty=5.0,
        due=TODAY,
        reviewed=TODAY - timedelta(days=1),
        reps=9,
        lapses=lapses,
        is_learning=is_learning,
    )
    async with database.unit_of_work() as work:
        await work.trainings.remember(cast.anna.id, LINE, memory)
        leeches = (await work.assignments.waiting(cast.anna.id, cast.north, TODAY)).leeches
        assert leeches == (() if expected is None else (expected,))


async def test_leeches_wait_the_newest_first_beside_what_was_given(database: Database, cast: Cast) -> None:
    """Of each trainee his own."""
    memory = Memory(
        stability=1.0,
        difficulty=5.0,
        due=TODAY,
        reviewed=TODAY - timedelta(days=9),
        reps=9,
        lapses=4,
        is_learning=True,
    )
    async with database.unit_of_work() as work:
        given = await given_to_anna(work, cast)
        for number in (3, 1, 2):
            newer = replace(memory, reviewed=TODAY - timedelta(days=number))
            await work.trainings.remember(cast.anna.id, DrillId(f"cell.{number}"), newer)
        await work.trainings.remember(cast.boris.id, LINE, memory)
        waiting = await work.assignments.waiting(cast.anna.id, cast.north, TODAY)
        assert waiting.leeches == ("cell.1", "cell.2", "cell.3")
        assert [one.assignment for one in waiting.assigned] == [given]


async def _answer(work: Work, who: EmployeeId, item: DrillId, given: str, day: date = TODAY) -> None:
    right = item.split(".")[1]
    await work.trainings.note(
        who,
        Answered(
            item=item,
            language=LanguageCode("ru"),
            kind=DrillKind.RECOGNISE,
            asked=right,
            given=given,
            rating=Rating.GOOD if given == right else Rating.AGAIN,
            seconds=4,
            day=day,
            at=NOON,
        ),
    )


async def test_figures_are_sums_and_each_persons_last_answer_counts(database: Database, cast: Cast) -> None:
    """Whoever failed a drill and knows it now has not failed it; who has no access is not counted."""
    async with database.unit_of_work() as work:
        yesterday = TODAY - timedelta(days=1)
        vera = await add_employee(work, 103, cast.north, "Вера")
        await _answer(work, cast.boris.id, LINE, "none")
        await _answer(work, cast.anna.id, LINE, "sanguine", yesterday)
        await _answer(work, cast.anna.id, LINE, "choleric")
        await _answer(work, cast.anna.id, OTHER, "none")
        await _answer(work, vera.id, LINE, "sanguine")
        figures = work.training_figures
        assert await figures.days([cast.anna.id], yesterday) == {cast.anna.id: {yesterday: Share(0, 1), TODAY: Share(1, 2)}}
        assert await figures.mixups([cast.anna.id], TODAY, TODAY) == {
            cast.anna.id: {("choleric", "choleric"): 1, ("sanguine", "none"): 1}
        }
        [north] = [one for one in await figures.asked(cast.north) if one.item == LINE]
        assert north == AskedDrill(language=LanguageCode("ru"), item=LINE, asked=2, failed=1, fails_a_team=False)
        [whole] = [one for one in await figures.asked(None) if one.item == LINE]
        assert (whole.asked, whole.failed) == (3, 2), "Boris of the other team has failed it"
        assert set(await figures.given([LINE], cast.north)) == {
            GivenAnswers(language=LanguageCode("ru"), item=LINE, given="sanguine", people=1),
        }
        await work.employees.change(vera, replace(vera, blocked_at=NOON))
        assert [one.asked for one in await figures.asked(cast.north) if one.item == LINE] == [1]


@pytest.mark.parametrize(("asked", "failed"), [(4, 4), (5, 1), (5, 2), (7, 2), (10, 3)])
async def test_the_database_finds_what_a_team_fails_by_the_same_rule(
    database: Database, cast: Cast, asked: int, failed: int
) -> None:
    """Each person once, whatever he answered before."""
    async with database.unit_of_work() as work:
        for number in range(asked):
            him = await add_employee(work, 200 + number, cast.north, f"Н{number}")
            await _answer(work, him.id, LINE, "none")
            await _answer(work, him.id, LINE, "sanguine" if number < failed else "choleric")
        [found] = await work.training_figures.asked(cast.north)
        assert (found.asked, found.failed, found.fails_a_team) == (asked, failed, fails_team(failed, asked))


def test_the_first_page_of_train_finds_what_waits_by_indexes_alone(migrated_file: Path) -> None:
    """However many cards, assignments and people there are: no table is walked through."""
    values = {"employee": 1, "team": 1, "since": "2026-03-02"}
    ready = WAITING.ready(sqlite.dialect(), values)
    with closing(sqlite3.connect(migrated_file)) as file:
        names = set(
            re.findall(r"SCAN (\w+)", str(file.execute(f"EXPLAIN QUERY PLAN {ready.text}", ready.values(values)).fetchall()))
        )
    assert names <= {"one", "mine", "leeches", "CONSTANT"}, names
