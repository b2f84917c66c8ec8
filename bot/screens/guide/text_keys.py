"""Interface texts of the guide, the pocket message and chat mode."""

from __future__ import annotations

from collections.abc import Mapping

from bot.screens.text_spec import WordSpec, button, line

NAME = "Александра Константиновна"

GUIDE_WORDS: Mapping[str, WordSpec] = {
    "guide.title": line("heads the contents of the guide"),
    "guide.ask": line("below it: pick a chapter, or type a question while no call is open"),
    "guide.source": line(
        "foot of a page: where it comes from", None, sources="«Отдел по работе с клиентами» (Общение с клиентами)"
    ),
    "guide.ours": line("below that on a page with lines that begin with an arrow: such a line is our own advice", 40),
    "guide.found": line("heads the pages found for what was typed while no call is open"),
    "guide.found_name": line("the same, when what was typed may also be a client's name", None, name=NAME),
    "guide.nothing": line("nothing was found: says what to do"),
    "button.guide": button("to the contents of the guide; may stand between two others", 14),
    "button.previous_page": button("the page before this one; a sign alone", 4),
    "button.following_page": button("the page after this one; a sign alone", 4),
    "button.chapter": button("back to the chapter of this page", 22, chapter="Ключевые клиенты"),
    "pocket.title": line("heads the message that is pinned for moments without a network"),
    "pocket.say": line("above four sentences, one for each type"),
    "pocket.do": line("above four tasks, one for each of the answers to «wants?» and «can?»"),
    "pocket.pinned": line("says that the message is pinned at the top of the chat"),
    "button.copy": button("on the card in chat mode: copies the bare sentence", 24),
    "button.chat_mode": button("switch chat mode on: the card gets a button that copies the sentence", 6),
    "button.chat_mode_off": button("the same button while chat mode is on: switches it off", 6),
    "command.guide": line("command menu: /guide", 256),
    "help.command.guide": line("help: what stands behind /guide"),
    "help.command.pocket": line("help: what stands behind /pocket"),
    "command.pocket": line("command menu: /pocket", 256),
}
