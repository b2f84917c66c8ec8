"""/words: the ways to a phrase: by place, by words, by what was changed or did not fit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from telegram import Message

from bot.domain.ids import LanguageCode
from bot.screens.phrases import phrase_lists
from bot.screens.phrases.actions import (
    ExportEdits,
    ListEdited,
    ListNotes,
    OpenManner,
    OpenPlace,
    OpenWords,
    SearchPhrase,
)
from bot.screens.screen import Screen
from bot.screens.turn import Reply, Turn
from bot.services.phrases import edit_phrase, list_phrases
from bot.services.text_ports import Prompt
from handlers.dependencies import Dependencies, act_of, texts_of
from handlers.feature import Tap
from handlers.phrases.shown import show_below, show_here
from handlers.showing import above_the_card, argument


async def command(turn: Turn, deps: Dependencies, message: Message) -> Reply:
    """Show the ways to a phrase, or what is found for the words behind the command."""
    act = act_of(turn, deps)
    text = argument(message)
    language = act.employee.language
    if text:
        return await show_below(turn, deps, message, await _found(turn, deps, language, text))
    await edit_phrase.begin_editing(act)
    return await show_below(turn, deps, message, phrase_lists.home(texts_of(turn, deps), language, deps.languages()))


async def _found(turn: Turn, deps: Dependencies, language: LanguageCode, text: str) -> Screen:
    act = act_of(turn, deps)
    found = await list_phrases.find_phrases(act, deps.phrase_judge, deps.phrase_search, language, text)
    if not found:  # the page asks for other words
        await list_phrases.ask_for_search(act, turn.chat_id, language)
    return phrase_lists.found_phrases(texts_of(turn, deps), language, text, found)


async def take_search(turn: Turn, deps: Dependencies, message: Message, prompt: Prompt) -> Reply:
    """Words of a phrase were typed."""
    language = LanguageCode(prompt.subject)
    return await show_below(turn, deps, message, await _found(turn, deps, language, message.text or ""))


async def open_words(turn: Turn, deps: Dependencies, action: OpenWords) -> Reply:
    """The beginning was asked for."""
    await edit_phrase.begin_editing(act_of(turn, deps))
    return show_here(turn, phrase_lists.home(texts_of(turn, deps), LanguageCode(action.language), deps.languages()))


async def open_manner(turn: Turn, deps: Dependencies, action: OpenManner) -> Reply:
    """A manner was picked."""
    await edit_phrase.begin_editing(act_of(turn, deps))
    return show_here(turn, phrase_lists.places(texts_of(turn, deps), action.language, action.manner))


async def open_place(turn: Turn, deps: Dependencies, action: OpenPlace) -> Reply:
    """A place was picked."""
    language = LanguageCode(action.language)
    found = await list_phrases.phrases_at(act_of(turn, deps), deps.phrase_judge, language, action.manner, action.place)
    return show_here(turn, phrase_lists.phrases(texts_of(turn, deps), action, list_phrases.place_named(action.place), found))


async def list_edited(turn: Turn, deps: Dependencies, action: ListEdited) -> Reply:
    """The changed phrases were asked for."""
    act = act_of(turn, deps)
    found = await list_phrases.list_edited(act, deps.phrase_judge)
    return show_here(turn, phrase_lists.edited_list(texts_of(turn, deps), act.employee, found, action.page))


async def list_notes(turn: Turn, deps: Dependencies, action: ListNotes) -> Reply:
    """What clients said when nothing fitted was asked for."""
    act = act_of(turn, deps)
    read = await list_phrases.list_notes(act, action.page)
    return show_here(turn, phrase_lists.notes_list(texts_of(turn, deps), act.employee, read))


async def search(turn: Turn, deps: Dependencies, action: SearchPhrase) -> Reply:
    """A phrase is to be found by its words."""
    await list_phrases.ask_for_search(act_of(turn, deps), turn.chat_id, LanguageCode(action.language))
    return show_here(turn, phrase_lists.ask_search(texts_of(turn, deps), action.language))


async def export(turn: Turn, deps: Dependencies, action: ExportEdits) -> Reply:
    """The changed words are to be sent as files."""
    del action  # it says everything by itself
    files = await list_phrases.export_edits(act_of(turn, deps), deps.phrase_judge)
    return await above_the_card(turn, deps, *phrase_lists.exported(turn.chat_id, texts_of(turn, deps), files))


TAPS: Sequence[Tap[Any]] = (
    Tap(OpenWords, open_words),
    Tap(OpenManner, open_manner),
    Tap(OpenPlace, open_place),
    Tap(ListEdited, list_edited),
    Tap(ListNotes, list_notes),
    Tap(SearchPhrase, search),
    Tap(ExportEdits, export),
)
