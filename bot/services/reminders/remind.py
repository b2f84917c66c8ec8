"""What the tick does about reminders: claims those that are due, each once, and plans the evening messages.

A reminder's state and the message about it are one transaction, so it is shown once; of a message of unknown fate there are five
copies at most, and one that never arrives lets its reminders wait again. What is late is shown late or folded into one list; what
may not be shown now waits.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.domain.calls.consultation import Consultation
from bot.domain.calls.script import Script
from bot.domain.ids import ConsultationId, EmployeeId, PersonId, ReminderId
from bot.domain.local_time import SUMMING_UP, last_summing_up, out_of_quiet, to_utc, wall_text
from bot.domain.people.employee import Employee
from bot.domain.reminders.reminder import Reminder, ReminderKind, ReminderState, as_lost, is_to_fold
from bot.services.act import Act
from bot.services.calls.call_view import CallView
from bot.services.calls.keep_promise import settle
from bot.services.calls.record import view_call
from bot.services.calls.run_call import current_call
from bot.services.ports import Work

EMPLOYEES_A_TICK = 100
CALLS_MADE_RIGHT = 30
"""Outdated cards and summaries that are shown anew to somebody who comes back: a day's work."""
LOST_WAIT = timedelta(minutes=15)
"""How long a reminder waits whose message is dead: what has killed that one is not to kill the next at once."""
EVENING_LOOKS_BACK = timedelta(days=3)
"""Calls that ended longer ago are not asked about in the evening any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminded:
    """One reminder that has come due, and its call."""

    reminder: Reminder
    call: Consultation


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """What one employee is told now."""

    employee: Employee
    single: Sequence[Reminded] = ()
    """Promised calls that come as messages of their own."""
    is_folded: bool = False
    """So many that one list shows them all."""
    evening: Reminder | None = None
    live: CallView | None = None
    """His call that is going on: its card stays the last message."""


async def claim_due(work: Work, script: Script, now: datetime) -> Sequence[Due]:
    """Take everything that is due and may be shown, and note that it is shown."""
    found = []
    for employee_id in await work.reminders.due_employees(now, EMPLOYEES_A_TICK):
        due = await _claim_of(work, script, employee_id, now)
        if due is not None:
            found.append(due)
    return found


async def _claim_of(work: Work, script: Script, employee_id: EmployeeId, now: datetime) -> Due | None:
    employee = await work.employees.get(employee_id)
    if employee is None or not await work.lanes.try_enter(int(employee.person_id)):
        return None  # in his chat something is going on; the next tick comes soon
    waiting = await work.reminders.due_of(employee_id, now)
    act = Act(work=work, employee=employee, script=script, now=now, update_id=None)
    free = out_of_quiet(now, ZoneInfo(employee.time_zone), employee.quiet_from, employee.quiet_until)
    if free > now:
        for reminder in waiting:
            await work.reminders.save(replace(reminder, due_at=free), now)
        return None
    promises = [one for one in waiting if one.kind is ReminderKind.CALL_BACK and await _is_of_his_team(act, one)]
    promised = [await _show(act, one) for one in promises]
    evenings = [one for one in waiting if one.kind is ReminderKind.EVENING]
    for missed in evenings[:-1]:
        await settle(act, missed, ReminderState.DROPPED)
    is_folded = is_to_fold(promises)
    open_call = await current_call(act)
    return Due(
        employee=employee,
        single=() if is_folded else [one for reminder in promised if (one := await with_call(act, reminder))],
        is_folded=is_folded,
        # Of several that were missed the last one asks about all their calls.
        evening=await _show(act, evenings[-1]) if evenings else None,
        live=None if open_call is None else await view_call(act, open_call),
    )


async def _is_of_his_team(act: Act, reminder: Reminder) -> bool:
    """False for what he has left behind with another team: that is not his to be told, but to be handed over."""
    reminded = await with_call(act, reminder)
    return reminded is not None and reminded.call.team_id == act.employee.team_id


async def _show(act: Act, reminder: Reminder) -> Reminder:
    shown = replace(reminder, state=ReminderState.SHOWN, shown_at=act.now)
    await act.work.reminders.save(shown, act.now)
    return shown


async def tell_again(work: Work, person_id: PersonId, since: datetime, now: datetime, *, only: ReminderId | None = None) -> None:
    """Let wait again what was shown since then in a message that will never arrive: in a while it comes in the list.

    Args:
        only: the one reminder that the message was about; without it, all that were shown.
    """
    employee = await work.employees.by_person(person_id)
    for reminder in [] if employee is None else await work.reminders.live_of_employee(employee.id):
        if reminder.shown_at is not None and reminder.shown_at >= since and only in {None, reminder.id}:
            await work.reminders.save(as_lost(reminder, now + LOST_WAIT), now)


async def with_call(act: Act, reminder: Reminder) -> Reminded | None:
    """Return a reminder with the call it is about; None when there is none, which no promised call lacks."""
    if reminder.consultation_id is None:
        return None
    call = await act.work.consultations.get(reminder.consultation_id)
    return None if call is None else Reminded(reminder=reminder, call=call)


async def plan_evenings(work: Work, now: datetime) -> None:
    """Give everybody who has called today an evening message, once a day, as soon as his evening has come.

    The row is made also when every call has its outcome: what ends later belongs to the next evening.
    """
    for one in await work.reminders.at_work(now - EVENING_LOOKS_BACK):
        employee, zone = one.employee, ZoneInfo(one.employee.time_zone)
        wall = datetime.combine(last_summing_up(now, zone), SUMMING_UP)
        due_at = to_utc(wall, zone)
        if one.last_evening is not None and one.last_evening >= wall_text(wall):
            continue
        evening = await work.reminders.add(
            kind=ReminderKind.EVENING,
            employee_id=employee.id,
            consultation_id=None,
            due_at=due_at,
            local_due=wall_text(wall),
            time_zone=employee.time_zone,
            at=now,
        )
        begun = await evening_begins(work, evening)
        if not await work.consultations.without_outcome(employee.id, employee.team_id, begun, due_at):
            await work.reminders.save(replace(evening, state=ReminderState.DROPPED), now)


async def evening_begins(work: Work, evening: Reminder) -> datetime:
    """Return from when on the calls that ended are asked about: the evening message before, or some days back."""
    before = await work.reminders.evening_before(evening)
    earliest = evening.due_at - EVENING_LOOKS_BACK
    return earliest if before is None else max(before, earliest)


async def come_back(act: Act, since: datetime, outdated: Collection[ConsultationId]) -> Sequence[CallView]:
    """Let wait again what was to be told while the employee was not to be reached, and return the calls that were to be shown.

    Args:
        since: From when on he took no messages.
        outdated: Calls whose message shows something older than it should.

    Returns:
        His last call, whose card may not have arrived at all, and the newest ones of those that are outdated.
    """
    await act.work.reminders.put_back(act.employee.id, since)
    me = act.employee
    last = await act.work.consultations.last_of(me.id, me.team_id)
    calls = {} if last is None else {last.id: last}
    for number in sorted(outdated, reverse=True)[:CALLS_MADE_RIGHT]:
        call = await act.work.consultations.get(number)
        if call is not None and call.employee_id == me.id and call.team_id == me.team_id:
            calls[number] = call
    return [await view_call(act, call) for call in calls.values()]
