"""What is done by the clock about figures."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.domain.ids import ChatId
from bot.screens.calls.shown_call import card_of
from bot.screens.figures.digest import DIGEST_SLOT, digest_screen
from bot.screens.job import Job
from bot.screens.screen import Outgoing, Show
from bot.services.figures.digest import claim_digests, plan_digests
from bot.services.outgoing_ports import Priority
from bot.services.ports import UnitOfWork
from handlers.dependencies import Dependencies

FOLDED_AT_ONCE = 200
"""Changes of each sort that are put into the counts at a tick, in hundredths of a second; what waits is counted all the same."""


def ticks(deps: Dependencies) -> Sequence[Job]:
    """Put what has changed into the counts of its days, and tell of the week."""

    async def fold_counts(work: UnitOfWork, now: datetime) -> Sequence[Outgoing]:
        del now
        await work.figures.fold(FOLDED_AT_ONCE)
        return ()

    async def plan_weeks(work: UnitOfWork, now: datetime) -> Sequence[Outgoing]:
        await plan_digests(work, now)
        return ()

    async def tell_of_weeks(work: UnitOfWork, now: datetime) -> Sequence[Outgoing]:
        outgoing: list[Outgoing] = []
        for one in await claim_digests(work, deps.scripts.current(), now):
            me = one.employee
            slot = DIGEST_SLOT.in_chat(ChatId(int(me.person_id)), int(one.reminder.id))
            screen = digest_screen(one.view, deps.texts(me.language))
            outgoing.append(Show(slot=slot, screen=screen, priority=Priority.REMINDER, is_anew=True))
            if one.live is not None and one.live.consultation.is_shown_to(me):
                outgoing.append(card_of(me, one.live, deps.texts, deps.languages(), is_anew=True))
        return outgoing

    return fold_counts, plan_weeks, tell_of_weeks
