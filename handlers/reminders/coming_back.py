"""What somebody finds who takes messages again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.domain.ids import ChatId, ConsultationId
from bot.domain.people.employee import Employee
from bot.screens.calls.card import CALL_SLOT, call_slot
from bot.screens.calls.shown_call import call_screen
from bot.screens.screen import Outgoing, Show
from bot.services.act import Act
from bot.services.ports import UnitOfWork
from bot.services.reminders.remind import come_back
from handlers.dependencies import Dependencies


async def welcome_back(
    deps: Dependencies, work: UnitOfWork, employee: Employee, since: datetime, now: datetime
) -> Sequence[Outgoing]:
    """Make right what could not be shown while somebody was not to be reached.

    His reminders wait again, for the next tick. His last call and those whose message is outdated are shown as they are; nothing
    is sent of what he has.
    """
    act = Act(work=work, employee=employee, script=deps.scripts.current(), now=now, update_id=None, drills=deps.training.book)
    chat_id = ChatId(int(employee.person_id))
    calls = [slot for slot in await work.slots.outdated_in(chat_id) if CALL_SLOT.holds(slot)]
    views = await come_back(act, since, [ConsultationId(int(CALL_SLOT.object_of(slot))) for slot in calls])
    if not employee.has_access:
        return ()
    return [
        Show(slot=call_slot(chat_id, view.consultation), screen=call_screen(employee, view, deps.texts, deps.languages()))
        for view in views
        if view.consultation.is_shown_to(employee)
    ]
