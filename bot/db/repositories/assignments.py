"""What supervisors give people to practise, and how far each has got."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import String, and_, bindparam, delete, func, insert, literal, literal_column, select, true, update

from bot.db.prepared import Columns, Prepared
from bot.db.repositories.repository import Repository
from bot.db.schema.tables import assigned, assignments, is_draft, is_untold, training_cards
from bot.domain.ids import AssignmentId, DrillId, EmployeeId, TeamId
from bot.domain.training.assignment import Assigned, Assignment, Frequency, read_pack
from bot.domain.training.leech import LAPSES
from bot.services.training.ports import Waiting

_BETWEEN: Final = " "
"""Between ids, in which there is none."""
_is_live = assignments.c.closed_at.is_(None)
_is_given = and_(_is_live, assignments.c.given_at.is_not(None))
_OF_ASSIGNED = (assigned.c.id.label("row_id"), assigned.c.employee_id, assigned.c.done_on)
_BOTH = select(assignments, *_OF_ASSIGNED).join(assigned, assigned.c.assignment_id == assignments.c.id)
# All of them: which can be asked still is not known here, and a few that cannot must not hide one that can.
_newest_leeches = (
    select(training_cards.c.item)
    .where(
        training_cards.c.employee_id == bindparam("employee"),
        training_cards.c.lapses >= LAPSES,
        training_cards.c.is_learning,
    )
    .order_by(training_cards.c.reviewed_on.desc(), training_cards.c.item)
    .subquery("leeches")
)
_between = literal_column(f"'{_BETWEEN}'", String)
_all_leeches = func.aggregate_strings(_newest_leeches.c.item, _between)  # type: ignore[arg-type]  # a str is no part of the text
_leeches = select(_all_leeches).scalar_subquery()
_one = select(literal(1).label("one")).subquery("one")
_mine = (
    _BOTH.where(
        assigned.c.employee_id == bindparam("employee"),
        _is_given,
        assignments.c.team_id == bindparam("team"),
        assignments.c.due_on >= bindparam("since"),
    )
    .order_by(assignments.c.due_on, assignments.c.id)
    .subquery("mine")
)
WAITING = Prepared(select(_leeches.label("leeches"), *_mine.c).select_from(_one.outerjoin(_mine, true())))
"""One statement, so that the first page of /train reads once more and no more often."""
_GET = select(assignments).where(assignments.c.id == bindparam("assignment"), _is_live)
_PEOPLE = _BOTH.where(assignments.c.id == bindparam("assignment"), _is_live).order_by(assigned.c.id)
_ASSIGNED = _BOTH.where(assigned.c.id == bindparam("assigned"), _is_given)
_NEWEST = (
    select(assignments)
    .where(assignments.c.team_id == bindparam("team"), _is_given)
    .order_by(assignments.c.id.desc())
    .limit(bindparam("most"))
)
_ALL_PEOPLE = _BOTH.where(assignments.c.id.in_(bindparam("assignments", expanding=True))).order_by(assigned.c.id)
_TO_TELL = _BOTH.where(is_untold, assigned.c.tell_at <= bindparam("now")).order_by(assigned.c.tell_at).limit(bindparam("most"))
_DRAFTS = select(assignments.c.id).where(is_draft, assignments.c.given_by == bindparam("employee"))


class AssignmentRepository(Repository):
    """Tables assignments and assigned. Invariant: what was taken back is read by nobody."""

    __slots__ = ()

    async def waiting(self, employee_id: EmployeeId, team_id: TeamId, since: date) -> Waiting:
        """Find what waits beside a day's cards."""
        values = {"employee": employee_id, "team": team_id, "since": since.isoformat()}
        rows = await self._transaction.rows(WAITING, values)
        leeches = rows[0]["leeches"] or ""
        return Waiting(
            assigned=tuple(_assigned_from(row) for row in rows if row["id"] is not None),
            leeches=tuple(map(DrillId, leeches.split(_BETWEEN))) if leeches else (),
        )

    async def draft(self, assignment: Assignment, at: datetime) -> Assignment:
        """Write a draft over the one before."""
        drafts = (await self._transaction.execute(_DRAFTS, {"employee": assignment.given_by})).scalars().all()
        if drafts:
            await self._transaction.execute(delete(assigned).where(assigned.c.assignment_id.in_(drafts)))
            # The row stays, so that its number is never another's: a button may still name it.
            await self._transaction.execute(update(assignments).where(assignments.c.id.in_(drafts)).values(closed_at=at))
        values = {**_values(assignment), "team_id": assignment.team_id, "given_by": assignment.given_by, "created_at": at}
        number = (await self._transaction.execute(insert(assignments).returning(assignments.c.id), values)).scalar_one()
        return replace(assignment, id=AssignmentId(number))

    async def get(self, assignment_id: AssignmentId) -> Assignment | None:
        """Find one that was not taken back."""
        row = (await self._transaction.execute(_GET, {"assignment": assignment_id})).mappings().first()
        return None if row is None else _assignment_from(row)

    async def save(self, assignment: Assignment) -> None:
        """Write it."""
        await self._transaction.execute(
            update(assignments).where(assignments.c.id == assignment.id).values(**_values(assignment))
        )
        if assignment.closed_at is not None:
            await self._transaction.execute(
                update(assigned).where(assigned.c.assignment_id == assignment.id).values(tell_at=None)
            )

    async def people(self, assignment_id: AssignmentId) -> Sequence[Assigned]:
        """Find whose it is."""
        rows = (await self._transaction.execute(_PEOPLE, {"assignment": assignment_id})).mappings()
        return [_assigned_from(row) for row in rows]

    async def choose(self, assignment_id: AssignmentId, employee_id: EmployeeId, *, on: bool) -> None:
        """Take in or out."""
        is_his = and_(assigned.c.assignment_id == assignment_id, assigned.c.employee_id == employee_id)
        await self._transaction.execute(delete(assigned).where(is_his))
        if on:
            values = {"assignment_id": assignment_id, "employee_id": employee_id, "done_on": []}
            await self._transaction.execute(insert(assigned), values)

    async def keep_only(self, assignment_id: AssignmentId, people: Collection[EmployeeId], tell_at: datetime) -> None:
        """Take others out, and let the rest be told."""
        is_of_it = assigned.c.assignment_id == assignment_id
        await self._transaction.execute(delete(assigned).where(is_of_it, assigned.c.employee_id.not_in(list(people))))
        await self._transaction.execute(update(assigned).where(is_of_it).values(tell_at=tell_at))

    async def of_team(self, team_id: TeamId, limit: int) -> Sequence[tuple[Assignment, Sequence[Assigned]]]:
        """Find the newest of a team with their people."""
        rows = (await self._transaction.execute(_NEWEST, {"team": team_id, "most": limit})).mappings().all()
        people: defaultdict[AssignmentId, list[Assigned]] = defaultdict(list)
        found = (await self._transaction.execute(_ALL_PEOPLE, {"assignments": [row["id"] for row in rows]})).mappings()
        for row in found:
            people[AssignmentId(row["id"])].append(_assigned_from(row))
        return [(one, people[one.id]) for one in map(_assignment_from, rows)]

    async def assigned(self, assigned_id: int) -> Assigned | None:
        """Find what was given to one person."""
        row = (await self._transaction.execute(_ASSIGNED, {"assigned": assigned_id})).mappings().first()
        return None if row is None else _assigned_from(row)

    async def done(self, assigned_id: int, days: Sequence[date]) -> None:
        """Write the days."""
        values = {"done_on": [day.isoformat() for day in days]}
        await self._transaction.execute(update(assigned).where(assigned.c.id == assigned_id).values(values))

    async def to_tell(self, now: datetime, limit: int) -> Sequence[Assigned]:
        """Find what is to be told."""
        rows = (await self._transaction.execute(_TO_TELL, {"now": now, "most": limit})).mappings()
        return [_assigned_from(row) for row in rows]

    async def tell_later(self, assigned_id: int, at: datetime | None) -> None:
        """Put off, or have done."""
        await self._transaction.execute(update(assigned).where(assigned.c.id == assigned_id).values(tell_at=at))


def _values(it: Assignment) -> dict[str, Any]:
    return {
        "pack": str(it.pack),
        "frequency": it.frequency.value,
        "due_on": it.due_on.isoformat(),
        "first_on": None if it.first_on is None else it.first_on.isoformat(),
        "given_at": it.given_at,
        "closed_at": it.closed_at,
    }


def _assignment_from(row: Columns) -> Assignment:
    return Assignment(
        id=AssignmentId(row["id"]),
        team_id=TeamId(row["team_id"]),
        given_by=EmployeeId(row["given_by"]),
        pack=read_pack(row["pack"]),
        frequency=Frequency(row["frequency"]),
        due_on=date.fromisoformat(row["due_on"]),
        first_on=None if row["first_on"] is None else date.fromisoformat(row["first_on"]),
        given_at=row["given_at"],
        closed_at=row["closed_at"],
    )


def _assigned_from(row: Columns) -> Assigned:
    return Assigned(
        id=row["row_id"],
        assignment=_assignment_from(row),
        employee_id=EmployeeId(row["employee_id"]),
        done_on=tuple(date.fromisoformat(day) for day in row["done_on"]),
    )
