"""The lists of /words: where phrases stand, what was found, changed or did not fit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.domain.calls.intent import Cell
from bot.domain.calls.script import Objection, Occasion, Place
from bot.domain.calls.temperament import Manner
from bot.domain.ids import ChatId, LanguageCode
from bot.domain.people.changes import Change
from bot.domain.people.employee import Employee
from bot.domain.phrases.text_name import TextKind
from bot.screens.action import encode
from bot.screens.page import PAGE_SIZE, button, chosen, page, pager, part
from bot.screens.phrases.actions import (
    EditingAction,
    ExportEdits,
    ListChapters,
    ListEdited,
    ListExamples,
    ListLines,
    ListManners,
    ListNotes,
    ListWeek,
    OpenInbox,
    OpenManner,
    OpenPlace,
    OpenText,
    OpenWeighed,
    OpenWords,
    SearchPhrase,
)
from bot.screens.phrases.text_pages import clipped, manner_name, place_name, readable, text_title
from bot.screens.screen import Button, File, Screen, Show
from bot.screens.slot_kind import SlotKind
from bot.screens.texts import Texts
from bot.screens.training.actions import ListFailedDrills
from bot.services.phrases.list_phrases import EditedLine, NotesListed, PhraseLine

FILE_SLOT = SlotKind(name="words-file", closes_on=frozenset({Change.ACCESS, Change.EDITOR}), is_one_an_object=True)
"""One for each file."""
FOUR = 4
LONGEST_NOTE = 200
UNCLEAR = "🔈"
"""Stands before what the bot did not understand, in every language."""
LONGEST_ASKED = 40
LONGEST_LISTED = 90
"""Characters of a text in a list; a phrase has eighty."""
MANNERS = ((Manner.ANY,), (Manner.CHOLERIC, Manner.MELANCHOLIC), (Manner.SANGUINE, Manner.PHLEGMATIC))
CELLS = ((Cell.ASK_WANTS, Cell.ASK_CAN), (Cell.YES_YES, Cell.YES_NO), (Cell.NO_YES, Cell.NO_NO))
CAUSES = (
    (Objection.ASK_CAUSE, Objection.PRICE, Objection.THINK, Objection.COMPETITOR),
    (Objection.TRUST, Objection.NO_NEED, Objection.NOT_NOW),
)
OCCASIONS = (
    (Occasion.REASON, Occasion.PRESENT, Occasion.COST, Occasion.WRITE),
    (Occasion.GUARANTEE, Occasion.DELIVERY, Occasion.ANGER, Occasion.FIND_OUT),
)


def home(texts: Texts, language: LanguageCode, languages: Sequence[LanguageCode]) -> Screen:
    """Show what can be changed, and the ways to what was changed or did not fit."""
    tongues = [
        Button(label=chosen(texts, one.upper(), is_so=one == language), action=encode(OpenWords(language=one)))
        for one in languages
    ]
    lines = [
        button(texts, f"button.words_{kind}", ListLines(language=language, kind=kind, page=0))
        for kind in (TextKind.TASK, TextKind.AVOID, TextKind.NEXT_STEP)
    ]
    rows = [
        tongues if len(languages) > 1 else [],
        [button(texts, "button.words_phrases", ListManners(language=language)), lines[0]],
        lines[1:],
        [
            button(texts, "button.words_guide", ListChapters(language=language, page=0)),
            button(texts, "button.words_search", SearchPhrase(language=language)),
        ],
        [
            button(texts, "button.words_week", ListWeek(page=0)),
            button(texts, "button.words_edited", ListEdited(page=0)),
        ],
        [
            button(texts, "button.words_notes", OpenInbox()),
            button(texts, "button.examples", ListExamples(page=0)),
        ],
        [button(texts, "button.weighed", OpenWeighed())],
        [button(texts, "button.words_failed", ListFailedDrills(page=0))],
    ]
    return page(texts, texts.plain("words.title"), note=texts.plain("words.note"), keyboard=rows)


def manners(texts: Texts, language: str) -> Screen:
    """Show to whom phrases are said."""
    rows = [[_to(manner_name(texts, one), OpenManner(language=language, manner=one)) for one in row] for row in MANNERS]
    title = f"{texts.plain('words.kind.phrase')} · {language.upper()}"
    return page(texts, title, note=texts.plain("words.ask_manner"), keyboard=[*rows, [to_home(texts, language)]])


def places(texts: Texts, language: str, manner: Manner) -> Screen:
    """Show the places of a call for one manner."""

    def row(some: Sequence[Place]) -> list[Button]:
        return [
            _to(place_name(texts, place), OpenPlace(language=language, manner=manner, place=place.value, page=0))
            for place in some
        ]

    back = button(texts, "button.words_back", ListManners(language=language))
    rows = [*map(row, CELLS), *map(row, CAUSES), *map(row, OCCASIONS), [back]]
    title = f"{manner_name(texts, manner)} · {language.upper()}"
    return page(texts, title, note=texts.plain("words.ask_place"), keyboard=rows)


def phrases(texts: Texts, action: OpenPlace, place: Place, found: Sequence[PhraseLine]) -> Screen:
    """List the phrases of a place."""
    shown, number = part(found, action.page)
    first = number * PAGE_SIZE
    lines, numbers = _numbered(texts, action.language, shown, first)
    rows = [
        *numbers,
        pager(
            texts,
            number,
            has_more=first + len(shown) < len(found),
            at=lambda at: OpenPlace(language=action.language, manner=action.manner, place=action.place, page=at),
        ),
        [button(texts, "button.words_back", OpenManner(language=action.language, manner=action.manner))],
    ]
    title = f"{manner_name(texts, action.manner)} · {place_name(texts, place)} · {action.language.upper()}"
    note = texts.plain("words.pick" if lines else "words.none_here")
    return page(texts, title, lines=lines, note=note, keyboard=rows)


def found_phrases(texts: Texts, language: str, text: str, found: Sequence[PhraseLine]) -> Screen:
    """List what was found for some words."""
    lines, numbers = _numbered(texts, language, found, 0)
    asked = text if len(text) <= LONGEST_ASKED else f"{text[:LONGEST_ASKED]}…"
    title = texts.plain("words.found" if found else "words.not_found", text=asked)
    again = [button(texts, "button.words_search", SearchPhrase(language=language)), to_home(texts, language)]
    return page(texts, title, lines=lines, note=texts.plain("words.pick") if found else "", keyboard=[*numbers, again])


def ask_search(texts: Texts, language: str) -> Screen:
    """Ask for words of the phrase."""
    return Screen(html=texts.html("words.ask_search"), keyboard=[[to_home(texts, language)]])


def edited_list(texts: Texts, me: Employee, found: Sequence[EditedLine], number: int) -> Screen:
    """List the texts that were changed; those that need a decision come first."""
    shown, number = part(found, number)
    first = number * PAGE_SIZE
    lines, buttons = [], []
    for at, one in enumerate(shown, first + 1):
        marks = [one.edited.language.upper()]
        if one.edited.name.kind is not TextKind.PHRASE:
            marks.append(text_title(texts, one.edited.name, one.stands))
        if one.is_gone:
            marks.append(texts.plain("words.gone"))
        elif one.is_in_conflict:
            marks.append(texts.plain("words.sign_conflict"))
        text = clipped(readable(one.edited.text, texts), LONGEST_LISTED)
        lines.append(texts.plain("words.line", number=at, about=" · ".join(marks), text=text))
        if not one.is_gone:
            target = OpenText(language=one.edited.language, name=one.edited.name.code, note=0)
            buttons.append(_to(texts.plain("words.number", number=at), target))
    rows = [
        *in_fours(buttons),
        pager(texts, number, has_more=first + len(shown) < len(found), at=lambda at: ListEdited(page=at)),
        [*([button(texts, "button.words_file", ExportEdits())] if buttons else ()), to_home(texts, me.language)],
    ]
    note = texts.plain("words.pick" if buttons else "words.none_edited")
    return page(texts, texts.plain("words.edited"), lines=lines, note=note, keyboard=rows)


def notes_list(texts: Texts, me: Employee, listed: NotesListed) -> Screen:
    """List what clients said when nothing fitted or was understood, newest first; a number opens the phrase shown then."""
    read, counts = listed.read, listed.counts
    lines, buttons = [], []
    for at, note in enumerate(read.items, read.page * PAGE_SIZE + 1):
        text = note.text if len(note.text) <= LONGEST_NOTE else f"{note.text[:LONGEST_NOTE]}…"
        about = f"{UNCLEAR} " * note.is_not_understood + texts.moment(note.at, me.time_zone)
        lines.append(texts.plain("words.line", number=at, about=about, text=text))
        if note.phrase_id is not None:
            target = OpenText(language=note.language, name=note.phrase_id, note=note.id)
            buttons.append(_to(texts.plain("words.number", number=at), target))
    rows = [
        *in_fours(buttons),
        pager(texts, read.page, has_more=read.has_more, at=lambda at: ListNotes(page=at)),
        [to_home(texts, me.language)],
    ]
    note_line = texts.plain("words.pick" if lines else "words.no_notes")
    counted = texts.plain("words.notes_counted", fits_not=counts.none_fits, mark=UNCLEAR, unclear=counts.not_understood)
    return page(texts, texts.plain("words.notes"), lines=[counted, *lines] if lines else (), note=note_line, keyboard=rows)


def exported(chat_id: ChatId, texts: Texts, files: Mapping[str, str]) -> tuple[Show, ...]:
    """Return the changed words as files, one for each file of the content."""
    return tuple(
        Show(
            slot=FILE_SLOT.in_chat(chat_id, path.replace("/", "-")),
            screen=Screen(html=texts.html("words.file", file=path), file=File(name=path.replace("/", "-"), text=text)),
            is_anew=True,
        )
        for path, text in files.items()
    )


def _numbered(texts: Texts, language: str, some: Sequence[PhraseLine], first: int) -> tuple[list[str], list[list[Button]]]:
    lines, buttons = [], []
    for at, one in enumerate(some, first + 1):
        about = texts.plain(f"words.moment.{one.phrase.moment}")
        lines.append(texts.plain("words.line", number=at, about=about, text=one.said))
        target = OpenText(language=language, name=one.phrase.id, note=0)
        buttons.append(_to(texts.plain("words.number", number=at), target))
    return lines, in_fours(buttons)


def in_fours(buttons: Sequence[Button]) -> list[list[Button]]:
    """Put the numbers of a list into rows."""
    return [list(buttons[start : start + FOUR]) for start in range(0, len(buttons), FOUR)]


def _to(label: str, action: EditingAction) -> Button:
    return Button(label=label, action=encode(action))


def to_home(texts: Texts, language: str) -> Button:
    """Return the button that leads to the beginning."""
    return button(texts, "button.words_home", OpenWords(language=language))
