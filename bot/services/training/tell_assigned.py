"""Telling people once of what was given to them: without a sound, and not while they sleep."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.calls.script import Script
from bot.domain.people.employee import Employee
from bot.domain.training.assignment import Assigned
from bot.domain.training.disturbing import may_be_disturbed, next_free
from bot.services.act import Act
from bot.services.calls.call_view import CallView
from bot.services.calls.run_call import view_current
from bot.services.ports import Work

TOLD_A_TICK = 50
UNREACHABLE = timedelta(hours=1)
"""Later, when Telegram takes nothing for him."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldOf:
    """Who is told now, of what."""

    employee: Employee
    assigned: Assigned
    by: Employee | None
    """Who has given it; None when he is here no more."""
    live: CallView | None = None
    """His call that is going on: its card stays the last message."""


async def tell_assigned(work: Work, script: Script, now: datetime) -> Sequence[ToldOf]:
    """Take what people are to be told of by now; who sleeps is told by day; who wants none finds it in /train."""
    told = []
    for one in await work.assignments.to_tell(now, TOLD_A_TICK):
        him = await work.employees.get(one.employee_id)
        if him is None or not him.has_access or him.team_id != one.assignment.team_id or not him.wants_reminders:
            await work.assignments.tell_later(one.id, None)
            continue
        if not may_be_disturbed(him, now):
            free = next_free(him, now)
            await work.assignments.tell_later(one.id, now + UNREACHABLE if free == now else free)
            continue
        if not await work.lanes.try_enter(int(him.person_id)):
            continue  # in his chat something is going on; the next tick comes soon
        await work.assignments.tell_later(one.id, None)
        act = Act(work=work, employee=him, script=script, now=now, update_id=None)
        by = await work.employees.get(one.assignment.given_by)
        told.append(ToldOf(employee=him, assigned=one, by=by, live=await view_current(act, him)))
    return told
