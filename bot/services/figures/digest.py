"""What comes of the week by itself: one silent message on Monday to whoever looks after a team, unless there was nothing.

A row of reminders like the others: planned once a week, shown once, late when the reader could not be written to, and of several
that were missed only the last. Whoever looks after nobody any more, or wants none, is not told.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.domain.calls.script import Script
from bot.domain.ids import EmployeeId
from bot.domain.local_time import last_monday, out_of_quiet, to_utc, wall_text
from bot.domain.people.employee import Employee
from bot.domain.people.permissions import gets_digest
from bot.domain.reminders.reminder import Reminder, ReminderKind, ReminderState
from bot.domain.supervision.choice import Choice
from bot.domain.supervision.period import Period, PeriodKind
from bot.services.act import Act
from bot.services.calls.call_view import CallView
from bot.services.calls.keep_promise import settle
from bot.services.calls.run_call import view_current
from bot.services.figures.read_figures import LAST_WEEK, FiguresView, view_figures
from bot.services.ports import Work

EMPLOYEES_A_TICK = 20
FIRST_AT_MOST = timedelta(days=1)
"""Whoever had none yet begins with next Monday when this one is longer ago."""
_DAY_OF = len("2026-11-30")


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """What one reader is told now."""

    employee: Employee
    reminder: Reminder
    view: FiguresView
    live: CallView | None
    """His call that is going on: its card stays the last message."""


async def plan_digests(work: Work, now: datetime) -> None:
    """Give everybody who is to be told of the week a row as soon as his hour has come, once a week whatever he changes."""
    for one in await work.reminders.told_of_weeks():
        employee, zone = one.employee, ZoneInfo(one.employee.time_zone)
        if employee.digest_at is None or not gets_digest(employee):
            continue
        wall = last_monday(now, zone, employee.digest_at)
        due_at = to_utc(wall, zone)
        is_first_late = one.last is None and now - due_at > FIRST_AT_MOST
        if is_first_late or (one.last is not None and one.last[:_DAY_OF] >= wall_text(wall)[:_DAY_OF]):
            continue
        await work.reminders.add(
            kind=ReminderKind.DIGEST,
            employee_id=employee.id,
            consultation_id=None,
            due_at=due_at,
            local_due=wall_text(wall),
            time_zone=employee.time_zone,
            at=now,
        )


async def claim_digests(work: Work, script: Script, now: datetime) -> Sequence[Digest]:
    """Take what is due and may be shown, and note that it is shown."""
    found = []
    for employee_id in await work.reminders.due_digests(now, EMPLOYEES_A_TICK):
        digest = await _claim_of(work, script, employee_id, now)
        if digest is not None:
            found.append(digest)
    return found


async def _claim_of(work: Work, script: Script, employee_id: EmployeeId, now: datetime) -> Digest | None:
    employee = next(iter(await work.employees.by_ids([employee_id])), None)
    if employee is None or not await work.lanes.try_enter(int(employee.person_id)):
        return None  # in his chat something is going on; the next tick comes soon
    act = Act(work=work, employee=employee, script=script, now=now, update_id=None)
    due = [one for one in await work.reminders.due_of(employee_id, now) if one.kind is ReminderKind.DIGEST]
    free = out_of_quiet(now, ZoneInfo(employee.time_zone), employee.quiet_from, employee.quiet_until)
    if free > now:
        for reminder in due:
            await work.reminders.save(replace(reminder, due_at=free), now)
        return None
    await _settle_shown(act)
    view = await view_figures(act, str(_week_that_is_over(act))) if due and _is_told(employee) else None
    is_nothing = view is None or not view.counts.calls
    for missed in due if is_nothing else due[:-1]:
        await settle(act, missed, ReminderState.DROPPED)
    if view is None or is_nothing:
        return None
    shown = replace(due[-1], state=ReminderState.SHOWN, shown_at=now)
    await work.reminders.save(shown, now)
    return Digest(employee=employee, reminder=shown, view=view, live=await view_current(act, employee))


async def _settle_shown(act: Act) -> None:
    """Have done with those of weeks before: their messages stay, and nothing waits for them."""
    for one in await act.work.reminders.live_of_employee(act.employee.id):
        if one.kind is ReminderKind.DIGEST and one.state is ReminderState.SHOWN:
            await settle(act, one, ReminderState.DONE)


def _is_told(employee: Employee) -> bool:
    return employee.digest_at is not None and gets_digest(employee)


def _week_that_is_over(act: Act) -> Choice:
    """Return last week by its days: a button that stands for months must not come to mean another week."""
    days = LAST_WEEK.period.days(act.now.astimezone(ZoneInfo(act.employee.time_zone)).date())
    if days is None:
        raise AssertionError(LAST_WEEK)
    return Choice(period=Period(kind=PeriodKind.DAYS, first=days[0], last=days[1]))
