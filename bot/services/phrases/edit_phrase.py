"""The words that clients hear, as an editor looks at them and takes a change back.

Everything that counts is in the audit log, by ids.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.calls.script import Phrase
from bot.domain.ids import EmployeeId, LanguageCode, PhraseId
from bot.domain.people.employee import Employee
from bot.domain.people.permissions import Deed, Whose, may, may_edit_words, where_stands
from bot.domain.phrases.edit import by_publication, newest_live
from bot.domain.phrases.edited_phrase import EditedPhrase, PhraseEdit, edited_phrases, sign_of, text_since
from bot.services.act import Act
from bot.services.asked import forget_question
from bot.services.errors import NotFound
from bot.services.interaction_ports import InteractionKind
from bot.services.people.ports import AuditAction
from bot.services.phrases.ports import FitNote, Judgement, PhraseJudge, PhraseUse
from bot.services.text_ports import PromptKind

LATELY = timedelta(days=90)
"""Over which the use of a phrase is counted, if its text is as old."""

OF_EDITORS = (PromptKind.PHRASE_TEXT, PromptKind.PHRASE_SEARCH, PromptKind.NOTE_ANSWER, PromptKind.EXAMPLE_TEXT)
"""What editors are asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PhraseView:
    """A phrase, its words in one language, and how it did."""

    phrase: Phrase
    language: LanguageCode
    text: str
    """What is in force."""
    original: str
    """What the files say."""
    judged: Judgement
    edit: PhraseEdit | None
    """The edit in force; None while the files' text is."""
    editor: str | None
    """Who made it; None when he is somebody of another team."""
    is_in_conflict: bool
    use: PhraseUse
    """Of the text in force, not of those before it."""
    counted_since: datetime | None
    """Since when it is in force, if that is later than `LATELY`."""
    note: FitNote | None = None
    """What a client said when it did not fit, if that is why it is looked at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsChanged:
    """The words in force are others now: all edits, and the phrase."""

    view: PhraseView
    edited: Sequence[EditedPhrase]


@dataclass(frozen=True, slots=True, kw_only=True)
class PhraseHistory:
    """What was ever published for a phrase, newest first, and who wrote it."""

    phrase: Phrase
    language: LanguageCode
    original: str
    edits: Sequence[PhraseEdit]
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


async def view_phrase(
    act: Act, phrase_judge: PhraseJudge, language: LanguageCode, phrase_id: PhraseId, sample: str, note_id: int = 0
) -> PhraseView:
    """Look at a phrase.

    Args:
        sample: the client's name with which it is tried.
        note_id: the note for which it is looked at, or 0.

    Raises:
        NotFound: there is no such phrase, language or note.
        NotAllowed.
    """
    await begin_editing(act)
    note = await read_note(act, note_id) if note_id else None
    phrase, original = known_phrase(act, phrase_judge, language, phrase_id)
    edits = await act.work.content_edits.of_phrase(language, phrase_id)
    edit = newest_live(edits)
    text = edit.text if edit else original
    editor = await act.work.employees.get(edit.employee_id) if edit else None
    since, lately = text_since(edits), act.now - LATELY
    counted_since = since if since is not None and since > lately else None
    await act.log(InteractionKind.WORDS_OPENED, phrase=phrase_id, language=language)
    return PhraseView(
        phrase=phrase,
        language=language,
        text=text,
        original=original,
        judged=phrase_judge.judge(language, phrase_id, text, sample),
        edit=edit,
        editor=known_name(act, editor) if editor else "",
        is_in_conflict=any(one.conflicts_with(original) for one in edited_phrases(edits)),
        use=await act.work.content_edits.use_of(language, phrase_id, counted_since or lately),
        counted_since=counted_since,
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
    act: Act, phrase_judge: PhraseJudge, language: LanguageCode, phrase_id: PhraseId, edit_id: int, sample: str
) -> WordsChanged:
    """Go back to the text before the edit in force; an edit that is not in force any more changes nothing."""
    await begin_editing(act)
    edit = newest_live(await act.work.content_edits.of_phrase(language, phrase_id))
    if edit is not None and int(edit.id) == edit_id and await act.work.content_edits.undo([edit.id], act.now):
        await put_on_record(act, AuditAction.WORDS_UNDONE, edit)
    return await view_changed(act, phrase_judge, language, phrase_id, sample)


async def settle_conflict(
    act: Act, phrase_judge: PhraseJudge, language: LanguageCode, phrase_id: PhraseId, original: int, sample: str, *, is_kept: bool
) -> WordsChanged:
    """Keep the edit although the files' text has changed, or let it go for the new text.

    Args:
        original: the sign of the files' text that the editor saw; when it is another one by now nothing is settled.
    """
    await begin_editing(act)
    _, text = known_phrase(act, phrase_judge, language, phrase_id)
    edits = await act.work.content_edits.of_phrase(language, phrase_id)
    edit = newest_live(edits)
    is_asked = edit is not None and any(one.conflicts_with(text) for one in edited_phrases(edits))
    if edit is not None and is_asked and sign_of(text) == original:
        if is_kept:
            await act.work.content_edits.add(
                language=language,
                phrase_id=phrase_id,
                text=edit.text,
                text_before=text,
                employee_id=act.employee.id,
                at=act.now,
                is_published=True,
            )
        else:
            await act.work.content_edits.undo([one.id for one in edits if one.is_live], act.now)
        await put_on_record(act, AuditAction.WORDS_KEPT if is_kept else AuditAction.WORDS_LET_GO, edit)
    return await view_changed(act, phrase_judge, language, phrase_id, sample)


async def read_history(act: Act, phrase_judge: PhraseJudge, language: LanguageCode, phrase_id: PhraseId) -> PhraseHistory:
    """Return what was ever published for a phrase."""
    await begin_editing(act)
    phrase, original = known_phrase(act, phrase_judge, language, phrase_id)
    edits = list(reversed(by_publication(await act.work.content_edits.of_phrase(language, phrase_id))))
    people = await act.work.employees.by_ids([edit.employee_id for edit in edits]) if edits else ()
    names = {one.id: name for one in people if (name := known_name(act, one)) is not None}
    return PhraseHistory(phrase=phrase, language=language, original=original, edits=edits, names=names)


async def view_changed(
    act: Act, phrase_judge: PhraseJudge, language: LanguageCode, phrase_id: PhraseId, sample: str
) -> WordsChanged:
    """Return the phrase as it is now, and all edits that are in force."""
    view = await view_phrase(act, phrase_judge, language, phrase_id, sample)
    return WordsChanged(view=view, edited=edited_phrases(await act.work.content_edits.live()))


def known_name(act: Act, other: Employee) -> str | None:
    """Return the name of who wrote something; None when he is in another team, of which only who looks after it sees anything."""
    where = where_stands(act.employee, other.team_id)
    is_known = where is Whose.OWN_TEAM or may(act.employee.role, Deed.SEE_TEAM, where)
    return other.name if is_known else None


async def put_on_record(act: Act, action: AuditAction, edit: PhraseEdit) -> None:
    """Audit what became of an edit."""
    await act.audit(action, language=edit.language, phrase=edit.phrase_id, edit=str(edit.id))


def known_phrase(act: Act, phrase_judge: PhraseJudge, language: LanguageCode, phrase_id: PhraseId) -> tuple[Phrase, str]:
    """Return a phrase and the files\' text of it.

    Raises:
        NotFound: there is no such phrase, or no such language.
    """
    phrase, original = act.script.phrase(phrase_id), phrase_judge.original(language, phrase_id)
    if phrase is None or original is None:
        raise NotFound
    return phrase, original
