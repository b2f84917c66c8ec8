"""What a change of a colleague brings about in his own chat: what he is told, and what ends there.

Whoever loses access is told nothing: what stands open in his chat gives way to the refusal that he would get for a tap.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from bot.domain.ids import EmployeeId, InviteId, TeamId
from bot.domain.people.changes import SIGNS_OUT, Change, changes_between
from bot.domain.people.employee import Employee, Team
from bot.domain.people.permissions import may_invite
from bot.services.act import Act
from bot.services.calls.call_view import CallView
from bot.services.calls.run_call import view_current
from bot.services.errors import NotFound
from bot.services.people.invitations import InviteView, seen_by_maker
from bot.services.people.ports import AuditAction, Mentorship

ALL_SHARED = 1_000_000
"""More agreements than anybody ever makes."""


class News(StrEnum):
    """What somebody is told who was changed by another; each has a message of its own, and a newer one takes its place."""

    ROLE = "role"
    TEAM = "team"
    EDITOR = "editor"
    LET_IN = "let_in"
    TEAM_GIVEN = "team_given"
    """He looks after another team besides his own."""
    TEAM_TAKEN = "team_taken"
    HANDED = "handed"
    """A colleague's clients and promised calls are his now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One piece of news, and whom it concerns."""

    employee: Employee
    team: Team
    """His own, or the one of which the news is."""
    news: News
    other: Employee | None = None
    """Whose clients they were."""
    clients: int = 0
    promises: int = 0
    """How many were handed over."""
    live: CallView | None = None
    """His call that is going on: its card stays the last message."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """For whom something has ended, and with which changes: what closes in his chat follows from them."""

    employee: Employee
    """As he is now."""
    changes: frozenset[Change]
    links_kept: Sequence[InviteId] = ()
    """His invitations that still let somebody in: their links can be shown only once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Consequences:
    """What becomes of a colleague's chat, and of the chats of those who have to do with him."""

    told: Sequence[Told] = ()
    ended: Sequence[Ended] = ()
    withdrawn: Sequence[InviteView] = ()
    """His invitations that let nobody in any more."""


async def reach(act: Act, was: Employee, changed: Employee, parted: Sequence[Mentorship] = ()) -> Consequences:
    """Tell a colleague what has changed for him, and say what has ended; he is told nothing when he did it himself.

    Args:
        parted: the pairs of mentor and mentee in which he was till now.
    """
    changes = changes_between(was, changed)
    # What he taps meanwhile waits, and finds what has changed; what he has tapped before ends by itself.
    await act.work.lanes.try_enter(int(was.person_id))
    links = await _links(act, was, changed)
    if not SIGNS_OUT.isdisjoint(changes):
        await act.work.desks.sign_out_everywhere(changed.id)
    alone = await _end_coachings(act, changed)
    return Consequences(
        told=[one for news, team in _news(was, changed) for one in await tell(act, changed, news, team=team)],
        ended=[
            *([Ended(employee=changed, changes=changes, links_kept=links.kept)] if changes else []),
            *[one for one in await part(act, parted) if one.employee.id != was.id],
            *[Ended(employee=one, changes=frozenset({Change.COACHING})) for one in alone],
        ],
        withdrawn=links.void,
    )


async def part(act: Act, parted: Sequence[Mentorship]) -> Sequence[Ended]:
    """Say for whom it has ended that one looks after the other."""
    lost: dict[EmployeeId, set[Change]] = defaultdict(set)
    for pair in parted:
        lost[pair.mentee].add(Change.MENTOR)
        lost[pair.mentor].add(Change.MENTEE)
    found = await act.work.employees.by_ids(list(lost)) if lost else ()
    return [Ended(employee=one, changes=frozenset(lost[one.id])) for one in found if one.has_access]


async def _end_coachings(act: Act, changed: Employee) -> Sequence[Employee]:
    """Close the agreements and the judgings that he shared and that hold no more, and return the others of the two."""
    alone: dict[EmployeeId, Employee] = {}
    for shared in await act.work.coachings.shared_by(changed.id, ALL_SHARED):
        is_coach = shared.coach_id == changed.id
        other = await act.work.employees.get(shared.employee_id if is_coach else shared.coach_id)
        if other is not None and shared.holds_between(*((changed, other) if is_coach else (other, changed))):
            continue
        await act.work.coachings.close(shared.id, act.now)
        if other is not None and other.has_access:
            alone[other.id] = other
    for judging in await act.work.judgings.shared_by(changed.id, ALL_SHARED):
        other = await act.work.employees.get(judging.second_id if judging.first_id == changed.id else judging.first_id)
        if other is None or not judging.holds_between(changed, other):
            await act.work.judgings.close(judging.id, act.now)
            if other is not None and other.has_access:
                alone[other.id] = other
    return list(alone.values())


async def tell(act: Act, whom: Employee, news: News, other: Employee | None = None, team: TeamId | None = None) -> Sequence[Told]:
    """Tell somebody one thing, unless he did it himself or has no access."""
    if whom.id == act.employee.id or not whom.has_access:
        return ()
    meant = await act.work.teams.get(whom.team_id if team is None else team)
    if meant is None:
        raise NotFound
    return [Told(employee=whom, team=meant, news=news, other=other, live=await view_current(act, whom))]


def _news(was: Employee, changed: Employee) -> Iterator[tuple[News, TeamId]]:
    """Give what he is told, and of which team."""
    own = changed.team_id
    if not changed.has_access:
        return
    if not was.has_access:
        yield News.LET_IN, own
    if was.role is not changed.role:
        yield News.ROLE, own
    if was.team_id != changed.team_id:
        yield News.TEAM, own
    if changed.is_editor and not was.is_editor:
        yield News.EDITOR, own
    if (was.role, was.team_id) == (changed.role, changed.team_id):  # else that says it
        yield from ((News.TEAM_GIVEN, team) for team in changed.teams - was.teams)
        yield from ((News.TEAM_TAKEN, team) for team in was.teams - changed.teams)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Links:
    """What has become of his open invitations."""

    kept: Sequence[InviteId]
    void: Sequence[InviteView]


async def _links(act: Act, was: Employee, changed: Employee) -> _Links:
    """Take back what he might not invite any more: it would be listed as open, and would let nobody in."""
    kept, void = [], []
    for invite in await act.work.invites.open_of(None, act.now):
        if invite.created_by != was.id:
            continue
        if may_invite(changed, invite.role, invite.team_id):
            kept.append(invite.id)
            continue
        if not await act.work.invites.revoke(invite.id, act.now):
            continue  # somebody has come in by it in this very moment
        await act.audit(AuditAction.INVITE_REVOKED, invite=str(invite.id), team=str(invite.team_id), role=invite.role)
        void.append(await seen_by_maker(act.work, replace(invite, revoked_at=act.now), act.now))
    return _Links(kept=kept, void=void)
