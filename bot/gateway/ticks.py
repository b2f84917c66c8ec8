"""The clock tick: runs the periodic jobs, each in a transaction of its own."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta

import structlog

from bot.gateway.incidents import describe, new_incident_id
from bot.gateway.outgoing.outbox_sender import OutboxSender
from bot.gateway.telegram.pauses import Sleep
from bot.screens.job import Job
from bot.services.errors import StorageUnavailable
from bot.services.ports import Clock, UnitOfWorkFactory

FIRST_DAILY = timedelta(minutes=10)
"""Not right at the start, when people wait for what was left, and soon enough for a process that is restarted every day."""


Afterwards = Callable[[], Awaitable[object]]


log = structlog.get_logger(__name__)


class Ticks:
    """Runs every job at the start and then once an interval, the daily ones somewhat later and then once a day.

    A job that fails is tried at the next tick and hinders no other. A job that another process is at is left to that one. At the
    end of a tick comes what has to be done outside of any transaction.
    """

    def __init__(
        self,
        *,
        jobs: Sequence[Job],
        open_work: UnitOfWorkFactory,
        sender: OutboxSender,
        clock: Clock,
        daily: Sequence[Job] = (),
        sleep: Sleep = asyncio.sleep,
        interval: float = 30.0,
        afterwards: Afterwards | None = None,
    ) -> None:
        """`interval` is in seconds."""
        self._afterwards = afterwards
        self._jobs = jobs
        self._daily = daily
        self._daily_at: dict[str, datetime] = {}
        """When each daily job is due next, by its name."""
        self._open_work = open_work
        self._sender = sender
        self._clock = clock
        self._sleep = sleep
        self._interval = interval
        self._one_ticks = asyncio.Lock()

    async def run(self) -> None:
        """Tick until cancelled."""
        while True:
            await self.tick()
            await self._sleep(self._interval)

    async def tick(self) -> None:
        """Run every job that is due once; while a tick is going on, the next one waits for it."""
        async with self._one_ticks:
            await self._tick()

    async def idle(self) -> None:
        """Wait for the tick that is going on, if there is one. For tests and previews."""
        async with self._one_ticks:
            pass

    async def _tick(self) -> None:
        daily = self._due_daily()
        for job in (*self._jobs, *daily):
            try:
                now = self._clock()
                async with self._open_work() as work:
                    if await work.lanes.try_job(job.__qualname__):
                        await self._sender.commit(work, await job(work, now), now)
                if job in daily:  # not before it is done: one that failed must not wait for tomorrow
                    self._daily_at[job.__qualname__] = now + timedelta(days=1)
            except StorageUnavailable:
                log.warning("storage is unavailable, the jobs wait for the next tick")
                return
            except Exception as error:  # a mistake in one job must not end the ticking
                log.error("a job failed", incident_id=new_incident_id(), error=describe(error))
        if self._afterwards is not None:
            try:
                await self._afterwards()
            except Exception as error:  # as above
                log.error("the end of a tick failed", incident_id=new_incident_id(), error=describe(error))

    def _due_daily(self) -> Sequence[Job]:
        now = self._clock()
        return [job for job in self._daily if now >= self._daily_at.setdefault(job.__qualname__, now + FIRST_DAILY)]
