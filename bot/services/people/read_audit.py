"""The audit log for the owner, with the names that its numbers stand for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.domain.ids import EmployeeId, PersonId, TeamId
from bot.domain.people.permissions import Deed, Whose, may
from bot.domain.supervision.choice import Choice, read_choice
from bot.services.act import Act
from bot.services.pages import read_page
from bot.services.people.ports import AuditEntry

PAGE_SIZE = 6
"""With the longest names an entry takes five rows of a narrow phone; more of them would have to be scrolled."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditPage:
    """Some entries, newest first, and who is meant by their numbers."""

    entries: Sequence[AuditEntry]
    page: int
    has_more: bool
    people: Mapping[PersonId, str]
    """Names of those who did it, by Telegram's number; strangers are not in it."""
    employees: Mapping[EmployeeId, str]
    teams: Mapping[TeamId, str]


async def read_audit(act: Act, page: int) -> AuditPage:
    """Read one page of the audit log; past its end the last one.

    Raises:
        NotAllowed.
    """
    if not may(act.employee.role, Deed.READ_AUDIT, Whose.OTHER_TEAM):
        await act.refuse(Deed.READ_AUDIT)
    found = await read_page(page, PAGE_SIZE, act.work.audit.page, act.work.audit.length)
    entries = found.items
    doers = await act.work.employees.by_people([entry.person_id for entry in entries])
    named = [EmployeeId(number) for entry in entries for number in _numbers(entry, "employee", "mentor", "heir", "people")]
    named += [choice.employee for entry in entries if (choice := exported(entry)) is not None and choice.employee is not None]
    return AuditPage(
        entries=entries,
        page=found.page,
        has_more=found.has_more,
        people={one.person_id: one.name for one in doers},
        employees={one.id: one.name for one in await act.work.employees.by_ids(named)},
        teams={team.id: team.name for team in [*await act.work.teams.all(), *await act.work.teams.closed()]},
    )


def exported(entry: AuditEntry) -> Choice | None:
    """Return which calls were written to files, if an entry says so in words of this version."""
    try:
        return read_choice(entry.details["choice"])
    except (KeyError, ValueError):
        return None


def numbers_in(said: str) -> list[int]:
    """Return the numbers that a detail names, parted by commas."""
    return [int(number) for number in said.split(",") if number.isdecimal()]


def _numbers(entry: AuditEntry, *names: str) -> list[int]:
    return [number for name in names for number in numbers_in(entry.details.get(name, ""))]
