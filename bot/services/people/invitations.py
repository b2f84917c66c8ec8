"""Invitations: made, listed, taken back, and redeemed. Leaves out the link and its picture: see `screens.invites`."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from bot.domain.ids import EmployeeId, InviteId, LanguageCode, TeamId
from bot.domain.people.employee import INVITE_LASTS, Employee, Invite, Person, Role, Team
from bot.domain.people.permissions import INVITED, Deed, Whose, may, may_invite, where_stands
from bot.services.act import Act
from bot.services.errors import NotFound
from bot.services.people.access import Defaults, hash_code, language_of, new_code
from bot.services.people.knocks import refuse
from bot.services.people.look_after_team import team_for
from bot.services.people.ports import AuditAction
from bot.services.ports import Work


class InviteState(StrEnum):
    """What became of an invitation; content has the words under `invite.<value>`."""

    OPEN = "open"
    USED = "used"
    REVOKED = "revoked"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True, kw_only=True)
class InviteView:
    """An invitation as its maker sees it."""

    invite: Invite
    team: Team
    state: InviteState
    maker: Employee | None
    """None when it is no business of his any more: he is gone, in another team, or may not invite for that role."""
    used_by: Employee | None = None
    code: str | None = None
    """Known only in the moment of making: afterwards nobody can show the link again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InviteChoice:
    """For which roles somebody may invite to a team."""

    team: Team
    roles: Sequence[Role]


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenInvites:
    """The open invitations that somebody may see, newest first."""

    invites: Sequence[Invite]
    teams: Mapping[TeamId, Team]


class WhyNot(StrEnum):
    """Why a link lets nobody in; content has the words under `entry.<value>`."""

    UNKNOWN = "unknown"
    USED = "used"
    EXPIRED = "expired"
    """Too old, taken back, or made by somebody who may not invite so any more."""
    SHUT_OUT = "shut_out"
    """He is blocked, which an invitation does not undo."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LetIn:
    """Somebody came in by an invitation, which is used up."""

    employee: Employee
    invite: InviteView


@dataclass(frozen=True, slots=True, kw_only=True)
class AlreadyHere:
    """Somebody who is here opened an invitation: nothing changes, and it stays open."""

    employee: Employee


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnedAway:
    """The link lets nobody in."""

    why: WhyNot
    is_silent: bool = False
    """He has been told often enough today."""


Entered = LetIn | AlreadyHere | TurnedAway


async def choose_invite(act: Act, team_id: int) -> InviteChoice:
    """Say for which roles the employee may invite to a team.

    Raises:
        NotFound, NotAllowed.
    """
    team = await team_for(act, team_id, Deed.INVITE)
    return InviteChoice(team=team, roles=INVITED[act.employee.role])


async def make_invite(act: Act, team_id: int, role: Role) -> InviteView:
    """Make a single-use code for one role in one team; it lasts `INVITE_LASTS`.

    Raises:
        NotFound, NotAllowed.
    """
    team = await team_for(act, team_id, Deed.INVITE)
    if not may_invite(act.employee, role, team.id):
        await act.refuse(Deed.INVITE, team=str(team_id), role=role)
    code = new_code()
    invite = await act.work.invites.add(
        code_hash=hash_code(code),
        team_id=team.id,
        role=role,
        created_by=act.employee.id,
        at=act.now,
        until=act.now + INVITE_LASTS,
    )
    await act.audit(AuditAction.INVITED, invite=str(invite.id), team=str(team.id), role=role)
    return InviteView(invite=invite, team=team, state=InviteState.OPEN, maker=act.employee, code=code)


async def open_invites(act: Act) -> OpenInvites:
    """List what is open: of every team for the owner, of those that he looks after for a supervisor.

    Raises:
        NotAllowed.
    """
    if not may(act.employee.role, Deed.INVITE, Whose.OWN_TEAM):
        await act.refuse(Deed.INVITE)
    sees_all = may(act.employee.role, Deed.INVITE, Whose.OTHER_TEAM)
    asked = [None] if sees_all else sorted(act.employee.teams)
    found = [invite for team in asked for invite in await act.work.invites.open_of(team, act.now)]
    teams = {team.id: team for team in await act.work.teams.all()}
    return OpenInvites(invites=sorted(found, key=lambda invite: invite.id, reverse=True), teams=teams)


async def view_invite(act: Act, invite_id: int) -> InviteView:
    """Say what became of an invitation.

    Raises:
        NotFound, NotAllowed.
    """
    return await seen_by_maker(act.work, await _invite(act, invite_id), act.now)


async def revoke_invite(act: Act, invite_id: int) -> InviteView:
    """Take an invitation back; one that is not open stays as it is.

    Raises:
        NotFound, NotAllowed.
    """
    invite = await _invite(act, invite_id)
    if await act.work.invites.revoke(invite.id, act.now):
        await act.audit(AuditAction.INVITE_REVOKED, invite=str(invite.id), team=str(invite.team_id), role=invite.role)
    return await seen_by_maker(act.work, await _found(act.work, invite.id), act.now)


async def redeem_invite(
    work: Work, person: Person, code: str, languages: Collection[LanguageCode], defaults: Defaults, now: datetime
) -> Entered:
    """Let somebody in by an invitation's code, or say why not. Everything but a greeting of who is here is audited."""
    known = await work.employees.by_person(person.id)
    invite = await work.invites.by_code(hash_code(code))
    if invite is not None and known is not None and known.has_access:
        return AlreadyHere(employee=known)
    maker = None if invite is None else await work.employees.get(invite.created_by)
    why = _why_not(known, invite, maker, now) or await _why_not_there(work, invite)
    if why is not None or invite is None:
        why = why or WhyNot.UNKNOWN
        details = {"why": why.value} | ({} if invite is None else {"invite": str(invite.id)})
        refused = await refuse(work, person, AuditAction.INVITE_REFUSED, now, details=details)
        is_here = known is not None and known.has_access
        return TurnedAway(why=why, is_silent=not refused.is_answered and not is_here)
    employee = await _let_in(work, person, known, invite, languages, defaults, now)
    if not await work.invites.use(invite.id, employee.id, now):
        raise LookupError("an open invitation was used up by another within one transaction")
    details = {"invite": str(invite.id), "employee": str(employee.id), "team": str(invite.team_id), "role": invite.role.value}
    await work.audit.add(at=now, person_id=person.id, action=AuditAction.INVITE_USED, details=details)
    return LetIn(employee=employee, invite=await seen_by_maker(work, await _found(work, invite.id), now))


