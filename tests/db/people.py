"""Ready-made people and consultations for tests of storage."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from bot.db.unit_of_work import SqlUnitOfWork
from bot.domain.calls.consultation import Consultation
from bot.domain.ids import ClientId, EmployeeId, LanguageCode, PersonId, TeamId
from bot.domain.people.employee import Employee, Role

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
RU = LanguageCode("ru")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """Who is there."""

    north: TeamId
    south: TeamId
    anna: Employee
    boris: Employee


async def add_cast(work: SqlUnitOfWork) -> Cast:
    """Add the people, without committing."""
    north = await work.teams.add("Север", NOON)
    south = await work.teams.add("Юг", NOON)
    anna = await add_employee(work, 101, north, "Анна Петрова")
    boris = await add_employee(work, 102, south, "Борис")
    return Cast(north=north, south=south, anna=anna, boris=boris)


async def add_employee(work: SqlUnitOfWork, person: int, team: TeamId, name: str) -> Employee:
    """Add a manager."""
    return await work.employees.add(
        person_id=PersonId(person),
        team_id=team,
        role=Role.MANAGER,
        name=name,
        language=RU,
        time_zone="Europe/Helsinki",
        at=NOON,
    )


async def open_call(
    work: SqlUnitOfWork,
    employee: Employee,
    *,
    client: ClientId | None = None,
    at: datetime = NOON,
    is_practice: bool = False,
) -> Consultation:
    """Open a consultation, without committing."""
    return await work.consultations.add(
        employee_id=EmployeeId(employee.id),
        team_id=employee.team_id,
        client_id=client,
        language=RU,
        is_practice=is_practice,
        content_version="c1",
        at=at,
    )
