"""What happens to edited words by themselves."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.screens.job import Job
from bot.screens.screen import Show
from bot.services.forget import forget_drafts
from bot.services.phrases.learn_from_calls import LearnFromCalls
from bot.services.ports import UnitOfWork
from handlers.dependencies import Dependencies


def ticks(deps: Dependencies) -> Sequence[Job]:
    """Take in what other processes have published and what has changed in the folder; at night learn a little from calls."""
    learning = LearnFromCalls(ZoneInfo(deps.defaults.time_zone))

    async def learn_from_calls(work: UnitOfWork, now: datetime) -> Sequence[Show]:
        await learning.step(work, deps.scripts.current(), now)
        return ()

    return deps.keep_up_content, learn_from_calls


def daily(deps: Dependencies) -> Sequence[Job]:
    """Forget drafts that nobody has come back to."""
    del deps

    async def forget_old_drafts(work: UnitOfWork, now: datetime) -> Sequence[Show]:
        await forget_drafts(work, now)
        return ()

    return (forget_old_drafts,)
