"""What somebody is to be told of a trainee as soon as he may be disturbed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, RowMapping, and_, bindparam, delete, select

from bot.db.repositories.repository import Repository
from bot.db.schema.tables import training_news
from bot.db.upsert import for_each_dialect
from bot.domain.ids import EmployeeId, StageId
from bot.domain.training.path_news import NewsKind, PathNews

_N = training_news.c
_PUT = for_each_dialect(
    training_news,
    lambda put: put.on_conflict_do_update(
        index_elements=["employee_id", "kind", "stage"],
        set_={name: put.excluded[name] for name in ("was_open", "told", "look_at")},
    ),
)
_DUE = (
    select(training_news)
    .where(_N.look_at <= bindparam("now"))
    .order_by(_N.look_at, _N.employee_id, _N.kind, _N.stage)
    .limit(bindparam("most"))
)


class TrainingNewsRepository(Repository):
    """Table training_news: one row for a trainee, a kind and a stage."""

    __slots__ = ()

    async def put(self, news: PathNews) -> None:
        """Write over what there was."""
        values = {
            "employee_id": news.employee_id,
            "kind": news.kind.value,
            "stage": news.stage or "",
            "was_open": news.was_open,
            "told": sorted(int(one) for one in news.told),
            "look_at": news.look_at,
        }
        await self._transaction.execute(_PUT[self._transaction.dialect], values)

    async def of(self, employee_id: EmployeeId, kind: NewsKind, stage: StageId | None) -> PathNews | None:
        """Find one."""
        found = await self._transaction.execute(select(training_news).where(_is_it(employee_id, kind, stage)))
        row = found.mappings().one_or_none()
        return None if row is None else _news_from(row)

    async def due(self, now: datetime, limit: int) -> Sequence[PathNews]:
        """Find what is to be looked at."""
        found = await self._transaction.execute(_DUE, {"now": now, "most": limit})
        return [_news_from(row) for row in found.mappings()]

    async def drop(self, employee_id: EmployeeId, kind: NewsKind, stage: StageId | None) -> None:
        """Delete one, if it is there."""
        await self._transaction.execute(delete(training_news).where(_is_it(employee_id, kind, stage)))


def _is_it(employee_id: EmployeeId, kind: NewsKind, stage: StageId | None) -> ColumnElement[bool]:
    return and_(_N.employee_id == employee_id, _N.kind == kind.value, _N.stage == (stage or ""))


def _news_from(row: RowMapping) -> PathNews:
    return PathNews(
        employee_id=EmployeeId(row["employee_id"]),
        kind=NewsKind(row["kind"]),
        stage=StageId(row["stage"]) if row["stage"] else None,
        was_open=row["was_open"],
        told=frozenset(EmployeeId(one) for one in row["told"]),
        look_at=row["look_at"],
    )
