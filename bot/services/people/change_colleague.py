"""A colleague, looked at and changed by who may.

Every use case asks the table of permissions before it looks at anything, and every change is in the audit log.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from bot.domain.ids import ChatId, EmployeeId, TeamId
from bot.domain.names import lettered_name
from bot.domain.people.employee import Employee, Role, Team
from bot.domain.people.permissions import GIVEN, Deed, Whose, may, may_change, where_stands
from bot.domain.reminders.reminder import Reminder
from bot.domain.training.path_news import mentor_named, mentor_taken
from bot.services.act import Act
from bot.services.asked import ask_for_text, forget_question
from bot.services.errors import LastOwner, NotFound
from bot.services.people.consequences import Consequences, News, part, reach, tell
from bot.services.people.leave_team import Left, hand_promises, leave_team
from bot.services.people.ports import AuditAction, Mentorship
from bot.services.text_ports import PromptKind


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonView:
    """A colleague, and what may be done to him by who looks."""

    employee: Employee
    team: Team
    mentor: Employee | None
    deeds: frozenset[Deed]
    promises: int = 0
    """Calls that he has promised and that would stay behind; counted where it is asked whether he is to leave the team."""
    clients: int = 0
    """Clients that are his; counted there too."""
    further: Sequence[Team] = ()
    """Teams that he looks after besides his own, of those that who looks may see."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Handed:
    """What a colleague has given away."""

    heir: Employee
    clients: int
    promises: Sequence[Reminder]
    """As they were before: the messages of those that were shown must not stay."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonChanged:
    """What has become of a colleague."""

    view: PersonView
    is_new_menu: bool = False
    """He may do other things than before."""
    consequences: Consequences = field(default_factory=Consequences)
    """What becomes of his own chat, and of his mentor's."""
    left: Left = field(default_factory=Left)
    """What he has left behind with a team."""
    handed: Handed | None = None


CHANGES = (
    Deed.RENAME_PERSON,
    Deed.SET_ROLE,
    Deed.MOVE,
    Deed.BLOCK,
    Deed.REMOVE,
    Deed.HAND_OVER,
    Deed.NAME_MENTOR,
    Deed.GIVE_EDITOR,
    Deed.GIVE_TEAM,
    Deed.ERASE,
    Deed.SEE_TRAINEE,
)
COUNTED = (Deed.MOVE, Deed.REMOVE, Deed.HAND_OVER)
"""Before these it is asked with the numbers of his clients and promises."""


async def view_person(act: Act, person: int) -> PersonView:
    """Look at a colleague.

    Raises:
        NotFound, NotAllowed.
    """
    target = await colleague_for(act, person, None)
    await forget_question(act)
    return await _seen(act, target)


async def choose_role(act: Act, person: int) -> Sequence[Role]:
    """Say which roles the employee may give to a colleague.

    Raises:
        NotFound, NotAllowed.
    """
    await colleague_for(act, person, Deed.SET_ROLE)
    return GIVEN[act.employee.role]


async def choose_team(act: Act, person: int) -> Sequence[Team]:
    """Say to which teams a colleague may be moved.

    Raises:
        NotFound, NotAllowed.
    """
    await colleague_for(act, person, Deed.MOVE)
    return await act.work.teams.all()


async def choose_further_teams(act: Act, person: int) -> Sequence[Team]:
    """Say which teams a supervisor may look after besides his own.

    Raises:
        NotFound, NotAllowed.
    """
    target = await _supervisor(act, person)
    return [team for team in await act.work.teams.all() if team.id != target.team_id]


async def choose_mentor(act: Act, person: int) -> Sequence[Employee]:
    """Say who of his team may look after a colleague.

    Raises:
        NotFound, NotAllowed.
    """
    return await _others(act, await colleague_for(act, person, Deed.NAME_MENTOR))


async def choose_heir(act: Act, person: int) -> Sequence[Employee]:
    """Say to whom of his team a colleague's clients may be handed over.

    Raises:
        NotFound, NotAllowed.
    """
    return await _others(act, await colleague_for(act, person, Deed.HAND_OVER))


