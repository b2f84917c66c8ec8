"""The outbox sender: what is committed goes out, in order, once, and the newest state of each slot wins."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from contextvars import Context
from datetime import datetime, timedelta

import structlog

from bot.domain.ids import PersonId
from bot.gateway.outgoing.outbox import Lost, Outbox
from bot.gateway.outgoing.requests import Delivery
from bot.gateway.outgoing.sender import Sender
from bot.screens.screen import Outgoing
from bot.services.outgoing_ports import Claims, OutboxRow
from bot.services.ports import Clock, UnitOfWork, UnitOfWorkFactory

DRAIN_SHARED_EVERY = timedelta(seconds=2)

log = structlog.get_logger(__name__)


class OnlyProcess:
    """The claims of a process that has no others beside it."""

    is_shared = False

    def holds(self, row: OutboxRow) -> bool:  # noqa: ARG002  the port's signature
        """Hold everything."""
        return True


class OutboxSender:
    """Begins the sends, so many at once, and lets the outbox know when time has passed."""

    def __init__(
        self,
        *,
        delivery: Delivery,
        open_work: UnitOfWorkFactory,
        clock: Clock,
        at_once: int = 16,
        settle_after: timedelta = timedelta(seconds=1),
        drain_every: timedelta = timedelta(seconds=5),
        slots_remembered: int = 4096,
        claims: Claims | None = None,
        lost: Lost | None = None,
    ) -> None:
        """`at_once` limits the requests in flight; news that wait longer than `settle_after` are written by the next tick."""
        self._outbox = Outbox(
            open_work=open_work, clock=clock, claims=claims or OnlyProcess(), slots_remembered=slots_remembered, lost=lost
        )
        self._sender = Sender(delivery, self._outbox)
        self._clock = clock
        self._at_once = at_once
        # Others may wait for what this process has on its way, and look for what another has left behind.
        self._settle_after = timedelta(0) if self._outbox.is_shared else settle_after
        self._drain_every = DRAIN_SHARED_EVERY if self._outbox.is_shared else drain_every
        self._drain_at: datetime | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        self._settling: asyncio.Task[bool] | None = None
        self._is_stopped = False

    def __len__(self) -> int:
        """Count what waits or is under way in memory."""
        return len(self._outbox.queue)

    async def commit(self, work: UnitOfWork, outgoing: Iterable[Outgoing], now: datetime) -> None:
        """Put screens into the outbox, commit, and start sending.

        Raises:
            StorageUnavailable: Nothing was committed, or nobody knows; nothing is sent.
        """
        await self._outbox.commit(work, outgoing, now)
        self._pump()

    async def settle(self) -> bool:
        """Write waiting news down in a transaction of their own; False when storage is unavailable."""
        is_written = await self._outbox.settle()
        self._pump()
        return is_written

    async def drain(self) -> bool:
        """Take in stored rows that are due and not here yet; False when storage is unavailable."""
        self._drain_at = self._clock() + self._drain_every
        is_read = await self._outbox.drain()
        self._pump()
        return is_read

    async def tick(self) -> None:
        """Do what time asks for: settle, drain, and send what was parked. Called a few times a second."""
        now = self._clock()
        since = self._outbox.unsaved.since
        if since is not None and now - since >= self._settle_after:
            await self.settle()
        if self._drain_at is None or now >= self._drain_at:
            await self.drain()
        self._pump()

    async def idle(self) -> None:
        """Wait until nothing is under way; what is parked may still wait."""
        while under_way := {*self._tasks, *((self._settling,) if self._settling else ())}:
            await asyncio.wait(under_way)

    async def stop(self, seconds: float) -> None:
        """Send what can be sent within that time, write news down, and leave the rest to the next start."""
        try:
            async with asyncio.timeout(seconds):
                await self.idle()
        except TimeoutError:
            log.warning("not everything was sent before the stop", waiting=len(self))
        self._is_stopped = True
        late = set(self._tasks)
        for task in late:
            task.cancel()
        if late:
            await asyncio.wait(late)
        await self.settle()

    def reached(self, person_id: PersonId) -> datetime | None:
        """Forget that a person could not be reached: he has just written. Tell since when, if that is not stored yet."""
        return self._outbox.unsaved.reached(person_id)

    def _pump(self) -> None:
        while not self._is_stopped and len(self._tasks) < self._at_once:
            pending = self._outbox.queue.next(self._clock())
            if pending is None:
                return
            # A context of its own: the one at hand belongs to whichever turn has made room, and its numbers to that turn's logs.
            task = asyncio.create_task(self._sender.carry(pending), name=f"outbox {pending.chat_id}", context=Context())
            self._tasks.add(task)
            task.add_done_callback(self._finished)

    def _finished(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if self._outbox.is_shared:
            self._settle_soon()
        self._pump()

    def _settle_soon(self) -> None:
        if self._settling is None and self._outbox.unsaved.since is not None and not self._is_stopped:
            self._settling = asyncio.create_task(self.settle(), name="outbox news", context=Context())
            self._settling.add_done_callback(self._settled)

    def _settled(self, task: asyncio.Task[bool]) -> None:
        self._settling = None
        if not task.cancelled() and task.result():  # else the next tick tries again
            self._settle_soon()
