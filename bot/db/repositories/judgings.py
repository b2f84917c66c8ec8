"""Rounds of two raters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import RowMapping, and_, bindparam, case, insert, or_, select, update

from bot.db.repositories.repository import Repository
from bot.db.schema.tables import consultations, judging_calls, judgings
from bot.domain.calls.temperament import Recognition
from bot.domain.coaching.judging import JudgedCall, Judging, Mark
from bot.domain.ids import ConsultationId, EmployeeId, JudgingId, TeamId
from bot.services.coaching.ports import TeamsCalls

_is_open = judgings.c.closed_at.is_(None)
_is_done = and_(judgings.c.first_done_at.is_not(None), judgings.c.second_done_at.is_not(None))
_BY_ID = select(judgings).where(judgings.c.id == bindparam("judging"), _is_open)
_CALLS = (
    select(judging_calls)
    .where(judging_calls.c.judging_id.in_(bindparam("judgings", expanding=True)))
    .order_by(judging_calls.c.judging_id, judging_calls.c.position)
)
_SHARED_BY = (
    select(judgings)
    .where(_is_open, or_(judgings.c.first_id == bindparam("employee"), judgings.c.second_id == bindparam("employee")))
    .order_by(case((_is_done, 1), else_=0), judgings.c.id.desc())
    .limit(bindparam("most"))
)
_CANDIDATES = (
    select(consultations.c.id)
    .where(
        consultations.c.team_id == bindparam("team"),
        consultations.c.started_at >= bindparam("since"),
        consultations.c.started_at < bindparam("until"),
        consultations.c.finished_at.is_not(None),
        consultations.c.first_card_at.is_not(None),
        ~consultations.c.is_practice,
        consultations.c.employee_id.not_in(bindparam("raters", expanding=True)),
    )
    .order_by(consultations.c.id)
)


class JudgingRepository(Repository):
    """Tables judgings and judging_calls. Invariant: what is closed is read by nobody."""

    __slots__ = ()

    async def candidates(self, calls: TeamsCalls, raters: Sequence[EmployeeId]) -> Sequence[ConsultationId]:
        """Return the calls that may be judged."""
        values = {"team": calls.team_id, "since": calls.since, "until": calls.until, "raters": list(raters)}
        return [ConsultationId(number) for number in (await self._transaction.execute(_CANDIDATES, values)).scalars()]

    async def add(
        self,
        *,
        first_id: EmployeeId,
        second_id: EmployeeId,
        looked_at: TeamsCalls,
        seed: int,
        n: int,
        drawn: Sequence[ConsultationId],
        at: datetime,
    ) -> Judging:
        """Begin one, with the calls that were drawn."""
        values = {
            "team_id": looked_at.team_id,
            "first_id": first_id,
            "second_id": second_id,
            "since": looked_at.since,
            "until": looked_at.until,
            "seed": seed,
            "n": n,
            "created_at": at,
        }
        number = (await self._transaction.execute(insert(judgings).returning(judgings.c.id), values)).scalar_one()
        for position, call in enumerate(drawn, 1):
            row = {"judging_id": number, "position": position, "consultation_id": call}
            await self._transaction.execute(insert(judging_calls), row)
        return (await self._read(_BY_ID, judging=number))[0]

    async def get(self, judging_id: JudgingId) -> Judging | None:
        """Find one that is not closed."""
        return next(iter(await self._read(_BY_ID, judging=judging_id)), None)

    async def save(self, judging: Judging) -> None:
        """Write who is ready."""
        ready = {"first_done_at": judging.first_done_at, "second_done_at": judging.second_done_at}
        await self._transaction.execute(update(judgings).where(judgings.c.id == judging.id).values(**ready))

    async def mark(self, judging: Judging, position: int, rater: EmployeeId, mark: Mark) -> None:
        """Write what one of the two says of a call; what the other says is not touched."""
        side = "first" if rater == judging.first_id else "second"
        said = {f"{side}_kind": None if mark.kind is None else mark.kind.value, f"{side}_fits": mark.fits}
        is_it = and_(judging_calls.c.judging_id == judging.id, judging_calls.c.position == position)
        await self._transaction.execute(update(judging_calls).where(is_it).values(**said))

    async def shared_by(self, employee_id: EmployeeId, limit: int) -> Sequence[Judging]:
        """Return those of which somebody is one of the two, those not done first."""
        return await self._read(_SHARED_BY, employee=employee_id, most=limit)

    async def close(self, judging_id: JudgingId, at: datetime) -> None:
        """Close one."""
        await self._transaction.execute(update(judgings).where(judgings.c.id == judging_id, _is_open).values(closed_at=at))

    async def _read(self, statement: Any, **values: Any) -> Sequence[Judging]:
        rows = (await self._transaction.execute(statement, values)).mappings().all()
        numbers = {"judgings": [row["id"] for row in rows]}
        calls = (await self._transaction.execute(_CALLS, numbers)).mappings().all() if rows else []
        found = [_judging_from(row) for row in rows]
        return [replace(one, calls=[_call_from(call) for call in calls if call["judging_id"] == one.id]) for one in found]


def _mark_from(row: RowMapping, side: str) -> Mark:
    kind = row[f"{side}_kind"]
    return Mark(kind=None if kind is None else Recognition(kind), fits=row[f"{side}_fits"])


def _call_from(row: RowMapping) -> JudgedCall:
    return JudgedCall(
        position=row["position"],
        call_id=ConsultationId(row["consultation_id"]),
        first=_mark_from(row, "first"),
        second=_mark_from(row, "second"),
    )


def _judging_from(row: RowMapping) -> Judging:
    return Judging(
        id=JudgingId(row["id"]),
        team_id=TeamId(row["team_id"]),
        first_id=EmployeeId(row["first_id"]),
        second_id=EmployeeId(row["second_id"]),
        since=row["since"],
        until=row["until"],
        seed=row["seed"],
        n=row["n"],
        created_at=row["created_at"],
        first_done_at=row["first_done_at"],
        second_done_at=row["second_done_at"],
    )
