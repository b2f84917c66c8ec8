"""When to call back, reminders and the evening message: taps and typed times."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from telegram import Message

from bot.domain.reminders.date_words import DateWord, date_words
from bot.screens.calls.card import call_slot
from bot.screens.reminders.actions import (
    MEANT,
    BackToCall,
    Nothing,
    OpenReminded,
    OpenReminders,
    OpenUntimed,
    PromiseAt,
    ReminderDone,
    RemindLater,
    ShowHours,
    ShowMonth,
    ShowReminder,
    ShowReminders,
    SkipCall,
    TellOutcome,
    TellWhen,
)
from bot.screens.reminders.calendar import confirm_page, hours_page, month_page, wall_of
from bot.screens.reminders.evening import evening_message
from bot.screens.reminders.reminder_messages import REMINDER_SLOT, coming_call, list_slot, reminder_slot, reminders_page
from bot.screens.screen import Screen, Show
from bot.screens.turn import Reply, Turn
from bot.services.calls import close_call
from bot.services.reminders import ask_when, settle_reminder, walk_evening
from bot.services.reminders.ask_when import WhenAsked
from bot.services.reminders.settle_reminder import ReminderTapped
from bot.services.reminders.walk_evening import EveningWalk
from bot.services.text_ports import Prompt
from handlers.dependencies import Dependencies, act_of, texts_of
from handlers.feature import Tap
from handlers.showing import above_the_card, reminder_screen, removal, show_call, show_told, with_ended


async def do_nothing(turn: Turn, deps: Dependencies, action: Nothing) -> Reply:
    """A place that cannot be tapped was tapped."""
    del turn, deps, action
    return Reply()


# ---- when ----


async def show_month(turn: Turn, deps: Dependencies, action: ShowMonth) -> Reply:
    """The calendar was asked for."""
    asked = await ask_when.ask_when(act_of(turn, deps), action.call, action.evening)
    return _in_place(turn, deps, asked, month_page(asked, texts_of(turn, deps), action.month))


async def show_hours(turn: Turn, deps: Dependencies, action: ShowHours) -> Reply:
    """A day was chosen."""
    asked = await ask_when.ask_when(act_of(turn, deps), action.call, action.evening)
    return _in_place(turn, deps, asked, hours_page(asked, texts_of(turn, deps), action.day, action.half))


async def promise_at(turn: Turn, deps: Dependencies, action: PromiseAt) -> Reply:
    """A moment was chosen, or a typed one confirmed."""
    act = act_of(turn, deps)
    if action.evening:
        walk = await walk_evening.tell_moment(act, action.evening, action.call, wall_of(action.at))
        return _walked(turn, deps, walk)
    return show_told(turn, deps, await close_call.set_call_back_at(act, action.call, wall_of(action.at)))


async def back_to_call(turn: Turn, deps: Dependencies, action: BackToCall) -> Reply:
    """The calendar was left."""
    act = act_of(turn, deps)
    if action.evening:
        return _walked(turn, deps, await walk_evening.ask_again(act, action.evening, action.call))
    return show_call(turn, deps, await ask_when.leave(act, action.call))


async def hear_date(turn: Turn, deps: Dependencies, message: Message, prompt: Prompt) -> Reply | None:
    """Take a typed text for a time, to be confirmed; None when it means something else."""
    act, texts = act_of(turn, deps), texts_of(turn, deps)
    listed = date_words({word: texts.plain(f"typed.{word}") for word in DateWord})
    common = deps.common_words(act.employee.language)
    asked = await ask_when.hear_when(act, prompt, message.text or "", listed, common)
    if asked is None:
        return None
    shown = _in_place(turn, deps, asked, confirm_page(asked, texts))
    return shown.then(removal(turn, message))


# ---- reminders ----


async def open_reminders(turn: Turn, deps: Dependencies, action: OpenReminders) -> Reply:
    """The list of promised calls was asked for from elsewhere: at the bottom of the chat, where it can be seen."""
    del action  # it says everything
    return await above_the_card(turn, deps, await _list(turn, deps, 0, is_anew=True))


async def show_reminders(turn: Turn, deps: Dependencies, action: ShowReminders) -> Reply:
    """Another page of the list was asked for, or the way back to it."""
    return Reply(outgoing=(await _list(turn, deps, action.page),))


async def show_reminder(turn: Turn, deps: Dependencies, action: ShowReminder) -> Reply:
    """One of the list was tapped."""
    act = act_of(turn, deps)
    reminded = await settle_reminder.view_reminder(act, action.reminder)
    texts, spoken = texts_of(turn, deps), deps.texts(reminded.call.language)
    screen = coming_call(reminded, texts, spoken, act.script, act.employee.time_zone)
    return Reply(outgoing=(Show(slot=list_slot(turn.chat_id), screen=screen),))


async def open_untimed(turn: Turn, deps: Dependencies, action: OpenUntimed) -> Reply:
    """A promised call without a time was tapped in the list: its summary asks for the time again."""
    view = await settle_reminder.open_untimed(act_of(turn, deps), action.call)
    shown = show_call(turn, deps, view, is_anew=True)
    return shown if view.consultation.is_open else await above_the_card(turn, deps, *shown.outgoing)


async def open_reminded(turn: Turn, deps: Dependencies, action: OpenReminded) -> Reply:
    """The client is called now."""
    tapped = await settle_reminder.open_reminded(act_of(turn, deps), action.reminder)
    return await _tapped(turn, deps, tapped, listed=bool(action.listed))


async def remind_later(turn: Turn, deps: Dependencies, action: RemindLater) -> Reply:
    """Later, please."""
    tapped = await settle_reminder.remind_later(act_of(turn, deps), action.reminder, action.later)
    return await _tapped(turn, deps, tapped, listed=bool(action.listed))


async def reminder_done(turn: Turn, deps: Dependencies, action: ReminderDone) -> Reply:
    """Nothing more to remind of."""
    tapped = await settle_reminder.reminder_done(act_of(turn, deps), action.reminder)
    return await _tapped(turn, deps, tapped, listed=bool(action.listed))


# ---- the evening ----


async def tell_outcome(turn: Turn, deps: Dependencies, action: TellOutcome) -> Reply:
    """In the evening: how a call ended."""
    return _walked(turn, deps, await walk_evening.tell_outcome(act_of(turn, deps), action.evening, action.call, action.outcome))


async def tell_when(turn: Turn, deps: Dependencies, action: TellWhen) -> Reply:
    """In the evening: when to call back."""
    return _walked(turn, deps, await walk_evening.tell_when(act_of(turn, deps), action.evening, action.call, MEANT[action.when]))


async def skip_call(turn: Turn, deps: Dependencies, action: SkipCall) -> Reply:
    """In the evening: the next one."""
    return _walked(turn, deps, await walk_evening.skip(act_of(turn, deps), action.evening, action.call))


def _in_place(turn: Turn, deps: Dependencies, asked: WhenAsked, screen: Screen) -> Reply:
    """Show a page of the choice where it was asked for; a card that is live again stays the card."""
    if asked.evening:
        return Reply(outgoing=(Show(slot=REMINDER_SLOT.in_chat(turn.chat_id, asked.evening), screen=screen),))
    if asked.view.consultation.is_open:
        return show_call(turn, deps, asked.view)
    return Reply(outgoing=(Show(slot=call_slot(turn.chat_id, asked.view.consultation), screen=screen),))


async def _list(turn: Turn, deps: Dependencies, page: int, *, is_anew: bool = False) -> Show:
    act = act_of(turn, deps)
    listed = await settle_reminder.list_reminders(act, page)
    screen = reminders_page(listed, texts_of(turn, deps), act.employee.time_zone)
    return Show(slot=list_slot(turn.chat_id), screen=screen, is_anew=is_anew)


async def _tapped(turn: Turn, deps: Dependencies, tapped: ReminderTapped, *, listed: bool) -> Reply:
    """Show what became of the reminder, in its own message and where it was tapped; the call's summary; and the call begun."""
    reminded = tapped.reminded
    own = reminder_slot(turn.chat_id, reminded.reminder)
    shown = []
    # What is tapped in the list may have come singly before, or never.
    if not listed or await turn.work.slots.get(own) is not None:
        shown.append(Show(slot=own, screen=reminder_screen(turn, deps, reminded, listed=False)))
    if listed:
        shown.append(Show(slot=list_slot(turn.chat_id), screen=reminder_screen(turn, deps, reminded, listed=True)))
    told = Reply() if tapped.view is None else show_call(turn, deps, tapped.view)
    begun = () if tapped.started is None else with_ended(turn, deps, tapped.started, is_anew=True).outgoing
    return Reply(outgoing=(*shown, *told.outgoing, *begun), toast=told.toast)