def _why_not(known: Employee | None, invite: Invite | None, maker: Employee | None, now: datetime) -> WhyNot | None:
    """Say why an invitation does not open the door; it counts only while whoever made it might still make it."""
    if invite is None:
        return WhyNot.UNKNOWN
    if known is not None and known.removed_at is None:
        return WhyNot.SHUT_OUT
    if invite.used_by is not None:
        return WhyNot.USED
    is_meant = maker is not None and may_invite(maker, invite.role, invite.team_id)
    return None if is_meant and invite.is_open(now) else WhyNot.EXPIRED


async def _why_not_there(work: Work, invite: Invite | None) -> WhyNot | None:
    """Say why nobody comes into the team of an invitation; closing it has ended those that were open."""
    team = None if invite is None else await work.teams.get(invite.team_id)
    return None if team is None or team.closed_at is None else WhyNot.EXPIRED


async def seen_by_maker(work: Work, invite: Invite, now: datetime) -> InviteView:
    """Gather what is shown of an invitation."""
    team = await work.teams.get(invite.team_id)
    if team is None:
        raise NotFound
    if invite.used_by is not None:
        state = InviteState.USED
    elif invite.revoked_at is not None:
        state = InviteState.REVOKED
    else:
        state = InviteState.OPEN if invite.is_open(now) else InviteState.EXPIRED
    people = {one.id: one for one in await work.employees.by_ids([invite.created_by, invite.used_by or EmployeeId(0)])}
    used_by = None if invite.used_by is None else people.get(invite.used_by)
    maker = people.get(invite.created_by)
    is_his = maker is not None and may_invite(maker, invite.role, invite.team_id)
    return InviteView(invite=invite, team=team, state=state, maker=maker if is_his else None, used_by=used_by)


async def _let_in(
    work: Work,
    person: Person,
    known: Employee | None,
    invite: Invite,
    languages: Collection[LanguageCode],
    defaults: Defaults,
    now: datetime,
) -> Employee:
    """Add an employee, or give a removed one his row back: his old calls stay with the old team."""
    if known is not None:
        back = replace(known, team_id=invite.team_id, role=invite.role, removed_at=None, blocked_at=None, is_editor=False)
        await work.employees.change(known, back)
        return back
    return await work.employees.add(
        person_id=person.id,
        team_id=invite.team_id,
        role=invite.role,
        name=person.first_name,
        language=language_of(person, languages, defaults),
        time_zone=defaults.time_zone,
        at=now,
    )


async def _invite(act: Act, invite_id: int) -> Invite:
    """Find an invitation that the employee may see and take back: it belongs to its team, not to who made it."""
    invite = await act.work.invites.get(InviteId(invite_id))
    where = Whose.OTHER_TEAM if invite is None else where_stands(act.employee, invite.team_id)
    # Asked before the invitation is looked at: who may see none learns not even whether there is one.
    if not may(act.employee.role, Deed.INVITE, where):
        await act.refuse(Deed.INVITE, invite=str(invite_id))
    if invite is None:
        raise NotFound
    if not may_invite(act.employee, invite.role, invite.team_id):
        await act.refuse(Deed.INVITE, invite=str(invite_id))
    return invite


async def _found(work: Work, invite_id: InviteId) -> Invite:
    invite = await work.invites.get(invite_id)
    if invite is None:
        raise NotFound
    return invite
