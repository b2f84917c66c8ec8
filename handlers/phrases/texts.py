"""One phrase of /words: looked at, written anew, published, taken back. What is right to say is the phrase judge's."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from telegram import Message

from bot.domain.ids import LanguageCode, PhraseId
from bot.screens.phrases.actions import (
    AddressDraft,
    AskPhrase,
    DropDraft,
    MendDraft,
    OpenPhrase,
    PhraseOfCard,
    PhrasePast,
    PublishDraft,
    SettleConflict,
    UndoEdit,
)
from bot.screens.phrases.phrase_pages import draft_page, past_page, phrase_page, show_words, write_page
from bot.screens.screen import Screen, Toast
from bot.screens.turn import Reply, Turn
from bot.services.phrases import draft_phrase, edit_phrase
from bot.services.text_ports import Prompt
from handlers.dependencies import Dependencies, act_of, texts_of
from handlers.feature import Tap
from handlers.phrases.shown import show_below, show_here
from handlers.showing import above_the_card


def _sample(deps: Dependencies, language: str) -> str:
    """Return a client's name as the phrase's language has them."""
    return deps.texts(language).plain("words.sample_name")


async def _phrase(turn: Turn, deps: Dependencies, language: str, phrase: str, note: int = 0) -> Screen:
    act = act_of(turn, deps)
    sample = _sample(deps, language)
    view = await edit_phrase.view_phrase(act, deps.phrase_judge, LanguageCode(language), PhraseId(phrase), sample, note)
    return phrase_page(view, act.employee, texts_of(turn, deps))


async def open_phrase(turn: Turn, deps: Dependencies, action: OpenPhrase) -> Reply:
    """A phrase was picked from a list."""
    return show_here(turn, await _phrase(turn, deps, action.language, action.phrase, action.note))


async def phrase_of_card(turn: Turn, deps: Dependencies, action: PhraseOfCard) -> Reply:
    """The phrase of a card was picked: it is shown above the card, which stays last."""
    screen = await _phrase(turn, deps, action.language, action.phrase)
    return await above_the_card(turn, deps, show_words(turn.chat_id, screen, is_anew=True))


async def take_text(turn: Turn, deps: Dependencies, message: Message, prompt: Prompt) -> Reply:
    """New words of a phrase were typed."""
    sample = _sample(deps, prompt.subject.partition(":")[0])
    view = await draft_phrase.write_text(act_of(turn, deps), deps.phrase_judge, prompt, message.text or "", sample)
    return await show_below(turn, deps, message, draft_page(view, texts_of(turn, deps)))


async def ask_phrase(turn: Turn, deps: Dependencies, action: AskPhrase) -> Reply:
    """New words are to be written."""
    act = act_of(turn, deps)
    language, phrase = LanguageCode(action.language), PhraseId(action.phrase)
    current = await draft_phrase.ask_for_text(act, deps.phrase_judge, turn.chat_id, language, phrase)
    return show_here(turn, write_page(language, phrase, current, texts_of(turn, deps)))


async def mend_draft(turn: Turn, deps: Dependencies, action: MendDraft) -> Reply:
    """The proposed repair was taken."""
    language = await draft_phrase.language_of(act_of(turn, deps), action.draft)
    view = await draft_phrase.mend_draft(act_of(turn, deps), deps.phrase_judge, action.draft, _sample(deps, language))
    return show_here(turn, draft_page(view, texts_of(turn, deps)))


async def address_draft(turn: Turn, deps: Dependencies, action: AddressDraft) -> Reply:
    """The form of address is to be there, or not."""
    act = act_of(turn, deps)
    sample = _sample(deps, await draft_phrase.language_of(act, action.draft))
    view = await draft_phrase.address_draft(act, deps.phrase_judge, action.draft, sample, is_on=bool(action.on))
    return show_here(turn, draft_page(view, texts_of(turn, deps)))


async def drop_draft(turn: Turn, deps: Dependencies, action: DropDraft) -> Reply:
    """A draft is let go."""
    act = act_of(turn, deps)
    sample = _sample(deps, await draft_phrase.language_of(act, action.draft))
    view = await draft_phrase.drop_draft(act, deps.phrase_judge, action.draft, sample)
    return show_here(turn, phrase_page(view, act.employee, texts_of(turn, deps)))


async def publish(turn: Turn, deps: Dependencies, action: PublishDraft) -> Reply:
    """A draft is to be in force."""
    act = act_of(turn, deps)
    sample = _sample(deps, await draft_phrase.language_of(act, action.draft))
    done = await draft_phrase.publish(act, deps.phrase_judge, action.draft, action.over, sample)
    if isinstance(done, draft_phrase.DraftView):
        toast = Toast(text=texts_of(turn, deps).plain("words.too_late"), is_alert=True) if done.overtaken_by is not None else None
        return Reply(outgoing=show_here(turn, draft_page(done, texts_of(turn, deps))).outgoing, toast=toast)
    return _changed(turn, deps, done, "words.published")


async def undo(turn: Turn, deps: Dependencies, action: UndoEdit) -> Reply:
    """The text before is to be in force again."""
    language, phrase = LanguageCode(action.language), PhraseId(action.phrase)
    sample = _sample(deps, language)
    done = await edit_phrase.undo(act_of(turn, deps), deps.phrase_judge, language, phrase, action.edit, sample)
    return _changed(turn, deps, done, "words.undone")


async def settle_conflict(turn: Turn, deps: Dependencies, action: SettleConflict) -> Reply:
    """An edit is to stay, or to give way to an upgrade's text."""
    language, phrase = LanguageCode(action.language), PhraseId(action.phrase)
    done = await edit_phrase.settle_conflict(
        act_of(turn, deps),
        deps.phrase_judge,
        language,
        phrase,
        action.original,
        _sample(deps, language),
        is_kept=bool(action.kept),
    )
    return _changed(turn, deps, done, "words.published" if action.kept else "words.undone")


def _changed(turn: Turn, deps: Dependencies, done: edit_phrase.WordsChanged, key: str) -> Reply:
    """Show the phrase, and let this process say the new words as soon as they are stored."""
    turn.after_commit.append(lambda: deps.phrase_judge.put(done.edited))
    texts = texts_of(turn, deps)
    screen = phrase_page(done.view, act_of(turn, deps).employee, texts)
    return Reply(outgoing=show_here(turn, screen).outgoing, toast=Toast(text=texts.plain(key)))


async def show_past(turn: Turn, deps: Dependencies, action: PhrasePast) -> Reply:
    """The history of a phrase was asked for."""
    act = act_of(turn, deps)
    history = await edit_phrase.read_history(act, deps.phrase_judge, LanguageCode(action.language), PhraseId(action.phrase))
    return show_here(turn, past_page(history, action.page, act.employee, texts_of(turn, deps)))


TAPS: Sequence[Tap[Any]] = (
    Tap(OpenPhrase, open_phrase),
    Tap(PhraseOfCard, phrase_of_card),
    Tap(AskPhrase, ask_phrase),
    Tap(MendDraft, mend_draft),
    Tap(AddressDraft, address_draft),
    Tap(DropDraft, drop_draft),
    Tap(PublishDraft, publish),
    Tap(UndoEdit, undo),
    Tap(SettleConflict, settle_conflict),
    Tap(PhrasePast, show_past),
)
