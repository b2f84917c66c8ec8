"""Commands and messages: /start, /call, /help, words, contacts, and everything the bot cannot read.

Leaves out taps. What a plain text means is decided by `hear_client`, not here.
"""

from __future__ import annotations

from telegram import Message

from bot.screens.messages import help_page, hint, offer_call, refusal, welcome
from bot.screens.screen import DeleteIncoming, Show
from bot.screens.turn import Turn
from bot.services import access, hear_client, run_call
from bot.services.act import CallView, Notice
from bot.services.call_record import view_call
from handlers.kit import Kit, Reply, act_of, show_call
from handlers.taps import with_ended


def argument(message: Message) -> str:
    """Return what stands behind a command, or nothing."""
    return "".join((message.text or "").split(maxsplit=1)[1:]).strip()


async def start(turn: Turn, kit: Kit, message: Message) -> Reply:
    """Greet; a valid owner code makes the owner. Strangers get one polite sentence."""
    code = argument(message)
    if code:
        owner = await access.redeem_owner_code(turn.work, turn.person, turn.employee, code, kit.defaults, turn.now)
        if owner is not None:
            turn.employee = owner
            shown = welcome(turn.chat_id, kit.words(owner.language), owner.name, is_new_owner=True)
            # The code is spent, yet it need not stay in the chat.
            return Reply(outgoing=(DeleteIncoming(chat_id=turn.chat_id, message_id=message.message_id), shown))
    if turn.employee is None:
        return await refuse(turn, kit)
    words = kit.words(turn.employee.language)
    return await _above_the_card(turn, kit, welcome(turn.chat_id, words, turn.employee.name, is_new_owner=False))


async def refuse(turn: Turn, kit: Kit) -> Reply:
    """Refuse a stranger politely and put it on record."""
    await access.refuse_stranger(turn.work, turn.person, turn.now)
    return Reply(outgoing=(refusal(turn.chat_id, kit.words(turn.person.language_code or "")),))


async def call(turn: Turn, kit: Kit, message: Message) -> Reply:
    """Begin the next call; the name behind the command is the client's."""
    started = await run_call.start_call(act_of(turn, kit), argument(message) or None)
    return _without_incoming(turn, message, with_ended(turn, kit, started))


async def next_call(turn: Turn, kit: Kit, message: Message) -> Reply:
    """Begin the next call by the keyboard under the input field."""
    started = await run_call.start_next_call(act_of(turn, kit))
    return _without_incoming(turn, message, with_ended(turn, kit, started))


async def show_help(turn: Turn, kit: Kit, message: Message) -> Reply:
    """Say what can be done."""
    del message  # everybody's help is the same
    return await _above_the_card(turn, kit, help_page(turn.chat_id, kit.words(act_of(turn, kit).employee.language)))


async def words(turn: Turn, kit: Kit, message: Message) -> Reply:
    """Take typed, pasted or forwarded words for what they mean now."""
    act = act_of(turn, kit)
    common = kit.common_words.get(act.employee.language, ())
    heard = await hear_client.hear_text(act, turn.chat_id, message.text or "", kit.recogniser, common)
    return _heard(turn, kit, message, heard)


async def contact(turn: Turn, kit: Kit, message: Message) -> Reply:
    """Offer the name of a shared contact; its phone number is not kept."""
    shared = message.contact
    name = " ".join(filter(None, (shared.first_name, shared.last_name))) if shared else ""
    return _heard(turn, kit, message, await hear_client.offer_name(act_of(turn, kit), name))


async def unreadable(turn: Turn, kit: Kit, message: Message) -> Reply:
    """Say that only text and buttons are understood: in the card when a call is open, else in a hint."""
    act = act_of(turn, kit)
    open_call = await run_call.current_call(act)
    if open_call is None:
        return Reply(outgoing=(hint(turn.chat_id, kit.words(act.employee.language), "hint.not_text"),))
    view = await view_call(act, open_call, Notice.NOT_TEXT)
    return _without_incoming(turn, message, show_call(turn, kit, view))


async def unknown_command(turn: Turn, kit: Kit, message: Message) -> Reply:
    """Name the commands that exist."""
    del message  # what was mistyped does not matter
    shown = hint(turn.chat_id, kit.words(act_of(turn, kit).employee.language), "hint.unknown_command")
    return await _above_the_card(turn, kit, shown)


async def _above_the_card(turn: Turn, kit: Kit, shown: Show) -> Reply:
    """Show a message; while a call is open its card follows, so that the card stays last."""
    act = act_of(turn, kit)
    call = await run_call.current_call(act)
    card = () if call is None else show_call(turn, kit, await view_call(act, call), is_anew=True).outgoing
    return Reply(outgoing=(shown, *card))


def _heard(turn: Turn, kit: Kit, message: Message, heard: CallView | hear_client.NoCall) -> Reply:
    if isinstance(heard, CallView):
        return _without_incoming(turn, message, show_call(turn, kit, heard))
    words_of = kit.words(act_of(turn, kit).employee.language)
    if heard.name_text is None or heard.name is None:
        return Reply(outgoing=(hint(turn.chat_id, words_of, "hint.no_call"),))
    return Reply(outgoing=(offer_call(turn.chat_id, words_of, name=heard.name, text=heard.name_text),))


def _without_incoming(turn: Turn, message: Message, reply: Reply) -> Reply:
    """Take the incoming message out of the chat, so that the card stays last and the client's words do not linger."""
    removal = DeleteIncoming(chat_id=turn.chat_id, message_id=message.message_id)
    return Reply(outgoing=(*reply.outgoing, removal), toast=reply.toast)
