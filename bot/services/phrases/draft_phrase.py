"""Writing new words for a phrase: a draft, its repair, its publication.

Nothing is in force before it is published. Two editors at once: whoever publishes over a text that he has not seen is shown it
first.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.domain.calls.script import Phrase
from bot.domain.ids import ChatId, LanguageCode, PhraseId
from bot.domain.masking import mask
from bot.domain.people.permissions import Deed
from bot.domain.phrases.edit import EditId, newest_live
from bot.domain.phrases.edited_phrase import PhraseEdit, sign_of
from bot.services import asked
from bot.services.act import Act
from bot.services.errors import NotFound, NotYours
from bot.services.interaction_ports import InteractionKind
from bot.services.people.ports import AuditAction
from bot.services.phrases.edit_phrase import (
    PhraseView,
    WordsChanged,
    begin_editing,
    known_name,
    known_phrase,
    put_on_record,
    view_changed,
    view_phrase,
)
from bot.services.phrases.ports import Judgement, PhraseJudge
from bot.services.text_ports import Prompt, PromptKind


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftView:
    """A text that is not in force yet, and what the gates say of it."""

    draft: PhraseEdit
    phrase: Phrase
    judged: Judgement
    current: str
    """The text that it would replace."""
    overtaken_by: str | None = None
    """Who has changed the phrase since; empty when the files have, or somebody of another team."""
    has_address: bool = False


async def ask_for_text(act: Act, phrase_judge: PhraseJudge, chat_id: ChatId, language: LanguageCode, phrase_id: PhraseId) -> str:
    """Let the next plain text be the phrase's new words; return those in force."""
    await begin_editing(act)
    _, original = known_phrase(act, phrase_judge, language, phrase_id)
    edit = newest_live(await act.work.content_edits.of_phrase(language, phrase_id))
    subject = f"{language}:{phrase_id}"
    await asked.ask_for_text(act, chat_id, PromptKind.PHRASE_TEXT, subject)
    return edit.text if edit else original


async def write_text(act: Act, phrase_judge: PhraseJudge, prompt: Prompt, text: str, sample: str) -> DraftView:
    """Keep what was typed as a draft, in place of the editor's draft before it, and judge it.

    Phones and addresses in it are masked: hardly one is meant for every client, and the editor sees what became of them.
    A text without braces is spoken to the client as the one before was: with the form of address or without.
    """
    await begin_editing(act)
    language, _, named = prompt.subject.partition(":")
    spoken, phrase_id = LanguageCode(language), PhraseId(named)
    _, original = known_phrase(act, phrase_judge, spoken, phrase_id)
    edit = newest_live(await act.work.content_edits.of_phrase(spoken, phrase_id))
    current = edit.text if edit else original
    typed: str = mask(text.strip())
    if "{" not in typed and typed and phrase_judge.has_address(current):
        typed = phrase_judge.with_address(spoken, typed, is_on=True)
    await act.work.content_edits.forget_drafts(spoken, phrase_id, act.employee.id)
    draft_id = await act.work.content_edits.add(
        language=spoken, phrase_id=phrase_id, text=typed, text_before=current, employee_id=act.employee.id, at=act.now
    )
    await act.log(InteractionKind.WORDS_WRITTEN, phrase=phrase_id, language=spoken)
    return await view_draft(act, phrase_judge, int(draft_id), sample)


async def view_draft(act: Act, phrase_judge: PhraseJudge, draft_id: int, sample: str) -> DraftView:
    """Look at one's own draft. While rules object to it, what is typed next is the next try.

    Raises:
        NotFound: there is no such draft any more.
        NotYours.
        NotAllowed.
    """
    draft = await _own_draft(act, draft_id)
    phrase, original = known_phrase(act, phrase_judge, draft.language, draft.phrase_id)
    edit = newest_live(await act.work.content_edits.of_phrase(draft.language, draft.phrase_id))
    judged = phrase_judge.judge(draft.language, draft.phrase_id, draft.text, sample)
    if not judged.may_be_published:
        await asked.ask_for_text(act, asked.own_chat(act), PromptKind.PHRASE_TEXT, f"{draft.language}:{draft.phrase_id}")
    return DraftView(
        draft=draft,
        phrase=phrase,
        judged=judged,
        current=edit.text if edit else original,
        has_address=phrase_judge.has_address(draft.text),
    )