async def confirm(act: Act, person: int, deed: Deed) -> PersonView:
    """Look at a colleague before something is done to him that is not to be done by a slip of the thumb.

    Raises:
        NotFound, NotAllowed.
    """
    target = await colleague_for(act, person, deed)
    await forget_question(act)
    seen = await _seen(act, target)
    if deed not in COUNTED:
        return seen
    return replace(
        seen,
        promises=await act.work.reminders.promises_of(target.id),
        clients=await act.work.clients.number_of_employee(target.id, target.team_id),
    )


async def set_role(act: Act, person: int, role: Role) -> PersonChanged:
    """Give a colleague another role.

    Raises:
        NotFound, NotAllowed.
        LastOwner: there would be no owner.
    """
    target = await colleague_for(act, person, Deed.SET_ROLE)
    if role not in GIVEN[act.employee.role]:
        await act.refuse(Deed.SET_ROLE, employee=str(target.id), role=role)
    if role is target.role:
        return await _unchanged(act, target)
    await _keep_an_owner(act, target, Deed.SET_ROLE)
    changed = replace(target, role=role, further_teams=frozenset())
    return await _change(act, target, changed, AuditAction.ROLE_SET, was=target.role, role=role)


async def move(act: Act, person: int, team_id: int) -> PersonChanged:
    """Put a colleague into another team; his calls so far stay with the old one, and so do his mentor and his promises.

    Raises:
        NotFound, NotAllowed.
    """
    target = await colleague_for(act, person, Deed.MOVE)
    team = await act.work.teams.get(TeamId(team_id))
    if team is None or team.closed_at is not None:
        raise NotFound
    if team.id == target.team_id:
        return await _unchanged(act, target)
    parted = await act.work.mentorships.forget(target.id)
    changed = replace(target, team_id=team.id, further_teams=target.further_teams - {team.id})
    return await _change(act, target, changed, AuditAction.MOVED, parted, was=str(target.team_id), team=str(team.id))


async def set_blocked(act: Act, person: int, *, on: bool) -> PersonChanged:
    """Shut a colleague out for a while, or let him in again; what he has invited is taken back.

    Raises:
        NotFound, NotAllowed.
        LastOwner: there would be no owner.
    """
    target = await colleague_for(act, person, Deed.BLOCK)
    if (target.blocked_at is not None) is on:
        return await _unchanged(act, target)
    if not on:
        return await _change(act, target, replace(target, blocked_at=None), AuditAction.UNBLOCKED)
    await _keep_an_owner(act, target, Deed.BLOCK)
    return await _change(act, target, replace(target, blocked_at=act.now), AuditAction.BLOCKED)


async def remove(act: Act, person: int) -> PersonChanged:
    """End a colleague's access; his calls stay, and so do his promises. Who is invited again gets his row back.

    Raises:
        NotFound, NotAllowed.
        LastOwner: there would be no owner.
    """
    target = await colleague_for(act, person, Deed.REMOVE)
    await _keep_an_owner(act, target, Deed.REMOVE)
    parted = await act.work.mentorships.forget(target.id)
    changed = replace(target, removed_at=act.now, further_teams=frozenset())
    return await _change(act, target, changed, AuditAction.REMOVED, parted)


async def set_further_team(act: Act, person: int, team_id: int, *, on: bool) -> PersonChanged:
    """Let a supervisor look after another team besides his own, or no longer. He himself works where he did.

    Raises:
        NotFound: also when he is no supervisor.
        NotAllowed.
    """
    target = await _supervisor(act, person)
    team = await act.work.teams.get(TeamId(team_id))
    if team is None or (on and team.closed_at is not None):
        raise NotFound
    if team.id == target.team_id or (team.id in target.further_teams) is on:
        return await _unchanged(act, target)
    further = target.further_teams | {team.id} if on else target.further_teams - {team.id}
    action = AuditAction.TEAM_GIVEN if on else AuditAction.TEAM_TAKEN
    return await _change(act, target, replace(target, further_teams=further), action, team=str(team.id))


