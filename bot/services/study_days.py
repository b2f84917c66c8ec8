"""The study day that it is for somebody, what is due for him, that he has practised on it, and what of training waits for him."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
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

WRITTEN: Final = frozenset({PromptKind.QUIZ_ANSWER, PromptKind.DRILL_ANSWER})
SAT_DOWN: Final = timedelta(minutes=30)
"""Whoever was shown a card so long ago does something else by now."""


class Waits(StrEnum):
    """What of training somebody is at."""

    ANSWER = "answer"
    """He is to write something."""
    TRAINING = "training"
    """He is to tap something."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What somebody was asked before and can still be asked."""

    due: Sequence[DrillId]
    """On his study day, the longest due first."""
    known: Set[DrillId]
    """These and all others."""
    next_on: date | None
    """When the first of all is due, be that past; None when nothing is known."""
    own: Mapping[DrillId, HeardCall]
    """Those of them that are made of calls of his own."""


async def trainee_of(act: Act) -> tuple[Trainee, bool]:
    """Return how somebody practises, on the study day that it is for him now, and whether he has before; nothing is written."""
    known = await act.work.trainings.trainee(act.employee.id)
    day = next_study_day(None if known is None else known.last_day, act.now, ZoneInfo(act.employee.time_zone))
    if known is None:
        return Trainee(employee_id=act.employee.id, last_day=day), False
    return replace(known, last_day=day), True


async def standing_of(act: Act, day: date, cards: Collection[DrillId]) -> Standing:
    """Return what somebody knows and can still be asked.

    Whatever is not in the words of his language any more counts for nothing, nor does a card of a call that is gone: nobody owes
    what cannot be asked.

    Args:
        act: Whoever has practised.
        day: His study day.
        cards: What can be asked in his language, without cards of his own calls.
    """
    work, me = act.work.trainings, act.employee.id
    found = await work.known(me, day, cards)
    due, later = found.due, found.later
    own = await own_calls_of(act, found.own)
    if gone := found.own - own.keys():
        due, later = {item: since for item, since in due.items() if item not in gone}, later - gone
    next_on = next(iter(due.values()), None)
    if next_on is None and later:
        next_on = await work.next_due(me, day, later)
    return Standing(due=list(due), known=later | due.keys(), next_on=next_on, own=own)


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
    standing = await standing_of(act, trainee.last_day, {item for item in book.drills if is_card_of(book, item)})
    trainee = trainee.practised(trainee.last_day, standing.next_on)
    await act.work.trainings.put_trainee(trainee)
    return trainee


async def what_waits(act: Act) -> Waits | None:
    """Return what of training waits for an answer now; None when he does something else."""
    asked = await act.work.prompts.take(own_chat(act), act.now)
    if asked is not None:
        await act.work.prompts.put(asked)
        if asked.kind in WRITTEN:
            return Waits.ANSWER
    sitting = next(iter(await act.work.trainings.sittings(act.employee.id)), None)
    is_at_it = sitting is not None and not sitting.is_over and act.now - sitting.shown_at < SAT_DOWN
    return Waits.TRAINING if is_at_it else None
