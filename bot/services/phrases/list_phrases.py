"""The lists that lead an editor to a phrase: by place, by words, by what was changed or did not fit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from bot.domain.calls.intent import Cell
from bot.domain.calls.script import MOMENT_ORDER, Objection, Occasion, Phrase, Place
from bot.domain.calls.temperament import Manner
from bot.domain.ids import ChatId, LanguageCode, PhraseId
from bot.domain.people.permissions import Deed, Whose, may
from bot.domain.phrases.edited_phrase import EditedPhrase, edited_phrases
from bot.services.act import Act
from bot.services.asked import ask_for_text
from bot.services.content_ports import PhraseSearch
from bot.services.errors import NotFound
from bot.services.interaction_ports import InteractionKind
from bot.services.pages import Part, read_page
from bot.services.phrases.edit_phrase import begin_editing
from bot.services.phrases.ports import FitNote, NoteCounts, PhraseJudge
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
    """An edited phrase in a list."""

    edited: EditedPhrase
    phrase: Phrase | None
    """None when the files have no such phrase any more."""
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


async def phrases_at(
    act: Act, phrase_judge: PhraseJudge, language: LanguageCode, manner: Manner, place: str
) -> Sequence[PhraseLine]:
    """Return the phrases in use of one manner and place, in the order of a call."""
    await begin_editing(act)
    meant = place_named(place)
    found = [one for one in act.script.phrases if one.manner is manner and not one.retired and one.place is meant]
    found.sort(key=lambda one: MOMENT_ORDER[one.moment])
    return await _lines(act, phrase_judge, language, found)


async def find_phrases(
    act: Act, phrase_judge: PhraseJudge, search: PhraseSearch, language: LanguageCode, text: str
) -> Sequence[PhraseLine]:
    """Return the phrases in use that say these words, or mean them: `search` forgives forms and slips."""
    await begin_editing(act)
    await act.log(InteractionKind.WORDS_OPENED, search=language)
    meant = search.find(text, language, MOST_FOUND)
    named = list(dict.fromkeys([*phrase_judge.find(language, text, MOST_FOUND), *meant]))[:MOST_FOUND]
    found = [act.script.phrase(phrase_id) for phrase_id in named]
    return await _lines(act, phrase_judge, language, [one for one in found if one is not None])


async def ask_for_search(act: Act, chat_id: ChatId, language: LanguageCode) -> None:
    """Let the next plain text be words of the phrase that is looked for."""
    await begin_editing(act)
    await ask_for_text(act, chat_id, PromptKind.PHRASE_SEARCH, language)


async def list_edited(act: Act, phrase_judge: PhraseJudge) -> Sequence[EditedLine]:
    """Return the phrases of all languages that an edit changes, conflicts first."""
    await begin_editing(act)
    found = []
    for one in edited_phrases(await act.work.content_edits.live()):
        original = phrase_judge.original(one.language, one.phrase_id)
        if original is None or original != one.text:
            phrase = None if original is None else act.script.phrase(one.phrase_id)
            is_in_conflict = original is not None and one.conflicts_with(original)
            found.append(EditedLine(edited=one, phrase=phrase, is_in_conflict=is_in_conflict))
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


async def export_edits(act: Act, phrase_judge: PhraseJudge) -> Mapping[LanguageCode, str]:
    """Return the edits of each language as YAML.

    Raises:
        NotFound: nothing was changed.
    """
    await begin_editing(act)
    lines = [one.edited for one in await list_edited(act, phrase_judge) if one.phrase is not None]
    if not lines:
        raise NotFound
    languages = sorted({one.language for one in lines})
    await act.log(InteractionKind.WORDS_OPENED, export=",".join(languages))
    return {
        language: phrase_judge.as_file(language, [one for one in lines if one.language == language]) for language in languages
    }


async def _lines(act: Act, phrase_judge: PhraseJudge, language: LanguageCode, phrases: Sequence[Phrase]) -> Sequence[PhraseLine]:
    edited: Mapping[PhraseId, str] = {
        one.phrase_id: one.text for one in edited_phrases(await act.work.content_edits.live()) if one.language == language
    }
    found = []
    for phrase in phrases:
        original = phrase_judge.original(language, phrase.id)
        if original is None:
            raise NotFound
        found.append(
            PhraseLine(phrase=phrase, said=phrase_judge.with_address(language, edited.get(phrase.id, original), is_on=False))
        )
    return found
