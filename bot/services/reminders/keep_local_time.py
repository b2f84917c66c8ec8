"""A promise keeps its local time when the rules of its time zone change: both its moment and its reminder move.

«Thursday at ten» stays ten o'clock where it was promised, also when a government has since decided that ten o'clock is another
moment. What is in force is the zone data in use; with which rules a moment was once reckoned, nobody has to know.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.domain.local_time import kept_moment
from bot.services.ports import Work
from bot.services.reminders.ports import Promise

AT_ONCE = 200
"""Promises that one transaction moves, those that are due soonest; nobody's tap waits longer for it than for anything else."""


async def keep_local_times(work: Work, now: datetime) -> bool:
    """Move what the clocks of its zone no longer show as promised.

    Returns:
        Whether something is left to do: in that chat something is going on, or there was too much for one transaction.
    """
    moved = [promise for promise in await work.reminders.waiting_promises() if _kept(promise) != promise.at]
    for promise in moved[:AT_ONCE]:
        employee = await work.employees.get(promise.reminder.employee_id)
        if employee is None or not await work.lanes.try_enter(int(employee.person_id)):
            continue
        await _move(work, promise, now)
    return bool(moved)


async def _move(work: Work, promise: Promise, now: datetime) -> None:
    reminder = await work.reminders.get(promise.reminder.id)
    call = await work.consultations.get(promise.call_id)
    if reminder != promise.reminder or call is None or call.follow_up_at != promise.at:
        return  # as was going on before the lane was entered
    at = _kept(promise)
    await work.consultations.save(replace(call, follow_up_at=at))
    await work.reminders.save(replace(reminder, due_at=at), now)  # quiet hours are asked anew when it is due


def _kept(promise: Promise) -> datetime:
    return kept_moment(promise.at, promise.reminder.local_due, ZoneInfo(promise.reminder.time_zone))
