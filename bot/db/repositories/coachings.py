"""Coachings and the calls that they are about."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, RowMapping, and_, bindparam, case, func, insert, or_, select, true, update

from bot.db.repositories.repository import Repository
from bot.db.schema.tables import coaching_calls, coachings, consultations, free_texts
from bot.domain.calls.consultation import TemperamentSource
from bot.domain.calls.outcome import Outcome
from bot.domain.coaching.agreement import CoachedCall, Coaching, Seen, Verb
from bot.domain.coaching.draw import RISKS, Candidate, Drawn, Why
from bot.domain.ids import CoachingId, ConsultationId, EmployeeId, TeamId
from bot.domain.supervision.share import Share
from bot.services.coaching.ports import CallsOf

_is_open = coachings.c.closed_at.is_(None)
_BY_ID = select(coachings).where(coachings.c.id == bindparam("coaching"), _is_open)
_CALLS = (
    select(coaching_calls)
    .where(coaching_calls.c.coaching_id.in_(bindparam("coachings", expanding=True)))
    .order_by(coaching_calls.c.coaching_id, coaching_calls.c.position)
)
_SHARED_BY = (
    select(coachings)
    .where(_is_open, or_(coachings.c.coach_id == bindparam("employee"), coachings.c.employee_id == bindparam("employee")))
    .order_by(case((coachings.c.done_at.is_(None), 0), else_=1), coachings.c.id.desc())
    .limit(bindparam("most"))
)
_DUE = (
    select(coachings)
    .where(
        _is_open,
        coachings.c.due_at <= bindparam("now"),
        coachings.c.offered_at.is_not(None),
        coachings.c.done_at.is_(None),
        coachings.c.reminded_at.is_(None),
    )
    .order_by(coachings.c.due_at, coachings.c.id)
    .limit(bindparam("most"))
)
_looked_at = and_(
    consultations.c.employee_id == bindparam("employee"),
    consultations.c.team_id == bindparam("team"),
    consultations.c.started_at >= bindparam("since"),
    consultations.c.started_at < bindparam("until"),
    consultations.c.finished_at.is_not(None),
    ~consultations.c.is_practice,
)
_HAPPENED: dict[Why, ColumnElement[bool]] = {
    Why.OVERRIDDEN: consultations.c.temperament_source == TemperamentSource.OVERRIDE.value,
    Why.UNFIT: or_(consultations.c.phrase_fits.is_(False), consultations.c.none_fits > 0),
    Why.LOST: consultations.c.outcome == Outcome.REFUSED.value,
}
_IS_KNOWN: dict[Why, ColumnElement[bool]] = {Why.LOST: consultations.c.outcome.is_not(None)}
_CANDIDATES = (
    select(consultations.c.id, *(case((happened, 1), else_=0).label(why.value) for why, happened in _HAPPENED.items()))
    .where(_looked_at)
    .order_by(consultations.c.started_at, consultations.c.id)
)
_SHARES = {
    why: select(func.coalesce(func.sum(case((happened, 1), else_=0)), 0).label("part"), func.count().label("n")).where(
        _looked_at, _IS_KNOWN.get(why, true())
    )
    for why, happened in _HAPPENED.items()
}


class CoachingRepository(Repository):
    """Tables coachings and coaching_calls. Invariant: what is closed is read by nobody."""

    __slots__ = ()

    async def add(
        self, *, coach_id: EmployeeId, looked_at: CallsOf, seed: int, n: int, drawn: Sequence[Drawn], at: datetime
    ) -> Coaching:
        """Begin one, with the calls that were drawn."""
        values = {
            "team_id": looked_at.team_id,
            "coach_id": coach_id,
            "employee_id": looked_at.employee_id,
            "since": looked_at.since,
            "until": looked_at.until,
            "seed": seed,
            "n": n,
            "measure": Why.UNFIT.value,
            "created_at": at,
        }
        number = (await self._transaction.execute(insert(coachings).returning(coachings.c.id), values)).scalar_one()
        for position, one in enumerate(drawn, 1):
            row = {"coaching_id": number, "position": position, "consultation_id": one.call_id, "why": one.why.value, "seen": []}
            await self._transaction.execute(insert(coaching_calls), row)
        return (await self._read(_BY_ID, coaching=number))[0]

    async def get(self, coaching_id: CoachingId) -> Coaching | None:
        """Find one that is not closed."""
        return next(iter(await self._read(_BY_ID, coaching=coaching_id)), None)

    async def save(self, coaching: Coaching) -> None:
        """Write what is agreed and how far it got."""
        await self._transaction.execute(
            update(coachings)
            .where(coachings.c.id == coaching.id)
            .values(
                verb=None if coaching.verb is None else coaching.verb.value,
                line_id=coaching.line_id,
                measure=coaching.measure.value,
                due_at=coaching.due_at,
                offered_at=coaching.offered_at,
                agreed_at=coaching.agreed_at,
                reminded_at=coaching.reminded_at,
                done_at=coaching.done_at,
            )
        )

    async def save_call(self, coaching_id: CoachingId, call: CoachedCall) -> None:
        """Write what was seen in a call and noted about it."""
        await self._transaction.execute(
            update(coaching_calls)
            .where(coaching_calls.c.coaching_id == coaching_id, coaching_calls.c.position == call.position)
            .values(seen=[one.value for one in Seen if one in call.seen], note_id=call.note_id)
        )

    async def shared_by(self, employee_id: EmployeeId, limit: int) -> Sequence[Coaching]:
        """Return those of which somebody is one of the two."""
        return await self._read(_SHARED_BY, employee=employee_id, most=limit)

    async def close(self, coaching_id: CoachingId, at: datetime) -> None:
        """Close one, and erase its words."""
        notes = select(coaching_calls.c.note_id).where(coaching_calls.c.coaching_id == coaching_id)
        line = select(coachings.c.line_id).where(coachings.c.id == coaching_id)
        of_it = or_(free_texts.c.id.in_(notes), free_texts.c.id.in_(line))
        await self._transaction.execute(
            update(free_texts).where(of_it, free_texts.c.text.is_not(None)).values(text=None, erased_at=at)
        )
        await self._transaction.execute(update(coachings).where(coachings.c.id == coaching_id, _is_open).values(closed_at=at))

    async def due(self, now: datetime, limit: int) -> Sequence[Coaching]:
        """Return those of which somebody is to be reminded."""
        return await self._read(_DUE, now=now, most=limit)

    async def candidates(self, calls: CallsOf) -> Sequence[Candidate]:
        """Return the calls with what went wrong in each."""
        rows = await self._rows(_CANDIDATES, **_facts(calls))
        return [
            Candidate(call_id=ConsultationId(row["id"]), risks=frozenset(why for why in RISKS if row[why.value])) for row in rows
        ]

    async def share(self, calls: CallsOf, measure: Why) -> Share:
        """Count the calls in which something happened."""
        row = (await self._rows(_SHARES[measure], **_facts(calls)))[0]
        return Share(int(row["part"]), int(row["n"]))

    async def _read(self, statement: Any, **values: Any) -> Sequence[Coaching]:
        rows = await self._rows(statement, **values)
        calls = await self._rows(_CALLS, coachings=[row["id"] for row in rows]) if rows else []
        return [_coaching_from(row, [_call_from(call) for call in calls if call["coaching_id"] == row["id"]]) for row in rows]

    async def _rows(self, statement: Any, **values: Any) -> Sequence[RowMapping]:
        return (await self._transaction.execute(statement, values)).mappings().all()


def _facts(calls: CallsOf) -> dict[str, Any]:
    return {"employee": calls.employee_id, "team": calls.team_id, "since": calls.since, "until": calls.until}


def _call_from(row: RowMapping) -> CoachedCall:
    return CoachedCall(
        position=row["position"],
        call_id=ConsultationId(row["consultation_id"]),
        why=Why(row["why"]),
        seen=frozenset(Seen(one) for one in row["seen"]),
        note_id=row["note_id"],
    )


def _coaching_from(row: RowMapping, calls: Sequence[CoachedCall]) -> Coaching:
    return Coaching(
        id=CoachingId(row["id"]),
        team_id=TeamId(row["team_id"]),
        coach_id=EmployeeId(row["coach_id"]),
        employee_id=EmployeeId(row["employee_id"]),
        since=row["since"],
        until=row["until"],
        seed=row["seed"],
        n=row["n"],
        calls=calls,
        verb=None if row["verb"] is None else Verb(row["verb"]),
        line_id=row["line_id"],
        measure=Why(row["measure"]),
        due_at=row["due_at"],
        created_at=row["created_at"],
        offered_at=row["offered_at"],
        agreed_at=row["agreed_at"],
        reminded_at=row["reminded_at"],
        done_at=row["done_at"],
    )
