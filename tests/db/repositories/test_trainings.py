"""What trainees practise and remember, as it is stored."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from random import Random

from bot.db.facade import Database
from bot.domain.calls.temperament import Temperament
from bot.domain.ids import DrillId, LanguageCode
from bot.domain.training.drills import DrillKind
from bot.domain.training.memory import Memory, Rating, Review, remember
from bot.domain.training.queue import Queue, Queued
from bot.domain.training.sitting import Sitting, SittingKind
from bot.domain.training.streak import Streak
from bot.domain.training.trainee import Trainee
from bot.services.training.ports import Answered, KnownCards, Lately, Practised
from tests.db.people import NOON, Cast

TODAY = date(2026, 3, 2)
LINE = DrillId("rec.choleric.1")


def memory_of(day: date) -> Memory:
    """What one right answer leaves."""
    return remember(None, Rating.GOOD, day, random=Random(1))


async def test_a_trainee_and_his_sitting_come_back_as_they_were(database: Database, cast: Cast) -> None:
    """Also the moments, the waiting cards with what they are, and a number that stands for words."""
    trainee = Trainee(
        employee_id=cast.anna.id,
        last_day=TODAY,
        practised_on=TODAY,
        is_timed=True,
        streak=Streak(days=6, freezes=1, longest=9, frozen=2),
        begun=(NOON, NOON + timedelta(days=1)),
        reminded=(TODAY,),
    )
    waiting = (
        Queued(item=LINE, label=Temperament.CHOLERIC, is_new=True),
        Queued(item=DrillId("cell.1"), label=None, is_again=True),
    )
    queue = Queue(waiting=waiting, asked=(Temperament.SANGUINE, None), asked_today=2, repeated=1)
    sitting = Sitting(
        employee_id=cast.anna.id,
        number=3,
        day=TODAY,
        kind=SittingKind.DAILY,
        queue=queue,
        right=1,
        shown_at=NOON,
        sign=2**32 - 1,
        given="yes/-",
    )
    async with database.unit_of_work() as work:
        assert await work.trainings.trainee(cast.anna.id) is None
        assert await work.trainings.sittings(cast.anna.id) == []
        for one, other in (
            (replace(trainee, last_day=TODAY - timedelta(days=1)), replace(sitting, number=2)),
            (trainee, sitting),
        ):
            await work.trainings.put_trainee(one)
            await work.trainings.put_sitting(other)
        await work.commit()
    async with database.unit_of_work() as work:
        assert await work.trainings.trainee(cast.anna.id) == trainee
        assert await work.trainings.sittings(cast.anna.id) == [sitting]
        assert await work.trainings.trainee(cast.boris.id) is None


async def test_one_sitting_of_each_kind_stays_and_the_one_shown_last_is_the_first(database: Database, cast: Cast) -> None:
    """A new one takes the place of its own kind alone."""
    daily = Sitting(
        employee_id=cast.anna.id,
        number=1,
        day=TODAY,
        kind=SittingKind.DAILY,
        queue=Queue(waiting=(), asked=(), asked_today=0),
        shown_at=NOON,
    )
    contrast = replace(daily, number=2, kind=SittingKind.CONTRAST, shown_at=NOON + timedelta(minutes=1))
    again = replace(contrast, number=3, shown_at=NOON + timedelta(minutes=2))
    async with database.unit_of_work() as work:
        for one in (daily, contrast, again):
            await work.trainings.put_sitting(one)
        assert await work.trainings.sittings(cast.anna.id) == [again, daily]
        await work.trainings.put_sitting(replace(daily, shown_at=NOON + timedelta(minutes=3)))
        assert [one.number for one in await work.trainings.sittings(cast.anna.id)] == [1, 3]


async def test_memories_come_by_the_day_they_are_due(database: Database, cast: Cast) -> None:
    """Nobody's but the trainee's own."""
    known = {DrillId(f"rec.{number}"): replace(memory_of(TODAY), due=TODAY + timedelta(days=number)) for number in range(4)}
    async with database.unit_of_work() as work:
        assert await work.trainings.known(cast.anna.id, TODAY, [LINE]) == KnownCards(due={}, later=set(), own=set())
        assert await work.trainings.next_due(cast.anna.id, TODAY, [LINE]) is None
        for item, memory in reversed(known.items()):
            await work.trainings.remember(cast.anna.id, item, replace(memory, lapses=1))
            await work.trainings.remember(cast.anna.id, item, memory)
        await work.trainings.remember(cast.boris.id, LINE, memory_of(TODAY))
        await work.commit()
    async with database.unit_of_work() as work:
        assert list((await work.trainings.memories(cast.anna.id)).items()) == list(known.items())
        days, tomorrow = {item: one.due for item, one in known.items()}, TODAY + timedelta(days=1)
        found = await work.trainings.known(cast.anna.id, tomorrow, days)
        assert list(found.due.items()) == list(days.items())[:2], "what is due longest is in front"
        assert found.later == {*days} - found.due.keys()
        found = await work.trainings.known(cast.anna.id, tomorrow, [*days][1:3])
        assert [*found.due, *found.later] == [*days][1:3], "others are not looked for"
        assert await work.trainings.next_due(cast.anna.id, TODAY, days) == tomorrow
        assert await work.trainings.next_due(cast.anna.id, TODAY, [*days][3:]) == TODAY + timedelta(days=3)
        assert await work.trainings.next_due(cast.anna.id, TODAY + timedelta(days=3), days) is None
        own = {DrillId("own.7"): TODAY, DrillId("own.8"): tomorrow}
        for item, day in own.items():
            await work.trainings.remember(cast.anna.id, item, replace(memory_of(TODAY), due=day))
        expected = KnownCards(due={DrillId("own.7"): TODAY}, later={DrillId("own.8")}, own={*own})
        assert await work.trainings.known(cast.anna.id, TODAY, []) == expected
        assert await work.trainings.memory(cast.anna.id, LINE) is None
        assert await work.trainings.memory(cast.boris.id, LINE) == memory_of(TODAY)


async def test_answers_are_kept_in_their_order_and_counted(database: Database, cast: Cast) -> None:
    """To reckon memories anew, and to say what is taken for what; a count is that of its month."""
    answered = Answered(
        item=LINE,
        language=LanguageCode("ru"),
        kind=DrillKind.RECOGNISE,
        asked="choleric",
        given="sanguine",
        rating=Rating.AGAIN,
        seconds=3.5,
        day=TODAY,
        at=NOON,
    )
    tomorrow = TODAY + timedelta(days=1)
    async with database.unit_of_work() as work:
        await work.trainings.note(cast.anna.id, answered)
        await work.trainings.note(cast.anna.id, replace(answered, given="choleric", rating=Rating.GOOD, day=tomorrow))
        for day in (TODAY - timedelta(days=60), TODAY, TODAY):
            await work.trainings.mix_up(cast.anna.id, day, "choleric", "sanguine")
        await work.trainings.practise(cast.anna.id, TODAY, Practised(finished=1, right=0, fresh=1, seconds=3.5))
        await work.trainings.practise(cast.anna.id, TODAY, Practised(finished=1, right=1, fresh=0, seconds=2.5))
        await work.commit()
    async with database.unit_of_work() as work:
        kept = await work.trainings.reviews(cast.anna.id, LINE)
        assert kept == [Review(day=TODAY, rating=Rating.AGAIN), Review(day=tomorrow, rating=Rating.GOOD)]
        assert await work.trainings.mixups(cast.anna.id, TODAY) == {("choleric", "sanguine"): 2}
        assert await work.trainings.mixups(cast.boris.id, TODAY) == {}
        whole = Practised(finished=2, right=1, fresh=1, seconds=6.0)
        assert await work.trainings.days(cast.anna.id, TODAY) == {TODAY: whole}
        assert await work.trainings.practised(cast.anna.id, tomorrow) == Practised()
        assert await work.trainings.lately(cast.anna.id, TODAY, TODAY) == Lately(
            today=whole, before=None, finished=2, seconds=6.0
        )
        later = await work.trainings.lately(cast.anna.id, tomorrow, TODAY)
        assert later == Lately(today=Practised(), before=TODAY, finished=2, seconds=6.0)


async def test_an_answer_to_what_came_back_is_kept_apart(database: Database, cast: Cast) -> None:
    """Its time, its rating and how long it took; neither a card's answers nor any figure of a team has it."""
    answered = Answered(
        item=LINE,
        language=LanguageCode("ru"),
        kind=DrillKind.RECOGNISE,
        asked="choleric",
        given="choleric",
        rating=Rating.HARD,
        seconds=8.5,
        day=TODAY,
        at=NOON,
    )
    async with database.unit_of_work() as work:
        await work.trainings.note_again(cast.anna.id, answered)
        await work.commit()
    async with database.unit_of_work() as work:
        assert await work.trainings.reviews(cast.anna.id, LINE) == []
        assert await work.training_figures.days([cast.anna.id], TODAY) == {}
        assert await work.training_figures.mixups([cast.anna.id], TODAY, TODAY) == {}
        assert await work.training_figures.asked(None) == []
        assert await work.training_figures.given([LINE], None) == []


async def test_the_first_day_on_which_some_cards_are_due_is_found_for_each(database: Database, cast: Cast) -> None:
    """Of those cards alone, also of many; who knows none of them is missing."""
    async with database.unit_of_work() as work:
        for number in range(3):
            memory = replace(memory_of(TODAY), due=TODAY + timedelta(days=number))
            await work.trainings.remember(cast.anna.id, DrillId(f"rec.{number}"), memory)
        await work.trainings.remember(cast.boris.id, DrillId("rec.0"), memory_of(TODAY))
        await work.commit()
    asked = [DrillId(f"rec.{number}") for number in range(1, 1200)]
    both = [cast.anna.id, cast.boris.id]
    async with database.unit_of_work() as work:
        assert await work.training_figures.first_due(both, asked) == {cast.anna.id: TODAY + timedelta(days=1)}
        assert await work.training_figures.first_due(both, []) == {}
        assert await work.training_figures.first_due([], asked) == {}
