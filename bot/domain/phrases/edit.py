"""What all edits made in the bot have in common: who made one, and when it began and ceased to count.

An edit is a draft until it is published, and may be undone. Edits are numbered as they are begun, so their numbers tell nothing
of the order in which they were published.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NewType, TypeVar

from bot.domain.ids import EmployeeId

EditId = NewType("EditId", int)
E = TypeVar("E", bound="Edit")


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """Something that somebody has changed; what it is about is said by its kinds."""

    id: EditId
    employee_id: EmployeeId
    created_at: datetime
    published_at: datetime | None = None
    undone_at: datetime | None = None

    @property
    def is_live(self) -> bool:
        """True while it counts: published and not undone."""
        return self.published_at is not None and self.undone_at is None


def by_publication(edits: Iterable[E]) -> Sequence[E]:
    """Return edits in the order in which they were published; drafts stand where they were begun."""
    return sorted(edits, key=lambda one: (one.published_at or one.created_at, one.id))


def in_force(edits: Iterable[E]) -> Sequence[E]:
    """Return the edits that count, in the order in which they were published."""
    return [edit for edit in by_publication(edits) if edit.is_live]


def newest_live(edits: Iterable[E]) -> E | None:
    """Return the edit that was published last among those that count."""
    return next(reversed(in_force(edits)), None)
