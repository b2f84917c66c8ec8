"""The inbox of what clients said when nothing fitted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from telegram import Message

from bot.screens.phrases.actions import AskAnswer, ListStep, OpenInbox, OpenNote, SettleNote
from bot.screens.phrases.inbox_pages import answer_message, inbox_page, note_page, step_page
from bot.screens.screen import Toast
from bot.screens.turn import Reply, Turn
from bot.services.phrases import inbox
from bot.services.text_ports import Prompt
from handlers.dependencies import Dependencies, act_of, texts_of
from handlers.feature import Tap
from handlers.phrases.shown import show_below, show_here


async def open_inbox(turn: Turn, deps: Dependencies, action: OpenInbox) -> Reply:
    """What waits was asked for."""
    del action  # it says everything by itself
    act = act_of(turn, deps)
    return show_here(turn, inbox_page(await inbox.open_inbox(act), act.employee, texts_of(turn, deps)))


async def list_step(turn: Turn, deps: Dependencies, action: ListStep) -> Reply:
    """A step of the call was picked."""
    act = act_of(turn, deps)
    return show_here(turn, step_page(await inbox.list_step(act, action.step, action.page), act.employee, texts_of(turn, deps)))


async def open_note(turn: Turn, deps: Dependencies, action: OpenNote) -> Reply:
    """A note was picked."""
    act = act_of(turn, deps)
    return show_here(turn, note_page(await inbox.view_note(act, action.note), act.employee, texts_of(turn, deps)))


async def settle_note(turn: Turn, deps: Dependencies, action: SettleNote) -> Reply:
    """A note is to be put away, or back."""
    act = act_of(turn, deps)
    view = await inbox.settle_note(act, action.note, is_settled=bool(action.is_settled))
    return show_here(turn, note_page(view, act.employee, texts_of(turn, deps)))


async def ask_answer(turn: Turn, deps: Dependencies, action: AskAnswer) -> Reply:
    """Whoever wrote a note is to be answered."""
    act = act_of(turn, deps)
    view = await inbox.ask_for_answer(act, turn.chat_id, action.note)
    return show_here(turn, note_page(view, act.employee, texts_of(turn, deps), is_asked=True))


async def take_answer(turn: Turn, deps: Dependencies, message: Message, prompt: Prompt) -> Reply:
    """The answer was typed."""
    act, texts = act_of(turn, deps), texts_of(turn, deps)
    answered = await inbox.answer_note(act, prompt, message.text or "")
    reply = await show_below(turn, deps, message, note_page(answered.view, act.employee, texts))
    sent = answer_message(answered, act.employee, deps.texts(answered.to.language))
    return Reply(outgoing=(*reply.outgoing, sent), toast=Toast(text=texts.plain("inbox.sent")))


TAPS: Sequence[Tap[Any]] = (
    Tap(OpenInbox, open_inbox),
    Tap(ListStep, list_step),
    Tap(OpenNote, open_note),
    Tap(SettleNote, settle_note),
    Tap(AskAnswer, ask_answer),
)
