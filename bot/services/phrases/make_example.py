"""Making an example of what the bot did not understand: the words without anybody's name, what they mean, publication, undo.

Nothing is kept before it is seen to tell of nobody: a text with a contact, a name or the client's own is refused, in the language
in which it is said, and once more before it is published: the client may have been named meanwhile. Who makes it reads it too.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum

from bot.domain.calls.corrected import meant_by_words
from bot.domain.calls.meanings import LABELS, meanings_of, with_meaning
from bot.domain.clients.named_in import is_named_in
from bot.domain.ids import ChatId, LanguageCode
from bot.domain.masking import EMAIL_SIGN, PHONE_SIGN, mask
from bot.domain.people.permissions import Deed, Whose, may
from bot.domain.phrases.edit import EditId
from bot.domain.phrases.edited_example import LONGEST_EXAMPLE, EditedExample, ExampleEdit, examples_of
from bot.services import asked
from bot.services.act import Act
from bot.services.errors import NotFound, NotYours
from bot.services.interaction_ports import InteractionKind
from bot.services.pages import Part, read_page
from bot.services.people.ports import AuditAction
from bot.services.phrases.edit_text import begin_editing, known_name, look_at_note, read_note, require_editor
from bot.services.phrases.ports import ExampleJudge, ExampleTrial, FitNote, WordsFinding
from bot.services.text_ports import Prompt, PromptKind

LATELY = timedelta(days=90)
MOST_REREAD = 100
"""Notes that are read again, the newest: a third of a second."""
PAGE_SIZE = 8


class Fault(StrEnum):
    """Why a text can be no example; content has the words under `example.fault.<value>`."""

    EMPTY = "empty"
    LONG = "long"
    CONTACT = "contact"
    CLIENT = "client"
    """A word of what the client is called."""
    NAME = "name"


@dataclass(frozen=True, slots=True, kw_only=True)
class TextFault:
    """What is wrong with a text, and the word that shows it."""

    fault: Fault
    word: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExampleAsked:
    """A note of which an example is to be made; the text is waited for."""

    note: FitNote
    fault: TextFault | None
    """What is wrong with what was typed last, or with the note's own words while nothing was typed."""
    is_typed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ExampleTried:
    """What an example would change."""

    example: EditedExample
    read_now: tuple[str, ...]
    """What the sentence is read as, by labels."""
    read_then: tuple[str, ...]
    """What it would be read as."""
    reread: int
    """Of the newest notes those in its language, of the last 90 days, that were not understood."""
    understood: Sequence[FitNote]
    """Those of which something would be understood then and is not now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExampleView:
    """A draft, and what the rules say of it."""

    draft: ExampleEdit
    findings: Sequence[WordsFinding]
    fault: TextFault | None = None
    """Why the language that was picked, or publication, was refused just now."""
    tried: ExampleTried | None = None
    """What it would change, where that was asked."""

    @property
    def may_be_published(self) -> bool:
        """True when it means something, no rule objects and nobody was found in it."""
        return bool(self.draft.example.labels) and not self.findings and self.fault is None


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedView:
    """An example that is, or was, in force."""

    edit: ExampleEdit
    editor: str | None
    """None for somebody of whom the reader may not know."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExamplesChanged:
    """Other examples are in force now: all of them, and the one."""

    view: PublishedView
    live: Sequence[EditedExample]


async def ask_for_example(act: Act, judge: ExampleJudge, chat_id: ChatId, note_id: int) -> ExampleAsked:
    """Let the next plain text be the sentence of an example made of a note.

    Raises:
        NotFound: there is no such note, or it was erased.
        NotAllowed, LeftBehind: the refusal is on record.
    """
    note = await read_note(act, note_id)
    await asked.ask_for_text(act, chat_id, PromptKind.EXAMPLE_TEXT, note_id)
    return ExampleAsked(note=note, fault=await _fault(act, judge, note, note.text))


async def take_note(act: Act, judge: ExampleJudge, note_id: int) -> ExampleEdit | ExampleAsked:
    """Begin with the note's own words, if they tell of nobody."""
    note = await read_note(act, note_id)
    return await _begin(act, judge, note, note.text)


async def write_example(act: Act, judge: ExampleJudge, prompt: Prompt, text: str) -> ExampleEdit | ExampleAsked:
    """Keep what was typed as a draft, in place of the editor's draft before it; a text that tells of somebody is kept nowhere."""
    note = await read_note(act, int(prompt.subject))
    return await _begin(act, judge, note, text)


async def _begin(act: Act, judge: ExampleJudge, note: FitNote, text: str) -> ExampleEdit | ExampleAsked:
    said = " ".join(text.split())
    fault = await _fault(act, judge, note, said)
    if fault is not None:
        await asked.ask_for_text(act, asked.own_chat(act), PromptKind.EXAMPLE_TEXT, note.id)
        return ExampleAsked(note=note, fault=fault, is_typed=True)
    await act.work.example_edits.forget_drafts(note.id, act.employee.id)
    example = EditedExample(language=note.language, text=said, labels=await suggested(act, note))
    number = await act.work.example_edits.add(example, note_id=note.id, employee_id=act.employee.id, at=act.now)
    await act.log(InteractionKind.WORDS_WRITTEN, example=str(number), language=note.language)
    return await own_draft(act, number)


