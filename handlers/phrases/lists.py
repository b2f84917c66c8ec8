"""/words: the ways to a phrase: by place, by words, by what was changed or did not fit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from telegram import Message

from bot.domain.ids import ChapterId, LanguageCode
from bot.screens.phrases import phrase_lists, text_lists
from bot.screens.phrases.actions import (
    ExportEdits,
    ListChapters,
    ListEdited,
    ListLines,
    ListManners,
    ListNotes,
    ListPages,
    ListWeek,
    OpenChange,
    OpenManner,
    OpenPlace,
    OpenWords,
    SearchPhrase,
)
from bot.screens.phrases.week_pages import change_page, week_page
from bot.screens.screen import Screen
from bot.screens.turn import Reply, Turn
from bot.services.phrases import edit_text, list_phrases, list_texts, week
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
    await edit_text.begin_editing(act)
    return await show_below(turn, deps, message, phrase_lists.home(texts_of(turn, deps), language, deps.languages()))


async def _found(turn: Turn, deps: Dependencies, language: LanguageCode, text: str) -> Screen:
    act = act_of(turn, deps)
    found = await list_phrases.find_phrases(act, deps.text_judge, deps.phrase_search, language, text)
    if not found:  # the page asks for other words
        await list_phrases.ask_for_search(act, turn.chat_id, language)
    return phrase_lists.found_phrases(texts_of(turn, deps), language, text, found)


async def take_search(turn: Turn, deps: Dependencies, message: Message, prompt: Prompt) -> Reply:
    """Words of a phrase were typed."""
    language = LanguageCode(prompt.subject)
    return await show_below(turn, deps, message, await _found(turn, deps, language, message.text or ""))


async def open_words(turn: Turn, deps: Dependencies, action: OpenWords) -> Reply:
    """The beginning was asked for."""
    await edit_text.begin_editing(act_of(turn, deps))
    return show_here(turn, phrase_lists.home(texts_of(turn, deps), LanguageCode(action.language), deps.languages()))


async def list_manners(turn: Turn, deps: Dependencies, action: ListManners) -> Reply:
    """Phrases were picked."""
    await edit_text.begin_editing(act_of(turn, deps))
    return show_here(turn, phrase_lists.manners(texts_of(turn, deps), action.language))


async def list_lines(turn: Turn, deps: Dependencies, action: ListLines) -> Reply:
    """Tasks, what to avoid or next steps were picked."""
    act = act_of(turn, deps)
    found = await list_texts.list_lines(act, deps.text_judge, LanguageCode(action.language), action.kind)
    return show_here(turn, text_lists.lines_page(texts_of(turn, deps), action, found))


async def list_chapters(turn: Turn, deps: Dependencies, action: ListChapters) -> Reply:
    """The guide was picked."""
    guide = await list_texts.list_chapters(act_of(turn, deps))
    return show_here(turn, text_lists.chapters_page(texts_of(turn, deps), action, guide))


async def list_pages(turn: Turn, deps: Dependencies, action: ListPages) -> Reply:
    """A chapter was picked."""
    found = await list_texts.list_pages(act_of(turn, deps), ChapterId(action.chapter))
    return show_here(turn, text_lists.pages_page(texts_of(turn, deps), deps.texts(LanguageCode(action.language)), action, found))


async def list_week(turn: Turn, deps: Dependencies, action: ListWeek) -> Reply:
    """What has changed lately was asked for."""
    act = act_of(turn, deps)
    read = await week.list_week(act, deps.text_judge, action.page)
    return show_here(turn, week_page(read, act.employee, texts_of(turn, deps)))


async def open_change(turn: Turn, deps: Dependencies, action: OpenChange) -> Reply:
    """One of the changes was picked."""
    act = act_of(turn, deps)
    change = await week.view_change(act, deps.text_judge, action.edit)
    return show_here(turn, change_page(change, act.employee, texts_of(turn, deps)))


async def open_manner(turn: Turn, deps: Dependencies, action: OpenManner) -> Reply:
    """A manner was picked."""
    await edit_text.begin_editing(act_of(turn, deps))
    return show_here(turn, phrase_lists.places(texts_of(turn, deps), action.language, action.manner))


async def open_place(turn: Turn, deps: Dependencies, action: OpenPlace) -> Reply:
    """A place was picked."""
    language = LanguageCode(action.language)
    found = await list_phrases.phrases_at(act_of(turn, deps), deps.text_judge, language, action.manner, action.place)
    return show_here(turn, phrase_lists.phrases(texts_of(turn, deps), action, list_phrases.place_named(action.place), found))


async def list_edited(turn: Turn, deps: Dependencies, action: ListEdited) -> Reply:
    """The changed phrases were asked for."""
    act = act_of(turn, deps)
    found = await list_phrases.list_edited(act, deps.text_judge)
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
    files = await list_phrases.export_edits(act_of(turn, deps), deps.text_judge)
    return await above_the_card(turn, deps, *phrase_lists.exported(turn.chat_id, texts_of(turn, deps), files))


TAPS: Sequence[Tap[Any]] = (
    Tap(OpenWords, open_words),
    Tap(ListManners, list_manners),
    Tap(ListLines, list_lines),
    Tap(ListChapters, list_chapters),
    Tap(ListPages, list_pages),
    Tap(ListWeek, list_week),
    Tap(OpenChange, open_change),
    Tap(OpenManner, open_manner),
    Tap(OpenPlace, open_place),
    Tap(ListEdited, list_edited),
    Tap(ListNotes, list_notes),
    Tap(SearchPhrase, search),
    Tap(ExportEdits, export),
)
