"""Three weeks of practice for the playground's trainee, so that a newcomer sees every page of training full.

They are led through the use cases themselves, at the hours at which somebody would have: nothing is made up past them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from random import Random
from typing import Final

from bot.domain.calls.temperament import Temperament
from bot.domain.training.drills import CellDrill
from bot.domain.training.question import Question
from bot.services.act import Act
from bot.services.training.ports import TrainingContent
from bot.services.training.practise import Practice, answer, begin_practice, give_up, go_on

DAYS: Final = 21
DAYS_OFF: Final = frozenset({3, 10, 11, 17})
"""Weekends, more or less."""
KNOWS: Final = 0.85
"""How often he is right."""
MIXES_UP: Final = 0.4
"""How often he takes the one for the other."""
MIXED: Final = (Temperament.PHLEGMATIC, Temperament.MELANCHOLIC)


async def let_practise(act: Act, content: TrainingContent) -> None:
    """Let three weeks pass until yesterday for whoever acts."""
    random = Random(DAYS)
    for number in range(DAYS, 0, -1):
        if number not in DAYS_OFF:
            await _sit(replace(act, now=act.now - timedelta(days=number)), content, random)


async def _sit(act: Act, content: TrainingContent, random: Random) -> None:
    """Do a day's cards."""
    practice = await begin_practice(act, content)
    while practice is not None and (question := practice.question) is not None:
        act = replace(act, now=act.now + timedelta(seconds=random.randint(3, 9)))
        number, position = practice.sitting.number, practice.sitting.position
        if not practice.sitting.is_asked:
            practice = await go_on(act, content, number, position)
        elif question.is_typed:
            practice = await give_up(act, content, number, position)
        else:
            practice = await _answer(act, content, practice, question, random)


async def _answer(act: Act, content: TrainingContent, practice: Practice, question: Question, random: Random) -> Practice:
    number, position = practice.sitting.number, practice.sitting.position
    for given in _given(question, random):
        practice = await answer(act, content, number, position, given)
    return practice


def _given(question: Question, random: Random) -> Iterator[str]:
    """Give what he taps: one button, or one for each of two questions."""
    if isinstance(question.drill, CellDrill):
        yield f"wants.{question.drill.wants}"
        yield f"can.{question.drill.can}" if random.random() < KNOWS else "can.unknown"
    elif question.type_label is MIXED[0] and random.random() < MIXES_UP:
        yield MIXED[1].value
    elif random.random() < KNOWS:
        yield question.right
    else:
        yield random.choice(question.choices(0))
