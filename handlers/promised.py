"""A call's summary together with the message of its reminder, when that stands in the chat already."""

from __future__ import annotations

from bot.screens.reminders.reminder_messages import reminder_message, reminder_slot
from bot.screens.screen import Screen, Show
from bot.screens.turn import Turn
from bot.services.act import CallView
from bot.services.reminders.remind import Reminded
from handlers.dependencies import Dependencies, Reply, act_of, show_call


def show_told(turn: Turn, deps: Dependencies, view: CallView) -> Reply:
    """Show a call of which something was said, and in its reminder's message what that means for the reminder."""
    reply = show_call(turn, deps, view)
    if view.reminder is None:
        return reply
    reminded = Reminded(reminder=view.reminder, call=view.consultation)
    renewed = Show(slot=reminder_slot(turn.chat_id, view.reminder), screen=reminder_screen(turn, deps, reminded, listed=False))
    return Reply(outgoing=(*reply.outgoing, renewed), toast=reply.toast)


def reminder_screen(turn: Turn, deps: Dependencies, reminded: Reminded, *, listed: bool) -> Screen:
    """Return a reminder's message in its reader's words."""
    act = act_of(turn, deps)
    words, spoken = deps.words(act.employee.language), deps.words(reminded.call.language)
    return reminder_message(reminded, words, spoken, act.script, act.employee.time_zone, listed=listed)
