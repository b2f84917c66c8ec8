"""What was given in a team: how each of its people stands with it, and taking it back. Of answers nothing is told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from zoneinfo import ZoneInfo

from bot.domain.ids import AssignmentId
from bot.domain.people.employee import Employee, Team
from bot.domain.people.permissions import Deed, where_stands
from bot.domain.training.assignment import Assignment, Progress, progress_of
from bot.domain.training.study_day import study_day
from bot.services.act import Act
from bot.services.errors import NotFound
from bot.services.people.ports import AuditAction
from bot.services.training.team_practice import as_team

LISTED = 40
"""Assignments of a team that can be looked at, the newest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenLine:
    """One assignment in the list: how many of its people stand how."""

    assignment: Assignment
    people: int
    done: int
    late: int


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenListed:
    """What was given in a team, the newest first."""

    team: Team
    given: Sequence[GivenLine]


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """One assignment with each of its people."""

    assignment: Assignment
    team: Team
    people: Sequence[tuple[Employee, Progress]]


async def list_given(act: Act, team: int) -> GivenListed:
    """List what was given in a team.

    Raises:
        NotAllowed, NotFound: see `as_team`.
    """
    seen = await as_team(act, team, Deed.ASSIGN)
    lines = []
    for assignment, people in await act.work.assignments.of_team(seen.id, LISTED):
        found = [progress_of(one, today_of(act)) for one in people]
        done = sum(one.done == one.wanted for one in found)
        late = sum(one.is_late for one in found)
        lines.append(GivenLine(assignment=assignment, people=len(found), done=done, late=late))
    return GivenListed(team=seen, given=lines)


async def view_given(act: Act, assignment_id: int) -> Given:
    """Show what was given, and how each of its people stands.

    Raises:
        NotFound, NotAllowed: see `as_giver`.
    """
    return await show_given(act, await as_giver(act, assignment_id))


async def take_back(act: Act, assignment_id: int) -> GivenListed:
    """Take it back: nobody finds it any more.

    Raises:
        NotFound, NotAllowed: see `as_giver`.
    """
    given = await as_giver(act, assignment_id)
    await act.work.assignments.save(replace(given, closed_at=act.now))
    await act.audit(AuditAction.ASSIGNMENT_TAKEN, assignment=str(given.id), team=str(given.team_id))
    return await list_given(act, int(given.team_id))


async def as_giver(act: Act, assignment_id: int) -> Assignment:
    """Return what was given to whoever may give something in its team, whoever gave it.

    Raises:
        NotFound: there is none of that number, or nobody was given it yet, or it was taken back.
        NotAllowed: he does not look after the team; the refusal is on record.
    """
    found = await act.work.assignments.get(AssignmentId(assignment_id))
    if found is None or found.is_draft:
        raise NotFound
    await act.require(Deed.ASSIGN, where_stands(act.employee, found.team_id), assignment=str(assignment_id))
    return found


async def show_given(act: Act, assignment: Assignment) -> Given:
    """Show one that came in by a door."""
    team = await act.work.teams.get(assignment.team_id)
    if team is None:
        raise NotFound
    found = await act.work.assignments.people(assignment.id)
    named = {one.id: one for one in await act.work.employees.by_ids([one.employee_id for one in found])}
    people = [
        (who, progress_of(one, study_day(act.now, ZoneInfo(who.time_zone))))
        for one in found
        if (who := named.get(one.employee_id)) is not None and who.has_access and who.team_id == team.id
    ]
    return Given(assignment=assignment, team=team, people=sorted(people, key=lambda one: one[0].name.casefold()))


def today_of(act: Act) -> date:
    """Return the study day of whoever acts."""
    return study_day(act.now, ZoneInfo(act.employee.time_zone))
