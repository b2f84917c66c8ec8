"""Three weeks of training for the playground's departments, so that a newcomer sees every page of it full.

They are led through the use cases themselves, at the hours at which somebody would have: nothing is made up past them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from random import Random
from typing import Final

from bot.domain.calls.temperament import Temperament
from bot.domain.training.assignment import Frequency, Pack, PackKind
from bot.domain.training.drills import CellDrill
from bot.domain.training.interleaving import Pair
from bot.domain.training.question import Question
from bot.domain.training.stages import Counted, PathStage, TickedBy
from bot.services.act import Act
from bot.services.training.assign import begin_draft, choose_person, give, set_frequency
from bot.services.training.guide_trainee import set_stage, tick_trainee
from bot.services.training.path import count_own, tick_own, view_own_path
from bot.services.training.ports import TrainingContent
from bot.services.training.practise import Practice, answer, begin_practice, give_up, go_on

MIXED: Final = (Temperament.PHLEGMATIC, Temperament.MELANCHOLIC)
"""Whom the trainee takes for whom."""
FAILED: Final = (Temperament.CHOLERIC, Temperament.SANGUINE)
"""Whom half of the others do."""
FAILED_OTHERWISE: Final = (Temperament.CHOLERIC, Temperament.PHLEGMATIC)
"""Whom the other half of them do: wrong answers of a team are shown where two different ones are each given by two people."""
DAYS: Final = 21
FIRST_STAGE: Final = 4
"""Days on the first stage."""
GIVEN: Final = 2
"""So many days ago the supervisor gave him something."""
CALLS_A_DAY: Final = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Habit:
    """How somebody practises.

    Attributes:
        days: So many days ago he sat down.
        knows: How often he is right, 0 to 1.
        mixed: Whom he takes for whom.
        mixes_up: How often he does, 0 to 1.
    """

    days: Sequence[int]
    knows: float
    mixed: Pair
    mixes_up: float


DAYS_OFF: Final = frozenset({3, 10, 11, 17})
"""Weekends, more or less."""
TRAINEE: Final = Habit(days=[day for day in range(DAYS, 0, -1) if day not in DAYS_OFF], knows=0.85, mixed=MIXED, mixes_up=0.4)
GUIDE: Final = Habit(days=[1], knows=0.95, mixed=FAILED, mixes_up=1.0)
"""Has begun, as the others have, and fails at the same cards: so there are drills that the team fails, whatever chance says."""
COLLEAGUE: Final = replace(GUIDE, mixed=FAILED_OTHERWISE)
ABSENT: Final = replace(COLLEAGUE, days=[9])
"""Has not come back since."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trained:
    """Those of a department who train, each with an act of his own."""

    supervisor: Act
    mentor: Act
    trainee: Act
    colleagues: Sequence[Act]


async def let_train(them: Trained, content: TrainingContent) -> None:
    """Let three weeks pass until yesterday for a department."""
    await _walk(them, content)
    await _practise(them.trainee, content, TRAINEE)
    *steady, absent = them.colleagues
    for guide in (them.supervisor, them.mentor):
        await _practise(guide, content, GUIDE)
    for colleague in steady:
        await _practise(colleague, content, COLLEAGUE)
    await _practise(absent, content, ABSENT)
    await _give(_ago(them.supervisor, GIVEN), int(them.trainee.employee.id))


def _ago(act: Act, days: int) -> Act:
    return replace(act, now=act.now - timedelta(days=days))


# ---- the path ----


async def _walk(them: Trained, content: TrainingContent) -> None:
    """Pass the first stage, and tick what is one's own of the second, but for the last of it."""
    whose, (first, second) = int(them.trainee.employee.id), content.program().stages[:2]
    await view_own_path(_ago(them.trainee, DAYS), content)
    for day, (stage, left) in zip((DAYS, DAYS - FIRST_STAGE), ((first, 0), (second, 1)), strict=True):
        own = [tick.id for tick in stage.ticks if tick.by is TickedBy.TRAINEE]
        for later, tick in enumerate(own[: len(own) - left]):
            await tick_own(_ago(them.trainee, day - min(later, FIRST_STAGE - 1)), content, tick, on=True)
        if not left:
            await _pass(them, content, whose, stage)
    for day in (2, 1):
        counting = _ago(them.trainee, day)
        today = (await view_own_path(counting, content)).today
        await count_own(counting, content, Counted.CALLS, today, CALLS_A_DAY + day)


async def _pass(them: Trained, content: TrainingContent, whose: int, stage: PathStage) -> None:
    at = DAYS - FIRST_STAGE
    for tick in stage.ticks:
        if tick.by is TickedBy.MENTOR:
            await tick_trainee(_ago(them.mentor, at), content, whose, tick.id, on=True)
    await set_stage(_ago(them.supervisor, at), content, whose, content.program().number(stage), on=True)


# ---- what was given ----


async def _give(supervisor: Act, whom: int) -> None:
    pack = Pack(kind=PackKind.PAIR, pair=MIXED)
    draft = (await begin_draft(supervisor, int(supervisor.employee.team_id), str(pack))).assignment.id
    await choose_person(supervisor, draft, whom, on=True)
    await set_frequency(supervisor, draft, Frequency.DAILY)
    await give(supervisor, draft)


# ---- practice ----


async def _practise(act: Act, content: TrainingContent, habit: Habit) -> None:
    random = Random(act.employee.person_id)
    for day in habit.days:
        await _sit(_ago(act, day), content, habit, random)


async def _sit(act: Act, content: TrainingContent, habit: Habit, random: Random) -> None:
    """Do a day's cards."""
    practice = await begin_practice(act, content)
    while practice is not None and (question := practice.question) is not None:
        act = replace(act, now=act.now + timedelta(seconds=random.randint(3, 9)))
        number, position = practice.sitting.number, practice.sitting.position
        if not practice.sitting.is_asked:
            practice = await go_on(act, content, number, position)
        elif question.is_typed:  # to judge what is typed would take longer than all the rest
            practice = await give_up(act, content, number, position)
        else:
            practice = await _answer(act, content, practice, _given(question, habit, random))


async def _answer(act: Act, content: TrainingContent, practice: Practice, given: Iterator[str]) -> Practice:
    number, position = practice.sitting.number, practice.sitting.position
    for one in given:
        practice = await answer(act, content, number, position, one)
    return practice


def _given(question: Question, habit: Habit, random: Random) -> Iterator[str]:
    """Give what he taps: one button, or one for each of two questions."""
    if isinstance(question.drill, CellDrill):
        yield f"wants.{question.drill.wants}"
        yield f"can.{question.drill.can}" if random.random() < habit.knows else "can.unknown"
    elif question.type_label is habit.mixed[0] and random.random() < habit.mixes_up:
        yield habit.mixed[1].value
    elif random.random() < habit.knows:
        yield question.right
    else:
        yield random.choice(question.choices(0))
