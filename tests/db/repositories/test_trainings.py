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
from bot.services.training.ports import Answered, Lately, Practised, Standing
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
    queue = Queue(waiting=waiting, asked=(Temperament.SANGUINE, None), asked_today=2)
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
        assert await work.trainings.sitting(cast.anna.id) is None
        for one, other in (
            (replace(trainee, last_day=TODAY - timedelta(days=1)), replace(sitting, number=2)),
            (trainee, sitting),
        ):
            await work.trainings.put_trainee(one)
            await work.trainings.put_sitting(other)
        await work.commit()
    async with database.unit_of_work() as work:
        assert await work.trainings.trainee(cast.anna.id) == trainee
        assert await work.trainings.sitting(cast.anna.id) == sitting
        assert await work.trainings.trainee(cast.boris.id) is None


async def test_memories_are_counted_and_come_by_the_day_they_are_due(database: Database, cast: Cast) -> None:
    """Nobody's but the trainee's own."""
    known = {DrillId(f"rec.{number}"): replace(memory_of(TODAY), due=TODAY + timedelta(days=number)) for number in range(4)}
    async with database.unit_of_work() as work:
        assert await work.trainings.standing(cast.anna.id, TODAY) == Standing(known=0, due=0, next_due=None)
        for item, memory in known.items():
            await work.trainings.remember(cast.anna.id, item, replace(memory, lapses=1))
            await work.trainings.remember(cast.anna.id, item, memory)
        await work.trainings.remember(cast.boris.id, LINE, memory_of(TODAY))
        await work.commit()
    async with database.unit_of_work() as work:
        assert list((await work.trainings.soonest(cast.anna.id, 3)).items()) == list(known.items())[:3]
        assert await work.trainings.known(cast.anna.id) == set(known)
        assert await work.trainings.standing(cast.anna.id, TODAY + timedelta(days=1)) == Standing(known=4, due=2, next_due=TODAY)
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
