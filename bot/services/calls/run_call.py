"""The call at hand and its end: by the manager, by the next call, by silence."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.calls.consultation import IDLE_AFTER, Consultation, FinishedBy
from bot.domain.calls.script import Script
from bot.domain.ids import LanguageCode
from bot.domain.people.employee import Employee
from bot.domain.training.drills import DrillBook
from bot.services.act import Act
from bot.services.calls.call_view import CallView, Notice
from bot.services.calls.record import view_call
from bot.services.ports import Work

IDLE_BATCH = 50
"""How many silent calls one tick finishes at most."""


async def end_open_call(act: Act) -> CallView | None:
    """Finish the employee's open call because another one begins; None when there is none that he may see."""
    consultation = await act.work.consultations.open_of(act.employee.id)
    if consultation is None:
        return None
    if consultation.is_idle(act.now):
        ended = await _end(act, consultation, FinishedBy.IDLE, consultation.last_activity_at + IDLE_AFTER)
    else:
        ended = await _end(act, consultation, FinishedBy.NEXT, act.now)
    return ended if consultation.team_id == act.employee.team_id else None


async def finish_call(act: Act, call: int) -> CallView:
    """Finish a call by the manager's word; a finished one stays as it is."""
    consultation = await act.own_call_ending_idle(call)
    if not consultation.is_open:
        return await view_call(act, consultation)
    return await _end(act, consultation, FinishedBy.MANAGER, act.now)


async def current_call(act: Act) -> Consultation | None:
    """Return the employee's open call, unless it has been silent too long to mean it still, or was left behind with a team."""
    consultation = await act.work.consultations.open_of(act.employee.id)
    if consultation is None or consultation.is_idle(act.now) or consultation.team_id != act.employee.team_id:
        return None
    return consultation


async def view_current(act: Act, him: Employee) -> CallView | None:
    """Look at somebody's open call, for its card to be shown anew.

    None too while something is going on in the chat of somebody else than who acts: that shows the card by itself.
    """
    if him.person_id != act.employee.person_id and not await act.work.lanes.try_enter(int(him.person_id)):
        return None
    his = replace(act, employee=him)
    call = await current_call(his)
    return None if call is None else await view_call(his, call)


@dataclass(frozen=True, slots=True, kw_only=True)
class CallEnded:
    """A call that silence has ended, and whose it was."""

    view: CallView
    employee: Employee


async def finish_idle_calls(
    work: Work, script: Script, now: datetime, drills: Callable[[LanguageCode], DrillBook]
) -> Sequence[CallEnded]:
    """Finish the calls that have been silent for half an hour, as of the moment their time was up."""
    ended = []
    for consultation in await work.consultations.idle_since(now - IDLE_AFTER, IDLE_BATCH):
        employee = await work.employees.get(consultation.employee_id)
        if employee is None or not await work.lanes.try_enter(int(employee.person_id)):
            continue  # in his chat something is going on, so the call is not silent
        live = await work.consultations.get(consultation.id)
        if live is None or not live.is_idle(now):
            continue  # as was going on before the lane was entered
        act = Act(work=work, employee=employee, script=script, now=now, update_id=None, drills=drills)
        view = await _end(act, live, FinishedBy.IDLE, live.last_activity_at + IDLE_AFTER)
        ended.append(CallEnded(view=view, employee=employee))
    return ended


async def _end(act: Act, consultation: Consultation, by: FinishedBy, at: datetime) -> CallView:
    finished = await act.end(consultation, by, at)
    return await view_call(act, finished, Notice.CALL_IS_OVER if by is not FinishedBy.MANAGER else None)
