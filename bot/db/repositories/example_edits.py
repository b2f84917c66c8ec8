"""Examples of clients' words that were made in the bot: rows of content_edits that are about no phrase."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import RowMapping, and_, bindparam, delete, func, insert, select, update

from bot.db.repositories.repository import Repository
from bot.db.schema.tables import content_edits
from bot.domain.ids import EmployeeId, LanguageCode
from bot.domain.phrases.edit import EditId
from bot.domain.phrases.edited_example import EditedExample, ExampleEdit

EXAMPLE = "example:"
"""Before the note's number and the labels in the column `item`: example:17:choleric+can_no."""

_is_example = content_edits.c.item.startswith(EXAMPLE)
_is_draft = and_(_is_example, content_edits.c.published_at.is_(None))
_is_live = and_(_is_example, content_edits.c.published_at.is_not(None), content_edits.c.undone_at.is_(None))
_ADD = insert(content_edits).returning(content_edits.c.id)
_BY_ID = select(content_edits).where(content_edits.c.id == bindparam("edit"), _is_example)
_LIVE = select(content_edits).where(_is_live).order_by(content_edits.c.id)
_PUBLISHED = (
    select(content_edits)
    .where(_is_example, content_edits.c.published_at.is_not(None))
    .order_by(content_edits.c.published_at.desc(), content_edits.c.id.desc())
)


class ExampleEditRepository(Repository):
    """The part of table content_edits that is about examples."""

    __slots__ = ()

    async def add(self, example: EditedExample, *, note_id: int, employee_id: EmployeeId, at: datetime) -> EditId:
        """Keep a draft."""
        values = {
            **_columns(example, note_id),
            "text_before": "",
            "employee_id": employee_id,
            "created_at": at,
        }
        return EditId((await self._transaction.execute(_ADD, values)).scalar_one())

    async def get(self, edit_id: EditId) -> ExampleEdit | None:
        """Find by number."""
        row = (await self._transaction.execute(_BY_ID, {"edit": edit_id})).mappings().one_or_none()
        return None if row is None else _from(row)

    async def rewrite(self, draft: ExampleEdit, example: EditedExample) -> None:
        """Change a draft."""
        change = update(content_edits).where(content_edits.c.id == draft.id, _is_draft)
        await self._transaction.execute(change.values(_columns(example, draft.note_id)))

    async def publish(self, edit_id: EditId, at: datetime) -> bool:
        """Put a draft in force, in one statement."""
        change = update(content_edits).where(content_edits.c.id == edit_id, _is_draft).values(published_at=at)
        return bool((await self._transaction.execute(change)).rowcount)

    async def undo(self, edit_id: EditId, at: datetime) -> bool:
        """Take one back that is in force."""
        change = update(content_edits).where(content_edits.c.id == edit_id, _is_live).values(undone_at=at)
        return bool((await self._transaction.execute(change)).rowcount)

    async def forget_drafts(self, note_id: int, employee_id: EmployeeId) -> None:
        """Delete somebody's drafts from a note."""
        is_of_note = content_edits.c.item.startswith(f"{EXAMPLE}{note_id}:")
        await self._transaction.execute(
            delete(content_edits).where(_is_draft, is_of_note, content_edits.c.employee_id == employee_id)
        )

    async def live(self) -> Sequence[ExampleEdit]:
        """Find those in force, oldest first."""
        return [_from(row) for row in (await self._transaction.execute(_LIVE)).mappings()]

    async def published(self, limit: int, skip: int) -> Sequence[ExampleEdit]:
        """Find what was ever published, newest first."""
        return [_from(row) for row in (await self._transaction.execute(_PUBLISHED.offset(skip).limit(limit))).mappings()]

    async def count_published(self) -> int:
        """Count what was ever published."""
        counted = select(func.count()).where(_is_example, content_edits.c.published_at.is_not(None))
        return int((await self._transaction.execute(counted)).scalar_one())


def _columns(example: EditedExample, note_id: int) -> dict[str, str]:
    return {"language": example.language, "item": f"{EXAMPLE}{note_id}:{'+'.join(example.labels)}", "text": example.text}


def _from(row: RowMapping) -> ExampleEdit:
    _, note, labels = row["item"].split(":")
    return ExampleEdit(
        id=EditId(row["id"]),
        example=EditedExample(
            language=LanguageCode(row["language"]), text=row["text"], labels=tuple(labels.split("+")) if labels else ()
        ),
        note_id=int(note),
        employee_id=EmployeeId(row["employee_id"]),
        created_at=row["created_at"],
        published_at=row["published_at"],
        undone_at=row["undone_at"],
    )
