"""A team in which nobody works is closed, and opened again.

Every use case asks the table of permissions before it looks at anything, and every change is in the audit log.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.domain.people.employee import Employee, Invite, Team
from bot.domain.people.permissions import Deed
from bot.services.act import Act
from bot.services.errors import StillAtWork
from bot.services.people.consequences import Consequences, reach
from bot.services.people.look_after_team import TeamView, team_for, view_team
from bot.services.people.ports import AuditAction


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosingAsked:
    """A team before it is closed: what stays behind in it, and what ends."""

    team: Team
    clients: int
    promises: int
    invites: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Parted:
    """Somebody who looked after the team besides his own, and what becomes of his chat."""

    employee: Employee
    consequences: Consequences


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamChanged:
    """A team that was closed or opened, and whose invitations that has ended."""

    view: TeamView
    revoked: Sequence[Invite] = ()
    parted: Sequence[Parted] = ()


async def ask_close_team(act: Act, team_id: int) -> ClosingAsked:
    """Look at what stays behind in a team that is to be closed.

    Raises:
        NotFound, NotAllowed.
        StillAtWork: somebody works in it.
    """
    team = await team_for(act, team_id, Deed.CLOSE_TEAM)
    if await act.work.employees.of_team(team.id):
        raise StillAtWork
    return ClosingAsked(
        team=team,
        clients=await act.work.clients.number_of_team(team.id),
        promises=await act.work.reminders.promises_left_with(team.id),
        invites=len(await act.work.invites.open_of(team.id, act.now)),
    )


async def close_team(act: Act, team_id: int) -> TeamChanged:
    """Close a team in which nobody works: nobody comes in any more. Its calls and clients stay where they are.

    Who looked after it besides his own does so no longer, also when it is opened again.

    Raises:
        NotFound, NotAllowed.
        StillAtWork: somebody works in it.
    """
    team = await team_for(act, team_id, Deed.CLOSE_TEAM, also_closed=True)
    if team.closed_at is not None:
        return TeamChanged(view=await view_team(act, team_id))
    revoked = []
    for invite in await act.work.invites.open_of(team.id, act.now):
        if await act.work.invites.revoke(invite.id, act.now):
            await act.audit(AuditAction.INVITE_REVOKED, invite=str(invite.id), team=str(team.id), role=invite.role)
            revoked.append(replace(invite, revoked_at=act.now))
    if not await act.work.teams.set_closed(team.id, act.now):
        raise StillAtWork  # somebody has come in by a link in this very moment
    await act.audit(AuditAction.TEAM_CLOSED, team=str(team.id))
    parted = [await _part_with(act, him, team) for him in await act.work.employees.looking_after(team.id)]
    return TeamChanged(view=await view_team(act, team_id), revoked=revoked, parted=parted)


async def open_team(act: Act, team_id: int) -> TeamChanged:
    """Open a closed team again.

    Raises:
        NotFound, NotAllowed.
    """
    team = await team_for(act, team_id, Deed.CLOSE_TEAM, also_closed=True)
    if team.closed_at is not None:
        await act.work.teams.set_closed(team.id, None)
        await act.audit(AuditAction.TEAM_OPENED, team=str(team.id))
    return TeamChanged(view=await view_team(act, team_id))


async def _part_with(act: Act, him: Employee, team: Team) -> Parted:
    changed = replace(him, further_teams=him.further_teams - {team.id})
    await act.work.employees.change_further_teams(him, changed, act.now)
    await act.audit(AuditAction.TEAM_TAKEN, employee=str(him.id), team=str(team.id))
    return Parted(employee=changed, consequences=await reach(act, him, changed))
