"""The evening message: the day's calls without an outcome, one after the other, one tap each. Nothing is stored of the walk.

Each button names its call, so the next one follows from the tap: a second tap says the same again and leads to the same place.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.domain.calls.consultation import Consultation
from bot.domain.calls.outcome import Outcome
from bot.domain.local_time import CallBack
from bot.domain.reminders.reminder import Reminder, ReminderKind, ReminderState
from bot.services.act import Act
from bot.services.calls.call_view import CallView, Notice
from bot.services.calls.close_call import set_call_back, set_call_back_at, set_outcome
from bot.services.calls.keep_promise import settle
from bot.services.calls.record import view_call
from bot.services.errors import NotFound
from bot.services.reminders.remind import evening_begins


@dataclass(frozen=True, slots=True, kw_only=True)
class EveningWalk:
    """Where the walk through the day's calls has come to."""

    evening: Reminder
    call: Consultation | None
    """The call asked about; None at the end."""
    left: int
    """Calls without an outcome, this one included; at the end those that were skipped."""
    asks_when: bool = False
    """The call is to be called back, and the question is when."""
    told: CallView | None = None
    """The call of which something was said just now: its own summary must follow."""


async def begin_walk(act: Act, evening: Reminder) -> EveningWalk:
    """Start at the first call; an evening that has nothing (left) to ask is settled."""
    return await _at(act, evening, None)


async def tell_outcome(act: Act, evening_id: int, call: int, outcome: Outcome) -> EveningWalk:
    """Note how a call ended and go on; «call back» asks when."""
    evening = await _own_evening(act, evening_id, call)
    told = await set_outcome(act, call, outcome, evening_id)
    if outcome is Outcome.CALL_BACK and told.consultation.follow_up_at is None:
        return await _asking_when(act, evening, told)
    return await _at(act, evening, told)


async def tell_when(act: Act, evening_id: int, call: int, when: CallBack) -> EveningWalk:
    """Note when to call back and go on."""
    evening = await _own_evening(act, evening_id, call)
    return await _at(act, evening, await set_call_back(act, call, when))


async def tell_moment(act: Act, evening_id: int, call: int, wall: datetime) -> EveningWalk:
    """Note a moment from the calendar, or one that was typed, and go on; one that is past leaves the question."""
    evening = await _own_evening(act, evening_id, call)
    told = await set_call_back_at(act, call, wall)
    if told.notice is Notice.PAST:
        return await _asking_when(act, evening, told)
    return await _at(act, evening, told)


async def ask_again(act: Act, evening_id: int, call: int) -> EveningWalk:
    """Show the question when to call back again: the calendar was left."""
    evening = await _own_evening(act, evening_id, call)
    return await _asking_when(act, evening, await view_call(act, await act.own_call_ending_idle(call)))


async def skip(act: Act, evening_id: int, call: int) -> EveningWalk:
    """Leave a call without an outcome, or without a moment, and go on."""
    evening = await _own_evening(act, evening_id, call)
    consultation = await act.own_call_ending_idle(call)
    left = await _left(act, evening)
    return await _after(act, evening, consultation, left)


async def _asking_when(act: Act, evening: Reminder, told: CallView) -> EveningWalk:
    left = [call for call in await _left(act, evening) if call.id != told.consultation.id]
    return EveningWalk(evening=evening, call=told.consultation, left=len(left) + 1, asks_when=True, told=told)


async def _at(act: Act, evening: Reminder, told: CallView | None) -> EveningWalk:
    left = await _left(act, evening)
    return await _after(act, evening, told.consultation if told else None, left, told)


async def _after(
    act: Act, evening: Reminder, passed: Consultation | None, left: list[Consultation], told: CallView | None = None
) -> EveningWalk:
    ahead = [call for call in left if passed is None or (call.started_at, call.id) > (passed.started_at, passed.id)]
    if ahead:
        return EveningWalk(evening=evening, call=ahead[0], left=len(ahead), told=told)
    if evening.is_live:
        evening = await settle(act, evening, ReminderState.DONE)
    return EveningWalk(evening=evening, call=None, left=len(left), told=told)


async def _left(act: Act, evening: Reminder) -> list[Consultation]:
    begun = await evening_begins(act.work, evening)
    me = act.employee
    return list(await act.work.consultations.without_outcome(me.id, me.team_id, begun, evening.shown_at or act.now))


async def _own_evening(act: Act, evening_id: int, call: int) -> Reminder:
    """Return the employee's own evening message; the call that is told of in it must be his too, whatever the message is."""
    await act.own_call_ending_idle(call)
    evening = await act.own_reminder(evening_id)
    if evening.kind is not ReminderKind.EVENING:
        raise NotFound
    return evening
