"""The clock tick: runs the periodic jobs, each in a transaction of its own. Leaves out what the jobs do."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Sequence
from datetime import datetime

import structlog

from bot.gateway.incidents import describe, new_incident_id
from bot.gateway.outbox import OutboxSender
from bot.gateway.pauses import Sleep
from bot.screens.screen import DeleteIncoming, Show
from bot.services.errors import StorageUnavailable
from bot.services.ports import Clock, UnitOfWork, UnitOfWorkFactory

Job = Callable[[UnitOfWork, datetime], Awaitable[Iterable[Show | DeleteIncoming]]]
"""Does what is due at the moment given and returns the screens it changes. It looks by itself: a missed tick is no loss."""

log = structlog.get_logger(__name__)


class Ticks:
    """Runs every job at the start and then once an interval. A job that fails is tried at the next tick and hinders no other."""

    def __init__(
        self,
        *,
        jobs: Sequence[Job],
        open_work: UnitOfWorkFactory,
        sender: OutboxSender,
        clock: Clock,
        sleep: Sleep = asyncio.sleep,
        interval: float = 30.0,
    ) -> None:
        """`interval` is in seconds."""
        self._jobs = jobs
        self._open_work = open_work
        self._sender = sender
        self._clock = clock
        self._sleep = sleep
        self._interval = interval

    async def run(self) -> None:
        """Tick until cancelled."""
        while True:
            await self.tick()
            await self._sleep(self._interval)

    async def tick(self) -> None:
        """Run every job once."""
        for job in self._jobs:
            try:
                now = self._clock()
                async with self._open_work() as work:
                    await self._sender.commit(work, await job(work, now), now)
            except StorageUnavailable:
                log.warning("storage is unavailable, the jobs wait for the next tick")
                return
            except Exception as error:  # a mistake in one job must not end the ticking
                log.error("a job failed", incident_id=new_incident_id(), error=describe(error))
