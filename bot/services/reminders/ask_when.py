"""Asking for another moment to call back than the buttons offer: the calendar, and a typed time that is to be confirmed.

A typed time never counts before it is confirmed.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from bot.domain.calls.outcome import Outcome
from bot.domain.clients.lone_name import looks_like_name
from bot.domain.clients.naming import ClientNaming
from bot.domain.local_time import comes_twice, earliest_to_come, to_utc, to_utc_after, to_wall
from bot.domain.names import tidy_name
from bot.domain.reminders.date_words import DateWords
from bot.domain.reminders.typed_time import TypedTime, read_time
from bot.services.act import Act
from bot.services.asked import ask_for_text
from bot.services.calls.call_view import CallView, Notice
from bot.services.calls.change_client import naming_in_force
from bot.services.calls.keep_promise import expect_date
from bot.services.calls.record import view_call
from bot.services.calls.run_call import current_call
from bot.services.interaction_ports import InteractionKind
from bot.services.text_ports import Prompt


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferedName:
    """What was typed instead of a time may be the next client's name."""

    name: str
    text_id: int
    """The stored text from which his call can begin."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WhenAsked:
    """A call of which the person is asked when to call back."""

    view: CallView
    now: datetime
    """What the clocks show where he is."""
    evening: int = 0
    """The evening message in which this happens; 0 under the call's own card."""
    typed: Sequence[datetime] = ()
    """The wall times that he may have typed, one of which is to be confirmed."""
    moments: Sequence[datetime] = ()
    """When these are, in UTC."""
    is_twice: bool = False
    """The clocks show one of them twice, and the first is meant."""
    name: OfferedName | None = None


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


async def hear_when(act: Act, prompt: Prompt, text: str, words: DateWords, common_words: Collection[str]) -> WhenAsked | None:
    """Take a typed text for a time; None when the question no longer stands, and the text means something else.

    The question falls with the next thing done: another outcome, a moment chosen by a button, another call. Until then it stands,
    whatever is typed. One about a call that was left behind with a team is refused.
    """
    number, evening = (int(part) for part in prompt.subject.split(":"))
    call = await act.own_call_ending_idle(number)
    if call.outcome not in (None, Outcome.CALL_BACK):
        return None
    if (call.last_tap_at is not None and call.last_tap_at > prompt.asked_at) or await current_call(act) is not None:
        return None
    zone = ZoneInfo(act.employee.time_zone)
    wall_now = earliest_to_come(act.now, zone)
    typed = read_time(text, words, wall_now)
    await ask_for_text(act, prompt.chat_id, prompt.kind, prompt.subject)
    view = await view_call(act, call)
    moments = _to_come(typed, zone, act.now, wall_now)
    if not moments:
        if typed.is_past or typed.moments:
            return _asked(act, replace(view, notice=Notice.PAST), evening)
        await act.log(InteractionKind.NOT_UNDERSTOOD, call.id, meant=prompt.kind)
        name = await _name_offered(act, text, common_words)
        return replace(_asked(act, replace(view, notice=Notice.NOT_UNDERSTOOD), evening), name=name)
    await act.log(InteractionKind.TYPED, call.id, meant=prompt.kind)
    # An hour that the clocks skip is confirmed as the one they show then.
    walls = [to_wall(at, zone) for at in moments]
    is_twice = any(comes_twice(wall, zone) and to_utc(wall, zone) > act.now for wall in walls)
    return replace(_asked(act, view, evening), typed=walls, moments=moments, is_twice=is_twice)


async def _name_offered(act: Act, text: str, common_words: Collection[str]) -> OfferedName | None:
    """Keep what looks like a name until it is known whether it is one: the question stands, and his call can begin."""
    name = tidy_name(text)
    is_name = name is not None and looks_like_name(text, common_words) and await naming_in_force(act) is ClientNaming.NAMES
    if name is None or not is_name:
        return None
    return OfferedName(name=name, text_id=await act.keep_typed_name(name))


def _to_come(typed: TypedTime, zone: ZoneInfo, now: datetime, wall_now: datetime) -> Sequence[datetime]:
    """Return the moments meant, soonest first, each once."""
    if typed.is_length:
        return [now.astimezone(UTC) + (wall - wall_now) for wall in typed.moments]
    found = {to_utc_after(wall, zone, now) for wall in typed.moments}
    return sorted(at for at in found if at > now)


def _asked(act: Act, view: CallView, evening: int = 0) -> WhenAsked:
    return WhenAsked(view=view, now=to_wall(act.now, ZoneInfo(act.employee.time_zone)), evening=evening)
