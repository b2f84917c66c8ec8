"""The study day that it is for somebody, what is due for him, that he has practised on it, and what of training waits for him."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Final
from zoneinfo import ZoneInfo

from bot.domain.ids import DrillId
from bot.domain.training.cards import is_card_of
from bot.domain.training.drills import DrillBook
from bot.domain.training.own_card import OWN, HeardCall, call_of, cues_asked, cues_of, own_card
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


async def due_days(act: Act, book: DrillBook) -> Mapping[DrillId, date]:
    """Return what somebody knows and can still be asked, and when it is due, the soonest first.

    Whatever is not in the words of his language any more counts for nothing, nor does a card of a call that is gone: nobody owes
    what cannot be asked.

    Args:
        act: Whoever has practised.
        book: The drills in force in his language.
    """
    known = await act.work.trainings.due_days(act.employee.id, book.drills)
    own = await own_calls_of(act, known)
    return {item: day for item, day in known.items() if is_card_of(book, item) or item in own}


async def own_calls_of(act: Act, items: Iterable[DrillId]) -> Mapping[DrillId, HeardCall]:
    """Return those calls of one's own of which these cards are made, as long as they are there and make one."""
    calls = [call for item in items if item.startswith(OWN) and (call := call_of(item)) is not None]
    if not calls:
        return {}
    me, asked = act.employee, cues_asked(act.script)
    heard = await act.work.own_calls.heard(me.id, me.team_id, calls)
    return {own_card(call.id): call for call in heard if cues_of(call, asked)}


async def practised_today(act: Act, trainee: Trainee, book: DrillBook) -> Trainee:
    """Note that somebody has finished a drill today, before anything that was due is put off; only the first changes anything."""
    if trainee.practised_on == trainee.last_day:
        return trainee
    dues = await due_days(act, book)
    trainee = trainee.practised(trainee.last_day, next(iter(dues.values()), None))
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
