"""What the owner has decided for the house, and who looks after whom."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sqlalchemy import bindparam, delete, or_, select

from bot.db.repositories.people_rows import AN_EMPLOYEE, employee_from
from bot.db.repositories.repository import Repository
from bot.db.schema.tables import employees, mentorships, organisation
from bot.db.upsert import for_each_dialect
from bot.domain.clients.naming import ClientNaming
from bot.domain.ids import EmployeeId, TeamId
from bot.domain.people.employee import Employee
from bot.domain.sales.amount import Currency
from bot.services.people.ports import Mentorship, Organisation

THE_ONE = 1
_GET = select(organisation).where(organisation.c.id == THE_ONE)
_PUT = for_each_dialect(
    organisation,
    lambda put: put.on_conflict_do_update(
        index_elements=["id"],
        set_={name: put.excluded[name] for name in ("client_naming", "staff_informed_at", "currency")},
    ),
)
_MENTOR_OF = (
    select(*AN_EMPLOYEE)
    .join(mentorships, mentorships.c.mentor_id == employees.c.id)
    .where(
        mentorships.c.employee_id == bindparam("employee"),
        employees.c.blocked_at.is_(None),
        employees.c.removed_at.is_(None),
    )
)
_MENTEES_OF = (
    select(*AN_EMPLOYEE)
    .join(mentorships, mentorships.c.employee_id == employees.c.id)
    .where(
        mentorships.c.mentor_id == bindparam("employee"),
        employees.c.blocked_at.is_(None),
        employees.c.removed_at.is_(None),
    )
    .order_by(employees.c.name_key, employees.c.id)
)
_mentees = employees.alias("mentees")
_MENTORED = (
    select(mentorships.c.employee_id)
    .join(employees, employees.c.id == mentorships.c.mentor_id)
    .join(_mentees, _mentees.c.id == mentorships.c.employee_id)
    .where(
        employees.c.team_id == bindparam("team"),
        _mentees.c.team_id == bindparam("team"),
        employees.c.blocked_at.is_(None),
        employees.c.removed_at.is_(None),
    )
)
_PUT_MENTOR = for_each_dialect(
    mentorships,
    lambda put: put.on_conflict_do_update(index_elements=["employee_id"], set_={"mentor_id": put.excluded.mentor_id}),
)


class OrganisationRepository(Repository):
    """Table organisation: one row, or none while nothing is decided."""

    __slots__ = ()

    async def get(self) -> Organisation:
        """Read what is decided."""
        row = (await self._transaction.execute(_GET)).mappings().one_or_none()
        if row is None:
            return Organisation()
        naming, currency = row["client_naming"], row["currency"]
        return Organisation(
            client_naming=None if naming is None else ClientNaming(naming),
            staff_informed_at=row["staff_informed_at"],
            currency=None if currency is None else Currency(currency),
        )

    async def put(self, decided: Organisation) -> None:
        """Write everything that is decided."""
        naming = decided.client_naming
        await self._transaction.execute(
            _PUT[self._transaction.dialect],
            {
                "id": THE_ONE,
                "client_naming": None if naming is None else naming.value,
                "staff_informed_at": decided.staff_informed_at,
                "currency": None if decided.currency is None else decided.currency.value,
            },
        )


class MentorshipRepository(Repository):
    """Table mentorships."""

    __slots__ = ()

    async def mentor_of(self, employee_id: EmployeeId) -> Employee | None:
        """Find who looks after somebody, if that one has access."""
        row = (await self._transaction.execute(_MENTOR_OF, {"employee": employee_id})).mappings().one_or_none()
        return None if row is None else employee_from(row)

    async def mentored(self, team_id: TeamId) -> Collection[EmployeeId]:
        """Find who of a team has a mentor there."""
        found = await self._transaction.execute(_MENTORED, {"team": team_id})
        return {EmployeeId(row["employee_id"]) for row in found.mappings()}

    async def mentees_of(self, mentor_id: EmployeeId) -> Sequence[Employee]:
        """Find after whom somebody looks, as far as they have access, by name."""
        rows = (await self._transaction.execute(_MENTEES_OF, {"employee": mentor_id})).mappings()
        return [employee_from(row) for row in rows]

    async def put(self, employee_id: EmployeeId, mentor_id: EmployeeId | None) -> None:
        """Name the one mentor of a person, or none."""
        if mentor_id is None:
            await self._transaction.execute(delete(mentorships).where(mentorships.c.employee_id == employee_id))
            return
        values = {"employee_id": employee_id, "mentor_id": mentor_id}
        await self._transaction.execute(_PUT_MENTOR[self._transaction.dialect], values)

    async def forget(self, employee_id: EmployeeId) -> Sequence[Mentorship]:
        """Take somebody out of every pair, and return those pairs."""
        is_in_it = or_(mentorships.c.employee_id == employee_id, mentorships.c.mentor_id == employee_id)
        pairs = delete(mentorships).where(is_in_it).returning(mentorships.c.employee_id, mentorships.c.mentor_id)
        found = (await self._transaction.execute(pairs)).mappings()
        return [Mentorship(mentee=EmployeeId(row["employee_id"]), mentor=EmployeeId(row["mentor_id"])) for row in found]
