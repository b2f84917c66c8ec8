"""One pending send on its way: what is asked of Telegram, and what its answer means for it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import assert_never

import structlog

from bot.domain.ids import PersonId
from bot.gateway.incidents import describe, new_incident_id
from bot.gateway.outgoing.outbox import Outbox
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
)
from bot.gateway.outgoing.send_queue import PendingSend
from bot.gateway.outgoing.unsaved_results import Dead, Deferred, Delivered
from bot.gateway.telegram.pauses import pause_after
from bot.screens.screen import Screen, digest_of
from bot.services.errors import StorageUnavailable
from bot.services.outgoing_ports import OUTDATED, Slot, SlotMessage

PAUSES = (timedelta(seconds=1), timedelta(seconds=30), timedelta(minutes=5), timedelta(hours=1))
"""How long a new message that may have arrived waits for its second to last copy: a person sees one too many sooner than none."""
MOST_COPIES = len(PAUSES) + 1
"""However many processes die."""
EDITS_ARE_LATE = timedelta(seconds=30)
"""An edit whose answer never came may take effect within that time, and then stands over what was said after it."""

AT_ONCE = timedelta(seconds=1)
"""What is older has waited for something."""

FATE_UNKNOWN = "fate unknown of every copy"

log = structlog.get_logger(__name__)


class Sender:
    """Sends what is pending. A new message is announced in the store before it is sent and learnt after; an edit is not."""

    def __init__(self, delivery: Delivery, outbox: Outbox) -> None:
        """Make requests by this delivery, for what is in this outbox."""
        self._delivery = delivery
        self._outbox = outbox
        self._queue = outbox.queue
        self._unsaved = outbox.unsaved
        self._slots = outbox.slots
        self._clock = outbox.clock

    async def carry(self, pending: PendingSend) -> None:
        """Bring a pending send to its end or put it back; never raises but when cancelled, and then the row is still stored."""
        if not self._outbox.holds(pending.row):
            self._queue.done(pending, self._clock())  # another process may be sending it by now
            return
        try:
            if self._has_waited(pending) and not await self._outbox.is_still_stored(pending.row):
                self._queue.done(pending, self._clock())
                return
            content = pending.content
            slot = pending.slot
            if isinstance(content, int):
                self._conclude(pending, await self._delivery.delete(pending.chat_id, content))
            elif slot is None:
                self._mark_dead(pending, "a screen without a slot")
            elif isinstance(content, Screen):
                await self._show(pending, slot, content)
            else:
                await self._offer(pending, slot, content)
        except StorageUnavailable:
            self._wait(pending, "storage unavailable")
        except Exception as error:  # a mistake of ours must not stop the chat
            self._mark_dead(pending, describe(error))

    def _has_waited(self, pending: PendingSend) -> bool:
        """Tell a pending send that did not go out right after its commit."""
        return pending.was_put_back or self._clock() - pending.row.created_at >= AT_ONCE

    async def _show(self, pending: PendingSend, slot: Slot, screen: Screen) -> None:
        bound = await self._outbox.where(slot)
        digest = digest_of(pending.row.message.payload)
        if bound is None and screen.is_closing:
            self._conclude(pending, Done())  # nothing stands there, and nothing comes any more
            return
        if bound is not None and (screen.is_closing or not pending.is_anew):
            # A second version follows one that may have been shown without our knowing: what the slot shows is not certain then.
            is_same = bound.digest == digest and pending.row.version == 1 and pending.late_until is None
            if is_same or screen.reply_keyboard is None:  # such a keyboard comes only with a new message
                outcome = Done() if is_same else await self._delivery.edit(pending.chat_id, bound.message_id, screen)
                if screen.is_pinned and isinstance(outcome, Done):
                    outcome = await self._delivery.pin(pending.chat_id, bound.message_id)
                if screen.is_closing and isinstance(outcome, Vanished):
                    outcome = Done()  # what nobody can change any more stays as it is
                if not isinstance(outcome, Vanished):
                    shown = None if is_same else SlotMessage(slot=slot, message_id=bound.message_id, digest=digest)
                    self._conclude(pending, outcome, shown)
                    return
                if outcome.is_gone:
                    self._slots.put(slot, None)
            pending.is_anew = True
        await self._send_new(pending, slot)

    async def _offer(self, pending: PendingSend, slot: Slot, commands: Sequence[tuple[str, str]]) -> None:
        """Set a menu, unless it is the one that Telegram has; doing it twice changes nothing."""
        bound = await self._outbox.where(slot)
        digest = digest_of(pending.row.message.payload)
        if bound is not None and bound.digest == digest and pending.row.version == 1:
            self._conclude(pending, Done())
            return
        outcome = await self._delivery.offer(pending.chat_id, commands)
        self._conclude(pending, outcome, SlotMessage(slot=slot, message_id=0, digest=digest))

    async def _send_new(self, pending: PendingSend, slot: Slot) -> None:
        if _is_exhausted(pending):
            self._mark_dead(pending, FATE_UNKNOWN)
            return
        try:
            pending = await self._outbox.announce(pending)
        except StorageUnavailable:
            self._wait(self._queue.under_way(pending.chat_id), "storage unavailable")  # it may be a newer one by now
            return
        screen = pending.content
        if not isinstance(screen, Screen):
            raise TypeError("no screen to be sent anew")
        if screen.is_closing:  # it came while this was announced
            await self._show(pending, slot, screen)
            return
        outcome = await self._delivery.send(pending.chat_id, screen)
        if not isinstance(outcome, Done) or outcome.message_id is None:
            self._conclude(pending, outcome, is_new=True)
            return
        now = self._clock()
        replaced = self._slots.get(slot)
        if replaced is not None:
            self._unsaved.note_replaced(pending.chat_id, replaced.message_id, now)
        shown = SlotMessage(slot=slot, message_id=outcome.message_id, digest=digest_of(pending.row.message.payload))
        if screen.is_pinned:
            await self._pin_new(pending, shown, now)
            return
        self._note_shown(pending, shown, now)
        # Learnt now or never: a crash before this is stored sends the message a second time. The chat waits for it.
        await self._outbox.settle()
        self._queue.done(pending, now)

    async def _pin_new(self, pending: PendingSend, shown: SlotMessage, now: datetime) -> None:
        """Pin a message that has just arrived. Its row stays until that is done, and its place is learnt before, so that what is
        tried again is the pinning alone."""
        self._bind(shown, now)
        await self._outbox.settle()
        pending.is_anew = False
        self._conclude(pending, await self._delivery.pin(pending.chat_id, shown.message_id))

    def _conclude(
        self, pending: PendingSend, outcome: Outcome, shown: SlotMessage | None = None, *, is_new: bool = False
    ) -> None:
        now = self._clock()
        if is_new and isinstance(outcome, Flooded | Failed):
            pending.attempts -= 1  # it certainly did not arrive
        match outcome:
            case Done():
                self._done(pending, shown, now)
            case Flooded():
                until = now + outcome.retry_after
                self._unsaved.note(pending.row.id, Deferred(not_before=until), now)
                self._queue.flooded(pending.chat_id, now, until)
                self._queue.put_back(pending)
                log.warning("telegram asks to wait", chat_id=pending.chat_id, seconds=outcome.retry_after.total_seconds())
            case Failed():
                until = self._wait(pending, outcome.reason)
                if is_new:  # after a crash it must not pass for one of unknown fate
                    self._unsaved.note(pending.row.id, Deferred(not_before=until), now)
            case Uncertain():
                if not is_new:
                    # A deletion, which has no slot, stands over nothing however late it takes effect.
                    pending.late_until = None if pending.slot is None else now + EDITS_ARE_LATE
                    self._wait(pending, outcome.reason)
                elif _is_exhausted(pending):
                    self._mark_dead(pending, f"{FATE_UNKNOWN}: {outcome.reason}")
                else:
                    self._doubt(pending, outcome.reason)
            case Blocked():
                # What was put into the outbox together with this has not arrived either.
                self._unsaved.unreachable(PersonId(pending.chat_id), pending.row.created_at, now)
                self._note_shown(pending, self._outdated(pending), now)  # there is nobody to show it to, so the row goes
                self._queue.done(pending, now)
                log.info("a person takes no messages", chat_id=pending.chat_id)
            case Refused() | Vanished():
                self._mark_dead(pending, outcome.reason)
            case _:
                assert_never(outcome)

    def _wait(self, pending: PendingSend, reason: str) -> datetime:
        pending.failures += 1
        until = self._clock() + timedelta(seconds=pause_after(pending.failures))
        self._queue.park(pending.chat_id, until)
        self._queue.put_back(pending)
        if pending.failures == 1:
            log.warning("not sent yet", row=pending.row.id, chat_id=pending.chat_id, reason=reason)
        return until

    def _done(self, pending: PendingSend, shown: SlotMessage | None, now: datetime) -> None:
        """Have done with a pending send; it is said again if an edit before it may yet take effect and stand over it."""
        if pending.late_until is None or pending.late_until <= now:
            self._note_shown(pending, shown, now)
            self._queue.done(pending, now)
            return
        if shown is not None:
            self._bind(shown, now)
        pending.failures = 0
        pending.not_before = pending.late_until
        self._queue.put_back(pending)
        self._queue.unpark(pending.chat_id)

    def _doubt(self, pending: PendingSend, reason: str) -> None:
        """Let a new message that may have arrived wait for its next copy; after the first, short pause the chat goes on."""
        pending.not_before = self._clock() + PAUSES[pending.attempts - 1]
        if pending.attempts == 1:
            self._queue.park(pending.chat_id, pending.not_before)
        self._queue.put_back(pending)
        log.warning("perhaps not sent", row=pending.row.id, chat_id=pending.chat_id, copies=pending.attempts, reason=reason)

    def _note_shown(self, pending: PendingSend, shown: SlotMessage | None, now: datetime) -> None:
        self._unsaved.note(pending.row.id, Delivered(version=pending.row.version), now)
        if shown is not None:
            self._bind(shown, now)

    def _outdated(self, pending: PendingSend) -> SlotMessage | None:
        """Return what stands in the slot as older than it should be; None when nothing stands there."""
        bound = None if pending.slot is None else self._slots.get(pending.slot)
        return None if bound is None else SlotMessage(slot=bound.slot, message_id=bound.message_id, digest=OUTDATED)

    def _bind(self, shown: SlotMessage, now: datetime) -> None:
        self._slots.put(shown.slot, shown)
        self._unsaved.bind(shown, now)

    def _mark_dead(self, pending: PendingSend, reason: str) -> None:
        incident_id = new_incident_id()
        now = self._clock()
        log.error("a message is dead", row=pending.row.id, chat_id=pending.chat_id, incident_id=incident_id, reason=reason)
        row = pending.row
        dead = Dead(version=row.version, incident_id=incident_id, reason=reason, slot=pending.slot, queued_at=row.created_at)
        self._unsaved.note(row.id, dead, now)
        self._queue.done(pending, now)


def _is_exhausted(pending: PendingSend) -> bool:
    return pending.attempts >= MOST_COPIES