async def suggested(act: Act, note: FitNote) -> tuple[str, ...]:
    """Return what a note's words meant by what was said in the call after them, by labels; none where nobody has said it."""
    return meant_by_words(note.at, await act.work.content_edits.answered(note.consultation_id)).meant


async def accept_note(act: Act, judge: ExampleJudge, note_id: int) -> ExampleAsked | ExampleView | ExamplesChanged:
    """Let recognition learn a note's own words as what they meant by what was said after them; in doubt nothing is published.

    Raises:
        NotFound: there is no such note, it was erased or settled, or nobody has said what it meant.
        NotAllowed, LeftBehind: the refusal is on record.
    """
    note = await read_note(act, note_id)
    if note.settled_at is not None or not await suggested(act, note):
        raise NotFound
    begun = await _begin(act, judge, note, note.text)
    return begun if isinstance(begun, ExampleAsked) else await publish_example(act, judge, int(begun.id))


async def _fault(
    act: Act, judge: ExampleJudge, note: FitNote, text: str, language: LanguageCode | None = None
) -> TextFault | None:
    if not any(map(str.isalpha, text)):
        return TextFault(fault=Fault.EMPTY)
    if len(text) > LONGEST_EXAMPLE:
        return TextFault(fault=Fault.LONG)
    if mask(text) != text or PHONE_SIGN in text or EMAIL_SIGN in text:
        return TextFault(fault=Fault.CONTACT)
    call = await act.work.consultations.get(note.consultation_id)
    if call is not None and call.client_name is not None and is_named_in(text, call.client_name):
        return TextFault(fault=Fault.CLIENT)
    names = judge.names_in(language or note.language, text)
    return TextFault(fault=Fault.NAME, word=names[0]) if names else None


async def view_example(act: Act, judge: ExampleJudge, draft_id: int, tried: ExampleTried | None = None) -> ExampleView:
    """Look at one's own draft.

    Args:
        tried: what it would change, if that was asked; of a draft that is another by now it says nothing.

    Raises:
        NotFound: there is no such draft any more, or its note is gone.
        NotYours, NotAllowed, LeftBehind: the refusal is on record.
    """
    view = await _view_draft(act, judge, await own_draft(act, draft_id))
    return replace(view, tried=tried if tried is not None and tried.example == view.draft.example else None)


async def _view_draft(act: Act, judge: ExampleJudge, draft: ExampleEdit, fault: TextFault | None = None) -> ExampleView:
    example = draft.example
    others = [one for one in examples_of(await act.work.example_edits.live()) if one.language == example.language]
    return ExampleView(draft=draft, findings=judge.judge(example, others), fault=fault)


async def try_example(act: Act, trial: ExampleTrial, draft_id: int) -> ExampleTried:
    """Read the sentence, and notes that were not understood, as they would be read with one's own draft. Writes nothing.

    Raises:
        NotFound: there is no such draft any more, or its note is gone.
        NotYours, NotAllowed, LeftBehind: the refusal is on record.
    """
    example = (await _look_at_draft(act, draft_id)).example
    notes = await _not_understood(act, example.language) if example.labels else ()
    added = {label: [example.text] for label in example.labels}
    readings = await trial.read_with(example.language, added, [example.text, *(note.text for note in notes)])
    said = [(meanings_of(now), meanings_of(then)) for now, then in readings]
    return ExampleTried(
        example=example,
        read_now=said[0][0],
        read_then=said[0][1],
        reread=len(notes),
        understood=[note for note, (now, then) in zip(notes, said[1:], strict=True) if then and not now],
    )


async def _not_understood(act: Act, language: LanguageCode) -> Sequence[FitNote]:
    me = act.employee
    teams = None if may(me.role, Deed.READ_NOTES, Whose.OTHER_TEAM) else me.teams
    person = None if may(me.role, Deed.READ_NOTES, Whose.OWN_TEAM) else me.id
    notes = await act.work.content_edits.notes(teams, person, MOST_REREAD, 0)
    return [one for one in notes if one.is_not_understood and one.language == language and one.at >= act.now - LATELY]


async def set_meaning(act: Act, draft_id: int, label: str, *, is_on: bool) -> ExampleEdit:
    """Say that a draft means something, or that it does not; what it excludes goes.

    Raises:
        NotFound: there is no such draft, or no such label.
    """
    draft = await own_draft(act, draft_id)
    if label not in LABELS:
        raise NotFound
    example = replace(draft.example, labels=with_meaning(draft.example.labels, label, is_on=is_on))
    await act.work.example_edits.rewrite(draft, example)
    return replace(draft, example=example)


