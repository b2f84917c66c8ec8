"""Employees, teams, owner codes and clients on a real file."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from bot.db.database import Database
from bot.domain.ids import PersonId
from bot.domain.people import Role
from tests.db.people import NOON, Cast, add_employee


async def test_an_employee_is_found_by_both_numbers(database: Database, cast: Cast) -> None:
    """Telegram's number and ours lead to the same row; a stranger's leads to nothing."""
    async with database.unit_of_work() as work:
        assert await work.employees.by_person(PersonId(101)) == cast.anna
        assert await work.employees.get(cast.boris.id) == cast.boris
        assert await work.employees.by_person(PersonId(999)) is None


async def test_what_changes_about_an_employee_is_stored(database: Database, cast: Cast) -> None:
    """Role, compact card and reachability are set one by one, for this employee alone."""
    async with database.unit_of_work() as work:
        assert await work.employees.has_owner() is False
        await work.employees.set_role(cast.anna.id, Role.OWNER)
        await work.employees.set_compact(cast.anna.id, True)
        await work.employees.set_unreachable(cast.anna.person_id, NOON)
        await work.employees.set_unreachable(PersonId(999), NOON)
        await work.commit()
    async with database.unit_of_work() as work:
        anna = await work.employees.get(cast.anna.id)
        assert anna is not None
        assert (anna.role, anna.is_compact, anna.unreachable_at) == (Role.OWNER, True, NOON)
        assert await work.employees.get(cast.boris.id) == cast.boris
        assert await work.employees.has_owner() is True
        await work.employees.set_unreachable(cast.anna.person_id, None)
        anna = await work.employees.get(cast.anna.id)
        assert anna is not None
        assert anna.unreachable_at is None


async def test_a_person_is_an_employee_once(database: Database, cast: Cast) -> None:
    """The database refuses a second row for one Telegram number."""
    async with database.unit_of_work() as work:
        with pytest.raises(IntegrityError):
            await add_employee(work, 101, cast.south, "другая Анна")


async def test_the_first_team_is_the_oldest(database: Database) -> None:
    """None before there is any."""
    async with database.unit_of_work() as work:
        assert await work.teams.first() is None
        oldest = await work.teams.add("Север", NOON)
        await work.teams.add("Юг", NOON)
        assert await work.teams.first() == oldest


async def test_an_owner_code_works_once(database: Database) -> None:
    """A second use, a wrong code and a replaced code all fail."""
    async with database.unit_of_work() as work:
        await work.owner_codes.put("old", NOON)
        await work.owner_codes.put("new", NOON)
        assert await work.owner_codes.redeem("old", PersonId(1), NOON) is False
        assert await work.owner_codes.redeem("new", PersonId(1), NOON) is True
        assert await work.owner_codes.redeem("new", PersonId(2), NOON) is False


async def test_a_used_owner_code_put_again_stays_used(database: Database) -> None:
    """A code from the settings is put at every start, and still makes one owner only."""
    async with database.unit_of_work() as work:
        for _ in range(2):
            await work.owner_codes.put("same", NOON)
        assert await work.owner_codes.redeem("same", PersonId(1), NOON) is True
        await work.owner_codes.put("same", NOON + timedelta(days=1))
        assert await work.owner_codes.redeem("same", PersonId(2), NOON) is False
