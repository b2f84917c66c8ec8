"""The outbox sender: what is committed goes out, in order, once, and the newest state of each slot wins.

Leaves out the order of sending (`letterbox`), the requests and what their answers mean (`delivery`), and what is written down
afterwards (`ledger`).
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import assert_never

import structlog

from bot.domain.ids import ChatId, PersonId
from bot.gateway.delivery import (
    Blocked,
    Delivery,
    Done,
    Failed,
    Flooded,
    Outcome,
    Refused,
    Uncertain,
    Vanished,
    digest_of,
)
from bot.gateway.incidents import describe, new_incident_id
from bot.gateway.ledger import Dead, Deferred, Delivered, Ledger
from bot.gateway.letterbox import Letter, Letterbox
from bot.gateway.pauses import pause_after
from bot.gateway.slot_memory import SlotMemory
from bot.screens.screen import DeleteIncoming, Screen, Show, from_payload, to_parcel
from bot.services.errors import StorageUnavailable
from bot.services.ports import Clock, OutboxRow, Slot, SlotMessage, UnitOfWork, UnitOfWorkFactory

UNKNOWN_FATES_ALLOWED = 2
"""A new message that may have arrived is repeated at most once."""
ROWS_A_DRAIN = 500

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
        self._delivery = delivery
        self._open_work = open_work
        self._clock = clock
        self._at_once = at_once
        self._settle_after = settle_after
        self._drain_every = drain_every
        self._drain_at: datetime | None = None
        self._box = Letterbox()
        self._ledger = Ledger()
        self._slots = SlotMemory(capacity=slots_remembered)
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
                self._hand_over(row for row in rows if self._ledger.settled_version(row.id) < row.version)
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
            task = asyncio.create_task(self._handle(letter), name=f"outbox {letter.chat_id}")
            self._tasks.add(task)
            task.add_done_callback(self._finished)

    def _finished(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        self._pump()

    async def _handle(self, letter: Letter) -> None:
        try:
            content = from_payload(letter.row.parcel.payload)
            slot = letter.slot
            if isinstance(content, int):
                self._conclude(letter, await self._delivery.delete(letter.chat_id, content))
            elif slot is None:
                self._bury(letter, "a screen without a slot")
            else:
                await self._show(letter, slot, content)
        except StorageUnavailable:
            self._wait(letter, "storage unavailable")
        except Exception as error:  # a mistake of ours must not stop the chat
            self._bury(letter, describe(error))

    async def _show(self, letter: Letter, slot: Slot, screen: Screen) -> None:
        bound = await self._where(slot)
        digest = digest_of(letter.row.parcel.payload)
        if bound is not None and not letter.is_anew:
            if bound.digest == digest:
                self._conclude(letter, Done())
                return
            if screen.reply_keyboard is None:  # such a keyboard comes only with a new message
                outcome = await self._delivery.edit(letter.chat_id, bound.message_id, screen)
                if not isinstance(outcome, Vanished):
                    self._conclude(letter, outcome, SlotMessage(slot=slot, message_id=bound.message_id, digest=digest))
                    return
                if outcome.is_gone:
                    self._slots.put(slot, None)
            letter.is_anew = True
        await self._send_new(letter, slot)

    async def _send_new(self, letter: Letter, slot: Slot) -> None:
        if _is_exhausted(letter):
            self._bury(letter, "fate unknown twice")
            return
        announced = await self._announce(letter)
        if announced is None:
            return
        letter = announced
        payload = letter.row.parcel.payload
        screen = from_payload(payload)
        if isinstance(screen, int):
            self._bury(letter, "a deletion in a slot")
            return
        outcome = await self._delivery.send(letter.chat_id, screen)
        if not isinstance(outcome, Done) or outcome.message_id is None:
            self._conclude(letter, outcome, is_new=True)
            return
        now = self._clock()
        replaced = self._slots.get(slot)
        if replaced is not None:
            self._ledger.leave_over(letter.chat_id, replaced.message_id, now)
        self._note_shown(letter, SlotMessage(slot=slot, message_id=outcome.message_id, digest=digest_of(payload)), now)
        # Learnt now or never: a crash before this is stored sends the message a second time. The chat waits for it.
        await self.settle()
        self._box.done(letter, now)

    async def _announce(self, letter: Letter) -> Letter | None:
        """Store that a new message is being handed over; None when storage is unavailable, and the letter waits."""
        try:
            async with self._open_work() as work:
                letter = self._box.newest(letter)
                await work.outbox.sending(letter.row.id)
                await self.commit(work, (), self._clock())
        except StorageUnavailable:
            self._wait(letter, "storage unavailable")
            return None
        letter.attempts += 1
        return letter

    def _conclude(self, letter: Letter, outcome: Outcome, shown: SlotMessage | None = None, *, is_new: bool = False) -> None:
        now = self._clock()
        if is_new and isinstance(outcome, Flooded | Failed):
            letter.attempts -= 1  # it certainly did not arrive
        match outcome:
            case Done():
                self._note_shown(letter, shown, now)
                self._box.done(letter, now)
            case Flooded():
                until = now + outcome.retry_after
                self._ledger.note(letter.row.id, Deferred(not_before=until), now)
                self._box.flooded(letter.chat_id, now, until)
                self._box.put_back(letter)
                log.warning("telegram asks to wait", chat_id=letter.chat_id, seconds=outcome.retry_after.total_seconds())
            case Failed():
                until = self._wait(letter, outcome.reason)
                if is_new:  # after a crash it must not pass for one of unknown fate
                    self._ledger.note(letter.row.id, Deferred(not_before=until), now)
            case Uncertain():
                if is_new and _is_exhausted(letter):
                    self._bury(letter, f"fate unknown twice: {outcome.reason}")
                else:
                    self._wait(letter, outcome.reason)
            case Blocked():
                self._ledger.unreachable(PersonId(letter.chat_id), now)
                self._note_shown(letter, None, now)  # there is nobody to show it to, so the row goes
                self._box.done(letter, now)
                log.info("a person takes no messages", chat_id=letter.chat_id)
            case Refused():
                self._bury(letter, outcome.reason)
            case Vanished():
                self._bury(letter, "nothing to change")
            case _:
                assert_never(outcome)

    def _wait(self, letter: Letter, reason: str) -> datetime:
        letter.failures += 1
        until = self._clock() + timedelta(seconds=pause_after(letter.failures))
        self._box.park(letter.chat_id, until)
        self._box.put_back(letter)
        if letter.failures == 1:
            log.warning("not sent yet", row=letter.row.id, chat_id=letter.chat_id, reason=reason)
        return until

    def _note_shown(self, letter: Letter, shown: SlotMessage | None, now: datetime) -> None:
        self._ledger.note(letter.row.id, Delivered(version=letter.row.version), now)
        if shown is not None:
            self._slots.put(shown.slot, shown)
            self._ledger.bind(shown, now)

    def _bury(self, letter: Letter, reason: str) -> None:
        incident_id = new_incident_id()
        now = self._clock()
        log.error("a parcel is dead", row=letter.row.id, chat_id=letter.chat_id, incident_id=incident_id)
        self._ledger.note(letter.row.id, Dead(version=letter.row.version, incident_id=incident_id, reason=reason), now)
        self._box.done(letter, now)

    async def _learn_slots(self, work: UnitOfWork, rows: Sequence[OutboxRow]) -> None:
        for row in rows:
            if row.parcel.slot is None:
                continue
            slot = Slot(chat_id=ChatId(row.parcel.chat_id), object=row.parcel.slot)
            if slot not in self._slots:
                self._slots.learn(slot, self._ledger.binding_of(slot) or await work.slots.get(slot))

    async def _where(self, slot: Slot) -> SlotMessage | None:
        """Return the message a slot lives in; asks the database only for a slot that was crowded out of memory."""
        if slot not in self._slots:
            async with self._open_work() as work:
                self._slots.learn(slot, self._ledger.binding_of(slot) or await work.slots.get(slot))
        return self._slots.get(slot)


def _is_exhausted(letter: Letter) -> bool:
    # A row that holds a newer state than the one of unknown fate gets a try of its own.
    return letter.attempts >= UNKNOWN_FATES_ALLOWED + (letter.row.version > 1)
