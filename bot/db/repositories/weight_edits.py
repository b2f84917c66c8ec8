"""Strengths of cues changed in the bot: rows of content_edits that are about no phrase and of no language."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import RowMapping, and_, bindparam, delete, func, insert, select, update

from bot.db.repositories.repository import Repository
from bot.db.schema.tables import content_edits
from bot.domain.ids import EmployeeId, OptionId, QuestionId
from bot.domain.phrases.edit import EditId
from bot.domain.phrases.edited_weights import Cue, Strengths, WeightsEdit

WEIGHTS = "weights"
"""What stands in the column `item`; `text` and `text_before` are JSON: {"phrase1/shorter": 0.85}."""
NO_LANGUAGE = ""

_is_weights = and_(content_edits.c.language == NO_LANGUAGE, content_edits.c.item == WEIGHTS)
_is_draft = and_(_is_weights, content_edits.c.published_at.is_(None))
_is_published = and_(_is_weights, content_edits.c.published_at.is_not(None))
_is_live = and_(_is_published, content_edits.c.undone_at.is_(None))
_ADD = insert(content_edits).returning(content_edits.c.id)
_BY_ID = select(content_edits).where(content_edits.c.id == bindparam("edit"), _is_weights)
_LIVE = select(content_edits).where(_is_live).order_by(content_edits.c.published_at, content_edits.c.id)
_PUBLISHED = select(content_edits).where(_is_published).order_by(content_edits.c.published_at.desc(), content_edits.c.id.desc())
_DRAFT_OF = (
    select(content_edits)
    .where(_is_draft, content_edits.c.employee_id == bindparam("whose"))
    .order_by(content_edits.c.id.desc())
    .limit(1)
)


class WeightEditRepository(Repository):
    """The part of table content_edits that is about weights."""

    __slots__ = ()

    async def add(self, strengths: Strengths, *, employee_id: EmployeeId, at: datetime) -> EditId:
        """Keep a draft."""
        values = {
            "language": NO_LANGUAGE,
            "item": WEIGHTS,
            "text": _written(strengths),
            "text_before": _written({}),
            "employee_id": employee_id,
            "created_at": at,
        }
        return EditId((await self._transaction.execute(_ADD, values)).scalar_one())

    async def get(self, edit_id: EditId) -> WeightsEdit | None:
        """Find by number."""
        row = (await self._transaction.execute(_BY_ID, {"edit": edit_id})).mappings().one_or_none()
        return None if row is None else _from(row)

    async def draft_of(self, employee_id: EmployeeId) -> WeightsEdit | None:
        """Find somebody's draft."""
        row = (await self._transaction.execute(_DRAFT_OF, {"whose": employee_id})).mappings().one_or_none()
        return None if row is None else _from(row)

    async def rewrite(self, edit_id: EditId, strengths: Strengths) -> None:
        """Change a draft."""
        change = update(content_edits).where(content_edits.c.id == edit_id, _is_draft).values(text=_written(strengths))
        await self._transaction.execute(change)

    async def publish(self, edit_id: EditId, strengths: Strengths, before: Strengths, at: datetime) -> bool:
        """Put a draft in force, in one statement."""
        values = {"text": _written(strengths), "text_before": _written(before), "published_at": at}
        change = update(content_edits).where(content_edits.c.id == edit_id, _is_draft).values(values)
        return bool((await self._transaction.execute(change)).rowcount)

    async def undo(self, edit_id: EditId, at: datetime) -> bool:
        """Take one back that is in force."""
        change = update(content_edits).where(content_edits.c.id == edit_id, _is_live).values(undone_at=at)
        return bool((await self._transaction.execute(change)).rowcount)

    async def forget_draft(self, edit_id: EditId) -> None:
        """Delete a draft."""
        await self._transaction.execute(delete(content_edits).where(content_edits.c.id == edit_id, _is_draft))

    async def live(self) -> Sequence[WeightsEdit]:
        """Find those in force, in the order of publication."""
        return [_from(row) for row in (await self._transaction.execute(_LIVE)).mappings()]

    async def published(self, limit: int, skip: int) -> Sequence[WeightsEdit]:
        """Find what was ever published, newest first."""
        return [_from(row) for row in (await self._transaction.execute(_PUBLISHED.offset(skip).limit(limit))).mappings()]

    async def count_published(self) -> int:
        """Count what was ever published."""
        return int((await self._transaction.execute(select(func.count()).where(_is_published))).scalar_one())


def _written(strengths: Strengths) -> str:
    return json.dumps({cue.name: strength for cue, strength in sorted(strengths.items())})


def _read(text: str) -> Strengths:
    found = {}
    for name, strength in json.loads(text).items():
        question, _, option = name.partition("/")
        found[Cue(QuestionId(question), OptionId(option))] = float(strength)
    return found


def _from(row: RowMapping) -> WeightsEdit:
    return WeightsEdit(
        id=EditId(row["id"]),
        strengths=_read(row["text"]),
        before=_read(row["text_before"]),
        employee_id=EmployeeId(row["employee_id"]),
        created_at=row["created_at"],
        published_at=row["published_at"],
        undone_at=row["undone_at"],
    )