async def set_mentor(act: Act, person: int, mentor: int) -> PersonChanged:
    """Name who looks after a colleague; 0 is nobody. Both are told by day.

    Raises:
        NotFound: the mentor is nobody of his team who has access.
        NotAllowed: also when the mentor is somebody whom the employee may not see.
    """
    target = await colleague_for(act, person, Deed.NAME_MENTOR)
    before, news = await act.work.mentorships.mentor_of(target.id), act.work.training_news
    if mentor == 0:
        await act.work.mentorships.put(target.id, None)
        if before is not None:
            await news.put(mentor_taken(target.id, act.employee.id, act.now))
    else:
        named = await colleague_for(act, mentor, None)
        if not named.has_access or named.team_id != target.team_id or named.id == target.id:
            raise NotFound
        if before == named:
            return await _unchanged(act, target)
        await act.work.mentorships.put(target.id, named.id)
        for one in mentor_named(target.id, act.employee.id, act.now):
            await news.put(one)
    await act.audit(AuditAction.MENTOR_SET, employee=str(target.id), mentor=str(mentor))
    ended = await part(act, [] if before is None else [Mentorship(mentee=target.id, mentor=before.id)])
    return PersonChanged(view=await _seen(act, target), consequences=Consequences(ended=ended))


async def hand_over(act: Act, person: int, heir: int) -> PersonChanged:
    """Give a colleague's clients and promised calls to another of his team, who is told so in one message.

    A promise to nobody known stays with whoever gave it: only he knows whom it was given.

    Raises:
        NotFound: the other is nobody of his team who has access.
        NotAllowed: also when he is somebody whom the employee may not see.
    """
    target = await colleague_for(act, person, Deed.HAND_OVER)
    named = await colleague_for(act, heir, None)
    if not named.has_access or named.team_id != target.team_id or named.id == target.id:
        raise NotFound
    await act.work.lanes.try_enter(int(target.person_id))
    handed = Handed(
        heir=named,
        clients=await act.work.clients.hand_over(target.id, target.team_id, named.id, act.now),
        promises=await hand_promises(act, target, named),
    )
    if not handed.clients and not handed.promises:
        return PersonChanged(view=await _seen(act, target), handed=handed)
    numbers = {"n": str(handed.clients), "promises": str(len(handed.promises))}
    await act.audit(AuditAction.CLIENTS_HANDED, employee=str(target.id), heir=str(named.id), **numbers)
    told = [
        replace(one, clients=handed.clients, promises=len(handed.promises)) for one in await tell(act, named, News.HANDED, target)
    ]
    return PersonChanged(view=await _seen(act, target), handed=handed, consequences=Consequences(told=told))


async def set_editor(act: Act, person: int, *, on: bool) -> PersonChanged:
    """Let a colleague change the words that clients hear, or not.

    Raises:
        NotFound, NotAllowed.
    """
    target = await colleague_for(act, person, Deed.GIVE_EDITOR)
    if target.is_editor is on:
        return await _unchanged(act, target)
    changed = replace(target, is_editor=on)
    return await _change(act, target, changed, AuditAction.EDITOR_SET, on="yes" if on else "no")


async def ask_person_name(act: Act, person: int, chat_id: ChatId) -> PersonView:
    """Let the next plain text be a colleague's name.

    Raises:
        NotFound, NotAllowed.
    """
    target = await colleague_for(act, person, Deed.RENAME_PERSON)
    await ask_for_text(act, chat_id, PromptKind.EMPLOYEE_NAME, int(target.id))
    return await _seen(act, target)


async def rename_person(act: Act, person: int, text: str) -> PersonChanged:
    """Call a colleague otherwise; a text without a letter changes nothing.

    Raises:
        NotFound, NotAllowed.
    """
    target = await colleague_for(act, person, Deed.RENAME_PERSON)
    name = lettered_name(text)
    if name is None or name == target.name:
        return await _unchanged(act, target)
    return await _change(act, target, replace(target, name=name), AuditAction.RENAMED)


