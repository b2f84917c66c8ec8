"""Texts changed in the bot: what is in force, and on which text of the files it stands.

What is in force for a text is the edit that was published last and is not undone; with none, what the files say.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.ids import EmployeeId, LanguageCode
from bot.domain.phrases.edit import Edit, in_force, newest_live
from bot.domain.phrases.text_name import TextName


@dataclass(frozen=True, slots=True, kw_only=True)
class TextEdit(Edit):
    """What somebody wrote for a text of the content."""

    language: LanguageCode
    name: TextName
    text: str
    text_before: str
    """What it replaced: an earlier edit's text, or the files'."""
    undone_by: EmployeeId | None = None
    """Who took it back; None while nobody has, or where it was not noted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EditedText:
    """What the edits of one text come to."""

    language: LanguageCode
    name: TextName
    text: str
    instead_of: str
    """The files' text as it was when it was first edited, or when somebody last decided to keep the edit."""

    def conflicts_with(self, original: str) -> bool:
        """Tell whether the files' text has changed since, and is not what the edit says anyway."""
        return original not in (self.instead_of, self.text)


def edited_texts(edits: Iterable[TextEdit]) -> Sequence[EditedText]:
    """Reckon what is in force, by language and name."""
    stacks: dict[tuple[LanguageCode, TextName], list[TextEdit]] = {}
    for edit in in_force(edits):
        stacks.setdefault((edit.language, edit.name), []).append(edit)
    return [_topmost(stacks[key]) for key in sorted(stacks)]


def text_in_force(edits: Iterable[TextEdit]) -> str | None:
    """Return what the edits of one text say now; None where it is what the files say."""
    edit = newest_live(edits)
    return None if edit is None else edit.text


def text_since(edits: Iterable[TextEdit]) -> datetime | None:
    """Return since when a text says what it says, by everything that was ever published for it; None: nothing was.

    An edit that was kept when the files changed says what was said before, so it is no new text.
    """
    known = list(edits)
    since: datetime | None = None
    said: str | None = None
    for at in sorted({at for edit in known for at in (edit.published_at, edit.undone_at) if at is not None}):
        edit = newest_live(replace(one, undone_at=None) for one in known if _was_live(one, at))
        text = None if edit is None else edit.text
        if text != said:
            since, said = at, text
    return since


def _was_live(edit: TextEdit, at: datetime) -> bool:
    is_published = edit.published_at is not None and edit.published_at <= at
    return is_published and (edit.undone_at is None or edit.undone_at > at)


def sign_of(text: str) -> int:
    """Return a number by which a button names the text that its reader saw."""
    return zlib.crc32(text.encode())


def _topmost(stack: Sequence[TextEdit]) -> EditedText:
    """Walk down from the newest edit for as long as each one replaced the one below."""
    *below, newest = stack
    before = newest.text_before
    for older in reversed(below):
        if older.text != before:
            break
        before = older.text_before
    return EditedText(language=newest.language, name=newest.name, text=newest.text, instead_of=before)
