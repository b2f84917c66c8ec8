"""What happens to edited words by themselves."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.screens.calls.shown_call import card_of
from bot.screens.job import Job
from bot.screens.phrases.learnt_pages import news_message
from bot.screens.screen import Show
from bot.services.forget import forget_drafts
from bot.services.phrases.learn_from_calls import LearnFromCalls
from bot.services.phrases.tell_learnt import TellOfLearnt
from bot.services.ports import UnitOfWork
from handlers.dependencies import Dependencies


def ticks(deps: Dependencies) -> Sequence[Job]:
    """Take in what other processes have published and what has changed in the folder; learn from calls, and tell of that."""
    learning = LearnFromCalls(ZoneInfo(deps.defaults.time_zone))
    telling = TellOfLearnt()

    async def learn_from_calls(work: UnitOfWork, now: datetime) -> Sequence[Show]:
        await learning.step(work, deps.scripts.current(), now)
        return ()

    async def tell_of_learnt(work: UnitOfWork, now: datetime) -> Sequence[Show]:
        outgoing: list[Show] = []
        for told in await telling.step(work, deps.scripts.current(), now):
            outgoing.append(news_message(told, deps.texts(told.whom.language)))
            if told.live is not None and told.live.consultation.is_shown_to(told.whom):
                outgoing.append(card_of(told.whom, told.live, deps.texts, deps.languages(), is_anew=True))
        return outgoing

    return deps.keep_up_content, learn_from_calls, tell_of_learnt


def daily(deps: Dependencies) -> Sequence[Job]:
    """Forget drafts that nobody has come back to."""
    del deps

    async def forget_old_drafts(work: UnitOfWork, now: datetime) -> Sequence[Show]:
        await forget_drafts(work, now)
        return ()

    return (forget_old_drafts,)
