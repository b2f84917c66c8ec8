"""The words of calls and of the guide, as an editor looks at them and takes a change back.

Everything that counts is in the audit log, by ids.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TypeVar

from bot.domain.calls.intent import BuyIntent, Cell
from bot.domain.calls.next_step import cell_after, manner_after
from bot.domain.calls.script import Moment, Phrase, Place
from bot.domain.calls.temperament import Manner
from bot.domain.guide.chapters import Page
from bot.domain.ids import EmployeeId, LanguageCode, PageId, PhraseId, TaskId
from bot.domain.people.employee import Employee
from bot.domain.people.permissions import Deed, Whose, may, may_edit_words, where_stands
from bot.domain.phrases.edit import by_publication, newest_live
from bot.domain.phrases.edited_text import EditedText, TextEdit, edited_texts, sign_of, text_since
from bot.domain.phrases.text_name import OF_PAGE, TextKind, TextName
from bot.domain.phrases.text_use import TextUse
from bot.services.act import Act
from bot.services.asked import forget_question
from bot.services.errors import NotFound
from bot.services.guide.read_guide import guide_for
from bot.services.interaction_ports import InteractionKind
from bot.services.people.ports import AuditAction
from bot.services.phrases.ports import Ending, FitNote, Judgement, TextJudge
from bot.services.text_ports import PromptKind

LATELY = timedelta(days=90)
"""Over which the use of a text is counted, if it is as old."""

_Choice = TypeVar("_Choice", bound=StrEnum)

OF_EDITORS = (PromptKind.PHRASE_TEXT, PromptKind.PHRASE_SEARCH, PromptKind.NOTE_ANSWER, PromptKind.EXAMPLE_TEXT)
"""What editors are asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextPlace:
    """Where a text stands: what does not matter for its kind is None."""

    manner: Manner | None = None
    place: Place | None = None
    moment: Moment | None = None
    task: TaskId | None = None
    """Of a phrase: what stands with it on the card."""
    page: Page | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TextView:
    """A text in one language, and how it did."""

    name: TextName
    stands: TextPlace
    language: LanguageCode
    text: str
    """What is in force."""
    original: str
    """What the files say."""
    judged: Judgement
    edit: TextEdit | None
    """The edit in force; None while the files' text is."""
    editor: str | None
    """Who made it; None when he is somebody of another team."""
    is_in_conflict: bool
    use: TextUse
    """Of the text in force, not of those before it."""
    counted_since: datetime | None
    """Since when it is in force, if that is later than `LATELY`."""
    was_edited: bool
    """Something was published for it once."""
    note: FitNote | None = None
    """What a client said when it did not fit, if that is why it is looked at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsChanged:
    """The words in force are others now: all edits, and the text."""

    view: TextView
    edited: Sequence[EditedText]


@dataclass(frozen=True, slots=True, kw_only=True)
class TextHistory:
    """What was ever published for a text, newest first, and who wrote it."""

    name: TextName
    stands: TextPlace
    language: LanguageCode
    original: str
    edits: Sequence[TextEdit]
    names: Mapping[EmployeeId, str]
    """Of those whom the reader may know: nobody but the owner knows who is in other teams."""


async def begin_editing(act: Act) -> None:
    """Refuse whoever may not change words, and put it on record. A text that an editor was asked for is not waited for any more.

    Raises:
        NotAllowed.
    """
    await require_editor(act)
    await forget_question(act, of=OF_EDITORS)


async def require_editor(act: Act) -> None:
    """Refuse whoever may not change words, and put it on record. Nothing is written for whoever may.

    Raises:
        NotAllowed.
    """
    if not may_edit_words(act.employee):
        await act.refuse(Deed.EDIT_WORDS)


async def view_text(
    act: Act, text_judge: TextJudge, language: LanguageCode, name: TextName, sample: str, note_id: int = 0
) -> TextView:
    """Look at a text.

    Args:
        sample: the client's name with which it is tried.
        note_id: the note for which it is looked at, or 0.

    Raises:
        NotFound: there is no such text, language or note.
        NotAllowed.
    """
    await begin_editing(act)
    note = await read_note(act, note_id) if note_id else None
    original = known_text(act, text_judge, language, name)
    edits = await act.work.content_edits.of_text(language, name)
    edit = newest_live(edits)
    text = edit.text if edit else original
    editor = await act.work.employees.get(edit.employee_id) if edit else None
    since, lately = text_since(edits), act.now - LATELY
    counted_since = since if since is not None and since > lately else None
    await act.log(InteractionKind.WORDS_OPENED, phrase=name.code, language=language)
    return TextView(
        name=name,
        stands=place_of(act, name),
        language=language,
        text=text,
        original=original,
        judged=text_judge.judge(language, name, text, sample),
        edit=edit,
        editor=known_name(act, editor) if editor else "",
        is_in_conflict=any(one.conflicts_with(original) for one in edited_texts(edits)),
        use=await use_of(act, text_judge, language, name, counted_since or lately),
        counted_since=counted_since,
        was_edited=bool(edits),
        note=note,
    )


async def read_note(act: Act, note_id: int) -> FitNote:
    """Return a note; a text that an editor was asked for is not waited for any more.

    Raises:
        NotFound: there is no such note, or it was erased.
        NotAllowed, LeftBehind: the refusal is on record.
    """
    await begin_editing(act)
    return await look_at_note(act, note_id)


async def look_at_note(act: Act, note_id: int) -> FitNote:
    """Return what a client said when nothing fitted.

    Raises:
        NotFound: there is no such note, or it was erased.
        NotAllowed, LeftBehind: the refusal is on record.
    """
    await require_editor(act)
    note = await act.work.content_edits.note(note_id)
    if note is None:
        raise NotFound
    if not may(act.employee.role, Deed.READ_NOTES, where_stands(act.employee, note.team_id)):  # then it must be his own
        await act.require(Deed.READ_NOTES, where_stands(act.employee, note.team_id, note.employee_id), note=str(note_id))
    return note


async def undo(
    act: Act, text_judge: TextJudge, language: LanguageCode, name: TextName, edit_id: int, sample: str
) -> WordsChanged:
    """Go back to the text before the edit in force; an edit that is not in force any more changes nothing."""
    await begin_editing(act)
    edit = newest_live(await act.work.content_edits.of_text(language, name))
    if edit is not None and int(edit.id) == edit_id and await act.work.content_edits.undo([edit.id], act.employee.id, act.now):
        await put_on_record(act, AuditAction.WORDS_UNDONE, edit)
    return await view_changed(act, text_judge, language, name, sample)


async def settle_conflict(
    act: Act, text_judge: TextJudge, language: LanguageCode, name: TextName, original: int, sample: str, *, is_kept: bool
) -> WordsChanged:
    """Keep the edit although the files' text has changed, or let it go for the new text.

    Args:
        original: the sign of the files' text that the editor saw; when it is another one by now nothing is settled.
    """
    await begin_editing(act)
    text = known_text(act, text_judge, language, name)
    edits = await act.work.content_edits.of_text(language, name)
    edit = newest_live(edits)
    is_asked = edit is not None and any(one.conflicts_with(text) for one in edited_texts(edits))
    if edit is not None and is_asked and sign_of(text) == original:
        if is_kept:
            await act.work.content_edits.add(
                language=language,
                name=name,
                text=edit.text,
                text_before=text,
                employee_id=act.employee.id,
                at=act.now,
                is_published=True,
            )
        else:
            await act.work.content_edits.undo([one.id for one in edits if one.is_live], act.employee.id, act.now)
        await put_on_record(act, AuditAction.WORDS_KEPT if is_kept else AuditAction.WORDS_LET_GO, edit)
    return await view_changed(act, text_judge, language, name, sample)


async def read_history(act: Act, text_judge: TextJudge, language: LanguageCode, name: TextName) -> TextHistory:
    """Return what was ever published for a text."""
    await begin_editing(act)
    original = known_text(act, text_judge, language, name)
    edits = list(reversed(by_publication(await act.work.content_edits.of_text(language, name))))
    who = [*(one.employee_id for one in edits), *(one.undone_by for one in edits if one.undone_by is not None)]
    people = await act.work.employees.by_ids(list(dict.fromkeys(who))) if who else ()
    names = {one.id: said for one in people if (said := known_name(act, one)) is not None}
    return TextHistory(name=name, stands=place_of(act, name), language=language, original=original, edits=edits, names=names)


async def view_changed(act: Act, text_judge: TextJudge, language: LanguageCode, name: TextName, sample: str) -> WordsChanged:
    """Return the text as it is now, and all edits that are in force."""
    view = await view_text(act, text_judge, language, name, sample)
    return WordsChanged(view=view, edited=edited_texts(await act.work.content_edits.live()))


def known_name(act: Act, other: Employee) -> str | None:
    """Return the name of who wrote something; None when he is in another team, of which only who looks after it sees anything."""
    where = where_stands(act.employee, other.team_id)
    is_known = where is Whose.OWN_TEAM or may(act.employee.role, Deed.SEE_TEAM, where)
    return other.name if is_known else None


async def put_on_record(act: Act, action: AuditAction, edit: TextEdit) -> None:
    """Audit what became of an edit."""
    await act.audit(action, language=edit.language, phrase=edit.name.code, edit=str(edit.id))


def known_text(act: Act, text_judge: TextJudge, language: LanguageCode, name: TextName) -> str:
    """Return the files' words of a text.

    Raises:
        NotFound: there is no such text, or no such language, or it is on a page that is not for whoever acts.
    """
    original = text_judge.original(language, name)
    if original is None or not is_for(act, name):
        raise NotFound
    return original


def is_for(act: Act, name: TextName) -> bool:
    """Tell whether whoever acts may read it: pages of the guide may be for supervisors alone."""
    if name.kind not in OF_PAGE:
        return True
    pages = act.script.guide.pages.keys() - guide_for(act).pages.keys()
    return name.id not in pages


def place_of(act: Act, name: TextName) -> TextPlace:
    """Return where in calls or in the guide a text stands; nothing where the files have it no more."""
    if name.kind in OF_PAGE:
        return TextPlace(page=act.script.guide.page(PageId(name.id)))
    if name.kind is TextKind.AVOID:
        return TextPlace(manner=_one_of(Manner, name.id))
    if name.kind is TextKind.NEXT_STEP:
        manner, _, cell = name.id.partition(".")
        return TextPlace(manner=_one_of(Manner, manner), place=_one_of(Cell, cell))
    if name.kind is TextKind.PHRASE:
        phrase = act.script.phrase(PhraseId(name.id))
        if phrase is None:
            return TextPlace()
        return TextPlace(manner=phrase.manner, place=phrase.place, moment=phrase.moment, task=phrase.task_id)
    return TextPlace(place=next((one.place for one in act.script.phrases if one.task_id == name.id), None))


async def use_of(act: Act, text_judge: TextJudge, language: LanguageCode, name: TextName, since: datetime) -> TextUse:
    """Count how often a text was shown since a moment, and how often it fitted where managers say so."""
    uses = act.work.text_uses
    if name.kind in OF_PAGE:
        return TextUse(shown=await uses.opened(language, PageId(name.id), since), is_judged=False)
    if name.kind is TextKind.NEXT_STEP:
        ended = await uses.endings(language, since)
        steps = text_judge.lines(language, TextKind.NEXT_STEP)
        return TextUse(shown=sum(one.calls for one in ended if _step_after(one, steps) == name), is_judged=False)
    return await uses.use_of(language, [one.id for one in act.script.phrases if _is_said_with(one, name)], since)


def _is_said_with(phrase: Phrase, name: TextName) -> bool:
    """Tell whether a text stands on the cards of a phrase."""
    if name.kind is TextKind.TASK:
        return phrase.task_id == name.id
    return phrase.manner == name.id if name.kind is TextKind.AVOID else phrase.id == name.id


def _step_after(ending: Ending, steps: Container[TextName]) -> TextName:
    """Return which next step was said: anybody's where the type has none of its own."""
    cell = cell_after(BuyIntent(wants=ending.wants, can=ending.can), ending.outcome)
    own = TextName(TextKind.NEXT_STEP, f"{manner_after(ending.temperament)}.{cell}")
    return own if own in steps else TextName(TextKind.NEXT_STEP, f"{Manner.ANY}.{cell}")


def _one_of(kind: type[_Choice], value: str) -> _Choice | None:
    return next((one for one in kind if one.value == value), None)
