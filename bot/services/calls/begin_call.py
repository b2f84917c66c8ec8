"""How a call begins: by a button, with a name, with a client who is known, or again.

One live card a person: whatever begins a call finishes the open one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.domain.calls.consultation import DOUBLE_TAP, FinishedBy
from bot.domain.calls.recall import CALLS_RECALLED, recall
from bot.domain.clients.naming import ClientNaming, read_client_name
from bot.domain.ids import ClientId, DrillId, LanguageCode
from bot.services.act import Act
from bot.services.calls.call_view import CallView
from bot.services.calls.change_client import naming_in_force
from bot.services.calls.record import record_state, view_call
from bot.services.calls.run_call import current_call, end_open_call
from bot.services.interaction_ports import InteractionKind


@dataclass(frozen=True, slots=True, kw_only=True)
class CallStarted:
    """A new call, and the one that it ended, if any."""

    view: CallView
    ended: CallView | None
    is_name_refused: bool = False
    """What was given is not kept: clients have codes here and it is none, or names or codes are not decided yet."""


async def start_next_call(act: Act, after: int = 0, *, is_practice: bool = False) -> CallStarted:
    """Open a nameless call by a button; the second of two quick taps shows what the first has led to.

    Args:
        after: the call under whose summary the button stands, where the button that finishes a call has just been; or 0.
        is_practice: the call is for trying out.
    """
    if after:
        finished = await act.own_call_ending_idle(after)
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

    Where names are not kept, the call runs without one: see `CallStarted.is_name_refused`.
    """
    name, is_refused = None, False
    if client_name and client_name.strip():
        naming = await naming_in_force(act)
        name = read_client_name(client_name, naming)
        is_refused = name is None and naming is not ClientNaming.NAMES
    client_id = None
    if name:
        client_id = await act.work.clients.add(
            team_id=act.employee.team_id, name=name, language=act.employee.language, at=act.now
        )
    started = await begin_call(act, client_id, act.employee.language, is_practice=is_practice)
    return replace(started, is_name_refused=is_refused)


async def begin_call(
    act: Act,
    client_id: ClientId | None,
    language: LanguageCode,
    *,
    is_practice: bool = False,
    is_known: bool = False,
    persona: DrillId | None = None,
) -> CallStarted:
    """Open a call: the one way in which any begins. The one still open is finished by it.

    Args:
        client_id: with whom; None while nobody knows.
        language: the client's.
        is_practice: the call is for trying out.
        is_known: the client has had calls before; what was last known of him is known from the first card on.
        persona: the invented client of a live run, which is a practice call.
    """
    ended = await end_open_call(act)
    await act.forget_typed_names()
    last_time, returning = None, {}
    if client_id is not None and is_known:
        await act.work.reminders.settle_left_of_client(client_id, act.now)  # whoever promised it has gone, and here is the call
        last_time = recall(await act.work.consultations.of_client(client_id, CALLS_RECALLED))
        returning = {"returning": "yes" if last_time else "no"}
    new = await act.work.consultations.add(
        employee_id=act.employee.id,
        team_id=act.employee.team_id,
        client_id=client_id,
        language=language,
        is_practice=is_practice or persona is not None,
        persona=persona,
        content_version=act.script.version,
        at=act.now,
    )
    view = await record_state(act, replace(new, last_time=last_time), ())
    await act.log(InteractionKind.CALL_STARTED, new.id, named="no" if client_id is None else "yes", **returning)
    return CallStarted(view=view, ended=ended)


async def reopen_call(act: Act, call: int) -> CallStarted:
    """Make a finished call live again; the one open now is finished by it."""
    consultation = await act.own_call_ending_idle(call)
    view = await view_call(act, consultation)
    if consultation.is_open or view.is_told:
        return CallStarted(view=view, ended=None)
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
    view = await record_state(act, live, await act.work.consultations.answers(live.id))
    await act.log(InteractionKind.CALL_REOPENED, live.id)
    return CallStarted(view=view, ended=ended)