async def set_language(
    act: Act, judge: ExampleJudge, draft_id: int, language: LanguageCode, languages: Sequence[LanguageCode]
) -> ExampleView:
    """Say in which language a draft is said; where its words may be a name in that one, it keeps its own.

    Raises:
        NotFound: there is no such draft, or no such language.
    """
    draft = await own_draft(act, draft_id)
    if language not in languages:
        raise NotFound
    example = replace(draft.example, language=language)
    fault = await _fault_of(act, judge, draft, example)
    if fault is not None:
        return await _view_draft(act, judge, draft, fault)
    await act.work.example_edits.rewrite(draft, example)
    return await _view_draft(act, judge, replace(draft, example=example))


async def _fault_of(act: Act, judge: ExampleJudge, draft: ExampleEdit, example: EditedExample) -> TextFault | None:
    return await _fault(act, judge, await look_at_note(act, draft.note_id), example.text, example.language)


async def drop_example(act: Act, draft_id: int) -> int:
    """Let a draft go; returns its note."""
    draft = await own_draft(act, draft_id)
    await act.work.example_edits.forget_drafts(draft.note_id, act.employee.id)
    return draft.note_id


async def publish_example(act: Act, judge: ExampleJudge, draft_id: int) -> ExampleView | ExamplesChanged:
    """Let recognition learn a draft, if no rule objects and it still tells of nobody; its note is settled by that."""
    await begin_editing(act)
    found = await act.work.example_edits.get(EditId(draft_id))
    if found is not None and found.employee_id == act.employee.id and found.published_at is not None:  # a second tap
        return await _changed(act, found)
    draft = await own_draft(act, draft_id)
    is_free = await act.work.lanes.try_job(f"examples:{draft.example.language}")
    # Whoever published one in this language has let go of it: what is read from here on is what it is judged among.
    view = await _view_draft(act, judge, draft, await _fault_of(act, judge, draft, draft.example))
    if not view.may_be_published or not is_free:
        return view
    if await act.work.example_edits.publish(draft.id, act.now):
        await _put_on_record(act, AuditAction.EXAMPLE_PUBLISHED, draft)
        await act.work.content_edits.settle_note(draft.note_id, act.now)
    return await _changed(act, replace(draft, published_at=act.now))


async def undo_example(act: Act, edit_id: int) -> ExamplesChanged:
    """Take an example back; one that is not in force any more changes nothing."""
    edit = await _published(act, edit_id)
    if await act.work.example_edits.undo(edit.id, act.now):
        await _put_on_record(act, AuditAction.EXAMPLE_UNDONE, edit)
        edit = replace(edit, undone_at=act.now)
    return await _changed(act, edit)


async def view_published(act: Act, edit_id: int) -> PublishedView:
    """Look at an example that is or was in force."""
    return await _view(act, await _published(act, edit_id))


async def list_examples(act: Act, page: int) -> Part[ExampleEdit]:
    """Return a page of what was ever published, newest first."""
    await begin_editing(act)
    edits = act.work.example_edits
    return await read_page(page, PAGE_SIZE, edits.published, edits.count_published)


async def export_examples(act: Act, judge: ExampleJudge) -> Mapping[LanguageCode, str]:
    """Return the examples in force of each language as YAML.

    Raises:
        NotFound: there are none.
    """
    await begin_editing(act)
    live = examples_of(await act.work.example_edits.live())
    if not live:
        raise NotFound
    languages = sorted({one.language for one in live})
    await act.log(InteractionKind.WORDS_OPENED, export=",".join(languages))
    return {language: judge.as_file(language, live) for language in languages}


async def _changed(act: Act, edit: ExampleEdit) -> ExamplesChanged:
    return ExamplesChanged(view=await _view(act, edit), live=examples_of(await act.work.example_edits.live()))


async def _view(act: Act, edit: ExampleEdit) -> PublishedView:
    editor = await act.work.employees.get(edit.employee_id)
    return PublishedView(edit=edit, editor=known_name(act, editor) if editor else None)


async def own_draft(act: Act, draft_id: int) -> ExampleEdit:
    """Return one's own draft, while its note may be read: words of an erased client become no example.

    Raises:
        NotFound: there is none any more, or its note is gone.
        NotYours, NotAllowed, LeftBehind: the refusal is on record.
    """
    await begin_editing(act)
    return await _look_at_draft(act, draft_id)


async def _look_at_draft(act: Act, draft_id: int) -> ExampleEdit:
    await require_editor(act)
    draft = await act.work.example_edits.get(EditId(draft_id))
    if draft is None or draft.published_at is not None:
        raise NotFound
    if draft.employee_id != act.employee.id:
        await act.refuse(Deed.EDIT_WORDS, NotYours, draft=str(draft_id))
    await look_at_note(act, draft.note_id)
    return draft


async def _published(act: Act, edit_id: int) -> ExampleEdit:
    await begin_editing(act)
    edit = await act.work.example_edits.get(EditId(edit_id))
    if edit is None or edit.published_at is None:
        raise NotFound
    return edit


async def _put_on_record(act: Act, action: AuditAction, edit: ExampleEdit) -> None:
    await act.audit(
        action, language=edit.example.language, example=str(edit.id), labels="+".join(edit.example.labels), note=str(edit.note_id)
    )
