"""What is done by the clock about figures."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.screens.job import Job
from bot.screens.screen import Outgoing
from bot.services.ports import UnitOfWork
from handlers.dependencies import Dependencies

FOLDED_AT_ONCE = 500
"""Changes that are put into the counts at a tick, in some milliseconds; what waits is counted all the same."""


def ticks(deps: Dependencies) -> Sequence[Job]:
    """Put what has changed into the counts of its days."""
    del deps

    async def fold_counts(work: UnitOfWork, now: datetime) -> Sequence[Outgoing]:
        del now
        await work.figures.fold(FOLDED_AT_ONCE)
        return ()

    return (fold_counts,)
