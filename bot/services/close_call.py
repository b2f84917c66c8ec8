"""What may be said of a call when it ends: outcome, when to call back, votes on the phrase and the type. All optional.

Leaves out delivering reminders: the moment is only noted. These taps apply to open and finished calls alike.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.domain.call_state import TYPE, TYPE_UNKNOWN
from bot.domain.consultation import Answer, Consultation, Outcome
from bot.domain.ids import OptionId
from bot.services.act import Act, CallView
from bot.services.call_record import view_call, with_state
from bot.services.ports import InteractionKind

EVENING = time(18)
MORNING = time(10)


class CallBack(StrEnum):
    """When the manager means to call back."""

    IN_AN_HOUR = "in_an_hour"
    THIS_EVENING = "this_evening"
    TOMORROW = "tomorrow"
    MONDAY = "monday"


async def set_outcome(act: Act, call: int, outcome: Outcome) -> CallView:
    """Note how the call ended. Another outcome than «call back» forgets the date."""
    consultation = await act.own_call(call)
    follow_up_at = consultation.follow_up_at if outcome is Outcome.CALL_BACK else None
    changed = replace(consultation, outcome=outcome, follow_up_at=follow_up_at)
    return await _note(act, changed, InteractionKind.OUTCOME_SET, f"outcome:{outcome}", outcome=outcome)


async def set_call_back(act: Act, call: int, when: CallBack) -> CallView:
    """Note when to call back, reckoned in the employee's time zone."""
    consultation = await act.own_call(call)
    at = call_back_at(when, act.now, ZoneInfo(act.employee.time_zone))
    changed = replace(consultation, outcome=Outcome.CALL_BACK, follow_up_at=at)
    return await _note(act, changed, InteractionKind.OUTCOME_SET, f"when:{when}", outcome=Outcome.CALL_BACK, when=when)


def call_back_at(when: CallBack, now: datetime, zone: ZoneInfo) -> datetime:
    """Return the moment meant, in UTC. This evening, once it is past six, is tomorrow evening; Monday is the next one.

    A local time that does not exist (clocks go forward) moves forward with the clock; one that comes twice is its first.
    """
    local = now.astimezone(zone)
    match when:
        case CallBack.IN_AN_HOUR:
            return now + timedelta(hours=1)
        case CallBack.THIS_EVENING:
            day, hour = local.date() + timedelta(days=local.time() >= EVENING), EVENING
        case CallBack.TOMORROW:
            day, hour = local.date() + timedelta(days=1), MORNING
        case CallBack.MONDAY:
            day, hour = local.date() + timedelta(days=7 - local.weekday()), MORNING
    return datetime.combine(day, hour, zone).astimezone(now.tzinfo)


async def vote_phrase(act: Act, call: int, *, fits: bool) -> CallView:
    """Note whether the phrase fitted."""
    consultation = await act.own_call(call)
    changed = replace(consultation, phrase_fits=fits)
    vote = "yes" if fits else "no"
    return await _note(act, changed, InteractionKind.PHRASE_VOTED, f"fits:{vote}", fits=vote)


async def reject_type(act: Act, call: int) -> CallView:
    """Note that the temperament named was wrong: nobody knows it then."""
    consultation = await act.own_call(call)
    view = await view_call(act, consultation)
    if view.state.leaning is None:
        return view  # a second tap: nothing is named any more
    answer = Answer(question_id=TYPE, option_id=OptionId(TYPE_UNKNOWN), at=act.now)
    await act.work.consultations.add_answer(consultation.id, answer)
    view = await view_call(act, consultation)
    # What was shown stays what was shown: no new phrase was given, by whatever content is in force now.
    changed = replace(
        with_state(consultation, view.state, act.script.version),
        phrases_shown=consultation.phrases_shown,
        task_id=consultation.task_id,
        content_version=consultation.content_version,
    )
    return await _note(act, changed, InteractionKind.TYPE_REJECTED, "wrong_type", was=consultation.temperament)


async def _note(act: Act, changed: Consultation, kind: InteractionKind, place: str, **details: str) -> CallView:
    """Write what was said of the call; the second of two quick taps on one place counts no more than the first."""
    if changed.is_second_tap(place, act.now):
        await act.log(InteractionKind.SECOND_TAP, changed.id, place=place)
        as_it_was = await act.own_call(changed.id)
        return await view_call(act, as_it_was)
    noted = replace(changed, taps=changed.taps + 1, last_place=place, last_tap_at=act.now)
    await act.work.consultations.save(noted)
    await act.log(kind, noted.id, **details)
    return await view_call(act, noted)
