"""Where pages of /words stand: in their message, or anew below what was typed."""

from __future__ import annotations

from telegram import Message

from bot.screens.phrases.text_pages import show_words
from bot.screens.screen import Screen
from bot.screens.turn import Reply, Turn
from handlers.dependencies import Dependencies
from handlers.showing import above_the_card, removal


def show_here(turn: Turn, screen: Screen) -> Reply:
    """Answer a tap in the message of /words."""
    return Reply(outgoing=(show_words(turn.chat_id, screen),))


async def show_below(turn: Turn, deps: Dependencies, message: Message, screen: Screen) -> Reply:
    """Answer what was typed at the bottom of the chat, and take it out."""
    reply = await above_the_card(turn, deps, show_words(turn.chat_id, screen, is_anew=True))
    return reply.then(removal(turn, message))
