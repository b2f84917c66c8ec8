"""Teams: who may see them, who is in them, what they are called.

Every use case asks the table of permissions before it looks at anything, and every change is in the audit log.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.domain.ids import ChatId, TeamId
from bot.domain.names import lettered_name
from bot.domain.people.employee import Employee, Team
from bot.domain.people.permissions import Deed, Whose, may, where_stands
from bot.services.act import Act
from bot.services.asked import ask_for_text, forget_question
from bot.services.errors import NotFound
from bot.services.people.ports import AuditAction
from bot.services.text_ports import PromptKind

NEW_TEAM = 0
"""In place of a team's number: one that is to be made."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamView:
    """A team and who is in it."""

    team: Team
    people: Sequence[Employee]
    may_rename: bool
    is_one_of_many: bool
    """There is a list of teams to go back to."""
    removed: int = 0
    """Who has left it and may be erased by who looks."""
    may_close: bool = False
    """Close it, or open it again; nobody works in it."""
    may_retain: bool = False
    """Choose how long its calls and words are kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamsView:
    """The teams that somebody may see."""

    teams: Sequence[Team]
    closed: int = 0
    """Others, which are closed; only whoever may open them again is told of them."""
    may_add: bool = False


async def view_teams(act: Act) -> TeamsView:
    """List the teams that the employee may see; closed ones are counted.

    Raises:
        NotAllowed.
    """
    if may(act.employee.role, Deed.SEE_TEAM, Whose.OTHER_TEAM):
        may_add = may(act.employee.role, Deed.ADD_TEAM, Whose.OTHER_TEAM)
        return TeamsView(teams=await act.work.teams.all(), closed=len(await act.work.teams.closed()), may_add=may_add)
    if not may(act.employee.role, Deed.SEE_TEAM, Whose.OWN_TEAM):
        await act.refuse(Deed.SEE_TEAM)
    return TeamsView(teams=[team for team in await act.work.teams.all() if team.id in act.employee.teams])


async def view_closed_teams(act: Act) -> Sequence[Team]:
    """List the teams that are closed.

    Raises:
        NotAllowed.
    """
    if not may(act.employee.role, Deed.CLOSE_TEAM, Whose.OTHER_TEAM):
        await act.refuse(Deed.CLOSE_TEAM)
    return await act.work.teams.closed()


async def view_team(act: Act, team_id: int) -> TeamView:
    """Look at a team.

    Raises:
        NotFound, NotAllowed.
    """
    team = await team_for(act, team_id, Deed.SEE_TEAM, also_closed=True)
    await forget_question(act)
    people = await act.work.employees.of_team(team.id)
    erases = may(act.employee.role, Deed.ERASE, where_stands(act.employee, team.id))
    removed = await act.work.employees.removed_from(team.id) if erases else ()
    return TeamView(
        team=replace(team, size=len(people)),
        people=people,
        may_rename=may(act.employee.role, Deed.RENAME_TEAM, where_stands(act.employee, team.id)),
        is_one_of_many=may(act.employee.role, Deed.SEE_TEAM, Whose.OTHER_TEAM) or len(act.employee.teams) > 1,
        removed=len(removed),
        may_retain=may(act.employee.role, Deed.SET_RETENTION, where_stands(act.employee, team.id)),
        may_close=not people and may(act.employee.role, Deed.CLOSE_TEAM, where_stands(act.employee, team.id)),
    )


async def ask_team_name(act: Act, team_id: int, chat_id: ChatId) -> Team | None:
    """Let the next plain text be the name of a team, or of a new one; gives the team that is there.

    Raises:
        NotFound, NotAllowed.
    """
    if team_id == NEW_TEAM:
        if not may(act.employee.role, Deed.ADD_TEAM, Whose.OTHER_TEAM):
            await act.refuse(Deed.ADD_TEAM)
        team = None
    else:
        team = await team_for(act, team_id, Deed.RENAME_TEAM)
    await ask_for_text(act, chat_id, PromptKind.TEAM_NAME, team_id)
    return team


async def name_team(act: Act, team_id: int, text: str) -> TeamView | None:
    """Make a team of that name, or rename one; None when the text is no name.

    Raises:
        NotFound, NotAllowed.
    """
    name = lettered_name(text)
    if team_id == NEW_TEAM:
        if not may(act.employee.role, Deed.ADD_TEAM, Whose.OTHER_TEAM):
            await act.refuse(Deed.ADD_TEAM)
        if name is None:
            return None
        made = await act.work.teams.add(name, act.now)
        await act.audit(AuditAction.TEAM_ADDED, team=str(made))
        return await view_team(act, made)
    team = await team_for(act, team_id, Deed.RENAME_TEAM)
    if name is None:
        return None
    await act.work.teams.rename(team.id, name)
    await act.audit(AuditAction.TEAM_RENAMED, team=str(team.id))
    return await view_team(act, team.id)


async def team_for(act: Act, team_id: int, deed: Deed, *, also_closed: bool = False) -> Team:
    """Find a team that the employee may do something to; a closed one only where that is said.

    Raises:
        NotFound, NotAllowed.
    """
    if not may(act.employee.role, deed, where_stands(act.employee, TeamId(team_id))):
        await act.refuse(deed, team=str(team_id))
    team = await act.work.teams.get(TeamId(team_id))
    if team is None or (team.closed_at is not None and not also_closed):
        raise NotFound
    return team
