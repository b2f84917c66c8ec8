"""What editors have changed in the last seven days, and how it has done since."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.ids import EmployeeId, LanguageCode
from bot.domain.phrases.edit import EditId
from bot.domain.phrases.edited_text import TextEdit, text_in_force
from bot.domain.phrases.text_name import TextName
from bot.domain.phrases.text_use import TextUse
from bot.services.act import Act
from bot.services.errors import NotFound
from bot.services.interaction_ports import InteractionKind
from bot.services.pages import Part, read_page
from bot.services.phrases.edit_text import TextPlace, begin_editing, is_for, known_name, place_of, use_of
from bot.services.phrases.ports import TextJudge

WEEK = timedelta(days=7)
PAGE_SIZE = 4
"""Changes on a page: each has a line for its words and one for how it did."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextChange:
    """The newest change of one text in one language."""

    edit: EditId
    """The edit that was published, or taken back."""
    name: TextName
    stands: TextPlace
    language: LanguageCode
    before: str
    after: str
    """What is in force since."""
    at: datetime
    is_undone: bool
    """The edit was taken back: `after` is what was said before it."""
    editor: str | None
    """Who changed it; None when he is somebody of another team, or it is not known."""
    use: TextUse
    """Since the change."""
    is_gone: bool = False
    """The files have no such text any more."""


async def list_week(act: Act, text_judge: TextJudge, page: int) -> Part[TextChange]:
    """Return a page of what has changed in the last seven days, newest first: each text of each language once."""
    await begin_editing(act)
    newest = await _newest(act)
    await act.log(InteractionKind.WORDS_OPENED, week=str(len(newest)))

    async def some(limit: int, skip: int) -> Sequence[TextChange]:
        return [await _change(act, text_judge, one) for one in newest[skip : skip + limit]]

    async def count() -> int:
        return len(newest)

    return await read_page(page, PAGE_SIZE, some, count)


async def view_change(act: Act, text_judge: TextJudge, edit_id: int) -> TextChange:
    """Look at one change.

    Raises:
        NotFound: there is no such change in these days, or something newer has become of its text.
        NotAllowed.
    """
    await begin_editing(act)
    found = next((one for one in await _newest(act) if one.id == edit_id), None)
    if found is None:
        raise NotFound
    return await _change(act, text_judge, found)


async def _newest(act: Act) -> Sequence[TextEdit]:
    """Return the edit of each text that was published or taken back last, in the last seven days, newest first."""
    newest: dict[tuple[LanguageCode, TextName], TextEdit] = {}
    for edit in await act.work.content_edits.changed_since(act.now - WEEK):
        known = newest.get((edit.language, edit.name))
        if is_for(act, edit.name) and (known is None or _changed_at(edit) >= _changed_at(known)):
            newest[edit.language, edit.name] = edit
    return sorted(newest.values(), key=lambda one: (_changed_at(one), one.id), reverse=True)


def _changed_at(edit: TextEdit) -> datetime:
    return max(at for at in (edit.published_at, edit.undone_at, edit.created_at) if at is not None)


async def _change(act: Act, text_judge: TextJudge, edit: TextEdit) -> TextChange:
    at, is_undone = _changed_at(edit), edit.undone_at is not None
    original = text_judge.original(edit.language, edit.name)
    now = text_in_force(await act.work.content_edits.of_text(edit.language, edit.name)) or original or edit.text_before
    changer: EmployeeId | None = edit.undone_by if is_undone else edit.employee_id
    who = None if changer is None else await act.work.employees.get(changer)
    return TextChange(
        edit=edit.id,
        name=edit.name,
        stands=place_of(act, edit.name),
        language=edit.language,
        before=edit.text if is_undone else edit.text_before,
        after=now if is_undone else edit.text,
        at=at,
        is_undone=is_undone,
        editor=None if who is None else known_name(act, who),
        use=await use_of(act, text_judge, edit.language, edit.name, at),
        is_gone=original is None,
    )
