"""The study day that it is for somebody, that he has practised on it, and what of training waits for him."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from enum import StrEnum
from typing import Final
from zoneinfo import ZoneInfo

from bot.domain.training.study_day import next_study_day
from bot.domain.training.trainee import Trainee
from bot.services.act import Act
from bot.services.asked import own_chat
from bot.services.text_ports import PromptKind

WRITTEN: Final = frozenset({PromptKind.QUIZ_ANSWER, PromptKind.SHEET_TEXT, PromptKind.DRILL_ANSWER})
SAT_DOWN: Final = timedelta(minutes=30)
"""Whoever was shown a card so long ago does something else by now."""


class Waits(StrEnum):
    """What of training somebody is at."""

    ANSWER = "answer"
    """He is to write something."""
    TRAINING = "training"
    """He is to tap something."""


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


async def what_waits(act: Act) -> Waits | None:
    """Return what of training waits for an answer now; None when he does something else."""
    asked = await act.work.prompts.take(own_chat(act), act.now)
    if asked is not None:
        await act.work.prompts.put(asked)
        if asked.kind in WRITTEN:
            return Waits.ANSWER
    sitting = await act.work.trainings.sitting(act.employee.id)
    is_at_it = sitting is not None and not sitting.is_over and act.now - sitting.shown_at < SAT_DOWN
    return Waits.TRAINING if is_at_it else None
