"""What comes of itself of a try: who is told of it, by day and once, and that it is asked again after three to four weeks.

Whom a stage concerns is reckoned anew each time, so that what waits for a mentor goes to the next one, or to whoever looks after
the team, as soon as there is another.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from bot.domain.calls.script import Script
from bot.domain.people.employee import Employee
from bot.domain.training.disturbing import may_be_disturbed
from bot.domain.training.quiz import Attempt, QuizKind, QuizStage, is_asked_again
from bot.domain.training.study_day import next_study_day
from bot.services.act import Act
from bot.services.calls.call_view import CallView
from bot.services.calls.run_call import view_current
from bot.services.ports import Work
from bot.services.training.give_quiz import begin_try
from bot.services.training.ports import TrainingContent
from bot.services.training.quiz_doors import deciders, markers
from bot.services.training.trainees import mentor_of

A_TICK: Final = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class QuizTold:
    """One who is told of a try now."""

    whom: Employee
    attempt: Attempt
    trainee: Employee
    mentor: Employee | None
    live: CallView | None
    """His call that is going on: its card stays the last message."""

    @property
    def is_trainee(self) -> bool:
        """It is his own."""
        return self.whom.id == self.trainee.id


async def tell_of_quizzes(work: Work, script: Script, now: datetime) -> Sequence[QuizTold]:
    """Tell everybody whom a try concerns, each once for each stage, and nobody at night."""
    told = []
    for attempt in await work.quizzes.wanting_telling(A_TICK):
        trainee = await work.employees.get(attempt.employee_id)
        if trainee is None:
            continue
        concerned = await _concerned(work, attempt, trainee)
        knows = set(attempt.told)
        for one in concerned:
            if one.id in knows or not may_be_disturbed(one, now):
                continue
            if not await work.lanes.try_enter(int(one.person_id)):
                continue  # in his chat something is going on; the next tick comes soon
            act = Act(work=work, employee=one, script=script, now=now, update_id=None)
            knows.add(one.id)
            told.append(
                QuizTold(
                    whom=one,
                    attempt=attempt,
                    trainee=trainee,
                    mentor=await mentor_of(work, trainee),
                    live=await view_current(act, one),
                )
            )
        is_told = all(one.id in knows for one in concerned)
        if knows != attempt.told or is_told is not attempt.is_told:
            await work.quizzes.put_told(replace(attempt, told=frozenset(knows)), is_told=is_told)
    return told


async def ask_again(work: Work, content: TrainingContent, now: datetime) -> None:
    """Begin the check three to four weeks after passing: by day, when he practises, or at the end of the fourth week."""
    for passed in await work.quizzes.to_ask_again(now, A_TICK):
        trainee = await work.employees.get(passed.employee_id)
        if trainee is None or passed.settled_at is None or not may_be_disturbed(trainee, now):
            continue
        zone = ZoneInfo(trainee.time_zone)
        known = await work.trainings.trainee(trainee.id)
        today = next_study_day(None if known is None else known.last_day, now, zone)
        practised_on = None if known is None else known.practised_on
        if is_asked_again(passed.settled_at, zone, today=today, practised_on=practised_on):
            await begin_try(
                work,
                content,
                trainee,
                passed.kind,
                by=None,
                at=now,
                product=passed.product_number,
                name=passed.product,
                is_again=True,
            )
            await work.quizzes.asked_again(passed.id)


async def _concerned(work: Work, attempt: Attempt, trainee: Employee) -> Sequence[Employee]:
    """Return whom the stage of a try concerns now."""
    match attempt.stage:
        case QuizStage.SENT:
            also = [trainee] if attempt.kind is QuizKind.ROLE else []
            return [*also, *await markers(work, trainee)]
        case QuizStage.OPEN:
            return [trainee, *(await markers(work, trainee) if attempt.is_again else ())]
        case QuizStage.UNDECIDED:
            return [trainee, *await deciders(work, trainee)]
        case _:
            return [trainee]
