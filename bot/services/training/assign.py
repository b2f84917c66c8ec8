"""Giving people of a team something to practise: a draft, whom it is for, how often and until when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.domain.ids import AssignmentId, EmployeeId
from bot.domain.people.employee import Employee, Team
from bot.domain.people.permissions import Deed, where_stands
from bot.domain.training.assignment import FARTHEST, USUAL, Assignment, Frequency, Pack, read_pack
from bot.services.act import Act
from bot.services.errors import NotFound, NotYours
from bot.services.people.ports import AuditAction
from bot.services.training.given import Given, show_given, today_of
from bot.services.training.team_practice import as_team, beneath


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What is about to be given."""

    assignment: Assignment
    team: Team
    people: Sequence[Employee]
    """To whom it may be given."""
    chosen: frozenset[EmployeeId]
    today: date


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
        due_on=today_of(act) + USUAL,
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
    if today_of(act) <= day <= today_of(act) + FARTHEST:
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
    return await show_given(act, given)


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
        today=today_of(act),
    )


def _pack(text: str) -> Pack:
    try:
        return read_pack(text)
    except ValueError:
        raise NotFound from None
