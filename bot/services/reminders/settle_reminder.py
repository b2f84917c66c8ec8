"""What is tapped under a reminder: call now, later, done; and the list of those that wait.

A second tap finds the reminder settled and changes nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.domain.calls.consultation import Consultation
from bot.domain.calls.outcome import Outcome
from bot.domain.local_time import tomorrow_morning
from bot.domain.reminders.reminder import Reminder, ReminderKind, ReminderState
from bot.services.act import Act
from bot.services.calls.begin_call import CallStarted, reopen_call
from bot.services.calls.call_view import CallView
from bot.services.calls.find_client import call_client
from bot.services.calls.keep_promise import expect_date, move, settle, why_not_then
from bot.services.calls.record import view_call
from bot.services.errors import NotFound
from bot.services.interaction_ports import InteractionKind
from bot.services.pages import read_page
from bot.services.reminders.remind import Reminded, with_call

PAGE = 8
"""Reminders on one page of the list."""


class Later(StrEnum):
    """When to be reminded again."""

    QUARTER = "q"
    HOUR = "h"
    TOMORROW = "t"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReminderTapped:
    """A reminder after a tap on it, and what else the tap has changed."""

    reminded: Reminded
    view: CallView | None = None
    """The call it is about, when its own summary must follow."""
    started: CallStarted | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RemindersListed:
    """One page of the promised calls that wait to be made: those due, then those to come, then those without a time."""

    reminded: Sequence[Reminded]
    untimed: Sequence[Consultation] = ()
    now: datetime
    page: int
    has_more: bool


async def view_reminder(act: Act, reminder_id: int) -> Reminded:
    """Look at one reminder."""
    return await _with_call(act, await act.own_reminder(reminder_id))


async def open_reminded(act: Act, reminder_id: int) -> ReminderTapped:
    """Call now: a new call with the client; the old one again when nobody knows who it was."""
    reminded = await view_reminder(act, reminder_id)
    if not reminded.reminder.is_live:
        return ReminderTapped(reminded=reminded)
    call = reminded.call
    client = None if call.client_id is None else await act.work.clients.get(call.client_id)
    if client is None:
        started = await reopen_call(act, int(call.id))
    else:
        started = await call_client(act, int(client.id))
    return ReminderTapped(reminded=await _settled(act, reminded, "opened"), started=started)


async def remind_later(act: Act, reminder_id: int, later: Later) -> ReminderTapped:
    """Put a reminder off; the promise in the export moves with it."""
    reminded = await view_reminder(act, reminder_id)
    if reminded.reminder.state is not ReminderState.SHOWN:
        return ReminderTapped(reminded=reminded)
    at = _later(later, act.now, ZoneInfo(act.employee.time_zone))
    call = replace(reminded.call, follow_up_at=at)
    await act.work.consultations.save(call)
    moved = await move(act, reminded.reminder, at)
    await act.log(InteractionKind.REMINDER_SETTLED, call.id, how=f"later:{later.name.lower()}")
    # The summary of a call that was handed over stands in another's chat.
    view = await view_call(act, call, why_not_then(act, at)) if call.employee_id == act.employee.id else None
    return ReminderTapped(reminded=Reminded(reminder=moved, call=call), view=view)


async def reminder_done(act: Act, reminder_id: int) -> ReminderTapped:
    """Have done with a reminder without a call here."""
    reminded = await view_reminder(act, reminder_id)
    if not reminded.reminder.is_live:
        return ReminderTapped(reminded=reminded)
    return ReminderTapped(reminded=await _settled(act, reminded, "done"))


async def list_reminders(act: Act, page: int) -> RemindersListed:
    """Return a page of what is promised; a page past the end gives the last one that has anything."""
    promises = _Promises(act)
    found = await read_page(page, PAGE, promises.read, promises.count)
    reminded = [one for promise in found.items if isinstance(promise, Reminder) and (one := await with_call(act, promise))]
    untimed = [promise for promise in found.items if isinstance(promise, Consultation)]
    return RemindersListed(reminded=reminded, untimed=untimed, now=act.now, page=found.page, has_more=found.has_more)


async def open_untimed(act: Act, call: int) -> CallView:
    """Show a call that is to be called back without a time: the time is asked for again."""
    consultation = await act.own_call_ending_idle(call)
    if consultation.outcome is Outcome.CALL_BACK and consultation.follow_up_at is None:
        await expect_date(act, consultation)
    await act.log(InteractionKind.PAGE_OPENED, consultation.id, page="untimed")
    return await view_call(act, consultation)


class _Promises:
    """Promised calls as one list: those with a time, and behind the last of them those without. Counts at most once."""

    def __init__(self, act: Act) -> None:
        self._work = act.work
        self._me, self._team = act.employee.id, act.employee.team_id
        self._numbers: tuple[int, int] | None = None

    async def count(self) -> int:
        return sum(await self._counted())

    async def read(self, limit: int, offset: int) -> Sequence[Reminder | Consultation]:
        timed = await self._work.reminders.promised_by(self._me, self._team, limit, offset)
        room, skipped = limit - len(timed), 0
        if not timed and offset:
            number, number_untimed = await self._counted()
            skipped = offset - number
            room = room if skipped < number_untimed else 0
        if not room:
            return timed
        return [*timed, *await self._work.consultations.promised_untimed(self._me, self._team, room, skipped)]

    async def _counted(self) -> tuple[int, int]:
        if self._numbers is None:
            self._numbers = await self._work.reminders.numbers_promised_by(self._me, self._team)
        return self._numbers


async def _settled(act: Act, reminded: Reminded, how: str) -> Reminded:
    reminder = await settle(act, reminded.reminder, ReminderState.DONE)
    await act.log(InteractionKind.REMINDER_SETTLED, reminded.call.id, how=how)
    return replace(reminded, reminder=reminder)


async def _with_call(act: Act, reminder: Reminder) -> Reminded:
    reminded = None if reminder.kind is ReminderKind.EVENING else await with_call(act, reminder)
    if reminded is None:
        raise NotFound
    return reminded


def _later(later: Later, now: datetime, zone: ZoneInfo) -> datetime:
    match later:
        case Later.QUARTER:
            return now + timedelta(minutes=15)
        case Later.HOUR:
            return now + timedelta(hours=1)
        case Later.TOMORROW:
            return tomorrow_morning(now, zone)
