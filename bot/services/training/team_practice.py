"""How a team practises, in figures: each one's line, what it takes for what, who is stuck. No answer of anybody is read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from bot.domain.ids import TeamId
from bot.domain.people.employee import Employee, Role, Team
from bot.domain.people.permissions import Deed, Whose, may, may_change, where_stands
from bot.domain.training.confusion import ConfusionMatrix, added
from bot.domain.training.progress import WEEKS, began
from bot.domain.training.study_day import study_day
from bot.services.act import Act
from bot.services.errors import NotFound
from bot.services.training.person_practice import ZONES_APART, PersonPractice, practice_lines
from bot.services.training.plan import matrix_of


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamPractice:
    """The team's table."""

    team: Team
    people: Sequence[PersonPractice]
    """Trainees, and whoever else has practised: those who are stuck first, then by name."""
    others: Sequence[Team]
    """Other teams at which whoever looks may look."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamMixups:
    """What a team takes for what in four weeks."""

    team: Team
    people: int
    """How many of them have answered."""
    matrix: ConfusionMatrix


async def as_team(act: Act, team: int, deed: Deed = Deed.SEE_TEAM_TRAINING) -> Team:
    """Return a team to whoever looks after it.

    Raises:
        NotAllowed: another does; the refusal is on record.
        NotFound: there is none of that number.
    """
    await act.require(deed, where_stands(act.employee, TeamId(team)), team=str(team))
    found = await act.work.teams.get(TeamId(team))
    if found is None:
        raise NotFound
    return found


async def beneath(act: Act, team: Team, deed: Deed) -> Sequence[Employee]:
    """Return to whom in a team whoever acts may do something: no other supervisor, nobody without access, and not himself."""
    people = await act.work.employees.of_team(team.id)
    return [one for one in people if one.has_access and one.id != act.employee.id and may_change(act.employee, deed, one)]


async def view_team(act: Act, team: int) -> TeamPractice:
    """Return the team's table.

    Raises:
        NotAllowed, NotFound: see `as_team`.
    """
    seen = await as_team(act, team)
    lines = await practice_lines(act, await beneath(act, seen, Deed.SEE_TEAM_TRAINING))
    shown = [one for one in lines if one.is_known or one.employee.role is Role.TRAINEE]
    return TeamPractice(
        team=seen,
        people=sorted(shown, key=lambda one: (one.stuck is None, one.employee.name.casefold())),
        others=[one for one in await _teams(act) if one.id != seen.id],
    )


async def view_team_mixups(act: Act, team: int) -> TeamMixups:
    """Return what a team takes for what.

    Raises:
        NotAllowed, NotFound: see `as_team`.
    """
    seen = await as_team(act, team)
    people = await beneath(act, seen, Deed.SEE_TEAM_TRAINING)
    today = study_day(act.now, ZoneInfo(act.employee.time_zone))
    mixups = await act.work.training_figures.mixups([one.id for one in people], began(today, WEEKS), today + ZONES_APART)
    return TeamMixups(team=seen, people=len(mixups), matrix=added(map(matrix_of, mixups.values())))


async def _teams(act: Act) -> Sequence[Team]:
    me = act.employee
    everywhere = may(me.role, Deed.SEE_TEAM_TRAINING, Whose.OTHER_TEAM)
    return [one for one in await act.work.teams.all() if everywhere or one.id in me.teams]
