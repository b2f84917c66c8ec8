"""What a change of a colleague brings about in his own chat: what he is told, and what is closed there.

Leaves out the change itself (`change_colleague`) and its words. Whoever loses access is told nothing: what stands open in his
chat gives way to the refusal that he would get for a tap.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from bot.domain.consultation import Consultation
from bot.domain.ids import ChatId
from bot.domain.people import Employee, Role, Team
from bot.domain.permissions import may_invite
from bot.services.act import Act, CallView
from bot.services.call_record import view_call
from bot.services.errors import NotFound
from bot.services.invitations import InviteView, seen_by_maker
from bot.services.outgoing_ports import Slot
from bot.services.people_ports import AuditAction


class News(StrEnum):
    """What somebody is told who was changed by another; each has a message of its own, and a newer one takes its place."""

    ROLE = "role"
    TEAM = "team"
    MENTOR = "mentor"
    """Somebody looks after him."""
    MENTEE = "mentee"
    """He looks after somebody."""
    EDITOR = "editor"
    LET_IN = "let_in"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One piece of news, and whom it concerns."""

    employee: Employee
    team: Team
    news: News
    other: Employee | None = None
    """Mentor or mentee."""
    live: CallView | None = None
    """His call that is going on: its card stays the last message."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reached:
    """What becomes of a colleague's chat."""

    told: Sequence[Told] = ()
    closed: Sequence[Slot] = ()
    """Pages that he would not be shown any more, wherever they stand open: whether they do, use cases do not know."""
    withdrawn: Sequence[InviteView] = ()
    """His invitations that let nobody in any more."""
    open_call: Consultation | None = None
    """The live card that he must not see any more."""


PAGES = frozenset({"team", "audit", "clients", "reminders", "words", "settings"})
"""Objects of the slots in which pages about more than one call stand."""
OF_HIS_TEAM = frozenset({"team", "clients", "reminders"})
OF_HIS_ROLE = frozenset({"team", "audit"})


async def reach(act: Act, was: Employee, changed: Employee) -> Reached:
    """Tell a colleague what has changed for him, and close what he may not see any more; nothing when he did it himself."""
    if was.id == act.employee.id:
        return Reached()
    withdrawn = await _withdraw_void(act, was, changed)
    return Reached(
        told=[one for news in _news(was, changed) for one in await tell(act, changed, news)],
        closed=_closed(was, changed),
        withdrawn=withdrawn,
        open_call=await _lost_call(act, was) if was.has_access and not changed.has_access else None,
    )


async def tell(act: Act, whom: Employee, news: News, other: Employee | None = None) -> Sequence[Told]:
    """Tell somebody one thing, unless he did it himself or has no access."""
    if whom.id == act.employee.id or not whom.has_access:
        return ()
    team = await act.work.teams.get(whom.team_id)
    if team is None:
        raise NotFound
    live = None
    # While something is going on in his chat, that shows the card anew.
    if await act.work.lanes.try_enter(int(whom.person_id)):
        call = await act.work.consultations.open_of(whom.id)
        live = None if call is None or call.is_idle(act.now) else await view_call(replace(act, employee=whom), call)
    return [Told(employee=whom, team=team, news=news, other=other, live=live)]


def _news(was: Employee, changed: Employee) -> Iterator[News]:
    if not changed.has_access:
        return
    if not was.has_access:
        yield News.LET_IN
    if was.role is not changed.role:
        yield News.ROLE
    if was.team_id != changed.team_id:
        yield News.TEAM
    if changed.is_editor and not was.is_editor:
        yield News.EDITOR


async def _withdraw_void(act: Act, was: Employee, changed: Employee) -> Sequence[InviteView]:
    """Take back what he might not invite any more: it would be listed as open, and would let nobody in."""
    void = []
    for invite in await act.work.invites.open_of(None if was.role is Role.OWNER else was.team_id, act.now):
        if invite.created_by != was.id or may_invite(changed, invite.role, is_own_team=invite.team_id == changed.team_id):
            continue
        if not await act.work.invites.revoke(invite.id, act.now):
            continue  # somebody has come in by it in this very moment
        await act.audit(AuditAction.INVITE_REVOKED, invite=str(invite.id), team=str(invite.team_id), role=invite.role)
        void.append(await seen_by_maker(act.work, replace(invite, revoked_at=act.now), act.now))
    return void


def _closed(was: Employee, changed: Employee) -> Sequence[Slot]:
    pages: set[str] = set()
    if was.has_access and not changed.has_access:
        pages |= PAGES
    if was.team_id != changed.team_id:
        pages |= OF_HIS_TEAM
    if was.role is not changed.role:
        pages |= OF_HIS_ROLE
    return [Slot(chat_id=ChatId(int(was.person_id)), object=page) for page in sorted(pages)]


async def _lost_call(act: Act, was: Employee) -> Consultation | None:
    """Find the live card of somebody who loses access; None while something is going on in his chat: then it ends by itself."""
    if not await act.work.lanes.try_enter(int(was.person_id)):
        return None
    return await act.work.consultations.open_of(was.id)
