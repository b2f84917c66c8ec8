"""Commands and messages: /call, /help, words, contacts, and everything the bot cannot read.

What a plain text means is decided by `hear_client`, not here.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping

from telegram import Message

from bot.screens.messages import help_page, hint, offer_call
from bot.screens.screen import DeleteIncoming
from bot.screens.turn import Turn
from bot.services.act import CallView, Notice
from bot.services.asked import is_meant
from bot.services.calls import hear_client, run_call
from bot.services.calls.record import view_call
from bot.services.text_ports import Prompt, PromptKind
from handlers import clients, guide, phrases, reminders, settings, team
from handlers.beside import above_the_card
from handlers.dependencies import Dependencies, Reply, act_of, show_call, with_ended

TYPED: Mapping[PromptKind, Callable[[Turn, Dependencies, Message, Prompt], Awaitable[Reply | None]]] = {
    PromptKind.EMPLOYEE_NAME: team.take_person_name,
    PromptKind.TEAM_NAME: team.take_team_name,
    PromptKind.TIME_ZONE: settings.take_zone,
    PromptKind.CALL_BACK_AT: reminders.hear_date,
    PromptKind.CLIENT_RENAME: clients.hear_of_client,
    PromptKind.CLIENT_MERGE: clients.hear_of_client,
    PromptKind.PHRASE_TEXT: phrases.take_text,
    PromptKind.PHRASE_SEARCH: phrases.take_search,
}
"""Who takes a text that was asked for outside of a call; None when it turns out to mean something else."""


def argument(message: Message) -> str:
    """Return what stands behind a command, or nothing."""
    return "".join((message.text or "").split(maxsplit=1)[1:]).strip()


async def call(turn: Turn, deps: Dependencies, message: Message) -> Reply:
    """Begin the next call; the name behind the command is the client's."""
    known = await clients.find(turn, deps, argument(message))
    if known is not None:
        return _without_incoming(turn, message, known)
    started = await hear_client.start_call_with(act_of(turn, deps), turn.chat_id, argument(message) or None)
    return _without_incoming(turn, message, with_ended(turn, deps, started))


async def next_call(turn: Turn, deps: Dependencies, message: Message) -> Reply:
    """Begin the next call by the keyboard under the input field."""
    started = await run_call.start_next_call(act_of(turn, deps))
    return _without_incoming(turn, message, with_ended(turn, deps, started))


async def show_help(turn: Turn, deps: Dependencies, message: Message) -> Reply:
    """Say what can be done."""
    del message  # nothing is given behind the command
    me = act_of(turn, deps).employee
    return await above_the_card(turn, deps, help_page(turn.chat_id, deps.words(me.language), me.role))


async def words(turn: Turn, deps: Dependencies, message: Message) -> Reply:
    """Take typed, pasted or forwarded words for what they mean now."""
    act = act_of(turn, deps)
    common = deps.common_words.get(act.employee.language, ())
    prompt = await act.work.prompts.take(turn.chat_id, act.now)
    if prompt is not None and prompt.kind in TYPED and await is_meant(act, prompt):
        reply = await TYPED[prompt.kind](turn, deps, message, prompt)
        if reply is not None:
            return reply
    known = await clients.find(turn, deps, message.text or "", is_free=True)
    if known is not None:
        return _without_incoming(turn, message, known)
    heard = await hear_client.hear_text(act, prompt, message.text or "", deps.recogniser, common)
    if isinstance(heard, hear_client.NoCall):
        return await guide.answer_typed(turn, deps, message.text or "", heard)
    return _heard(turn, deps, message, heard)


async def contact(turn: Turn, deps: Dependencies, message: Message) -> Reply:
    """Offer the name of a shared contact; its phone number is not kept."""
    shared = message.contact
    name = " ".join(filter(None, (shared.first_name, shared.last_name))) if shared else ""
    return _heard(turn, deps, message, await hear_client.hear_contact(act_of(turn, deps), turn.chat_id, name))


async def unreadable(turn: Turn, deps: Dependencies, message: Message) -> Reply:
    """Say that only text and buttons are understood: in the card when a call is open, else in a hint."""
    act = act_of(turn, deps)
    open_call = await run_call.current_call(act)
    if open_call is None:
        return Reply(outgoing=(hint(turn.chat_id, deps.words(act.employee.language), "hint.not_text"),))
    view = await view_call(act, open_call, Notice.NOT_TEXT)
    return _without_incoming(turn, message, show_call(turn, deps, view))


async def unknown_command(turn: Turn, deps: Dependencies, message: Message) -> Reply:
    """Name the commands that exist."""
    del message  # what was mistyped does not matter
    shown = hint(turn.chat_id, deps.words(act_of(turn, deps).employee.language), "hint.unknown_command")
    return await above_the_card(turn, deps, shown)


def _heard(turn: Turn, deps: Dependencies, message: Message, heard: CallView | hear_client.NoCall) -> Reply:
    if isinstance(heard, CallView):
        return _without_incoming(turn, message, show_call(turn, deps, heard))
    words_of = deps.words(act_of(turn, deps).employee.language)
    if heard.name_text is None or heard.name is None:
        return Reply(outgoing=(hint(turn.chat_id, words_of, "hint.codes_only" if heard.wants_code else "hint.no_call"),))
    return Reply(outgoing=(offer_call(turn.chat_id, words_of, name=heard.name, text=heard.name_text),))


def _without_incoming(turn: Turn, message: Message, reply: Reply) -> Reply:
    """Take the incoming message out of the chat, so that the card stays last and the client's words do not linger."""
    removal = DeleteIncoming(chat_id=turn.chat_id, message_id=message.message_id)
    return Reply(outgoing=(*reply.outgoing, removal), toast=reply.toast)
