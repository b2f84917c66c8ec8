"""Those who are guided in their training: who they are to whoever guides them, and the door to each of them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from bot.domain.ids import EmployeeId
from bot.domain.people.employee import Employee, Role
from bot.domain.people.permissions import Deed, Whose, may, may_change, where_stands
from bot.domain.training.capacity import Capacity, capacity_for
from bot.domain.training.quiz import QuizStage
from bot.services.act import Act
from bot.services.errors import NotFound
from bot.services.ports import Work
from bot.services.training.ports import TrainingContent


@dataclass(frozen=True, slots=True, kw_only=True)
class Guided:
    """A trainee who came in by the door, and as what he is looked at."""

    trainee: Employee
    mentor: Employee | None
    """Who looks after him now; None too while that one has no access."""
    capacity: Capacity


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One of those whom somebody guides, and how far he is."""

    trainee: Employee
    stage: int | None
    """Its number, from 1; None when all are behind him."""
    is_ready: bool
    """Nothing is missing on it."""
    waits: bool = False
    """Answers or a role game of his wait for marks by whoever looks at the list, or two tries for his decision."""
    is_alone: bool = False
    """He has stages before him, and nobody is his mentor."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trainees:
    """Those whom somebody guides, by team, then by name."""

    people: Sequence[Listed]
    is_supervisor: bool
    """He looks after teams, and is no mentor alone."""


async def as_guide(act: Act, person: int, deed: Deed = Deed.SEE_TRAINEE) -> Guided:
    """Return somebody to whoever guides him, and as what: as his mentor, or as a supervisor of his team.

    Whoever may not learns nothing: not even whether there is such a person.

    Raises:
        NotFound: there is none, or he has no access now.
        NotAllowed: another guides him; the refusal is on record.
    """
    target = await act.work.employees.get(EmployeeId(person))
    if target is None or target.removed_at is not None:
        where = Whose.OTHER_TEAM if target is None else where_stands(act.employee, target.team_id)
        if not may(act.employee.role, deed, where):
            await act.refuse(deed, employee=str(person))
        raise NotFound
    mentor = await mentor_of(act.work, target)
    capacity = capacity_for(act.employee, target, mentor, deed)
    if capacity is None:
        await act.refuse(deed, employee=str(person))
    if not target.has_access:
        raise NotFound
    return Guided(trainee=target, mentor=mentor, capacity=capacity)


async def mentor_of(work: Work, trainee: Employee) -> Employee | None:
    """Return who looks after somebody now, while both are of one team and he has access."""
    mentor = await work.mentorships.mentor_of(trainee.id)
    return mentor if mentor is not None and mentor.team_id == trainee.team_id else None


async def list_trainees(act: Act, content: TrainingContent) -> Trainees:
    """List whom somebody guides: a mentor those whose mentor he is, a supervisor also whoever is on his path in his teams."""
    people = list(await _mentees(act))
    mentees = {one.id for one in people}
    is_supervisor = _looks_after_teams(act.employee)
    if is_supervisor:
        people += [one for one in await _of_teams(act) if one.id not in mentees]
    program, paths = content.program(), await act.work.paths.of_people([one.id for one in people])
    mentored = mentees.union(*[await act.work.mentorships.mentored(team) for team in {one.team_id for one in people}])
    waiting = await _waiting(act, people, mentees)
    listed = []
    for one in people:
        path = paths[one.id]
        present = program.now(path)
        is_under_way = one.role is Role.TRAINEE or (path.begun_on is not None and present is not None)
        if one.id in mentees or is_under_way:
            number = None if present is None else program.number(present)
            listed.append(
                Listed(
                    trainee=one,
                    stage=number,
                    is_ready=program.ready(path) is not None,
                    waits=one.id in waiting,
                    is_alone=present is not None and one.id not in mentored,
                )
            )
    return Trainees(people=listed, is_supervisor=is_supervisor)


async def _waiting(act: Act, people: Sequence[Employee], mentees: Collection[EmployeeId]) -> frozenset[EmployeeId]:
    """Return those of whom something waits for whoever acts: to mark as their mentor or where there is none, or to decide."""
    numbers = [one.id for one in people]
    sent = await act.work.quizzes.in_stage(numbers, QuizStage.SENT)
    undecided = await act.work.quizzes.in_stage(numbers, QuizStage.UNDECIDED)
    found = {one.id for one in people if one.id in undecided and may_change(act.employee, Deed.DECIDE_QUIZ, one)}
    for one in people:
        if one.id in sent:
            mentor = None if one.id in mentees else await act.work.mentorships.mentor_of(one.id)
            if mentor is None or mentor.team_id != one.team_id:
                found.add(one.id)
    return frozenset(found)


async def _of_teams(act: Act) -> Sequence[Employee]:
    """Return whoever works in the teams after which somebody looks, and may be looked at by him."""
    me = act.employee
    everywhere = may(me.role, Deed.SEE_TRAINEE, Whose.OTHER_TEAM)
    teams = [team.id for team in await act.work.teams.all()] if everywhere else sorted(me.teams)
    people = [one for team in teams for one in await act.work.employees.of_team(team)]
    return [one for one in people if one.has_access and may_change(me, Deed.SEE_TRAINEE, one)]


async def guides_somebody(act: Act) -> bool:
    """Tell whether there is a list for him, be it empty: supervisors have one, others while they are mentors."""
    return _looks_after_teams(act.employee) or bool(await _mentees(act))


def _looks_after_teams(employee: Employee) -> bool:
    return may(employee.role, Deed.SEE_TRAINEE, Whose.OWN_TEAM)


async def _mentees(act: Act) -> Sequence[Employee]:
    me = act.employee
    return [one for one in await act.work.mentorships.mentees_of(me.id) if one.team_id == me.team_id]
