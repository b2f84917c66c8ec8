"""Weeks of practice, written as the bot would have written them, for tests that look at figures."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from bot.domain.calls.temperament import Temperament
from bot.domain.ids import DrillId, LanguageCode, PersonId
from bot.domain.training.drills import DrillKind, RecogniseDrill
from bot.domain.training.memory import Rating, remember
from bot.domain.training.streak import Streak
from bot.domain.training.trainee import Trainee
from bot.services.training.ports import Answered, Practised
from tests.conversation.training.practising import book_of
from tests.floor import Floor

Given = tuple[DrillId, str]
"""A drill that asks for the type, and what was answered."""


def lines_of(floor: Floor, kind: Temperament, number: int) -> list[DrillId]:
    """Return so many drills that ask for the type, of one type."""
    found = [one.id for one in book_of(floor).offered(RecogniseDrill) if one.temperament is kind]
    return found[:number]


async def practised(floor: Floor, person: int, days: Iterable[tuple[date, list[Given]]], *, longest: int = 0) -> None:
    """Let somebody have answered these cards on these study days."""
    book, last = book_of(floor), None
    async with floor.bot.database.unit_of_work() as work:
        him = await work.employees.by_person(PersonId(person))
        assert him is not None
        for day, given in days:
            last = day
            for item, answer in given:
                drill = book.drill(item)
                assert isinstance(drill, RecogniseDrill)
                right = "none" if drill.temperament is None else drill.temperament.value
                is_right = answer == right
                rating = Rating.GOOD if is_right else Rating.AGAIN
                memory = await work.trainings.memory(him.id, item)
                await work.trainings.remember(him.id, item, remember(memory, rating, day, random=Random(1)))
                await work.trainings.mix_up(him.id, day, right, answer)
                answered = Answered(
                    item=item,
                    language=LanguageCode("ru"),
                    kind=DrillKind.RECOGNISE,
                    asked=right,
                    given=answer,
                    rating=rating,
                    seconds=4,
                    day=day,
                    at=floor.clock(),
                )
                await work.trainings.note(him.id, answered)
                await work.trainings.practise(him.id, day, Practised(finished=1, right=int(is_right), fresh=0, seconds=4))
        assert last is not None
        known = await work.trainings.trainee(him.id) or Trainee(employee_id=him.id, last_day=last)
        streak = Streak(days=longest, longest=longest)
        await work.trainings.put_trainee(replace(known, last_day=last, practised_on=last, streak=streak))
        await work.commit()


def days_back(today: date, *numbers: int) -> list[date]:
    """Return study days so long ago, in order."""
    return [today - timedelta(days=number) for number in sorted(numbers, reverse=True)]
