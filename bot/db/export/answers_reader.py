"""Calls with their answers as a stream, for judging them anew: page by page, on a reading connection."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import AsyncIterator
from datetime import datetime

from sqlalchemy import and_, or_, select, true
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.db.repositories.call_rows import answer_from, last_time_from
from bot.db.schema.tables import answers, consultations
from bot.db.storage_errors import storage_errors_translated
from bot.domain.calls.consultation import Answer
from bot.domain.ids import ConsultationId, TeamId
from bot.domain.supervision.scope import EVERYTHING, Scope
from bot.services.calls.rejudge_calls import AnsweredCall

PAGE = 200


class SqlAnswersReader:
    """Reads real calls in which anything of the type was heard, the oldest first."""

    def __init__(self, engine: AsyncEngine, *, page: int = PAGE) -> None:
        """Read through this engine, so many calls a statement."""
        self._engine = engine
        self._page = page

    async def calls(self, since: datetime, scope: Scope = EVERYTHING) -> AsyncIterator[AnsweredCall]:
        """Stream the calls that began then or later, of those that somebody may look at."""
        columns = consultations.c
        within = [
            true() if scope.teams is None else columns.team_id.in_(sorted(scope.teams)),
            true() if scope.employee is None else columns.employee_id == scope.employee,
        ]
        moment, number = since, 0
        while True:
            behind = or_(columns.started_at > moment, and_(columns.started_at == moment, columns.id > number))
            page = select(columns.id, columns.team_id, columns.started_at, columns.last_time).where(
                behind, *within, columns.is_practice.is_(False)
            )
            with storage_errors_translated():
                async with self._engine.connect() as connection:
                    found = page.order_by(columns.started_at, columns.id).limit(self._page)
                    rows = (await connection.execute(found)).mappings().all()
                    live = select(answers).where(
                        answers.c.consultation_id.in_([row["id"] for row in rows]), answers.c.undone_at.is_(None)
                    )
                    given = live.order_by(answers.c.consultation_id, answers.c.position)
                    heard: defaultdict[int, list[Answer]] = defaultdict(list)
                    for row in (await connection.execute(given)).mappings():
                        heard[row["consultation_id"]].append(answer_from(row))
            for row in rows:
                if any(answer.likelihoods is not None for answer in heard[row["id"]]):
                    yield AnsweredCall(
                        id=ConsultationId(row["id"]),
                        team_id=TeamId(row["team_id"]),
                        started_at=row["started_at"],
                        answers=heard[row["id"]],
                        last_time=last_time_from(row["last_time"]),
                    )
            if len(rows) < self._page:
                return
            moment, number = rows[-1]["started_at"], rows[-1]["id"]
