"""Reminders whose message will never arrive."""

from __future__ import annotations

from datetime import datetime

from bot.domain.ids import PersonId, ReminderId
from bot.screens.figures.digest import DIGEST_SLOT
from bot.screens.reminders.reminder_messages import REMINDER_SLOT, REMINDERS_SLOT
from bot.services.outgoing_ports import Slot
from bot.services.ports import UnitOfWork
from bot.services.reminders.remind import tell_again


async def tell_lost_again(work: UnitOfWork, slot: Slot, since: datetime, now: datetime) -> None:
    """Let what a lost message was to tell of wait again; of other messages nothing is lost, their next state is sent anew."""
    person_id = PersonId(int(slot.chat_id))
    for kind in (REMINDER_SLOT, DIGEST_SLOT):
        if kind.holds(slot):
            await tell_again(work, person_id, since, now, only=ReminderId(int(kind.object_of(slot))))
    if REMINDERS_SLOT.holds(slot):
        await tell_again(work, person_id, since, now)
