"""Examples of clients' words that were made in the bot: by them a sentence is recognised besides those of the files.

An example is a draft until it is published, and may be undone; while it is in force the recogniser learns it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.ids import EmployeeId, LanguageCode
from bot.domain.phrases.edited_phrase import EditId

LONGEST_EXAMPLE = 200
"""Characters. People say more, and what tells something is a part of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EditedExample:
    """A sentence, and what it means."""

    language: LanguageCode
    text: str
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExampleEdit:
    """One sentence that somebody made an example of."""

    id: EditId
    example: EditedExample
    note_id: int
    """The note from which it was made."""
    employee_id: EmployeeId
    created_at: datetime
    published_at: datetime | None = None
    undone_at: datetime | None = None

    @property
    def is_live(self) -> bool:
        """True while recognition learns it: published and not undone."""
        return self.published_at is not None and self.undone_at is None


def examples_of(edits: Iterable[ExampleEdit]) -> Sequence[EditedExample]:
    """Return what is in force among edits, in an order of its own."""
    live = [edit.example for edit in edits if edit.is_live]
    return sorted(live, key=lambda one: (one.language, one.text, one.labels))
