"""Asking for another moment to call back than the buttons offer: the calendar, and a typed date that is to be confirmed.

A typed date never counts before it is confirmed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.domain.calls.outcome import Outcome
from bot.domain.clients.lone_name import looks_like_name
from bot.domain.local_time import to_utc, to_wall
from bot.domain.reminders.date_words import DateWords
from bot.domain.reminders.typed_date import read_date
from bot.services.act import Act
from bot.services.asked import ask_for_text
from bot.services.calls.call_view import CallView, Notice
from bot.services.calls.keep_promise import expect_date
from bot.services.calls.record import view_call
from bot.services.calls.run_call import current_call
from bot.services.interaction_ports import InteractionKind
from bot.services.text_ports import Prompt


@dataclass(frozen=True, slots=True, kw_only=True)
class WhenAsked:
    """A call of which the person is asked when to call back."""

    view: CallView
    now: datetime
    """What the clocks show where he is."""
    evening: int = 0
    """The evening message in which this happens; 0 under the call's own card."""
    typed: datetime | None = None
    """The wall time that he has typed, to be confirmed."""


async def ask_when(act: Act, call: int, evening: int = 0) -> WhenAsked:
    """Show the calendar; words typed from now on may be a date."""
    consultation = await act.own_call_ending_idle(call)
    if evening == 0 and consultation.is_open:
        return _asked(act, await view_call(act, consultation))
    await expect_date(act, consultation, evening)
    await act.log(InteractionKind.PAGE_OPENED, consultation.id, page="calendar")
    return _asked(act, await view_call(act, consultation), evening)


async def leave(act: Act, call: int) -> CallView:
    """Leave the choice as it was."""
    return await view_call(act, await act.own_call_ending_idle(call))


async def hear_when(act: Act, prompt: Prompt, text: str, words: DateWords) -> WhenAsked | None:
    """Take a typed text for a date; None when the question no longer stands, and the text means something else.

    The question falls with the next thing done: another outcome, a moment chosen by a button, another call. One about a call
    that was left behind with a team is refused.
    """
    number, evening = (int(part) for part in prompt.subject.split(":"))
    call = await act.own_call_ending_idle(number)
    if call.outcome not in (None, Outcome.CALL_BACK):
        return None
    if (call.last_tap_at is not None and call.last_tap_at > prompt.asked_at) or await current_call(act) is not None:
        return None
    zone = ZoneInfo(act.employee.time_zone)
    typed = read_date(text, words, to_wall(act.now, zone))
    if typed is None and looks_like_name(text, ()):
        return None  # the next client rather than a date
    await ask_for_text(act, prompt.chat_id, prompt.kind, prompt.subject)
    view = await view_call(act, call)
    if typed is None:
        await act.log(InteractionKind.NOT_UNDERSTOOD, call.id, meant=prompt.kind)
        return _asked(act, replace(view, notice=Notice.NOT_UNDERSTOOD), evening)
    at = to_utc(typed, zone)
    if at <= act.now:
        return _asked(act, replace(view, notice=Notice.PAST), evening)
    await act.log(InteractionKind.TYPED, call.id, meant=prompt.kind)
    # An hour that the clocks skip is confirmed as the one they show then.
    return _asked(act, view, evening, to_wall(at, zone))


def _asked(act: Act, view: CallView, evening: int = 0, typed: datetime | None = None) -> WhenAsked:
    return WhenAsked(view=view, now=to_wall(act.now, ZoneInfo(act.employee.time_zone)), evening=evening, typed=typed)
