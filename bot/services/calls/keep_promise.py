"""A promised call and its reminder, kept in step: the moment in the export's column and the reminder's row are one change."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.domain.calls.consultation import Consultation
from bot.domain.local_time import out_of_quiet, to_wall, wall_text
from bot.domain.reminders.reminder import Reminder, ReminderKind, ReminderState
from bot.services.act import Act
from bot.services.asked import ask_for_text, own_chat
from bot.services.calls.call_view import Notice
from bot.services.text_ports import PromptKind


async def keep_in_step(act: Act, before: Consultation, after: Consultation) -> Reminder | None:
    """Make the call's reminder what its new promise asks for.

    Returns:
        A reminder whose message stands in the chat already and must be renewed; None when there is none.
    """
    if before.follow_up_at == after.follow_up_at:
        return None
    live = None if before.follow_up_at is None else await act.work.reminders.unsettled_of_call(after.id)
    if after.follow_up_at is not None:
        moved = await _remind_at(act, after, after.follow_up_at, live)
    elif live is not None:
        moved = await settle(act, live, ReminderState.DROPPED)
    else:
        return None
    is_told = live is not None and live.state is ReminderState.SHOWN and live.employee_id == act.employee.id
    return moved if is_told else None


async def expect_date(act: Act, call: Consultation, evening: int = 0) -> None:
    """Let the next plain text be a date for this call."""
    await ask_for_text(act, own_chat(act), PromptKind.CALL_BACK_AT, f"{call.id}:{evening}")


async def move(act: Act, reminder: Reminder, at: datetime) -> Reminder:
    """Let a reminder wait for another moment, as the clocks show it where its employee is now."""
    moved = replace(
        reminder,
        due_at=at,
        local_due=_local(act, at),
        time_zone=act.employee.time_zone,
        state=ReminderState.WAITING,
        shown_at=None,
    )
    await act.work.reminders.save(moved, act.now)
    return moved


async def settle(act: Act, reminder: Reminder, state: ReminderState) -> Reminder:
    """Have done with a reminder."""
    settled = replace(reminder, state=state)
    await act.work.reminders.save(settled, act.now)
    return settled


def why_not_then(act: Act, at: datetime) -> Notice | None:
    """Tell why no reminder will come at that moment, which whoever counts on it must know; None when one will."""
    me = act.employee
    if not me.wants_reminders:
        return Notice.NO_REMINDERS
    return Notice.QUIET_THEN if out_of_quiet(at, ZoneInfo(me.time_zone), me.quiet_from, me.quiet_until) > at else None


async def _remind_at(act: Act, call: Consultation, at: datetime, live: Reminder | None) -> Reminder:
    if live is not None:  # whoever names a new moment has promised anew, also what he had handed over
        return await move(act, replace(live, employee_id=call.employee_id), at)
    return await act.work.reminders.add(
        kind=ReminderKind.CALL_BACK,
        employee_id=call.employee_id,
        consultation_id=call.id,
        due_at=at,
        local_due=_local(act, at),
        time_zone=act.employee.time_zone,
        at=act.now,
    )


def _local(act: Act, at: datetime) -> str:
    return wall_text(to_wall(at, ZoneInfo(act.employee.time_zone)))
