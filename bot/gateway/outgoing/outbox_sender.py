"""The outbox sender: what is committed goes out, in order, once, and the newest state of each slot wins."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence
from contextvars import Context
from dataclasses import replace
from datetime import datetime, timedelta

import structlog

from bot.domain.ids import PersonId
from bot.gateway.outgoing.requests import Delivery
from bot.gateway.outgoing.send_queue import SendQueue
from bot.gateway.outgoing.sender import Sender
from bot.gateway.outgoing.slot_memory import SlotMemory
from bot.gateway.outgoing.unsaved_results import UnsavedResults
from bot.screens.screen import Outgoing, to_outbox_message
from bot.services.errors import StorageUnavailable
from bot.services.outgoing_ports import Claims, OutboxRow
from bot.services.ports import Clock, UnitOfWork, UnitOfWorkFactory

ROWS_A_DRAIN = 500
DRAIN_SHARED_EVERY = timedelta(seconds=2)
FOR_EVER = timedelta(days=3650)
MOST_ATTEMPTS = 6
"""However many processes die: a person never gets more copies of a new message than this."""

log = structlog.get_logger(__name__)


class OnlyProcess:
    """The claims of a process that has no others beside it."""

    is_shared = False

    def holds(self, row: OutboxRow) -> bool:  # noqa: ARG002  the port's signature
        """Hold everything."""
        return True


class OutboxSender:
    """Sends rows of the outbox and remembers, for at most about a second, what it has not written down yet.

    Rows are handed over in the moment after their commit, before anything else can run, so that what waits in memory is never
    older than what is stored. Among several processes only rows that this one has claimed are handed over, and its news are
    written at once: whoever claims a slot after it must find where the slot lives.
    """

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
    ) -> None:
        """`at_once` limits the requests in flight; news that wait longer than `settle_after` are written by the next tick."""
        self._open_work = open_work
        self._clock = clock
        self._at_once = at_once
        self._claims: Claims = claims or OnlyProcess()
        # Others may wait for what this process has on its way, and look for what another has left behind.
        self._settle_after = timedelta(0) if self._claims.is_shared else settle_after
        self._drain_every = DRAIN_SHARED_EVERY if self._claims.is_shared else drain_every
        self._drain_at: datetime | None = None
        self._has_drained = False
        self._box = SendQueue()
        self._unsaved = UnsavedResults()
        self._slots = SlotMemory(capacity=slots_remembered)
        self._sender = Sender(
            delivery=delivery,
            open_work=open_work,
            clock=clock,
            box=self._box,
            unsaved=self._unsaved,
            slots=self._slots,
            claims=self._claims,
            commit=self.commit,
            settle=self.settle,
        )
        self._tasks: set[asyncio.Task[None]] = set()
        self._settling: asyncio.Task[bool] | None = None
        self._one_writes = asyncio.Lock()
        self._is_stopped = False

    def __len__(self) -> int:
        """Count what waits or is under way in memory."""
        return len(self._box)

    async def commit(self, work: UnitOfWork, outgoing: Iterable[Outgoing], now: datetime) -> None:
        """Put screens into the outbox, write waiting news down, commit, and start sending.

        Raises:
            StorageUnavailable: Nothing was committed, or nobody knows; nothing is sent.
        """
        is_to_write = self._unsaved.since is not None and not self._claims.is_shared
        written = await self._unsaved.write(work, now) if is_to_write else None
        rows = [await work.outbox.put(to_outbox_message(one), now) for one in outgoing]
        await self._learn_slots(work, rows)
        await work.commit()
        # Nothing may be awaited from here on: the next writer is let in at the next await.
        if written is not None:
            self._unsaved.close(written)
            self._hand_over(written.rows)
        self._hand_over(rows)

    async def settle(self) -> bool:
        """Write waiting news down in a transaction of their own; False when storage is unavailable."""
        if self._unsaved.since is None:
            return True
        if self._claims.is_shared:
            return await self._settle_shared()
        try:
            async with self._open_work() as work:
                if self._unsaved.since is not None:  # another one may have written it while this one stood in line
                    await self.commit(work, (), self._clock())
        except StorageUnavailable:
            return False
        return True

    async def _settle_shared(self) -> bool:
        """Write news down in transactions of one row each.

        With many writers, two that hold one row and wait for the other's would have to be torn apart. A turn takes the row of
        its person first and rows of the outbox after it, so this takes at most one of those, last.
        """
        try:
            async with self._one_writes:
                while self._unsaved.since is not None:
                    async with self._open_work() as work:
                        written = await self._unsaved.write(work, self._clock(), most_fates=1)
                        await self._learn_slots(work, written.rows)
                        await work.commit()
                    self._unsaved.close(written)
                    self._hand_over(written.rows)
        except StorageUnavailable:
            return False
        return True

    async def drain(self) -> bool:
        """Take in stored rows that are due and not here yet; False when storage is unavailable.

        The first time, what was put off is taken in too and its chat waits for it: what comes now must not overtake it.
        """
        now = self._clock()
        self._drain_at = now + self._drain_every
        try:
            async with self._open_work() as work:
                await work.outbox.free_orphans(now)
                rows = await work.outbox.due(now if self._has_drained else now + FOR_EVER, ROWS_A_DRAIN)
                await self._learn_slots(work, rows)
                if self._claims.is_shared:
                    await work.commit()
                for row in rows:
                    if row.not_before is not None and row.not_before > now:
                        self._box.add(row)
                        self._box.park(row.message.chat_id, row.not_before)
                self._hand_over(_repeatable(row) for row in rows)
                self._has_drained = True
        except StorageUnavailable:
            return False
        return True

    async def tick(self) -> None:
        """Do what time asks for: settle, drain, and send what was parked. Called a few times a second."""
        now = self._clock()
        if self._unsaved.since is not None and now - self._unsaved.since >= self._settle_after:
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
            log.warning("not everything was sent before the stop", waiting=len(self._box))
        self._is_stopped = True
        late = set(self._tasks)
        for task in late:
            task.cancel()
        if late:
            await asyncio.wait(late)
        await self.settle()

    def reached(self, person_id: PersonId) -> datetime | None:
        """Forget that a person could not be reached: he has just written. Tell since when, if that is not stored yet."""
        return self._unsaved.reached(person_id)

    def _hand_over(self, rows: Iterable[OutboxRow]) -> None:
        for row in rows:
            if self._claims.holds(row) and self._unsaved.settled_version(row.id) < row.version:
                self._box.add(row)
        self._pump()

    def _pump(self) -> None:
        while not self._is_stopped and len(self._tasks) < self._at_once:
            pending = self._box.next(self._clock())
            if pending is None:
                return
            # A context of its own: the one at hand belongs to whichever turn has made room, and its numbers to that turn's logs.
            task = asyncio.create_task(self._sender.carry(pending), name=f"outbox {pending.chat_id}", context=Context())
            self._tasks.add(task)
            task.add_done_callback(self._finished)

    def _finished(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if self._claims.is_shared:
            self._settle_soon()
        self._pump()

    def _settle_soon(self) -> None:
        if self._settling is None and self._unsaved.since is not None and not self._is_stopped:
            self._settling = asyncio.create_task(self.settle(), name="outbox news", context=Context())
            self._settling.add_done_callback(self._settled)

    def _settled(self, task: asyncio.Task[bool]) -> None:
        self._settling = None
        if not task.cancelled() and task.result():  # else the next tick tries again
            self._settle_soon()

    async def _learn_slots(self, work: UnitOfWork, rows: Sequence[OutboxRow]) -> None:
        for row in rows:
            slot = row.message.target
            if slot is None:
                continue
            if slot not in self._slots:
                self._slots.learn(slot, self._unsaved.binding_of(slot) or await work.slots.get(slot))
            elif self._claims.is_shared and not self._box.holds(row) and self._unsaved.binding_of(slot) is None:
                # Nothing of the slot is under way here, so another process may have moved it.
                self._slots.put(slot, await work.slots.get(slot))


def _repeatable(row: OutboxRow) -> OutboxRow:
    """Let each process repeat once what another died over: it most likely never left, and a card that never comes is worse."""
    return replace(row, attempts=1) if 1 < row.attempts < MOST_ATTEMPTS else row
