"""What a house sells: lines of its sheets, with those that were replaced."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, RowMapping, and_, delete, func, insert, select, update

from bot.db.repositories.repository import Repository
from bot.db.schema.tables import house_lines
from bot.domain.house.sheet import ITEMS, Item, Line, LineId
from bot.domain.ids import EmployeeId, LanguageCode, TeamId

KEPT = 10
"""Lines of one place, the one that counts among them: as far back as anybody can go."""
_is_live = and_(house_lines.c.undone_at.is_(None), house_lines.c.drafted_by.is_(None))
_NEWEST = (
    select(func.max(house_lines.c.id))
    .where(_is_live)
    .group_by(func.coalesce(house_lines.c.team_id, 0), house_lines.c.language, house_lines.c.item)
)
_LIVE = select(house_lines).where(house_lines.c.id.in_(_NEWEST)).order_by(house_lines.c.id)


class HouseLineRepository(Repository):
    """Table house_lines."""

    __slots__ = ()

    async def live(self) -> Sequence[Line]:
        """Return what counts at each place of each sheet."""
        rows = (await self._transaction.execute(_LIVE)).mappings()
        return [_from(row) for row in rows if row["item"] in ITEMS]

    async def newest(self, team_id: TeamId | None, language: LanguageCode, item: Item) -> Line | None:
        """Return what counts at one place."""
        found = select(house_lines).where(_at(team_id, language, item), _is_live).order_by(house_lines.c.id.desc()).limit(1)
        row = (await self._transaction.execute(found)).mappings().one_or_none()
        return None if row is None else _from(row)

    async def write(self, line: Line) -> LineId:
        """Add a line, and forget those of its place behind the tenth, and what was taken back."""
        here = and_(_at(line.team_id, line.language, line.item), house_lines.c.drafted_by.is_(None))
        await self._transaction.execute(delete(house_lines).where(here, house_lines.c.undone_at.is_not(None)))
        made = (
            await self._transaction.execute(insert(house_lines).values(_written(line)).returning(house_lines.c.id))
        ).scalar_one()
        kept = select(house_lines.c.id).where(here).order_by(house_lines.c.id.desc()).limit(KEPT)
        numbers = list((await self._transaction.execute(kept)).scalars())
        await self._transaction.execute(delete(house_lines).where(here, house_lines.c.id < min(numbers)))
        return LineId(made)

    async def put_drafts(self, lines: Sequence[Line], by: EmployeeId) -> None:
        """Keep lines that count nowhere, in place of those that he had before."""
        await self._transaction.execute(delete(house_lines).where(house_lines.c.drafted_by == by))
        for line in lines:
            await self._transaction.execute(insert(house_lines).values({**_written(line), "drafted_by": by}))

    async def drafts_of(self, by: EmployeeId) -> Sequence[Line]:
        """Return them in the order in which they were put."""
        found = select(house_lines).where(house_lines.c.drafted_by == by).order_by(house_lines.c.id)
        return [_from(row) for row in (await self._transaction.execute(found)).mappings() if row["item"] in ITEMS]

    async def undo(self, line_id: LineId, at: datetime) -> bool:
        """Let a line count no more; False when it does not."""
        found = select(house_lines).where(house_lines.c.id == line_id)
        row = (await self._transaction.execute(found)).mappings().one_or_none()
        if row is None or row["item"] not in ITEMS:
            return False
        line = _from(row)
        newest = await self.newest(line.team_id, line.language, line.item)
        if newest is None or newest.id != line.id:
            return False
        await self._transaction.execute(update(house_lines).where(house_lines.c.id == line_id).values(undone_at=at))
        return True


def _at(team_id: TeamId | None, language: LanguageCode, item: Item) -> ColumnElement[bool]:
    of_team = house_lines.c.team_id.is_(None) if team_id is None else house_lines.c.team_id == team_id
    return and_(of_team, house_lines.c.language == language, house_lines.c.item == item.code)


def _written(line: Line) -> dict[str, Any]:
    return {
        "team_id": line.team_id,
        "language": line.language,
        "item": line.item.code,
        "text": line.text,
        "written_by": line.written_by,
        "written_at": line.written_at,
    }


def _from(row: RowMapping) -> Line:
    return Line(
        id=LineId(row["id"]),
        team_id=None if row["team_id"] is None else TeamId(row["team_id"]),
        language=LanguageCode(row["language"]),
        item=ITEMS[row["item"]],
        text=row["text"],
        written_by=None if row["written_by"] is None else EmployeeId(row["written_by"]),
        written_at=row["written_at"],
    )
