"""One text of /words: looked at, written anew, published, taken back. What is right to say is the phrase judge's."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from telegram import Message

from bot.domain.ids import LanguageCode
from bot.domain.phrases.text_name import TextName
from bot.screens.phrases.actions import (
    AddressDraft,
    AskText,
    DropDraft,
    MendDraft,
    OpenText,
    PublishDraft,
    SettleConflict,
    TextPast,
    UndoEdit,
    VisitText,
)
from bot.screens.phrases.text_pages import draft_page, past_page, show_words, text_page, write_page
from bot.screens.screen import Screen, Toast
from bot.screens.turn import Reply, Turn
from bot.services.phrases import draft_text, edit_text
from bot.services.text_ports import Prompt
from handlers.dependencies import Dependencies, act_of, texts_of
from handlers.feature import Tap
from handlers.phrases.shown import show_below, show_here
from handlers.showing import above_the_card


def _sample(deps: Dependencies, language: str) -> str:
    """Return a client's name as the phrase's language has them."""
    return deps.texts(language).plain("words.sample_name")


async def _opened(turn: Turn, deps: Dependencies, language: str, code: str, note: int = 0) -> Screen:
    sample = _sample(deps, language)
    name = TextName.read(code)
    view = await edit_text.view_text(act_of(turn, deps), deps.text_judge, LanguageCode(language), name, sample, note)
    return _text(turn, deps, view)


def _text(turn: Turn, deps: Dependencies, view: edit_text.TextView) -> Screen:
    return text_page(view, act_of(turn, deps).employee, texts_of(turn, deps), deps.texts(view.language))


def _draft(turn: Turn, deps: Dependencies, view: draft_text.DraftView) -> Screen:
    return draft_page(view, texts_of(turn, deps), deps.texts(view.draft.language))


async def open_text(turn: Turn, deps: Dependencies, action: OpenText) -> Reply:
    """A text was picked from a list."""
    return show_here(turn, await _opened(turn, deps, action.language, action.name, action.note))


async def visit_text(turn: Turn, deps: Dependencies, action: VisitText) -> Reply:
    """The phrase of a card, or a page of the guide was picked: it is shown above the card, which stays last."""
    screen = await _opened(turn, deps, action.language, action.name)
    return await above_the_card(turn, deps, show_words(turn.chat_id, screen, is_anew=True))


async def take_text(turn: Turn, deps: Dependencies, message: Message, prompt: Prompt) -> Reply:
    """New words of a text were typed."""
    sample = _sample(deps, prompt.subject.partition(":")[0])
    view = await draft_text.write_text(act_of(turn, deps), deps.text_judge, prompt, message.text or "", sample)
    return await show_below(turn, deps, message, _draft(turn, deps, view))


async def ask_text(turn: Turn, deps: Dependencies, action: AskText) -> Reply:
    """New words are to be written."""
    act = act_of(turn, deps)
    language, name = LanguageCode(action.language), TextName.read(action.name)
    current = await draft_text.ask_for_text(act, deps.text_judge, turn.chat_id, language, name)
    return show_here(turn, write_page(language, name, current, texts_of(turn, deps)))


async def mend_draft(turn: Turn, deps: Dependencies, action: MendDraft) -> Reply:
    """The proposed repair was taken."""
    language = await draft_text.language_of(act_of(turn, deps), action.draft)
    view = await draft_text.mend_draft(act_of(turn, deps), deps.text_judge, action.draft, _sample(deps, language))
    return show_here(turn, _draft(turn, deps, view))


async def address_draft(turn: Turn, deps: Dependencies, action: AddressDraft) -> Reply:
    """The form of address is to be there, or not."""
    act = act_of(turn, deps)
    sample = _sample(deps, await draft_text.language_of(act, action.draft))
    view = await draft_text.address_draft(act, deps.text_judge, action.draft, sample, is_on=bool(action.on))
    return show_here(turn, _draft(turn, deps, view))


async def drop_draft(turn: Turn, deps: Dependencies, action: DropDraft) -> Reply:
    """A draft is let go."""
    act = act_of(turn, deps)
    sample = _sample(deps, await draft_text.language_of(act, action.draft))
    view = await draft_text.drop_draft(act, deps.text_judge, action.draft, sample)
    return show_here(turn, _text(turn, deps, view))


async def publish(turn: Turn, deps: Dependencies, action: PublishDraft) -> Reply:
    """A draft is to be in force."""
    act = act_of(turn, deps)
    sample = _sample(deps, await draft_text.language_of(act, action.draft))
    done = await draft_text.publish(act, deps.text_judge, action.draft, action.over, sample)
    if isinstance(done, draft_text.DraftView):
        toast = Toast(text=texts_of(turn, deps).plain("words.too_late"), is_alert=True) if done.overtaken_by is not None else None
        return Reply(outgoing=show_here(turn, _draft(turn, deps, done)).outgoing, toast=toast)
    return _changed(turn, deps, done, "words.published")


async def undo(turn: Turn, deps: Dependencies, action: UndoEdit) -> Reply:
    """The text before is to be in force again."""
    language, name = LanguageCode(action.language), TextName.read(action.name)
    sample = _sample(deps, language)
    done = await edit_text.undo(act_of(turn, deps), deps.text_judge, language, name, action.edit, sample)
    return _changed(turn, deps, done, "words.undone")


async def settle_conflict(turn: Turn, deps: Dependencies, action: SettleConflict) -> Reply:
    """An edit is to stay, or to give way to an upgrade's text."""
    language, name = LanguageCode(action.language), TextName.read(action.name)
    done = await edit_text.settle_conflict(
        act_of(turn, deps),
        deps.text_judge,
        language,
        name,
        action.original,
        _sample(deps, language),
        is_kept=bool(action.kept),
    )
    return _changed(turn, deps, done, "words.published" if action.kept else "words.undone")


def _changed(turn: Turn, deps: Dependencies, done: edit_text.WordsChanged, key: str) -> Reply:
    """Show the text, and let this process say the new words as soon as they are stored."""
    turn.after_commit.append(lambda: deps.text_judge.put(done.edited))
    toast = Toast(text=texts_of(turn, deps).plain(key))
    return Reply(outgoing=show_here(turn, _text(turn, deps, done.view)).outgoing, toast=toast)


async def show_past(turn: Turn, deps: Dependencies, action: TextPast) -> Reply:
    """The history of a text was asked for."""
    act = act_of(turn, deps)
    history = await edit_text.read_history(act, deps.text_judge, LanguageCode(action.language), TextName.read(action.name))
    return show_here(turn, past_page(history, action.page, act.employee, texts_of(turn, deps)))


TAPS: Sequence[Tap[Any]] = (
    Tap(OpenText, open_text),
    Tap(VisitText, visit_text),
    Tap(AskText, ask_text),
    Tap(MendDraft, mend_draft),
    Tap(AddressDraft, address_draft),
    Tap(DropDraft, drop_draft),
    Tap(PublishDraft, publish),
    Tap(UndoEdit, undo),
    Tap(SettleConflict, settle_conflict),
    Tap(TextPast, show_past),
)
