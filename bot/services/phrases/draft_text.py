"""Writing new words for a text of the content: a draft, its repair, its publication.

Nothing is in force before it is published. Two editors at once: whoever publishes over a text that he has not seen is shown it
first.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.domain.ids import ChatId, LanguageCode
from bot.domain.masking import mask
from bot.domain.people.permissions import Deed
from bot.domain.phrases.edit import EditId, newest_live
from bot.domain.phrases.edited_text import TextEdit, sign_of
from bot.domain.phrases.text_name import TextKind, TextName, asked_words
from bot.services import asked
from bot.services.act import Act
from bot.services.errors import NotFound, NotYours
from bot.services.interaction_ports import InteractionKind
from bot.services.people.ports import AuditAction
from bot.services.phrases.edit_text import (
    TextPlace,
    TextView,
    WordsChanged,
    begin_editing,
    known_name,
    known_text,
    place_of,
    put_on_record,
    view_changed,
    view_text,
)
from bot.services.phrases.ports import Judgement, TextJudge
from bot.services.text_ports import Prompt, PromptKind


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftView:
    """A text that is not in force yet, and what the gates say of it."""

    draft: TextEdit
    stands: TextPlace
    judged: Judgement
    current: str
    """The text that it would replace."""
    overtaken_by: str | None = None
    """Who has changed the text since; empty when the files have, or somebody of another team."""
    has_address: bool = False


async def ask_for_text(act: Act, text_judge: TextJudge, chat_id: ChatId, language: LanguageCode, name: TextName) -> str:
    """Let the next plain text be a text's new words; return those in force."""
    await begin_editing(act)
    original = known_text(act, text_judge, language, name)
    edit = newest_live(await act.work.content_edits.of_text(language, name))
    subject = f"{language}:{name.code}"
    await asked.ask_for_text(act, chat_id, PromptKind.PHRASE_TEXT, subject)
    return edit.text if edit else original


async def write_text(act: Act, text_judge: TextJudge, prompt: Prompt, text: str, sample: str) -> DraftView:
    """Keep what was typed as a draft, in place of the editor's draft before it, and judge it.

    Phones and addresses in it are masked: hardly one is meant for every client, and the editor sees what became of them.
    A text without braces is spoken to the client as the one before was: with the form of address or without.
    """
    await begin_editing(act)
    language, _, code = prompt.subject.partition(":")
    spoken, name = LanguageCode(language), TextName.read(code)
    original = known_text(act, text_judge, spoken, name)
    edit = newest_live(await act.work.content_edits.of_text(spoken, name))
    current = edit.text if edit else original
    typed: str = mask(_as_meant(name, text))
    if name.kind is TextKind.PHRASE and "{" not in typed and typed and text_judge.has_address(current):
        typed = text_judge.with_address(spoken, typed, is_on=True)
    await act.work.content_edits.forget_drafts(spoken, name, act.employee.id)
    draft_id = await act.work.content_edits.add(
        language=spoken, name=name, text=typed, text_before=current, employee_id=act.employee.id, at=act.now
    )
    await act.log(InteractionKind.WORDS_WRITTEN, phrase=name.code, language=spoken)
    return await view_draft(act, text_judge, int(draft_id), sample)


async def view_draft(act: Act, text_judge: TextJudge, draft_id: int, sample: str) -> DraftView:
    """Look at one's own draft. While rules object to it, what is typed next is the next try.

    Raises:
        NotFound: there is no such draft any more.
        NotYours.
        NotAllowed.
    """
    draft = await _own_draft(act, draft_id)
    original = known_text(act, text_judge, draft.language, draft.name)
    edit = newest_live(await act.work.content_edits.of_text(draft.language, draft.name))
    judged = text_judge.judge(draft.language, draft.name, draft.text, sample)
    if not judged.may_be_published:
        await asked.ask_for_text(act, asked.own_chat(act), PromptKind.PHRASE_TEXT, f"{draft.language}:{draft.name.code}")
    return DraftView(
        draft=draft,
        stands=place_of(act, draft.name),
        judged=judged,
        current=edit.text if edit else original,
        has_address=draft.name.kind is TextKind.PHRASE and text_judge.has_address(draft.text),
    )


