"""Employees, teams, owner codes and clients on a real file."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from bot.db.facade import Database
from bot.domain.clients.naming import ClientNaming
from bot.domain.ids import LanguageCode, PersonId, TeamId
from bot.domain.people.employee import INVITE_LASTS, Role
from bot.services.people.ports import Mentorship, Organisation
from tests.db.people import NOON, Cast, add_employee


async def test_an_employee_is_found_by_both_numbers(database: Database, cast: Cast) -> None:
    """Telegram's number and ours lead to the same row; a stranger's leads to nothing."""
    async with database.unit_of_work() as work:
        assert await work.employees.by_person(PersonId(101)) == cast.anna
        assert await work.employees.get(cast.boris.id) == cast.boris
        assert await work.employees.by_person(PersonId(999)) is None


async def test_what_changes_about_an_employee_is_stored(database: Database, cast: Cast) -> None:
    """Role, compact card and reachability are set for this employee alone."""
    async with database.unit_of_work() as work:
        assert await work.employees.has_owner() is False
        await work.employees.change(cast.anna, replace(cast.anna, role=Role.OWNER, is_compact=True))
        await work.employees.set_unreachable(cast.anna.person_id, NOON)
        await work.employees.set_unreachable(PersonId(999), NOON)
        await work.employees.set_topic(cast.anna.person_id, 2**40)
        await work.commit()
    async with database.unit_of_work() as work:
        anna = await work.employees.get(cast.anna.id)
        assert anna is not None
        assert (anna.role, anna.is_compact, anna.unreachable_at, anna.topic_id) == (Role.OWNER, True, NOON, 2**40)
        assert await work.employees.get(cast.boris.id) == cast.boris
        assert await work.employees.has_owner() is True
        await work.employees.set_unreachable(cast.anna.person_id, None)
        anna = await work.employees.get(cast.anna.id)
        assert anna is not None
        assert anna.unreachable_at is None


async def test_further_teams_come_with_whoever_looks_after_them(database: Database, cast: Cast) -> None:
    """By whatever way he is found; what another transaction gives meanwhile stays, and given twice is given once."""
    async with database.unit_of_work() as work:
        east = await work.teams.add("Восток", NOON)
        both = replace(cast.anna, role=Role.SUPERVISOR, further_teams=frozenset({cast.south, east}))
        await work.employees.change(cast.anna, both)
        for _ in range(2):
            await work.employees.change_further_teams(cast.anna, both, NOON)
        await work.mentorships.put(cast.boris.id, cast.anna.id)
        await work.commit()
    async with database.unit_of_work() as work:
        found = [
            await work.employees.get(both.id),
            await work.employees.by_person(both.person_id),
            *await work.employees.by_ids([both.id]),
            *await work.employees.looking_after(east),
            await work.mentorships.mentor_of(cast.boris.id),
        ]
        assert found == [both] * len(found)
        assert both.teams == {cast.north, cast.south, east}
        assert replace(both, role=Role.MANAGER).teams == {cast.north}, "it counts only while he is a supervisor"
        await work.employees.change_further_teams(both, replace(both, further_teams=frozenset({east})), NOON)
        assert await work.employees.looking_after(cast.south) == []
        assert [one.further_teams for one in await work.employees.looking_after(east)] == [{east}]


async def test_the_earliest_refusal_is_the_moment_since_when_nobody_is_reached(database: Database, cast: Cast) -> None:
    """In whatever order they become known: what was shown in between has not arrived either."""
    async with database.unit_of_work() as work:
        for minutes in (30, 60, 0, 45):
            await work.employees.set_unreachable(cast.anna.person_id, NOON + timedelta(minutes=minutes))
        anna = await work.employees.get(cast.anna.id)
        assert anna is not None
        assert anna.unreachable_at == NOON


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


async def test_only_what_differs_is_written(database: Database, cast: Cast) -> None:
    """What another transaction has changed since it was read, such as a block, survives."""
    async with database.unit_of_work() as work:
        await work.employees.change(cast.anna, replace(cast.anna, blocked_at=NOON))
        await work.commit()
    async with database.unit_of_work() as work:
        await work.employees.change(cast.anna, replace(cast.anna, language=LanguageCode("fi"), name="Анна Орлова"))
        await work.employees.change(cast.boris, cast.boris)
        await work.commit()
    async with database.unit_of_work() as work:
        anna = await work.employees.get(cast.anna.id)
        assert anna == replace(cast.anna, language=LanguageCode("fi"), name="Анна Орлова", blocked_at=NOON)
        assert not anna.has_access
        assert await work.employees.get(cast.boris.id) == cast.boris


async def test_owners_without_access_are_no_owners(database: Database, cast: Cast) -> None:
    """Nor are they written to; the active are those with access whom Telegram reaches."""
    async with database.unit_of_work() as work:
        owner = replace(cast.anna, role=Role.OWNER)
        await work.employees.change(cast.anna, owner)
        assert list(await work.employees.locked_owners()) == [owner.id]
        await work.employees.change(owner, replace(owner, removed_at=NOON))
        assert await work.employees.has_owner() is False
        assert list(await work.employees.locked_owners()) == []
        assert list(await work.employees.owners()) == []
        assert [one.id for one in await work.employees.active()] == [cast.boris.id]


async def test_a_team_lists_by_role_then_name_without_the_removed(database: Database, cast: Cast) -> None:
    """Teams count the same people."""
    async with database.unit_of_work() as work:
        for number, name, role in ((111, "яна", Role.MANAGER), (112, "Артём", Role.MANAGER), (113, "Олег", Role.OWNER)):
            added = await add_employee(work, number, cast.north, name)
            await work.employees.change(added, replace(added, role=role))
        assert [one.name for one in await work.employees.of_team(cast.north)] == ["Олег", "Анна Петрова", "Артём", "яна"]
        await work.employees.change(cast.anna, replace(cast.anna, removed_at=NOON))
        assert [(team.name, team.size) for team in await work.teams.all()] == [("Север", 3), ("Юг", 1)]
        await work.teams.rename(cast.south, "Дальний Юг")
        renamed = await work.teams.get(cast.south)
        assert renamed is not None
        assert renamed.name == "Дальний Юг"
        assert await work.teams.get(TeamId(99)) is None


async def test_an_invitation_is_open_until_used_revoked_or_late(database: Database, cast: Cast) -> None:
    """Each end is final, and found by the hash of the code only."""
    async with database.unit_of_work() as work:
        made = [
            await work.invites.add(
                code_hash=f"hash{number}",
                team_id=cast.north,
                role=Role.TRAINEE,
                created_by=cast.anna.id,
                at=NOON,
                until=NOON + INVITE_LASTS,
            )
            for number in range(4)
        ]
        used, revoked, late, left = (one.id for one in made)
        assert await work.invites.by_code("hash0") == made[0]
        assert await work.invites.by_code("other") is None
        assert await work.invites.use(used, cast.boris.id, NOON) is True
        assert await work.invites.use(used, cast.boris.id, NOON) is False
        assert await work.invites.revoke(used, NOON) is False
        assert await work.invites.revoke(revoked, NOON) is True
        assert await work.invites.use(revoked, cast.boris.id, NOON) is False
        assert await work.invites.use(late, cast.boris.id, NOON + INVITE_LASTS) is False
        assert [one.id for one in await work.invites.open_of(cast.north, NOON)] == [left, late]
        assert [one.id for one in await work.invites.open_of(None, NOON)] == [left, late]
        assert list(await work.invites.open_of(cast.south, NOON)) == []
        assert list(await work.invites.open_of(None, NOON + INVITE_LASTS)) == []


async def test_only_a_team_in_which_nobody_works_is_closed(database: Database, cast: Cast) -> None:
    """Whoever was removed does not count; a closed one is in no list of teams, and is found by its number."""
    async with database.unit_of_work() as work:
        alone = await work.teams.add("Восток", NOON)
        assert await work.teams.set_closed(cast.north, NOON) is False
        assert await work.teams.set_closed(alone, NOON) is True
        assert [team.id for team in await work.teams.all()] == [cast.north, cast.south]
        [closed] = await work.teams.closed()
        assert (closed.id, closed.closed_at) == (alone, NOON)
        assert await work.teams.get(alone) == closed
        assert await work.teams.set_closed(alone, None) is True
        assert await work.teams.closed() == []


async def test_the_house_and_its_mentors_are_remembered(database: Database, cast: Cast) -> None:
    """Nothing is decided at first. One mentor a person; who is gone looks after nobody."""
    async with database.unit_of_work() as work:
        assert (await work.organisation.get()).client_naming is None
        decided = Organisation(client_naming=ClientNaming.NAMES, staff_informed_at=NOON)
        await work.organisation.put(decided)
        assert await work.organisation.get() == decided
        await work.organisation.put(replace(decided, staff_informed_at=None))
        assert (await work.organisation.get()).staff_informed_at is None
        await work.mentorships.put(cast.anna.id, cast.boris.id)
        await work.mentorships.put(cast.anna.id, cast.boris.id)
        assert await work.mentorships.mentor_of(cast.anna.id) == cast.boris
        await work.employees.change(cast.boris, replace(cast.boris, blocked_at=NOON))
        assert await work.mentorships.mentor_of(cast.anna.id) is None
        assert await work.mentorships.forget(cast.boris.id) == [Mentorship(mentee=cast.anna.id, mentor=cast.boris.id)]
        await work.mentorships.put(cast.anna.id, None)
        assert await work.mentorships.mentor_of(cast.anna.id) is None


async def test_the_audit_log_is_read_newest_first(database: Database, cast: Cast) -> None:
    """A page at a time."""
    async with database.unit_of_work() as work:
        for number in range(5):
            await work.audit.add(
                at=NOON + timedelta(hours=number), person_id=PersonId(number % 2), action="refused", details={"n": str(number)}
            )
        assert [entry.details["n"] for entry in await work.audit.page(2, 1)] == ["3", "2"]
