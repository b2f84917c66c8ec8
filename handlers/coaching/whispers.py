"""Running calls, and a line onto the card of one of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from telegram import Message

from bot.domain.ids import ChatId
from bot.screens.calls.card import call_slot
from bot.screens.calls.shown_call import call_screen
from bot.screens.coaching import whisper_pages as screens
from bot.screens.coaching.actions import AskWhisper, ListRunning, OpenRunning
from bot.screens.coaching.coaching_pages import show_coaching
from bot.screens.screen import Show
from bot.screens.turn import Reply, Turn
from bot.services.coaching import whisper as whispering
from bot.services.coaching.whisper import Whispered
from bot.services.text_ports import Prompt
from handlers.dependencies import Dependencies, act_of, texts_of
from handlers.feature import Tap
from handlers.showing import removal


async def list_running(turn: Turn, deps: Dependencies, action: ListRunning) -> Reply:
    """The calls that are going on were asked for."""
    del action  # it says everything
    running = await whispering.list_running(act_of(turn, deps))
    return Reply(outgoing=(show_coaching(turn.chat_id, screens.running_page(running, texts_of(turn, deps))),))


async def open_running(turn: Turn, deps: Dependencies, action: OpenRunning) -> Reply:
    """One of them was opened."""
    return _shown(turn, deps, await whispering.view_running(act_of(turn, deps), action.call))


async def ask_whisper(turn: Turn, deps: Dependencies, action: AskWhisper) -> Reply:
    """A line is to be written."""
    asked = await whispering.ask_whisper(act_of(turn, deps), action.call, turn.chat_id)
    return _shown(turn, deps, asked, screens.asked(texts_of(turn, deps)))


async def take_whisper(turn: Turn, deps: Dependencies, message: Message, prompt: Prompt) -> Reply:
    """A line was typed: the other's card shows it in its place, without a sound."""
    said = await whispering.whisper(act_of(turn, deps), int(prompt.subject), message.text or "", turn.chat_id)
    reply = _shown(turn, deps, said, screens.asked(texts_of(turn, deps))).then(removal(turn, message))
    if said.card is None:
        return reply
    him = said.running.by
    screen = call_screen(him, said.card, deps.texts, deps.languages())
    return reply.then(Show(slot=call_slot(ChatId(int(him.person_id)), said.card.consultation), screen=screen))


def _shown(turn: Turn, deps: Dependencies, seen: Whispered, note: str = "") -> Reply:
    screen = screens.call_page(seen, act_of(turn, deps).employee, texts_of(turn, deps), note)
    return Reply(outgoing=(show_coaching(turn.chat_id, screen),))


TAPS: Sequence[Tap[Any]] = (
    Tap(ListRunning, list_running),
    Tap(OpenRunning, open_running),
    Tap(AskWhisper, ask_whisper),
)
