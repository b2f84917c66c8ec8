"""Giving people of a team something to practise: a draft, whom it is for, how often and until when; and what came of it.

What is told of a person is how often he has done it, and nothing of what he answered.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from zoneinfo import ZoneInfo

from bot.domain.ids import AssignmentId, EmployeeId
from bot.domain.people.employee import Employee, Team
from bot.domain.people.permissions import Deed, where_stands
from bot.domain.training.assignment import FARTHEST, USUAL, Assignment, Frequency, Pack, Progress, progress_of, read_pack
from bot.domain.training.study_day import study_day
from bot.services.act import Act
from bot.services.errors import NotFound, NotYours
from bot.services.people.ports import AuditAction
from bot.services.training.team_practice import as_team, beneath

LISTED = 40
"""Assignments of a team that can be looked at, the newest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What is about to be given."""

    assignment: Assignment
    team: Team
    people: Sequence[Employee]
    """To whom it may be given."""
    chosen: frozenset[EmployeeId]
    today: date


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


async def view_packs(act: Act, team: int) -> Team:
    """Return the team for which a pack is to be chosen.

    Raises:
        NotAllowed, NotFound: see `as_team`.
    """
    return await as_team(act, team, Deed.ASSIGN)


async def begin_draft(act: Act, team: int, pack: str) -> Draft:
    """Begin a draft in place of any other of whoever acts, for nobody yet.

    Raises:
        NotAllowed, NotFound: see `as_team`; also when there is no such pack.
    """
    seen = await as_team(act, team, Deed.ASSIGN)
    draft = Assignment(
        id=AssignmentId(0),
        team_id=seen.id,
        given_by=act.employee.id,
        pack=_pack(pack),
        due_on=_today(act) + USUAL,
    )
    return await _shown(act, await act.work.assignments.draft(draft, act.now))


async def view_draft(act: Act, assignment_id: int) -> Draft:
    """Show a draft.

    Raises:
        NotFound, NotYours, NotAllowed: see `as_draft`.
    """
    return await _shown(act, await as_draft(act, assignment_id))


async def choose_person(act: Act, assignment_id: int, person: int, *, on: bool) -> Draft:
    """Take somebody into a draft, or out of it; whoever is not of the team's people changes nothing.

    Raises:
        NotFound, NotYours, NotAllowed: see `as_draft`.
    """
    draft = await as_draft(act, assignment_id)
    shown = await _shown(act, draft)
    if person in {one.id for one in shown.people}:
        await act.work.assignments.choose(draft.id, EmployeeId(person), on=on)
    return await _shown(act, draft)


async def set_frequency(act: Act, assignment_id: int, frequency: Frequency) -> Draft:
    """Choose how often.

    Raises:
        NotFound, NotYours, NotAllowed: see `as_draft`.
    """
    draft = replace(await as_draft(act, assignment_id), frequency=frequency)
    await act.work.assignments.save(draft)
    return await _shown(act, draft)


async def set_deadline(act: Act, assignment_id: int, day: date) -> Draft:
    """Choose until when; a day that is over or too far ahead is none to choose.

    Raises:
        NotFound, NotYours, NotAllowed: see `as_draft`.
    """
    draft = await as_draft(act, assignment_id)
    if _today(act) <= day <= _today(act) + FARTHEST:
        draft = replace(draft, due_on=day)
        await act.work.assignments.save(draft)
    return await _shown(act, draft)


async def give(act: Act, assignment_id: int) -> Given | Draft:
    """Give it to those chosen, who are told by themselves; with nobody chosen, or its day over meanwhile, it stays a draft.

    Raises:
        NotFound, NotYours, NotAllowed: see `as_draft`.
    """
    draft = await as_draft(act, assignment_id)
    shown = await _shown(act, draft)
    if not shown.chosen or draft.due_on < shown.today:
        return shown
    given = replace(draft, given_at=act.now, first_on=shown.today)
    await act.work.assignments.save(given)
    await act.work.assignments.keep_only(draft.id, shown.chosen, act.now)
    await act.audit(AuditAction.ASSIGNED, assignment=str(draft.id), team=str(draft.team_id), n=str(len(shown.chosen)))
    return await _given(act, given)


async def list_given(act: Act, team: int) -> GivenListed:
    """List what was given in a team.

    Raises:
        NotAllowed, NotFound: see `as_team`.
    """
    seen = await as_team(act, team, Deed.ASSIGN)
    lines = []
    for assignment, people in await act.work.assignments.of_team(seen.id, LISTED):
        found = [progress_of(one, _today(act)) for one in people]
        done = sum(one.done == one.wanted for one in found)
        late = sum(one.is_late for one in found)
        lines.append(GivenLine(assignment=assignment, people=len(found), done=done, late=late))
    return GivenListed(team=seen, given=lines)


async def view_given(act: Act, assignment_id: int) -> Given:
    """Show what was given, and how each of its people stands.

    Raises:
        NotFound, NotAllowed: see `as_giver`.
    """
    return await _given(act, await as_giver(act, assignment_id))


async def take_back(act: Act, assignment_id: int) -> GivenListed:
    """Take it back: nobody finds it any more.

    Raises:
        NotFound, NotAllowed: see `as_giver`.
    """
    given = await as_giver(act, assignment_id)
    await act.work.assignments.save(replace(given, closed_at=act.now))
    await act.audit(AuditAction.ASSIGNMENT_TAKEN, assignment=str(given.id), team=str(given.team_id))
    return await list_given(act, int(given.team_id))


async def as_draft(act: Act, assignment_id: int) -> Assignment:
    """Return a draft to its maker, as long as he may give something in its team.

    Raises:
        NotFound: there is none of that number, or it was given.
        NotYours: another makes it; NotAllowed: he looks after the team no more; either is on record.
    """
    found = await act.work.assignments.get(AssignmentId(assignment_id))
    if found is None or not found.is_draft:
        raise NotFound
    if found.given_by != act.employee.id:
        await act.refuse(Deed.ASSIGN, NotYours, assignment=str(assignment_id))
    await act.require(Deed.ASSIGN, where_stands(act.employee, found.team_id), assignment=str(assignment_id))
    return found


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


async def _shown(act: Act, draft: Assignment) -> Draft:
    team = await act.work.teams.get(draft.team_id)
    if team is None:
        raise NotFound
    people = await beneath(act, team, Deed.ASSIGN)
    chosen = {one.employee_id for one in await act.work.assignments.people(draft.id)}
    return Draft(
        assignment=draft,
        team=team,
        people=people,
        chosen=frozenset(chosen & {one.id for one in people}),
        today=_today(act),
    )


async def _given(act: Act, assignment: Assignment) -> Given:
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


def _pack(text: str) -> Pack:
    try:
        return read_pack(text)
    except ValueError:
        raise NotFound from None


def _today(act: Act) -> date:
    return study_day(act.now, ZoneInfo(act.employee.time_zone))
