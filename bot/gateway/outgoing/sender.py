"""One letter on its way: what is asked of Telegram, and what its answer means for the letter.

Leaves out whose turn it is (`send_queue`) and when news are written down (`outbox_sender`).
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Sequence
from datetime import datetime, timedelta
from typing import assert_never

import structlog

from bot.domain.ids import PersonId
from bot.gateway.incidents import describe, new_incident_id
from bot.gateway.outgoing.requests import (
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
from bot.gateway.outgoing.send_queue import Letter, Letterbox
from bot.gateway.outgoing.slot_memory import SlotMemory
from bot.gateway.outgoing.unsaved_results import Dead, Deferred, Delivered, Ledger
from bot.gateway.telegram.pauses import pause_after
from bot.screens.screen import Outgoing, Screen, from_payload
from bot.services.errors import StorageUnavailable
from bot.services.outgoing_ports import Claims, Slot, SlotMessage
from bot.services.ports import Clock, UnitOfWork, UnitOfWorkFactory

UNKNOWN_FATES_ALLOWED = 2
"""A new message that may have arrived is repeated at most once by a process."""

AT_ONCE = timedelta(seconds=1)
"""What is older has waited for something."""

Commit = Callable[[UnitOfWork, Iterable[Outgoing], datetime], Awaitable[None]]
Settle = Callable[[], Awaitable[object]]

log = structlog.get_logger(__name__)


class Courier:
    """Carries letters. A new message is announced in the store before it is sent and learnt right after; an edit is neither."""

    def __init__(
        self,
        *,
        delivery: Delivery,
        open_work: UnitOfWorkFactory,
        clock: Clock,
        box: Letterbox,
        ledger: Ledger,
        slots: SlotMemory,
        claims: Claims,
        commit: Commit,
        settle: Settle,
    ) -> None:
        """`commit` and `settle` are the sender's: they write news down on the way."""
        self._delivery = delivery
        self._open_work = open_work
        self._clock = clock
        self._box = box
        self._ledger = ledger
        self._slots = slots
        self._claims = claims
        self._commit = commit
        self._settle = settle

    async def carry(self, letter: Letter) -> None:
        """Bring a letter to its end or put it back; never raises but when cancelled, and then the row is still stored."""
        if not self._claims.holds(letter.row):
            self._box.done(letter, self._clock())  # another process may be sending it by now
            return
        try:
            if self._has_waited(letter) and not await self._is_still_stored(letter):
                return
            content = from_payload(letter.row.parcel.payload)
            slot = letter.slot
            if isinstance(content, int):
                self._conclude(letter, await self._delivery.delete(letter.chat_id, content))
            elif slot is None:
                self._bury(letter, "a screen without a slot")
            elif isinstance(content, Screen):
                await self._show(letter, slot, content)
            else:
                await self._offer(letter, slot, content)
        except StorageUnavailable:
            self._wait(letter, "storage unavailable")
        except Exception as error:  # a mistake of ours must not stop the chat
            self._bury(letter, describe(error))

    def _has_waited(self, letter: Letter) -> bool:
        """Tell a letter that did not go out right after its commit."""
        return letter.was_put_back or self._clock() - letter.row.created_at >= AT_ONCE

    async def _is_still_stored(self, letter: Letter) -> bool:
        """Look whether there still is what the letter says: meanwhile somebody may have been erased, by another process too."""
        async with self._open_work() as work:
            stored = await work.outbox.get(letter.row.id)
        if stored is None or self._ledger.settled_version(letter.row.id) >= letter.row.version:
            self._box.done(letter, self._clock())
            return False
        return True

    async def _show(self, letter: Letter, slot: Slot, screen: Screen) -> None:
        bound = await self._where(slot)
        digest = digest_of(letter.row.parcel.payload)
        if bound is None and screen.is_closing:
            self._conclude(letter, Done())  # nothing stands there, and nothing comes any more
            return
        if bound is not None and (screen.is_closing or not letter.is_anew):
            # A second version follows one that may have been shown without our knowing: what the slot shows is not certain then.
            is_same = bound.digest == digest and letter.row.version == 1
            if is_same or screen.reply_keyboard is None:  # such a keyboard comes only with a new message
                outcome = Done() if is_same else await self._delivery.edit(letter.chat_id, bound.message_id, screen)
                if screen.is_pinned and isinstance(outcome, Done):
                    outcome = await self._delivery.pin(letter.chat_id, bound.message_id)
                if screen.is_closing and isinstance(outcome, Vanished):
                    outcome = Done()  # what nobody can change any more stays as it is
                if not isinstance(outcome, Vanished):
                    shown = None if is_same else SlotMessage(slot=slot, message_id=bound.message_id, digest=digest)
                    self._conclude(letter, outcome, shown)
                    return
                if outcome.is_gone:
                    self._slots.put(slot, None)
            letter.is_anew = True
        await self._send_new(letter, slot)

    async def _offer(self, letter: Letter, slot: Slot, commands: Sequence[tuple[str, str]]) -> None:
        """Set a menu, unless it is the one that Telegram has; doing it twice changes nothing."""
        bound = await self._where(slot)
        digest = digest_of(letter.row.parcel.payload)
        if bound is not None and bound.digest == digest and letter.row.version == 1:
            self._conclude(letter, Done())
            return
        outcome = await self._delivery.offer(letter.chat_id, commands)
        self._conclude(letter, outcome, SlotMessage(slot=slot, message_id=0, digest=digest))

    async def _send_new(self, letter: Letter, slot: Slot) -> None:
        if _is_exhausted(letter):
            self._bury(letter, "fate unknown twice")
            return
        announced = await self._announce(letter)
        if announced is None:
            return
        letter = announced
        payload = letter.row.parcel.payload
        screen = _screen(payload)
        if screen.is_closing:  # it came while this was announced
            await self._show(letter, slot, screen)
            return
        outcome = await self._delivery.send(letter.chat_id, screen)
        if not isinstance(outcome, Done) or outcome.message_id is None:
            self._conclude(letter, outcome, is_new=True)
            return
        now = self._clock()
        replaced = self._slots.get(slot)
        if replaced is not None:
            self._ledger.leave_over(letter.chat_id, replaced.message_id, now)
        shown = SlotMessage(slot=slot, message_id=outcome.message_id, digest=digest_of(payload))
        if screen.is_pinned:
            await self._pin_new(letter, shown, now)
            return
        self._note_shown(letter, shown, now)
        # Learnt now or never: a crash before this is stored sends the message a second time. The chat waits for it.
        await self._settle()
        self._box.done(letter, now)

    async def _pin_new(self, letter: Letter, shown: SlotMessage, now: datetime) -> None:
        """Pin a message that has just arrived. Its row stays until that is done, and its place is learnt before, so that what is
        tried again is the pinning alone."""
        self._slots.put(shown.slot, shown)
        self._ledger.bind(shown, now)
        await self._settle()
        letter.is_anew = False
        self._conclude(letter, await self._delivery.pin(letter.chat_id, shown.message_id))

    async def _announce(self, letter: Letter) -> Letter | None:
        """Store that a new message is being handed over; None when storage is unavailable, and the letter waits."""
        try:
            async with self._open_work() as work:
                letter = self._box.newest(letter)
                stored = await work.outbox.sending(letter.row.id)
                if stored is not None and stored.version > letter.row.version:
                    letter.row = stored  # another process has replaced what waits here
                await self._commit(work, (), self._clock())
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
                # What was put into the outbox together with this has not arrived either.
                self._ledger.unreachable(PersonId(letter.chat_id), letter.row.created_at, now)
                self._note_shown(letter, None, now)  # there is nobody to show it to, so the row goes
                self._box.done(letter, now)
                log.info("a person takes no messages", chat_id=letter.chat_id)
            case Refused() | Vanished():
                self._bury(letter, outcome.reason)
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

    async def _where(self, slot: Slot) -> SlotMessage | None:
        """Return the message a slot lives in; asks the database only for a slot that was crowded out of memory."""
        if slot not in self._slots:
            async with self._open_work() as work:
                self._slots.learn(slot, self._ledger.binding_of(slot) or await work.slots.get(slot))
        return self._slots.get(slot)


def _is_exhausted(letter: Letter) -> bool:
    # A row that holds a newer state than the one of unknown fate gets a try of its own.
    return letter.attempts >= UNKNOWN_FATES_ALLOWED + (letter.row.version > 1)


def _screen(payload: str) -> Screen:
    """Unpack a screen; the caller has seen that it is one."""
    content = from_payload(payload)
    if not isinstance(content, Screen):
        raise TypeError("no screen to be sent anew")
    return content
