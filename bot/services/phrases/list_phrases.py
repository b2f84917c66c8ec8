"""The lists that lead an editor to a phrase: by place, by words, by what was changed or did not fit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from bot.domain.calls.intent import Cell
from bot.domain.calls.script import MOMENT_ORDER, Objection, Occasion, Phrase, Place
from bot.domain.calls.temperament import Manner
from bot.domain.ids import ChatId, LanguageCode
from bot.domain.people.permissions import Deed, Whose, may
from bot.domain.phrases.edited_text import EditedText, edited_texts
from bot.domain.phrases.text_name import phrase_named
from bot.services.act import Act
from bot.services.asked import ask_for_text
from bot.services.content_ports import PhraseSearch
from bot.services.errors import NotFound
from bot.services.interaction_ports import InteractionKind
from bot.services.pages import Part, read_page
from bot.services.phrases.edit_text import TextPlace, begin_editing, is_for, place_of
from bot.services.phrases.ports import FitNote, NoteCounts, TextJudge
from bot.services.text_ports import PromptKind

PAGE_SIZE = 8
MOST_FOUND = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class PhraseLine:
    """A phrase in a list."""

    phrase: Phrase
    said: str
    """What is in force, without the form of address."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EditedLine:
    """An edited text in a list."""

    edited: EditedText
    stands: TextPlace
    is_gone: bool
    """The files have no such text any more."""
    is_in_conflict: bool


def place_named(value: str) -> Place:
    """Return the place in a call that a button names.

    Raises:
        NotFound: there is none of that name.
    """
    for kind in (Cell, Objection, Occasion):
        found: Place | None = next((one for one in kind if one.value == value), None)
        if found is not None:
            return found
    raise NotFound


async def phrases_at(act: Act, text_judge: TextJudge, language: LanguageCode, manner: Manner, place: str) -> Sequence[PhraseLine]:
    """Return the phrases in use of one manner and place, in the order of a call."""
    await begin_editing(act)
    meant = place_named(place)
    found = [one for one in act.script.phrases if one.manner is manner and not one.retired and one.place is meant]
    found.sort(key=lambda one: MOMENT_ORDER[one.moment])
    return await _lines(act, text_judge, language, found)


async def find_phrases(
    act: Act, text_judge: TextJudge, search: PhraseSearch, language: LanguageCode, text: str
) -> Sequence[PhraseLine]:
    """Return the phrases in use that say these words, or mean them: `search` forgives forms and slips."""
    await begin_editing(act)
    await act.log(InteractionKind.WORDS_OPENED, search=language)
    meant = search.find(text, language, MOST_FOUND)
    named = list(dict.fromkeys([*text_judge.find(language, text, MOST_FOUND), *meant]))[:MOST_FOUND]
    found = [act.script.phrase(phrase_id) for phrase_id in named]
    return await _lines(act, text_judge, language, [one for one in found if one is not None])


async def ask_for_search(act: Act, chat_id: ChatId, language: LanguageCode) -> None:
    """Let the next plain text be words of the phrase that is looked for."""
    await begin_editing(act)
    await ask_for_text(act, chat_id, PromptKind.PHRASE_SEARCH, language)


async def list_edited(act: Act, text_judge: TextJudge) -> Sequence[EditedLine]:
    """Return the texts of all languages that an edit changes, conflicts first."""
    await begin_editing(act)
    found = []
    for one in edited_texts(await act.work.content_edits.live()):
        original = text_judge.original(one.language, one.name)
        if (original is None or original != one.text) and is_for(act, one.name):
            is_in_conflict = original is not None and one.conflicts_with(original)
            stands = place_of(act, one.name)
            found.append(EditedLine(edited=one, stands=stands, is_gone=original is None, is_in_conflict=is_in_conflict))
    return sorted(found, key=lambda one: not one.is_in_conflict)


@dataclass(frozen=True, slots=True, kw_only=True)
class NotesListed:
    """A page of notes, and how many there are in all."""

    read: Part[FitNote]
    counts: NoteCounts


async def list_notes(act: Act, page: int) -> NotesListed:
    """Return what clients said when nothing fitted, or when the bot understood nothing.

    In every team for the owner, in those that he looks after for a supervisor; else one's own.
    """
    await begin_editing(act)
    me = act.employee
    teams = None if may(me.role, Deed.READ_NOTES, Whose.OTHER_TEAM) else me.teams
    person = None if may(me.role, Deed.READ_NOTES, Whose.OWN_TEAM) else me.id
    edits = act.work.content_edits
    counts = await edits.count_notes(teams, person)

    async def number() -> int:
        return counts.all

    read = await read_page(page, PAGE_SIZE, partial(edits.notes, teams, person), number)
    return NotesListed(read=read, counts=counts)


async def export_edits(act: Act, text_judge: TextJudge) -> Mapping[str, str]:
    """Return the edits as YAML, by the file of the content into which they can be put: `ru/phrases.yaml`.

    Raises:
        NotFound: nothing was changed.
    """
    await begin_editing(act)
    lines = [one.edited for one in await list_edited(act, text_judge) if not one.is_gone]
    if not lines:
        raise NotFound
    await act.log(InteractionKind.WORDS_OPENED, export=",".join(sorted({one.language for one in lines})))
    return text_judge.as_files(lines)


async def _lines(act: Act, text_judge: TextJudge, language: LanguageCode, phrases: Sequence[Phrase]) -> Sequence[PhraseLine]:
    edited = {one.name: one.text for one in edited_texts(await act.work.content_edits.live()) if one.language == language}
    found = []
    for phrase in phrases:
        name = phrase_named(phrase.id)
        original = text_judge.original(language, name)
        if original is None:
            raise NotFound
        found.append(PhraseLine(phrase=phrase, said=text_judge.with_address(language, edited.get(name, original), is_on=False)))
    return found
