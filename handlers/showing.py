"""Results of use cases as they stand in the chat: a call's card, what goes above it, what goes with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from telegram import Message

from bot.screens.calls.actions import Page
from bot.screens.calls.card import PROMPT_NOTICES, call_slot
from bot.screens.calls.finished import finished_card
from bot.screens.calls.shown_call import call_screen
from bot.screens.reminders.reminder_messages import reminder_message, reminder_slot
from bot.screens.screen import DeleteIncoming, Outgoing, Screen, Show, Toast, looks_as
from bot.screens.texts import Texts
from bot.screens.turn import Reply, Turn
from bot.services.calls import run_call
from bot.services.calls.begin_call import CallStarted
from bot.services.calls.call_view import CallView, Notice
from bot.services.calls.record import view_call
from bot.services.reminders.remind import Reminded
from handlers.dependencies import Dependencies, act_of, texts_of

DEEPEST = 16
"""Levels of a message that are looked at; what lies deeper is taken for something that cannot be read."""


def show_call(turn: Turn, deps: Dependencies, view: CallView, *, page: Page = Page.AUTO, is_anew: bool = False) -> Reply:
    """Return the card of a call, live or finished, and the notice of the result as a toast."""
    screen = call_screen(act_of(turn, deps).employee, view, deps.texts, deps.languages(), page)
    shown = Show(slot=call_slot(turn.chat_id, view.consultation), screen=screen, is_anew=is_anew)
    return Reply(outgoing=(shown,), toast=notice_toast(view, texts_of(turn, deps)))


def notice_toast(view: CallView, texts: Texts) -> Toast | None:
    """Return a notice that answers the tap; the others stand in the card itself."""
    if view.notice is None or view.notice in PROMPT_NOTICES:
        return None
    is_alert = view.notice in (Notice.STALE, Notice.CALL_IS_OVER)
    return Toast(text=texts.plain(f"notice.{view.notice}"), is_alert=is_alert)


def with_ended(turn: Turn, deps: Dependencies, started: CallStarted, *, is_anew: bool = False) -> Reply:
    """Return the new card, and before it the summary of the call that it ended."""
    return show_call(turn, deps, started.view, is_anew=is_anew).below(*_ended(turn, deps, started.ended))


def _ended(turn: Turn, deps: Dependencies, ended: CallView | None) -> Sequence[Show]:
    employee = act_of(turn, deps).employee
    if ended is None or not ended.consultation.is_shown_to(employee):
        return ()
    screen = finished_card(ended, deps.texts(employee.language), employee.time_zone)
    return (Show(slot=call_slot(turn.chat_id, ended.consultation), screen=screen),)


async def above_the_card(turn: Turn, deps: Dependencies, *shown: Outgoing) -> Reply:
    """Show messages and whatever goes with them, and after them the card of the open call, which so stays last."""
    act = act_of(turn, deps)
    call = await run_call.current_call(act)
    if call is None or not call.is_shown_to(act.employee):
        return Reply(outgoing=shown)
    return show_call(turn, deps, await view_call(act, call), is_anew=True).below(*shown)


def show_told(turn: Turn, deps: Dependencies, view: CallView, *, page: Page = Page.AUTO) -> Reply:
    """Show a call of which something was said, and in its reminder's message what that means for the reminder."""
    reply = show_call(turn, deps, view, page=page)
    if view.reminder is None:
        return reply
    reminded = Reminded(reminder=view.reminder, call=view.consultation)
    return reply.then(
        Show(slot=reminder_slot(turn.chat_id, view.reminder), screen=reminder_screen(turn, deps, reminded, listed=False))
    )


def reminder_screen(turn: Turn, deps: Dependencies, reminded: Reminded, *, listed: bool) -> Screen:
    """Return a reminder's message in its reader's words."""
    act = act_of(turn, deps)
    texts, spoken = texts_of(turn, deps), deps.texts(reminded.call.language)
    return reminder_message(reminded, texts, spoken, act.script, act.employee.time_zone, listed=listed)


def removal(turn: Turn, message: Message) -> DeleteIncoming:
    """Take an incoming message out of the chat, so that the card stays last and a client's words do not linger."""
    return DeleteIncoming(chat_id=turn.chat_id, message_id=message.message_id)


def stays(message: Message) -> bool:
    """Whether a message holds what the bot cannot read, a picture, or what nobody knows yet: that is left to whoever sent it."""
    is_read = message.text is not None and message.effective_attachment is None and not _holds_file(message.api_kwargs)
    return not is_read and message.contact is None


def _holds_file(part: object, depth: int = DEEPEST) -> bool:
    """Tell whether there is a file in what the library does not know, such as a picture among the words of a rich message."""
    if depth == 0:
        return True
    if isinstance(part, Mapping):
        return "file_id" in part or any(_holds_file(inner, depth - 1) for inner in part.values())
    return isinstance(part, list | tuple) and any(_holds_file(inner, depth - 1) for inner in part)


def below_what_stays(reply: Reply, message: Message) -> Reply:
    """Return a reply that leaves the message in the chat; the card that would be last is sent below it."""
    outgoing = [one for one in reply.outgoing if not (isinstance(one, DeleteIncoming) and one.message_id == message.message_id)]
    if len(outgoing) == len(reply.outgoing):
        return reply
    for place, one in reversed(list(enumerate(outgoing))):
        if isinstance(one, Show):
            outgoing[place] = replace(one, is_anew=True)
            break
    return replace(reply, outgoing=tuple(outgoing))


async def seen_again(turn: Turn, reply: Reply) -> Reply:
    """Return a reply to a message that changes something on the screen: what would look as it did is shown anew, at the bottom.

    Who has typed must see that he was heard, also when he types the same again.
    """
    shown = [one for one in reply.outgoing if isinstance(one, Show)]
    for one in shown:
        bound = await turn.work.slots.get(one.slot)
        if one.is_anew or bound is None or not looks_as(bound.digest, one):
            return reply
    if not shown:
        return reply
    anew = replace(shown[-1], is_anew=True)
    return replace(reply, outgoing=tuple(anew if one is shown[-1] else one for one in reply.outgoing))


def argument(message: Message) -> str:
    """Return what stands behind a command, or nothing."""
    return "".join((message.text or "").split(maxsplit=1)[1:]).strip()