async def mend_draft(act: Act, text_judge: TextJudge, draft_id: int, sample: str) -> DraftView:
    """Take the proposed repair; a second tap finds nothing to mend."""
    view = await view_draft(act, text_judge, draft_id, sample)
    if view.judged.mended is not None:
        await act.work.content_edits.rewrite(view.draft.id, view.judged.mended)
    return await view_draft(act, text_judge, draft_id, sample)


async def address_draft(act: Act, text_judge: TextJudge, draft_id: int, sample: str, *, is_on: bool) -> DraftView:
    """Put the form of address before the draft of a phrase, or take it away."""
    view = await view_draft(act, text_judge, draft_id, sample)
    if view.draft.name.kind is not TextKind.PHRASE:
        raise NotFound
    text = text_judge.with_address(view.draft.language, view.draft.text, is_on=is_on)
    await act.work.content_edits.rewrite(view.draft.id, text)
    return await view_draft(act, text_judge, draft_id, sample)


async def drop_draft(act: Act, text_judge: TextJudge, draft_id: int, sample: str) -> TextView:
    """Let a draft go; nothing changes."""
    draft = await _own_draft(act, draft_id)
    await act.work.content_edits.forget_drafts(draft.language, draft.name, act.employee.id)
    return await view_text(act, text_judge, draft.language, draft.name, sample)


async def publish(act: Act, text_judge: TextJudge, draft_id: int, over: int, sample: str) -> DraftView | WordsChanged:
    """Put a draft in force, if no rule objects and it replaces the text that the editor saw.

    Args:
        over: the sign of that text, as `sign_of` gives it.
    """
    await begin_editing(act)
    found = await act.work.content_edits.get(EditId(draft_id))
    if found is not None and found.employee_id == act.employee.id and found.published_at is not None:  # a second tap
        return await view_changed(act, text_judge, found.language, found.name, sample)
    view = await view_draft(act, text_judge, draft_id, sample)
    draft = view.draft
    if not view.judged.may_be_published or not await act.work.lanes.try_job(f"words:{draft.language}:{draft.name.code}"):
        return view
    # Whoever had this phrase in hand has let go of it: what is read from here on is what will be replaced.
    view = await view_draft(act, text_judge, draft_id, sample)
    if sign_of(view.current) != over:
        edit = newest_live(await act.work.content_edits.of_text(draft.language, draft.name))
        other = await act.work.employees.get(edit.employee_id) if edit else None
        return replace(view, overtaken_by=(known_name(act, other) if other else None) or "")
    if draft.text != view.current:
        await act.work.content_edits.publish(draft.id, view.current, act.now)
        await put_on_record(act, AuditAction.WORDS_PUBLISHED, draft)
    await act.work.content_edits.forget_drafts(draft.language, draft.name, act.employee.id)
    return await view_changed(act, text_judge, draft.language, draft.name, sample)


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


def _as_meant(name: TextName, text: str) -> str:
    """Return what was typed as it is kept: what people ask by may stand on one line, with commas between."""
    typed = text.strip()
    if name.kind is not TextKind.ASK:
        return typed
    return "\n".join(asked_words(typed if "\n" in typed else typed.replace(",", "\n")))


async def _own_draft(act: Act, draft_id: int) -> TextEdit:
    await begin_editing(act)
    draft = await act.work.content_edits.get(EditId(draft_id))
    if draft is None or draft.published_at is not None:
        raise NotFound
    if draft.employee_id != act.employee.id:
        await act.refuse(Deed.EDIT_WORDS, NotYours, draft=str(draft_id))
    return draft