async def colleague_for(act: Act, person: int, deed: Deed | None) -> Employee:
    """Find a colleague that the employee may do something to, or look at when no deed is named.

    A supervisor learns nothing of other teams: not even whether there is such a person.
    """
    target = await act.work.employees.get(EmployeeId(person))
    tried = deed or Deed.SEE_TEAM
    if target is None or target.removed_at is not None:
        where = Whose.OTHER_TEAM if target is None else where_stands(act.employee, target.team_id)
        if not may(act.employee.role, Deed.SEE_TEAM, where):
            await act.refuse(tried, employee=str(person))
        raise NotFound
    sees = may(act.employee.role, Deed.SEE_TEAM, where_stands(act.employee, target.team_id))
    if not sees or (deed is not None and not may_change(act.employee, deed, target)):
        await act.refuse(tried, employee=str(person))
    return target


async def _supervisor(act: Act, person: int) -> Employee:
    """Find a colleague who may be given teams to look after: to anybody else they would mean nothing."""
    target = await colleague_for(act, person, Deed.GIVE_TEAM)
    if target.role is not Role.SUPERVISOR:
        raise NotFound
    return target


async def _others(act: Act, target: Employee) -> Sequence[Employee]:
    """Return the others of a colleague's team who have access."""
    return [one for one in await act.work.employees.of_team(target.team_id) if one.id != target.id and one.has_access]


async def _seen(act: Act, target: Employee) -> PersonView:
    team = await act.work.teams.get(target.team_id)
    if team is None:
        raise NotFound
    mentor = await act.work.mentorships.mentor_of(target.id)
    path = await act.work.paths.of(target.id)
    is_trained = target.role is Role.TRAINEE or mentor is not None or path.begun_on is not None
    further = [await act.work.teams.get(number) for number in sorted(target.teams - {target.team_id})]
    return PersonView(
        employee=target,
        team=team,
        mentor=mentor if mentor is not None and mentor.team_id == target.team_id else None,
        deeds=frozenset(
            deed
            for deed in CHANGES
            if may_change(act.employee, deed, target) and _means_something(deed, target, is_trained=is_trained)
        ),
        further=[one for one in further if one and may(act.employee.role, Deed.SEE_TEAM, where_stands(act.employee, one.id))],
    )


def _means_something(deed: Deed, target: Employee, *, is_trained: bool) -> bool:
    if deed is Deed.SEE_TRAINEE:
        return is_trained and target.has_access
    return deed is not Deed.GIVE_TEAM or target.role is Role.SUPERVISOR


async def _unchanged(act: Act, target: Employee) -> PersonChanged:
    return PersonChanged(view=await _seen(act, target))


async def _change(
    act: Act,
    target: Employee,
    changed: Employee,
    action: AuditAction,
    parted: Sequence[Mentorship] = (),
    **details: str,
) -> PersonChanged:
    await act.work.employees.change(target, changed)
    await act.work.employees.change_further_teams(target, changed, act.now)
    await act.audit(action, employee=str(target.id), **details)
    is_leaving = changed.team_id != target.team_id or (changed.removed_at is not None and target.removed_at is None)
    return PersonChanged(
        view=await _seen(act, changed),
        is_new_menu=(target.role, target.has_access, target.is_editor) != (changed.role, changed.has_access, changed.is_editor),
        left=await leave_team(act, target) if is_leaving else Left(),
        consequences=await reach(act, target, changed, parted),
    )


async def _keep_an_owner(act: Act, target: Employee, deed: Deed) -> None:
    """Refuse what would leave the house without an owner."""
    if target.role is not Role.OWNER or not target.has_access:
        return
    if set(await act.work.employees.locked_owners()) <= {target.id}:
        await act.audit(AuditAction.REFUSED, deed=deed, employee=str(target.id))
        raise LastOwner