async def mend_draft(act: Act, phrase_judge: PhraseJudge, draft_id: int, sample: str) -> DraftView:
    """Take the proposed repair; a second tap finds nothing to mend."""
    view = await view_draft(act, phrase_judge, draft_id, sample)
    if view.judged.mended is not None:
        await act.work.content_edits.rewrite(view.draft.id, view.judged.mended)
    return await view_draft(act, phrase_judge, draft_id, sample)


async def address_draft(act: Act, phrase_judge: PhraseJudge, draft_id: int, sample: str, *, is_on: bool) -> DraftView:
    """Put the form of address before the draft, or take it away."""
    view = await view_draft(act, phrase_judge, draft_id, sample)
    text = phrase_judge.with_address(view.draft.language, view.draft.text, is_on=is_on)
    await act.work.content_edits.rewrite(view.draft.id, text)
    return await view_draft(act, phrase_judge, draft_id, sample)


async def drop_draft(act: Act, phrase_judge: PhraseJudge, draft_id: int, sample: str) -> PhraseView:
    """Let a draft go; nothing changes."""
    draft = await _own_draft(act, draft_id)
    await act.work.content_edits.forget_drafts(draft.language, draft.phrase_id, act.employee.id)
    return await view_phrase(act, phrase_judge, draft.language, draft.phrase_id, sample)


async def publish(act: Act, phrase_judge: PhraseJudge, draft_id: int, over: int, sample: str) -> DraftView | WordsChanged:
    """Put a draft in force, if no rule objects and it replaces the text that the editor saw.

    Args:
        over: the sign of that text, as `sign_of` gives it.
    """
    await begin_editing(act)
    found = await act.work.content_edits.get(EditId(draft_id))
    if found is not None and found.employee_id == act.employee.id and found.published_at is not None:  # a second tap
        return await view_changed(act, phrase_judge, found.language, found.phrase_id, sample)
    view = await view_draft(act, phrase_judge, draft_id, sample)
    draft = view.draft
    if not view.judged.may_be_published or not await act.work.lanes.try_job(f"words:{draft.language}:{draft.phrase_id}"):
        return view
    # Whoever had this phrase in hand has let go of it: what is read from here on is what will be replaced.
    view = await view_draft(act, phrase_judge, draft_id, sample)
    if sign_of(view.current) != over:
        edit = newest_live(await act.work.content_edits.of_phrase(draft.language, draft.phrase_id))
        other = await act.work.employees.get(edit.employee_id) if edit else None
        return replace(view, overtaken_by=(known_name(act, other) if other else None) or "")
    if draft.text != view.current:
        await act.work.content_edits.publish(draft.id, view.current, act.now)
        await put_on_record(act, AuditAction.WORDS_PUBLISHED, draft)
    await act.work.content_edits.forget_drafts(draft.language, draft.phrase_id, act.employee.id)
    return await view_changed(act, phrase_judge, draft.language, draft.phrase_id, sample)


async def language_of(act: Act, draft_id: int) -> LanguageCode:
    """Return the language of an edit, a draft or not.

    Raises:
        NotFound: there is none of that number (any more).
        NotAllowed.
    """
    await begin_editing(act)
    edit = await act.work.content_edits.get(EditId(draft_id))
    if edit is None:
        raise NotFound
    return edit.language


async def _own_draft(act: Act, draft_id: int) -> PhraseEdit:
    await begin_editing(act)
    draft = await act.work.content_edits.get(EditId(draft_id))
    if draft is None or draft.published_at is not None:
        raise NotFound
    if draft.employee_id != act.employee.id:
        await act.refuse(Deed.EDIT_WORDS, NotYours, draft=str(draft_id))
    return draft
