"""Employees, teams and the codes that make an owner. Leaves out who may do what."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import bindparam, delete, exists, func, insert, select, update

from bot.db.name_key import name_key
from bot.db.repositories.repository import Repository
from bot.db.rows import employee_from
from bot.db.tables import employees, owner_codes, teams
from bot.db.upsert import for_each_dialect
from bot.domain.ids import EmployeeId, LanguageCode, PersonId, TeamId
from bot.domain.people import Employee, Role

_BY_PERSON = select(employees).where(employees.c.person_id == bindparam("person"))
_BY_ID = select(employees).where(employees.c.id == bindparam("employee"))
_HAS_OWNER = select(exists().where(employees.c.role == Role.OWNER.value))
_OWNERS = (
    select(employees).where(employees.c.role == Role.OWNER.value, employees.c.unreachable_at.is_(None)).order_by(employees.c.id)
)
_ADD_EMPLOYEE = insert(employees).returning(employees)
_ADD_TEAM = insert(teams).returning(teams.c.id)
_FIRST_TEAM = select(func.min(teams.c.id))
_PUT_CODE = for_each_dialect(owner_codes, lambda put: put.on_conflict_do_nothing(index_elements=["code_hash"]))


class EmployeeRepository(Repository):
    """Table employees."""

    __slots__ = ()

    async def by_person(self, person_id: PersonId) -> Employee | None:
        """Find by Telegram's number."""
        row = (await self._transaction.execute(_BY_PERSON, {"person": person_id})).mappings().one_or_none()
        return None if row is None else employee_from(row)

    async def get(self, employee_id: EmployeeId) -> Employee | None:
        """Find by our number."""
        row = (await self._transaction.execute(_BY_ID, {"employee": employee_id})).mappings().one_or_none()
        return None if row is None else employee_from(row)

    async def add(
        self,
        *,
        person_id: PersonId,
        team_id: TeamId,
        role: Role,
        name: str,
        language: LanguageCode,
        time_zone: str,
        at: datetime,
    ) -> Employee:
        """Add a person who is not an employee yet."""
        result = await self._transaction.execute(
            _ADD_EMPLOYEE,
            {
                "person_id": person_id,
                "team_id": team_id,
                "role": role.value,
                "name": name,
                "name_key": name_key(name),
                "language": language,
                "time_zone": time_zone,
                "is_compact": False,
                "created_at": at,
            },
        )
        return employee_from(result.mappings().one())

    async def set_role(self, employee_id: EmployeeId, role: Role) -> None:
        """Change what somebody may do."""
        await self._transaction.execute(update(employees).where(employees.c.id == employee_id).values(role=role.value))

    async def set_compact(self, employee_id: EmployeeId, is_compact: bool) -> None:
        """Choose the short or the full card."""
        await self._transaction.execute(update(employees).where(employees.c.id == employee_id).values(is_compact=is_compact))

    async def set_unreachable(self, person_id: PersonId, at: datetime | None) -> None:
        """Note since when Telegram refuses messages to a person; None when it takes them again. Strangers are ignored."""
        await self._transaction.execute(update(employees).where(employees.c.person_id == person_id).values(unreachable_at=at))

    async def has_owner(self) -> bool:
        """Tell whether anybody is the owner."""
        return bool((await self._transaction.execute(_HAS_OWNER)).scalar_one())

    async def owners(self) -> Sequence[Employee]:
        """Find the owners whom Telegram lets us write to, oldest first."""
        return [employee_from(row) for row in (await self._transaction.execute(_OWNERS)).mappings()]


class TeamRepository(Repository):
    """Table teams."""

    __slots__ = ()

    async def add(self, name: str, at: datetime) -> TeamId:
        """Add a team; names need not differ."""
        values = {"name": name, "name_key": name_key(name), "created_at": at}
        return TeamId((await self._transaction.execute(_ADD_TEAM, values)).scalar_one())

    async def first(self) -> TeamId | None:
        """Return the oldest team."""
        number = (await self._transaction.execute(_FIRST_TEAM)).scalar_one()
        return None if number is None else TeamId(number)


class OwnerCodeRepository(Repository):
    """Table owner_codes: hashes only."""

    __slots__ = ()

    async def put(self, code_hash: str, at: datetime) -> None:
        """Replace every unused code by this one. A code that was used once stays used."""
        await self._transaction.execute(delete(owner_codes).where(owner_codes.c.used_at.is_(None)))
        await self._transaction.execute(_PUT_CODE[self._transaction.dialect], {"code_hash": code_hash, "created_at": at})

    async def redeem(self, code_hash: str, person_id: PersonId, at: datetime) -> bool:
        """Use the code up in one statement, so that two people cannot both succeed."""
        result = await self._transaction.execute(
            update(owner_codes)
            .where(owner_codes.c.code_hash == code_hash, owner_codes.c.used_at.is_(None))
            .values(used_at=at, used_by=person_id)
        )
        return result.rowcount == 1
