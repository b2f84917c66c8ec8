"""Employees, teams and the codes that make an owner."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Select, and_, bindparam, case, delete, exists, func, insert, literal, null, select, update

from bot.db.prepared import Prepared
from bot.db.repositories.people_rows import AN_EMPLOYEE, employee_from, employee_values, team_from
from bot.db.repositories.repository import Repository
from bot.db.schema.tables import employees, owner_codes, supervised_teams, teams
from bot.db.upsert import for_each_dialect
from bot.domain.folding import fold
from bot.domain.ids import EmployeeId, LanguageCode, PersonId, TeamId
from bot.domain.people.employee import Employee, Role, Team

_BY_PERSON = Prepared(select(*AN_EMPLOYEE).where(employees.c.person_id == bindparam("person")))
_BY_ID = select(*AN_EMPLOYEE).where(employees.c.id == bindparam("employee"))
_HAS_ACCESS = and_(employees.c.blocked_at.is_(None), employees.c.removed_at.is_(None))
_IS_OWNER = and_(employees.c.role == Role.OWNER.value, _HAS_ACCESS)
_HAS_OWNER = select(exists().where(_IS_OWNER))
_OWNERS = select(*AN_EMPLOYEE).where(_IS_OWNER, employees.c.unreachable_at.is_(None)).order_by(employees.c.id)
# On PostgreSQL two owners who remove each other at once would otherwise both find that one is left.
_LOCKED_OWNERS = select(employees.c.id).where(_IS_OWNER).order_by(employees.c.id).with_for_update()
_ACTIVE = select(*AN_EMPLOYEE).where(_HAS_ACCESS, employees.c.unreachable_at.is_(None)).order_by(employees.c.id)
_RANK = case({role.value: rank for rank, role in enumerate(Role)}, value=employees.c.role)
_OF_TEAM = (
    select(*AN_EMPLOYEE)
    .where(employees.c.team_id == bindparam("team"), employees.c.removed_at.is_(None))
    .order_by(_RANK, employees.c.name_key, employees.c.id)
)
_REMOVED = (
    select(*AN_EMPLOYEE)
    .where(employees.c.team_id == bindparam("team"), employees.c.removed_at.is_not(None), employees.c.erased_at.is_(None))
    .order_by(employees.c.name_key, employees.c.id)
)
_BY_IDS = select(*AN_EMPLOYEE).where(employees.c.id.in_(bindparam("numbers", expanding=True)))
_BY_PEOPLE = select(*AN_EMPLOYEE).where(employees.c.person_id.in_(bindparam("numbers", expanding=True)))
_LOOKING_AFTER = (
    select(*AN_EMPLOYEE)
    .join(supervised_teams, supervised_teams.c.employee_id == employees.c.id)
    .where(supervised_teams.c.team_id == bindparam("team"))
    .order_by(employees.c.id)
)
_GIVE_TEAM = for_each_dialect(supervised_teams, lambda put: put.on_conflict_do_nothing(index_elements=["employee_id", "team_id"]))
_ADD_EMPLOYEE = insert(employees).returning(employees, null().label("further_teams"))
_ADD_TEAM = insert(teams).returning(teams.c.id)
_TEAM = select(teams, literal(0).label("size")).where(teams.c.id == bindparam("team"))
_EVERY_TEAM = (
    select(teams, func.count(employees.c.id).label("size"))
    .select_from(teams.outerjoin(employees, and_(employees.c.team_id == teams.c.id, employees.c.removed_at.is_(None))))
    .group_by(teams.c.id, teams.c.name, teams.c.name_key, teams.c.created_at, teams.c.closed_at)
    .order_by(teams.c.id)
)
_TEAMS = _EVERY_TEAM.where(teams.c.closed_at.is_(None))
_CLOSED_TEAMS = _EVERY_TEAM.where(teams.c.closed_at.is_not(None))
_FIRST_TEAM = select(func.min(teams.c.id)).where(teams.c.closed_at.is_(None))
_works_in_it = exists().where(employees.c.team_id == teams.c.id, employees.c.removed_at.is_(None))
_PUT_CODE = for_each_dialect(owner_codes, lambda put: put.on_conflict_do_nothing(index_elements=["code_hash"]))


class EmployeeRepository(Repository):
    """Table employees."""

    __slots__ = ()

    async def by_person(self, person_id: PersonId) -> Employee | None:
        """Find by Telegram's number."""
        row = await self._transaction.row(_BY_PERSON, {"person": person_id})
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
                "name_key": fold(name),
                "language": language,
                "time_zone": time_zone,
                "is_compact": False,
                "created_at": at,
            },
        )
        return employee_from(result.mappings().one())

    async def set_unreachable(self, person_id: PersonId, at: datetime | None) -> None:
        """Note since when Telegram refuses messages to a person; None when it takes them again. Strangers are ignored.

        Of several moments the earliest stays: what was shown since then has not arrived.
        """
        since = None if at is None else case((employees.c.unreachable_at < at, employees.c.unreachable_at), else_=at)
        await self._transaction.execute(update(employees).where(employees.c.person_id == person_id).values(unreachable_at=since))

    async def set_topic(self, person_id: PersonId, topic_id: int | None) -> None:
        """Note in which topic a person wrote last. Strangers are ignored."""
        await self._transaction.execute(update(employees).where(employees.c.person_id == person_id).values(topic_id=topic_id))

    async def has_owner(self) -> bool:
        """Tell whether an owner has access."""
        return bool((await self._transaction.execute(_HAS_OWNER)).scalar_one())

    async def owners(self) -> Sequence[Employee]:
        """Find the owners with access whom Telegram lets us write to, oldest first."""
        return await self._found(_OWNERS)

    async def locked_owners(self) -> Sequence[EmployeeId]:
        """Find the owners with access; nobody else changes them before this transaction ends."""
        return [EmployeeId(number) for number in (await self._transaction.execute(_LOCKED_OWNERS)).scalars()]

    async def of_team(self, team_id: TeamId) -> Sequence[Employee]:
        """Find who is in a team, without those removed: by role, then by name."""
        return await self._found(_OF_TEAM, team=team_id)

    async def removed_from(self, team_id: TeamId) -> Sequence[Employee]:
        """Find who was removed from a team and is not erased: by name."""
        return await self._found(_REMOVED, team=team_id)

    async def by_ids(self, employee_ids: Sequence[EmployeeId]) -> Sequence[Employee]:
        """Find several by our numbers, removed ones too."""
        return await self._found(_BY_IDS, numbers=list(employee_ids))

    async def by_people(self, person_ids: Sequence[PersonId]) -> Sequence[Employee]:
        """Find several by Telegram's numbers, removed ones too."""
        return await self._found(_BY_PEOPLE, numbers=list(person_ids))

    async def active(self) -> Sequence[Employee]:
        """Find those with access whom Telegram lets us write to."""
        return await self._found(_ACTIVE)

    async def change(self, was: Employee, changed: Employee) -> None:
        """Write what differs, and only that: what another transaction changes meanwhile, such as a block, stays."""
        before = employee_values(was)
        values = {name: value for name, value in employee_values(changed).items() if value != before[name]}
        if "name" in values:
            values["name_key"] = fold(changed.name)
        if values:
            await self._transaction.execute(update(employees).where(employees.c.id == was.id).values(values))

    async def looking_after(self, team_id: TeamId) -> Sequence[Employee]:
        """Find who looks after a team that is not his own, oldest first."""
        return await self._found(_LOOKING_AFTER, team=team_id)

    async def change_further_teams(self, was: Employee, changed: Employee, at: datetime) -> None:
        """Write which teams he looks after besides his own, as far as the two differ."""
        for team in changed.further_teams - was.further_teams:
            given = {"employee_id": was.id, "team_id": team, "since": at}
            await self._transaction.execute(_GIVE_TEAM[self._transaction.dialect], given)
        if taken := was.further_teams - changed.further_teams:
            his = supervised_teams.c.employee_id == was.id
            await self._transaction.execute(delete(supervised_teams).where(his, supervised_teams.c.team_id.in_(sorted(taken))))

    async def _found(self, statement: Select[Any], **parameters: Any) -> list[Employee]:
        return [employee_from(row) for row in (await self._transaction.execute(statement, parameters)).mappings()]


