"""The outbox sender: what is committed goes out, in order, once, and the newest state of each slot wins.

Leaves out the order of sending (`letterbox`), the way of one letter (`courier`), and what is written down afterwards (`ledger`).
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence
from contextvars import Context
from dataclasses import replace
from datetime import datetime, timedelta

import structlog

from bot.domain.ids import PersonId
from bot.gateway.courier import Courier
from bot.gateway.delivery import Delivery
from bot.gateway.ledger import Ledger
from bot.gateway.letterbox import Letterbox
from bot.gateway.slot_memory import SlotMemory
from bot.screens.screen import DeleteIncoming, Show, to_parcel
from bot.services.errors import StorageUnavailable
from bot.services.ports import Clock, OutboxRow, Slot, UnitOfWork, UnitOfWorkFactory

ROWS_A_DRAIN = 500
MOST_ATTEMPTS = 6
"""However many processes die: a person never gets more copies of a new message than this."""

log = structlog.get_logger(__name__)


class OutboxSender:
    """Sends rows of the outbox and remembers, for at most about a second, what it has not written down yet.

    Rows are handed over in the moment after their commit, before anything else can run, so that what waits in memory is never
    older than what is stored. On SQLite one process owns the outbox; several processes would need to claim rows.
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
    ) -> None:
        """`at_once` limits the requests in flight; news that wait longer than `settle_after` are written by the next tick."""
        self._open_work = open_work
        self._clock = clock
        self._at_once = at_once
        self._settle_after = settle_after
        self._drain_every = drain_every
        self._drain_at: datetime | None = None
        self._box = Letterbox()
        self._ledger = Ledger()
        self._slots = SlotMemory(capacity=slots_remembered)
        self._courier = Courier(
            delivery=delivery,
            open_work=open_work,
            clock=clock,
            box=self._box,
            ledger=self._ledger,
            slots=self._slots,
            commit=self.commit,
            settle=self.settle,
        )
        self._tasks: set[asyncio.Task[None]] = set()
        self._is_stopped = False

    def __len__(self) -> int:
        """Count what waits or is under way in memory."""
        return len(self._box)

    async def commit(self, work: UnitOfWork, outgoing: Iterable[Show | DeleteIncoming], now: datetime) -> None:
        """Put screens into the outbox, write waiting news down, commit, and start sending.

        Raises:
            StorageUnavailable: Nothing was committed, or nobody knows; nothing is sent.
        """
        written = await self._ledger.write(work, now) if self._ledger.since is not None else None
        rows = [await work.outbox.put(to_parcel(one), now) for one in outgoing]
        await self._learn_slots(work, rows)
        await work.commit()
        # Nothing may be awaited from here on: the next writer is let in at the next await.
        if written is not None:
            self._ledger.close(written)
            self._hand_over(written.rows)
        self._hand_over(rows)

    async def settle(self) -> bool:
        """Write waiting news down in a transaction of their own; False when storage is unavailable."""
        if self._ledger.since is None:
            return True
        try:
            async with self._open_work() as work:
                if self._ledger.since is not None:  # another one may have written it while this one stood in line
                    await self.commit(work, (), self._clock())
        except StorageUnavailable:
            return False
        return True

    async def drain(self) -> bool:
        """Take in stored rows that are due and not here yet; False when storage is unavailable."""
        now = self._clock()
        self._drain_at = now + self._drain_every
        try:
            async with self._open_work() as work:
                rows = await work.outbox.due(now, ROWS_A_DRAIN)
                await self._learn_slots(work, rows)
                self._hand_over(_repeatable(row) for row in rows if self._ledger.settled_version(row.id) < row.version)
        except StorageUnavailable:
            return False
        return True

    async def tick(self) -> None:
        """Do what time asks for: settle, drain, and send what was parked. Called a few times a second."""
        now = self._clock()
        if self._ledger.since is not None and now - self._ledger.since >= self._settle_after:
            await self.settle()
        if self._drain_at is None or now >= self._drain_at:
            await self.drain()
        self._pump()

    async def idle(self) -> None:
        """Wait until nothing is under way; what is parked may still wait."""
        while self._tasks:
            await asyncio.wait(set(self._tasks))

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

    def reached(self, person_id: PersonId) -> None:
        """Forget that a person could not be reached: he has just written."""
        self._ledger.reached(person_id)

    def _hand_over(self, rows: Iterable[OutboxRow]) -> None:
        for row in rows:
            self._box.add(row)
        self._pump()

    def _pump(self) -> None:
        while not self._is_stopped and len(self._tasks) < self._at_once:
            letter = self._box.next(self._clock())
            if letter is None:
                return
            # A context of its own: the one at hand belongs to whichever turn has made room, and its numbers to that turn's logs.
            task = asyncio.create_task(self._courier.carry(letter), name=f"outbox {letter.chat_id}", context=Context())
            self._tasks.add(task)
            task.add_done_callback(self._finished)

    def _finished(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        self._pump()

    async def _learn_slots(self, work: UnitOfWork, rows: Sequence[OutboxRow]) -> None:
        for row in rows:
            if row.parcel.slot is None:
                continue
            slot = Slot(chat_id=row.parcel.chat_id, object=row.parcel.slot)
            if slot not in self._slots:
                self._slots.learn(slot, self._ledger.binding_of(slot) or await work.slots.get(slot))


def _repeatable(row: OutboxRow) -> OutboxRow:
    """Let each process repeat once what another died over: it most likely never left, and a card that never comes is worse."""
    return replace(row, attempts=1) if 1 < row.attempts < MOST_ATTEMPTS else row
