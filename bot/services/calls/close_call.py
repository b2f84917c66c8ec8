"""What may be said of a call when it ends: outcome, when to call back, votes on the phrase and the type. All optional.

These taps apply to open and finished calls alike.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.domain.calls.consultation import Answer, Consultation, TemperamentSource
from bot.domain.calls.outcome import Outcome
from bot.domain.calls.state import TYPE, TYPE_UNKNOWN
from bot.domain.ids import OptionId
from bot.domain.local_time import CallBack, call_back_at, to_utc_after, to_wall, wall_text
from bot.services.act import Act
from bot.services.calls.call_view import CallView, Notice
from bot.services.calls.keep_promise import expect_date, keep_in_step, why_not_then
from bot.services.calls.record import view_call, with_state
from bot.services.calls.sale_of_call import follow_outcome
from bot.services.interaction_ports import InteractionKind

NAMED_TIME = "named_time"
"""The place on the keyboard of the button with the time that the sentence names."""


async def set_outcome(act: Act, call: int, outcome: Outcome, evening: int = 0) -> CallView:
    """Note how the call ended. Another outcome than «call back» forgets the date, and its reminder.

    Args:
        evening: the evening message under which the button stands, or 0: a date that is typed next is meant there.
    """
    consultation = await act.own_call_ending_idle(call)
    if outcome is Outcome.CALL_BACK and consultation.persona is None:
        await expect_date(act, consultation, evening)
    follow_up_at = consultation.follow_up_at if outcome is Outcome.CALL_BACK else None
    changed = replace(consultation, outcome=outcome, follow_up_at=follow_up_at)
    return await note_of_call(act, consultation, changed, InteractionKind.OUTCOME_SET, f"outcome:{outcome}", outcome=outcome)


async def set_call_back(act: Act, call: int, when: CallBack) -> CallView:
    """Note when to call back, reckoned in the employee's time zone; a reminder comes then."""
    at = call_back_at(when, act.now, ZoneInfo(act.employee.time_zone))
    return await _promise(act, await act.own_call_ending_idle(call), at, when)


async def set_call_back_at(act: Act, call: int, wall: datetime) -> CallView:
    """Note when to call back: a wall time where the employee is. One that is past is refused with a notice."""
    consultation = await act.own_call_ending_idle(call)
    at = to_utc_after(wall, ZoneInfo(act.employee.time_zone), act.now)
    if at <= act.now:
        return await view_call(act, consultation, Notice.PAST)
    return await _promise(act, consultation, at, wall_text(wall))


async def promise_named(act: Act, call: int, wall: datetime) -> CallView:
    """Promise the next call that the sentence on the card names, at the wall time that its button said.

    One that has passed since the button was made is reckoned anew where the card still says such a sentence, and refused with a
    notice otherwise.
    """
    consultation = await act.own_call_ending_idle(call)
    at = to_utc_after(wall, ZoneInfo(act.employee.time_zone), act.now)
    if at <= act.now:
        offered = (await view_call(act, consultation)).offered_promise
        if offered is None or offered.is_made:
            return await view_call(act, consultation, Notice.PAST)
        at = offered.at
    when = wall_text(to_wall(at, ZoneInfo(act.employee.time_zone)))
    return await _promise(act, _alive(act, consultation), at, when, NAMED_TIME)


async def take_promise_back(act: Act, call: int, place: str = NAMED_TIME) -> CallView:
    """Forget the call-back that was promised, and its reminder: by its own button on the card, or by ↶ right after it."""
    consultation = await act.own_call_ending_idle(call)
    if consultation.follow_up_at is None:
        return await view_call(act, consultation)
    changed = replace(_alive(act, consultation), outcome=None, follow_up_at=None)
    return await note_of_call(act, consultation, changed, InteractionKind.UNDONE, place, what="call_back")


def _alive(act: Act, consultation: Consultation) -> Consultation:
    """Note the sign of life in a call that goes on."""
    return replace(consultation, last_activity_at=act.now) if consultation.is_open else consultation


async def _promise(act: Act, consultation: Consultation, at: datetime, when: str, place: str = "") -> CallView:
    changed = replace(consultation, outcome=Outcome.CALL_BACK, follow_up_at=at)
    said = {"outcome": Outcome.CALL_BACK, "when": when}
    view = await note_of_call(act, consultation, changed, InteractionKind.OUTCOME_SET, place or f"when:{when}", **said)
    return replace(view, notice=why_not_then(act, at)) if view.consultation.follow_up_at == at else view


async def vote_phrase(act: Act, call: int, *, fits: bool) -> CallView:
    """Note whether the phrase fitted."""
    consultation = await act.own_call_ending_idle(call)
    changed = replace(consultation, phrase_fits=fits)
    vote = "yes" if fits else "no"
    return await note_of_call(act, consultation, changed, InteractionKind.PHRASE_VOTED, f"fits:{vote}", fits=vote)


async def confirm_type(act: Act, call: int) -> CallView:
    """Note that the temperament named was right: a person says so, and the team's calls may learn from it."""
    consultation = await act.own_call_ending_idle(call)
    view = await view_call(act, consultation)
    leaning = view.state.leaning
    if leaning is None or view.state.source is not TemperamentSource.BOT or consultation.persona is not None:
        return view  # a second tap: a person has said it already
    said = {"question": TYPE, "option": leaning.value}
    return await _say_type(act, consultation, leaning.value, InteractionKind.OVERRIDDEN, "right_type", **said)


async def reject_type(act: Act, call: int) -> CallView:
    """Note that the temperament named was wrong: nobody knows it then."""
    consultation = await act.own_call_ending_idle(call)
    view = await view_call(act, consultation)
    if view.state.leaning is None or consultation.persona is not None:
        return view  # a second tap: nothing is named any more
    was, kind = consultation.temperament, InteractionKind.TYPE_REJECTED
    return await _say_type(act, consultation, TYPE_UNKNOWN, kind, "wrong_type", was=was)


async def _say_type(
    act: Act, consultation: Consultation, said: str, kind: InteractionKind, place: str, **details: str
) -> CallView:
    answer = Answer(question_id=TYPE, option_id=OptionId(said), at=act.now)
    await act.work.consultations.add_answer(consultation.id, answer)
    view = await view_call(act, consultation)
    # What was shown stays what was shown: no new phrase was given, by whatever content is in force now.
    changed = replace(
        with_state(consultation, view.state, act.script.version),
        phrases_shown=consultation.phrases_shown,
        task_id=consultation.task_id,
        content_version=consultation.content_version,
    )
    return await note_of_call(act, consultation, changed, kind, place, **details)


async def note_of_call(
    act: Act, before: Consultation, changed: Consultation, kind: InteractionKind, place: str, **details: str
) -> CallView:
    """Write what was said of the call; the second of two quick taps on one place counts no more than the first."""
    if before.persona is not None:  # nothing came of it, and nobody is called back
        return await view_call(act, before)
    if before.is_second_tap(place, act.now):
        await act.log(InteractionKind.SECOND_TAP, before.id, place=place)
        as_it_was = await act.own_call_ending_idle(before.id)
        return await view_call(act, as_it_was)
    changed = await follow_outcome(act, before, changed)
    noted = replace(changed, taps=changed.taps + 1, last_place=place, last_tap_at=act.now)
    await act.work.consultations.save(noted)
    reminder = await keep_in_step(act, before, noted)
    await act.log(kind, noted.id, **details)
    return replace(await view_call(act, noted), reminder=reminder)
