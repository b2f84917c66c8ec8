"""/words: the words that clients hear, changed by editors. What is right to say is the phrase judge's."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from telegram import Message

from bot.domain.ids import LanguageCode, PhraseId
from bot.screens.job import Job
from bot.screens.phrases import phrase_lists
from bot.screens.phrases.actions import (
    AddressDraft,
    AskPhrase,
    DropDraft,
    ExportEdits,
    ListEdited,
    ListNotes,
    MendDraft,
    OpenManner,
    OpenPhrase,
    OpenPlace,
    OpenWords,
    PhraseOfCard,
    PhrasePast,
    PublishDraft,
    SearchPhrase,
    SettleConflict,
    UndoEdit,
)
from bot.screens.phrases.phrase_pages import draft_page, past_page, phrase_page, show_words, write_page
from bot.screens.screen import Screen, Show, Toast
from bot.screens.turn import Reply, Turn
from bot.services.forget import forget_drafts
from bot.services.phrases import draft_phrase, edit_phrase, list_phrases
from bot.services.ports import UnitOfWork
from bot.services.text_ports import Prompt
from handlers.dependencies import Dependencies, act_of, words_of
from handlers.feature import Tap
from handlers.showing import above_the_card, argument, removal


def _sample(deps: Dependencies, language: str) -> str:
    """Return a client's name as the phrase's language has them."""
    return deps.words(language).plain("words.sample_name")


def _shown(turn: Turn, screen: Screen) -> Reply:
    return Reply(outgoing=(show_words(turn.chat_id, screen),))


async def _anew(turn: Turn, deps: Dependencies, message: Message, screen: Screen) -> Reply:
    """Answer what was typed at the bottom of the chat, and take it out."""
    reply = await above_the_card(turn, deps, show_words(turn.chat_id, screen, is_anew=True))
    return reply.then(removal(turn, message))


async def command(turn: Turn, deps: Dependencies, message: Message) -> Reply:
    """Show the ways to a phrase, or what is found for the words behind the command."""
    act = act_of(turn, deps)
    text = argument(message)
    language = act.employee.language
    if text:
        return await _anew(turn, deps, message, await _found(turn, deps, language, text))
    await edit_phrase.begin_editing(act)
    return await _anew(turn, deps, message, phrase_lists.home(words_of(turn, deps), language, deps.languages()))


async def _found(turn: Turn, deps: Dependencies, language: LanguageCode, text: str) -> Screen:
    found = await list_phrases.find_phrases(act_of(turn, deps), deps.phrase_judge, deps.phrase_search, language, text)
    return phrase_lists.found_phrases(words_of(turn, deps), language, text, found)


async def take_search(turn: Turn, deps: Dependencies, message: Message, prompt: Prompt) -> Reply:
    """Words of a phrase were typed."""
    language = LanguageCode(prompt.subject)
    return await _anew(turn, deps, message, await _found(turn, deps, language, message.text or ""))


async def take_text(turn: Turn, deps: Dependencies, message: Message, prompt: Prompt) -> Reply:
    """New words of a phrase were typed."""
    sample = _sample(deps, prompt.subject.partition(":")[0])
    view = await draft_phrase.write_text(act_of(turn, deps), deps.phrase_judge, prompt, message.text or "", sample)
    return await _anew(turn, deps, message, draft_page(view, words_of(turn, deps)))


async def open_words(turn: Turn, deps: Dependencies, action: OpenWords) -> Reply:
    """The beginning was asked for."""
    await edit_phrase.begin_editing(act_of(turn, deps))
    return _shown(turn, phrase_lists.home(words_of(turn, deps), LanguageCode(action.language), deps.languages()))


async def open_manner(turn: Turn, deps: Dependencies, action: OpenManner) -> Reply:
    """A manner was picked."""
    await edit_phrase.begin_editing(act_of(turn, deps))
    return _shown(turn, phrase_lists.places(words_of(turn, deps), action.language, action.manner))


async def open_place(turn: Turn, deps: Dependencies, action: OpenPlace) -> Reply:
    """A place was picked."""
    language = LanguageCode(action.language)
    found = await list_phrases.phrases_at(act_of(turn, deps), deps.phrase_judge, language, action.manner, action.place)
    return _shown(turn, phrase_lists.phrases(words_of(turn, deps), action, list_phrases.place_named(action.place), found))


async def _phrase(turn: Turn, deps: Dependencies, language: str, phrase: str, note: int = 0) -> Screen:
    act = act_of(turn, deps)
    sample = _sample(deps, language)
    view = await edit_phrase.view_phrase(act, deps.phrase_judge, LanguageCode(language), PhraseId(phrase), sample, note)
    return phrase_page(view, act.employee, words_of(turn, deps))


async def open_phrase(turn: Turn, deps: Dependencies, action: OpenPhrase) -> Reply:
    """A phrase was picked from a list."""
    return _shown(turn, await _phrase(turn, deps, action.language, action.phrase, action.note))


async def phrase_of_card(turn: Turn, deps: Dependencies, action: PhraseOfCard) -> Reply:
    """The phrase of a card was picked: it is shown above the card, which stays last."""
    screen = await _phrase(turn, deps, action.language, action.phrase)
    return await above_the_card(turn, deps, show_words(turn.chat_id, screen, is_anew=True))


async def ask_phrase(turn: Turn, deps: Dependencies, action: AskPhrase) -> Reply:
    """New words are to be written."""
    act = act_of(turn, deps)
    language, phrase = LanguageCode(action.language), PhraseId(action.phrase)
    current = await draft_phrase.ask_for_text(act, deps.phrase_judge, turn.chat_id, language, phrase)
    return _shown(turn, write_page(language, phrase, current, words_of(turn, deps)))


async def mend_draft(turn: Turn, deps: Dependencies, action: MendDraft) -> Reply:
    """The proposed repair was taken."""
    language = await draft_phrase.language_of(act_of(turn, deps), action.draft)
    view = await draft_phrase.mend_draft(act_of(turn, deps), deps.phrase_judge, action.draft, _sample(deps, language))
    return _shown(turn, draft_page(view, words_of(turn, deps)))


async def address_draft(turn: Turn, deps: Dependencies, action: AddressDraft) -> Reply:
    """The form of address is to be there, or not."""
    act = act_of(turn, deps)
    sample = _sample(deps, await draft_phrase.language_of(act, action.draft))
    view = await draft_phrase.address_draft(act, deps.phrase_judge, action.draft, sample, is_on=bool(action.on))
    return _shown(turn, draft_page(view, words_of(turn, deps)))


async def drop_draft(turn: Turn, deps: Dependencies, action: DropDraft) -> Reply:
    """A draft is let go."""
    act = act_of(turn, deps)
    sample = _sample(deps, await draft_phrase.language_of(act, action.draft))
    view = await draft_phrase.drop_draft(act, deps.phrase_judge, action.draft, sample)
    return _shown(turn, phrase_page(view, act.employee, words_of(turn, deps)))


async def publish(turn: Turn, deps: Dependencies, action: PublishDraft) -> Reply:
    """A draft is to be in force."""
    act = act_of(turn, deps)
    sample = _sample(deps, await draft_phrase.language_of(act, action.draft))
    done = await draft_phrase.publish(act, deps.phrase_judge, action.draft, action.over, sample)
    if isinstance(done, draft_phrase.DraftView):
        toast = Toast(text=words_of(turn, deps).plain("words.too_late"), is_alert=True) if done.overtaken_by is not None else None
        return Reply(outgoing=_shown(turn, draft_page(done, words_of(turn, deps))).outgoing, toast=toast)
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
    words = words_of(turn, deps)
    screen = phrase_page(done.view, act_of(turn, deps).employee, words)
    return Reply(outgoing=_shown(turn, screen).outgoing, toast=Toast(text=words.plain(key)))


async def show_past(turn: Turn, deps: Dependencies, action: PhrasePast) -> Reply:
    """The history of a phrase was asked for."""
    act = act_of(turn, deps)
    history = await edit_phrase.read_history(act, deps.phrase_judge, LanguageCode(action.language), PhraseId(action.phrase))
    return _shown(turn, past_page(history, action.page, act.employee, words_of(turn, deps)))


async def list_edited(turn: Turn, deps: Dependencies, action: ListEdited) -> Reply:
    """The changed phrases were asked for."""
    act = act_of(turn, deps)
    found = await list_phrases.list_edited(act, deps.phrase_judge)
    return _shown(turn, phrase_lists.edited_list(words_of(turn, deps), act.employee, found, action.page))


async def list_notes(turn: Turn, deps: Dependencies, action: ListNotes) -> Reply:
    """What clients said when nothing fitted was asked for."""
    act = act_of(turn, deps)
    read = await list_phrases.list_notes(act, action.page)
    return _shown(turn, phrase_lists.notes_list(words_of(turn, deps), act.employee, read))


async def search(turn: Turn, deps: Dependencies, action: SearchPhrase) -> Reply:
    """A phrase is to be found by its words."""
    await list_phrases.ask_for_search(act_of(turn, deps), turn.chat_id, LanguageCode(action.language))
    return _shown(turn, phrase_lists.ask_search(words_of(turn, deps), action.language))


async def export(turn: Turn, deps: Dependencies, action: ExportEdits) -> Reply:
    """The changed words are to be sent as files."""
    del action  # it says everything by itself
    files = await list_phrases.export_edits(act_of(turn, deps), deps.phrase_judge)
    return await above_the_card(turn, deps, *phrase_lists.exported(turn.chat_id, words_of(turn, deps), files))


TAPS: Sequence[Tap[Any]] = (
    Tap(OpenWords, open_words),
    Tap(OpenManner, open_manner),
    Tap(OpenPlace, open_place),
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
    Tap(ListEdited, list_edited),
    Tap(ListNotes, list_notes),
    Tap(SearchPhrase, search),
    Tap(ExportEdits, export),
)


def ticks(deps: Dependencies) -> Sequence[Job]:
    """Take in what other processes have published and what has changed in the folder of content."""
    return (deps.keep_up_content,)


def daily(deps: Dependencies) -> Sequence[Job]:
    """Forget drafts that nobody has come back to."""
    del deps

    async def forget_old_drafts(work: UnitOfWork, now: datetime) -> Sequence[Show]:
        await forget_drafts(work, now)
        return ()

    return (forget_old_drafts,)