def _walked(turn: Turn, deps: Dependencies, walk: EveningWalk) -> Reply:
    """Show where the walk has come to, and the summary of the call of which something was said."""
    act = act_of(turn, deps)
    texts = texts_of(turn, deps)
    shown = Show(slot=reminder_slot(turn.chat_id, walk.evening), screen=evening_message(walk, texts, act.employee.time_zone))
    if walk.told is None:
        return Reply(outgoing=(shown,))
    told = show_told(turn, deps, walk.told)
    return Reply(outgoing=(shown, *told.outgoing), toast=told.toast)


TAPS: Sequence[Tap[Any]] = (
    Tap(Nothing, do_nothing),
    Tap(ShowMonth, show_month),
    Tap(ShowHours, show_hours),
    Tap(PromiseAt, promise_at),
    Tap(BackToCall, back_to_call),
    Tap(OpenReminders, open_reminders),
    Tap(ShowReminders, show_reminders),
    Tap(ShowReminder, show_reminder),
    Tap(OpenUntimed, open_untimed),
    Tap(OpenReminded, open_reminded),
    Tap(RemindLater, remind_later),
    Tap(ReminderDone, reminder_done),
    Tap(TellOutcome, tell_outcome),
    Tap(TellWhen, tell_when),
    Tap(SkipCall, skip_call),
)