class TeamRepository(Repository):
    """Table teams."""

    __slots__ = ()

    async def add(self, name: str, at: datetime) -> TeamId:
        """Add a team; names need not differ."""
        values = {"name": name, "name_key": fold(name), "created_at": at}
        return TeamId((await self._transaction.execute(_ADD_TEAM, values)).scalar_one())

    async def first(self) -> TeamId | None:
        """Return the oldest team that is not closed."""
        number = (await self._transaction.execute(_FIRST_TEAM)).scalar_one()
        return None if number is None else TeamId(number)

    async def get(self, team_id: TeamId) -> Team | None:
        """Find a team; its people are not counted."""
        row = (await self._transaction.execute(_TEAM, {"team": team_id})).mappings().one_or_none()
        return None if row is None else team_from(row)

    async def all(self) -> Sequence[Team]:
        """Find every team that is not closed with the number of people in it, oldest first."""
        return [team_from(row) for row in (await self._transaction.execute(_TEAMS)).mappings()]

    async def closed(self) -> Sequence[Team]:
        """Find those that are, oldest first."""
        return [team_from(row) for row in (await self._transaction.execute(_CLOSED_TEAMS)).mappings()]

    async def rename(self, team_id: TeamId, name: str) -> None:
        """Give a team another name."""
        values = {"name": name, "name_key": fold(name)}
        await self._transaction.execute(update(teams).where(teams.c.id == team_id).values(values))

    async def set_closed(self, team_id: TeamId, at: datetime | None) -> bool:
        """Close a team in which nobody works, or with None open it again; False when somebody works in it."""
        change = update(teams).where(teams.c.id == team_id, ~_works_in_it).values(closed_at=at)
        return (await self._transaction.execute(change)).rowcount == 1


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
