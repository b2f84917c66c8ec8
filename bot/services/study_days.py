"""The study day that it is for somebody, and that he has practised on it."""

from __future__ import annotations

from dataclasses import replace
from zoneinfo import ZoneInfo

from bot.domain.training.study_day import next_study_day
from bot.domain.training.trainee import Trainee
from bot.services.act import Act


async def trainee_of(act: Act) -> tuple[Trainee, bool]:
    """Return how somebody practises, on the study day that it is for him now, and whether he has before; nothing is written."""
    known = await act.work.trainings.trainee(act.employee.id)
    day = next_study_day(None if known is None else known.last_day, act.now, ZoneInfo(act.employee.time_zone))
    if known is None:
        return Trainee(employee_id=act.employee.id, last_day=day), False
    return replace(known, last_day=day), True


async def practised_today(act: Act, trainee: Trainee) -> Trainee:
    """Note that somebody has finished a drill today, before anything that was due is put off; only the first changes anything."""
    if trainee.practised_on == trainee.last_day:
        return trainee
    standing = await act.work.trainings.standing(trainee.employee_id, trainee.last_day)
    trainee = trainee.practised(trainee.last_day, standing.next_due)
    await act.work.trainings.put_trainee(trainee)
    return trainee
