"""The outbox as this process knows it: what waits, what became of what was sent, and where slots live.

Everything goes one way. The outbox sender begins sends; a send asks and tells the outbox; the outbox asks the database, and
knows of nobody who sends.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Iterable, Sequence
from datetime import datetime, timedelta

from bot.gateway.outgoing.send_queue import Content, PendingSend, SendQueue
from bot.gateway.outgoing.unsaved_results import UnsavedResults, Written
from bot.screens.screen import DeleteIncoming, Menu, Outgoing, to_outbox_message
from bot.services.errors import StorageUnavailable
from bot.services.outgoing_ports import Claims, OutboxRow, Slot, SlotMessage
from bot.services.ports import Clock, UnitOfWork, UnitOfWorkFactory

ROWS_A_DRAIN = 500
Lost = Callable[[UnitOfWork, Slot, datetime, datetime], Awaitable[None]]
"""Is told in the same transaction of a message that will never arrive: its slot, since when what it says is decided, and now."""

FOR_EVER = timedelta(days=3650)


class SlotMemory:
    """The message of each slot used lately; None for a slot that is known to have none."""

    def __init__(self, *, capacity: int) -> None:
        self._known: OrderedDict[Slot, SlotMessage | None] = OrderedDict()
        self._capacity = capacity

    def __contains__(self, slot: Slot) -> bool:
        return slot in self._known

    def get(self, slot: Slot) -> SlotMessage | None:
        """Return where a slot lives; None also when it is not known."""
        if slot in self._known:
            self._known.move_to_end(slot)
        return self._known.get(slot)

    def learn(self, slot: Slot, message: SlotMessage | None) -> None:
        """Keep what the database said, unless something newer has been put meanwhile."""
        if slot not in self._known:
            self.put(slot, message)

    def put(self, slot: Slot, message: SlotMessage | None) -> None:
        """Keep what has just become true."""
        self._known[slot] = message
        self._known.move_to_end(slot)
        while len(self._known) > self._capacity:
            self._known.popitem(last=False)


class Outbox:
    """The queue of what is to be sent, and what the database does not know yet for at most about a second.

    Rows are put into the queue in the moment after their commit, before anything else can run, so that what waits in memory is
    never older than what is stored. Among several processes only rows that this one has claimed are put there, and its news are
    written at once: whoever claims a slot after it must find where the slot lives.
    """

    def __init__(
        self,
        *,
        open_work: UnitOfWorkFactory,
        clock: Clock,
        claims: Claims,
        slots_remembered: int,
        lost: Lost | None = None,
    ) -> None:
        """Begin with nothing known."""
        self._lost = lost
        self.clock = clock
        self.queue = SendQueue()
        self.unsaved = UnsavedResults()
        self.slots = SlotMemory(capacity=slots_remembered)
        self._open_work = open_work
        self._claims = claims
        self._has_drained = False
        self._one_writes = asyncio.Lock()

    @property
    def is_shared(self) -> bool:
        """Whether other processes may send from it."""
        return self._claims.is_shared

    def holds(self, row: OutboxRow) -> bool:
        """Tell whether this process may send a row (still)."""
        return self._claims.holds(row)

    async def commit(self, work: UnitOfWork, outgoing: Iterable[Outgoing], now: datetime) -> None:
        """Put screens into the outbox, write waiting news down, commit, and queue what is to be sent.

        Raises:
            StorageUnavailable: Nothing was committed, or nobody knows; nothing is queued.
        """
        is_to_write = self.unsaved.since is not None and not self.is_shared
        written = await self._write(work, now) if is_to_write else None
        packed = [(await work.outbox.put(to_outbox_message(one), now), _content_of(one)) for one in outgoing]
        await self._learn_slots(work, [row for row, _ in packed])
        await work.commit()
        # Nothing may be awaited from here on: the next writer is let in at the next await.
        self._close(written)
        for row, content in packed:
            self._queue(row, content)

    async def settle(self) -> bool:
        """Write waiting news down in a transaction of their own; False when storage is unavailable."""
        if self.unsaved.since is None:
            return True
        try:
            if self.is_shared:
                await self._settle_shared()
            else:
                async with self._open_work() as work:
                    if self.unsaved.since is not None:  # another one may have written it while this one stood in line
                        await self.commit(work, (), self.clock())
        except StorageUnavailable:
            return False
        return True

    async def _settle_shared(self) -> None:
        """Write news down in transactions of one row each.

        With many writers, two that hold one row and wait for the other's would have to be torn apart. A turn takes the row of
        its person first and rows of the outbox after it, so this takes at most one of those, last.
        """
        async with self._one_writes:
            while self.unsaved.since is not None:
                async with self._open_work() as work:
                    written = await self._write(work, self.clock(), most_fates=1)
                    await self._learn_slots(work, written.rows)
                    await work.commit()
                self._close(written)

    async def drain(self) -> bool:
        """Queue stored rows that are due and not here yet; False when storage is unavailable.

        The first time, what was put off is taken in too and its chat waits for it: what comes now must not overtake it.
        """
        now = self.clock()
        try:
            async with self._open_work() as work:
                await work.outbox.free_orphans(now)
                rows = await work.outbox.due(now if self._has_drained else now + FOR_EVER, ROWS_A_DRAIN)
                await self._learn_slots(work, rows)
                if self.is_shared:
                    await work.commit()
                for row in rows:
                    if row.not_before is not None and row.not_before > now:
                        self.queue.add(row)
                        self.queue.park(row.message.chat_id, row.not_before)
                    self._queue(row)
                self._has_drained = True
        except StorageUnavailable:
            return False
        return True

    async def announce(self, pending: PendingSend) -> PendingSend:
        """Store that a new message is being handed over, and return the newest state, which is the one to send.

        Raises:
            StorageUnavailable: it is not stored.
        """
        async with self._open_work() as work:
            pending = self.queue.newest(pending)
            stored = await work.outbox.sending(pending.row.id)
            if stored is not None and stored.version > pending.row.version:
                pending.row, pending.packed = stored, None  # another process has replaced what waits here
            await self.commit(work, (), self.clock())
        pending.attempts += 1
        return pending

    async def is_still_stored(self, row: OutboxRow) -> bool:
        """Look whether a row is to be sent still: meanwhile somebody may have been erased, by another process too."""
        async with self._open_work() as work:
            stored = await work.outbox.get(row.id)
        return stored is not None and self.unsaved.settled_version(row.id) < row.version

    async def where(self, slot: Slot) -> SlotMessage | None:
        """Return the message a slot lives in; asks the database only for a slot that was crowded out of memory."""
        if slot not in self.slots:
            async with self._open_work() as work:
                self.slots.learn(slot, self.unsaved.binding_of(slot) or await work.slots.get(slot))
        return self.slots.get(slot)

    async def _write(self, work: UnitOfWork, now: datetime, *, most_fates: int | None = None) -> Written:
        written = await self.unsaved.write(work, now, most_fates=most_fates)
        for dead in written.lost:
            if self._lost is not None and dead.slot is not None:
                await self._lost(work, dead.slot, dead.queued_at or now, now)
        return written

    def _close(self, written: Written | None) -> None:
        if written is None:
            return
        self.unsaved.close(written)
        for row in written.rows:
            self._queue(row)

    def _queue(self, row: OutboxRow, content: Content | None = None) -> None:
        if self._claims.holds(row) and self.unsaved.settled_version(row.id) < row.version:
            self.queue.add(row, content)

    async def _learn_slots(self, work: UnitOfWork, rows: Sequence[OutboxRow]) -> None:
        for row in rows:
            slot = row.message.target
            if slot is None:
                continue
            if slot not in self.slots:
                self.slots.learn(slot, self.unsaved.binding_of(slot) or await work.slots.get(slot))
            elif self.is_shared and not self.queue.holds(row) and self.unsaved.binding_of(slot) is None:
                # Nothing of the slot is under way here, so another process may have moved it.
                self.slots.put(slot, await work.slots.get(slot))


def _content_of(outgoing: Outgoing) -> Content:
    """Return what unpacking the row would give."""
    match outgoing:
        case DeleteIncoming():
            return outgoing.message_id
        case Menu():
            return outgoing.commands
        case _:
            return outgoing.screen
