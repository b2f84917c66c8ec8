"""The beginning and the end of a call: start, finish, reopen, and the end by silence.

One live card a person: starting or reopening a call finishes the open one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.calls.consultation import DOUBLE_TAP, IDLE_AFTER, Consultation, FinishedBy
from bot.domain.calls.script import Script
from bot.domain.calls.state import derive
from bot.domain.clients.naming import ClientNaming, read_client_name
from bot.domain.people.employee import Employee
from bot.services.act import Act, CallView, Notice
from bot.services.calls.record import record_card, view_call, with_state
from bot.services.interaction_ports import InteractionKind
from bot.services.ports import Work

IDLE_BATCH = 50
"""How many silent calls one tick finishes at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CallStarted:
    """A new call, and the one that it ended, if any."""

    view: CallView
    ended: CallView | None
    is_name_refused: bool = False
    """Clients have codes here, and what was given is none."""


async def start_next_call(act: Act, after: int = 0, *, is_practice: bool = False) -> CallStarted:
    """Open a nameless call by a button; the second of two quick taps shows what the first has led to.

    Args:
        after: the call under whose summary the button stands, where the button that finishes a call has just been; or 0.
        is_practice: the call is for trying out.
    """
    if after:
        finished = await act.own_call(after)
        if finished.finished_by is FinishedBy.MANAGER and finished.finished_at and act.now - finished.finished_at < DOUBLE_TAP:
            await act.log(InteractionKind.SECOND_TAP, finished.id, place="next_call")
            return CallStarted(view=await view_call(act, finished), ended=None)
    consultation = await current_call(act)
    if consultation is not None and not consultation.revision and act.now - consultation.started_at < DOUBLE_TAP:
        await act.log(InteractionKind.SECOND_TAP, consultation.id, place="next_call")
        return CallStarted(view=await view_call(act, consultation), ended=None)
    return await start_call(act, is_practice=is_practice)


async def start_call(act: Act, client_name: str | None = None, *, is_practice: bool = False) -> CallStarted:
    """Open a call; the one still open is finished by the next. A practice call is one until the end, and not exported.

    Where clients have codes, a text that is none is not kept: see `CallStarted.is_name_refused`.
    """
    ended = await end_open_call(act)
    await act.forget_typed_names()
    name, is_refused = None, False
    if client_name and client_name.strip():
        naming = await naming_in_force(act)
        name = read_client_name(client_name, naming)
        is_refused = name is None and naming is ClientNaming.CODES
    client_id = None
    if name:
        client_id = await act.work.clients.add(
            team_id=act.employee.team_id, name=name, language=act.employee.language, at=act.now
        )
    consultation = await act.work.consultations.add(
        employee_id=act.employee.id,
        team_id=act.employee.team_id,
        client_id=client_id,
        language=act.employee.language,
        is_practice=is_practice,
        content_version=act.script.version,
        at=act.now,
    )
    state = derive((), act.script)
    consultation = with_state(consultation, state, act.script.version)
    await act.work.consultations.save(consultation)
    await record_card(act, consultation, state)
    await act.log(InteractionKind.CALL_STARTED, consultation.id, named="yes" if name else "no")
    view = CallView(consultation=consultation, state=state)
    return CallStarted(view=view, ended=ended, is_name_refused=is_refused)


async def naming_in_force(act: Act) -> ClientNaming:
    """Tell whether clients have names or codes, as the owner has decided for the whole house."""
    return (await act.work.organisation.get()).naming


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
    consultation = await act.own_call(call)
    if not consultation.is_open:
        return await view_call(act, consultation)
    return await _end(act, consultation, FinishedBy.MANAGER, act.now)


async def reopen_call(act: Act, call: int) -> CallStarted:
    """Make a finished call live again; the one open now is finished by it."""
    consultation = await act.own_call(call)
    if consultation.is_open:
        return CallStarted(view=await view_call(act, consultation), ended=None)
    ended = await end_open_call(act)
    await act.forget_typed_names()
    live = replace(
        consultation,
        finished_at=None,
        finished_by=None,
        last_activity_at=act.now,
        revision=consultation.revision + 1,
        last_place=None,
        last_tap_at=None,
    )
    state = derive(await act.work.consultations.answers(live.id), act.script, live.last_time)
    live = with_state(live, state, act.script.version)
    await act.work.consultations.save(live)
    await record_card(act, live, state)
    await act.log(InteractionKind.CALL_REOPENED, live.id)
    return CallStarted(view=CallView(consultation=live, state=state), ended=ended)


async def current_call(act: Act) -> Consultation | None:
    """Return the employee's open call, unless it has been silent too long to mean it still, or was left behind with a team."""
    consultation = await act.work.consultations.open_of(act.employee.id)
    if consultation is None or consultation.is_idle(act.now) or consultation.team_id != act.employee.team_id:
        return None
    return consultation


@dataclass(frozen=True, slots=True, kw_only=True)
class CallEnded:
    """A call that silence has ended, and whose it was."""

    view: CallView
    employee: Employee


async def finish_idle_calls(work: Work, script: Script, now: datetime) -> Sequence[CallEnded]:
    """Finish the calls that have been silent for half an hour, as of the moment their time was up."""
    ended = []
    for consultation in await work.consultations.idle_since(now - IDLE_AFTER, IDLE_BATCH):
        employee = await work.employees.get(consultation.employee_id)
        if employee is None or not await work.lanes.try_enter(int(employee.person_id)):
            continue  # in his chat something is going on, so the call is not silent
        live = await work.consultations.get(consultation.id)
        if live is None or not live.is_idle(now):
            continue  # as was going on before the lane was entered
        act = Act(work=work, employee=employee, script=script, now=now, update_id=None)
        view = await _end(act, live, FinishedBy.IDLE, live.last_activity_at + IDLE_AFTER)
        ended.append(CallEnded(view=view, employee=employee))
    return ended


async def _end(act: Act, consultation: Consultation, by: FinishedBy, at: datetime) -> CallView:
    finished = await act.end(consultation, by, at)
    return await view_call(act, finished, Notice.CALL_IS_OVER if by is not FinishedBy.MANAGER else None)
