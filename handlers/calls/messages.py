"""Messages of a call: /call, the keyboard, typed words, contacts, and everything the bot cannot read.

What a plain text means is decided by `hear_client`, not here.
"""

from __future__ import annotations

from telegram import Message

from bot.screens.calls.card import call_slot
from bot.screens.calls.facts_page import found_facts
from bot.screens.messages import hint, offer_call
from bot.screens.screen import Show
from bot.screens.turn import Reply, Turn
from bot.services.calls import begin_call, hear_client, lead_call, run_call
from bot.services.calls.call_view import CallView, Notice
from bot.services.calls.record import view_call
from bot.services.house.find_facts import find_facts
from bot.services.study_days import what_waits
from bot.services.text_ports import Prompt
from handlers import clients, guide
from handlers.dependencies import Dependencies, act_of, texts_of
from handlers.reading import recogniser_of
from handlers.showing import above_the_card, argument, removal, show_call, with_ended

NOT_KEPT: dict[Notice | None, str] = {Notice.WRITE_CODE: "hint.codes_only", Notice.NO_NAMES_YET: "hint.no_names_yet"}
"""What is said of a name that was shared while no call is open, and that is not kept."""


ASKS = "?"
"""Before words in a call: they are the seller's, who looks for a line of the house sheet."""
MOST_FACTS = 5


async def call(turn: Turn, deps: Dependencies, message: Message) -> Reply:
    """Begin the next call; the name behind the command is the client's."""
    known = await clients.find(turn, deps, argument(message))
    if known is not None:
        return known.then(removal(turn, message))
    started = await hear_client.start_call_with(act_of(turn, deps), turn.chat_id, argument(message) or None)
    return with_ended(turn, deps, started).then(removal(turn, message))


async def next_call(turn: Turn, deps: Dependencies, message: Message) -> Reply:
    """Begin the next call by the keyboard under the input field."""
    started = await begin_call.start_next_call(act_of(turn, deps))
    return with_ended(turn, deps, started).then(removal(turn, message))


async def hear(turn: Turn, deps: Dependencies, message: Message, prompt: Prompt | None) -> Reply:
    """Take typed, pasted or forwarded words for what they mean now; `prompt` is what was asked for, if anything."""
    act = act_of(turn, deps)
    if prompt is None and (message.text or "").lstrip().startswith(ASKS):
        asked = await _asked_of_the_sheet(turn, deps, message)
        if asked is not None:
            return asked
    common = deps.common_words(act.employee.language)
    known = await clients.find(turn, deps, message.text or "", is_free=True)
    if known is not None:
        return known.then(removal(turn, message))
    words = message.text or ""
    heard = await hear_client.hear_text(act, prompt, words, recogniser_of(turn, deps), common, message.date)
    if isinstance(heard, hear_client.NoCall):
        return await guide.answer_typed(turn, deps, words, heard)
    return _heard(turn, deps, message, heard)


async def contact(turn: Turn, deps: Dependencies, message: Message) -> Reply:
    """Offer the name of a shared contact, or those who are known by it; its phone number is not kept."""
    shared = message.contact
    name = " ".join(filter(None, (shared.first_name, shared.last_name))) if shared else ""
    known = await clients.find(turn, deps, name, is_free=True)
    if known is not None:
        return known.then(removal(turn, message))
    return _heard(turn, deps, message, await hear_client.hear_contact(act_of(turn, deps), turn.chat_id, name))


async def our_own_words(turn: Turn, deps: Dependencies, message: Message) -> Reply:
    """Leave a sentence where it is that was picked from the bot's own list in its own chat: no client has said it."""
    del message
    return await above_the_card(turn, deps)


async def unreadable(turn: Turn, deps: Dependencies, message: Message) -> Reply:
    """Say that only text and buttons are understood: in the card when a call is open, else in a hint."""
    act = act_of(turn, deps)
    open_call = await run_call.current_call(act)
    if open_call is None:
        waits = await what_waits(act)
        key = "hint.not_text" if waits is None else f"hint.not_text_{waits}"
        return Reply(outgoing=(hint(turn.chat_id, texts_of(turn, deps), key),))
    view = await view_call(act, open_call, Notice.NOT_TEXT)
    return show_call(turn, deps, view).then(removal(turn, message))


async def _asked_of_the_sheet(turn: Turn, deps: Dependencies, message: Message) -> Reply | None:
    """Show the lines that have these words in place of the card; None where no call is open, or no line has them."""
    act, texts = act_of(turn, deps), texts_of(turn, deps)
    open_call = await run_call.current_call(act)
    if open_call is None or not open_call.is_shown_to(act.employee):
        return None
    found = await find_facts(
        act, message.text or "", lambda field: texts.plain(f"house.field.{field}"), MOST_FACTS, has_answers=True
    )
    if not found:
        return None
    view = await lead_call.open_page(act, int(open_call.id), "facts")
    shown = Show(slot=call_slot(turn.chat_id, view.consultation), screen=found_facts(view, found, texts))
    return Reply(outgoing=(shown, removal(turn, message)))


def _heard(turn: Turn, deps: Dependencies, message: Message, heard: CallView | hear_client.NoCall) -> Reply:
    if isinstance(heard, CallView):
        return show_call(turn, deps, heard).then(removal(turn, message))
    texts = texts_of(turn, deps)
    if heard.name_text is None or heard.name is None:
        return Reply(outgoing=(hint(turn.chat_id, texts, NOT_KEPT.get(heard.refused, "hint.no_call")),))
    return Reply(outgoing=(offer_call(turn.chat_id, texts, name=heard.name, text=heard.name_text),))
