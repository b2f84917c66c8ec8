"""What somebody leaves behind who goes from a team, and who is told of it.

His open call ends, the question in his chat is forgotten, nothing waits for him any more. So that no client waits in vain, those
who look after the team are told whom he has promised a call: see decision 16 in `docs/decisions`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.calls.consultation import IDLE_AFTER, Consultation, FinishedBy
from bot.domain.calls.script import Script
from bot.domain.ids import ChatId, EmployeeId, TeamId
from bot.domain.people.employee import Employee, Role, Team
from bot.domain.people.permissions import Deed
from bot.domain.reminders.reminder import Reminder, ReminderKind, ReminderState
from bot.services.act import Act
from bot.services.calls.call_view import CallView
from bot.services.calls.keep_promise import settle
from bot.services.calls.run_call import view_current
from bot.services.errors import NotFound
from bot.services.people.access import OPERATOR
from bot.services.people.look_after_team import team_for
from bot.services.people.ports import AuditAction
from bot.services.ports import Work
from bot.services.reminders.remind import Reminded, with_call

PAGE = 8
LEFT_A_TICK = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class PromisesLeft:
    """One page of the calls that somebody has promised and left behind with a team: the earliest promise first."""

    team: Team
    by: Employee
    reminded: Sequence[Reminded]
    now: datetime
    page: int
    has_more: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Informed:
    """Somebody who looks after the team, and what he is told."""

    reader: Employee
    promises: PromisesLeft
    live: CallView | None
    """His call that is going on: its card stays the last message."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """What becomes of all that belonged to somebody in the team he has left."""

    call: Consultation | None = None
    """Was open, and has ended; its card must not stay."""
    reminders: Sequence[Reminder] = ()
    """Wait no more; the messages of those that were shown must not stay."""
    informed: Sequence[Informed] = ()


async def leave_team(act: Act, was: Employee) -> Left:
    """Settle what somebody leaves behind; he himself is changed already, so that he is told nothing of it any more.

    Args:
        was: he, as he was in the team.
    """
    await act.work.prompts.take(ChatId(int(was.person_id)), act.now)
    await act.work.free_texts.erase_names_of(was.id, act.now)
    call = await _end_call(act, was)
    unsettled = await act.work.reminders.live_of_employee(was.id)
    return Left(call=call, reminders=unsettled, informed=await _hand_over(act, was, unsettled))


async def hand_promises(act: Act, giver: Employee, heir: Employee) -> Sequence[Reminder]:
    """Let a colleague be reminded of the calls that somebody has promised to clients of the team; gives them as they were.

    A promise keeps its moment and the clock by which it was given. One that was shown already is shown to the other too.
    """
    handed = []
    for reminder in await act.work.reminders.live_of_employee(giver.id):
        reminded = await with_call(act, reminder) if reminder.kind is ReminderKind.CALL_BACK else None
        if reminded is None or reminded.call.is_practice:
            continue
        if reminded.call.client_id is None or reminded.call.team_id != heir.team_id:
            continue
        passed = replace(reminder, employee_id=heir.id, state=ReminderState.WAITING, shown_at=None)
        await act.work.reminders.save(passed, act.now)
        handed.append(reminder)
    return handed


async def view_promises_left(act: Act, team_id: int, person: int, page: int) -> PromisesLeft:
    """Look at what somebody has left behind with a team.

    Raises:
        NotFound: nothing of his is left there (any more).
        NotAllowed.
    """
    team = await team_for(act, team_id, Deed.SEE_TEAM, also_closed=True)
    by = await act.work.employees.get(EmployeeId(person))
    listed = None if by is None else await _listed(act, team, by, page)
    if listed is None or not listed.reminded:
        raise NotFound
    return listed


async def hand_over_due(work: Work, script: Script, now: datetime) -> Sequence[Informed]:
    """Hand over what comes due for somebody who is no longer there.

    What leaving a team has settled is not among it: this is what was begun in the very moment of leaving by another process, or
    left by an older version of the program.
    """
    due: defaultdict[EmployeeId, list[Reminder]] = defaultdict(list)
    for reminder in await work.reminders.left_and_due(now, LEFT_A_TICK):
        due[reminder.employee_id].append(reminder)
    informed: list[Informed] = []
    for employee_id, reminders in due.items():
        was = await work.employees.get(employee_id)
        if was is None or not await work.lanes.try_enter(int(was.person_id)):
            continue  # in his chat something is going on; the next tick comes soon
        nobody = replace(was, person_id=OPERATOR)
        act = Act(work=work, employee=nobody, script=script, now=now, update_id=None)
        informed += await _hand_over(act, was, reminders)
    return informed


async def _end_call(act: Act, was: Employee) -> Consultation | None:
    """End his open call; None while something is going on in his chat: then it ends by itself, and is refused until then."""
    if not await act.work.lanes.try_enter(int(was.person_id)):
        return None
    call = await act.work.consultations.open_of(was.id)
    if call is None:
        return None
    # Neither he nor a next call has ended it, and it has no moment of its own: it is over as any call that nobody goes on with.
    at = min(act.now, call.last_activity_at + IDLE_AFTER)
    ended = await replace(act, employee=was, update_id=None).end(call, FinishedBy.IDLE, at)
    await act.audit(AuditAction.CALL_ENDED, employee=str(was.id), call=str(call.id))
    return ended


async def _hand_over(act: Act, was: Employee, unsettled: Sequence[Reminder]) -> Sequence[Informed]:
    """Let reminders wait no more, and tell those who look after the teams of the calls that were promised."""
    promised: defaultdict[TeamId, list[Reminder]] = defaultdict(list)
    for reminder in unsettled:
        reminded = await with_call(act, reminder) if reminder.kind is ReminderKind.CALL_BACK else None
        if reminded is None or reminded.call.is_practice:
            await settle(act, reminder, ReminderState.DROPPED)
            continue
        promised[reminded.call.team_id].append(await settle(act, reminder, ReminderState.LEFT))
    informed: list[Informed] = []
    for team_id, reminders in promised.items():
        told = await _tell(act, was, team_id)
        numbers = ",".join(str(reminder.id) for reminder in reminders)
        readers = ",".join(str(one.reader.id) for one in told)
        details = {"employee": str(was.id), "team": str(team_id), "n": str(len(reminders)), "reminders": numbers, "told": readers}
        await act.audit(AuditAction.PROMISES_LEFT, **details)
        informed += told
    return informed


async def _tell(act: Act, was: Employee, team_id: TeamId) -> Sequence[Informed]:
    team = await act.work.teams.get(team_id)
    if team is None:
        raise NotFound
    promises = await _listed(act, team, was, 0)
    readers = await _who_look_after(act.work, team_id, was)
    return [Informed(reader=reader, promises=promises, live=await view_current(act, reader)) for reader in readers]


async def _who_look_after(work: Work, team_id: TeamId, was: Employee) -> Sequence[Employee]:
    """Return those who look after a team and can be told; where there is none, the owners.

    He himself is among them only where there is nobody else.
    """
    people = [*await work.employees.of_team(team_id), *await work.employees.looking_after(team_id)]
    supervisors = [one for one in people if one.role is Role.SUPERVISOR and one.has_access and one.unreachable_at is None]
    readers = supervisors or await work.employees.owners()
    return [one for one in readers if one.id != was.id] or readers


async def _listed(act: Act, team: Team, by: Employee, page: int) -> PromisesLeft:
    found = await act.work.reminders.left_by(by.id, team.id, PAGE + 1, page * PAGE)
    reminded = [one for reminder in found[:PAGE] if (one := await with_call(act, reminder))]
    return PromisesLeft(team=team, by=by, reminded=reminded, now=act.now, page=page, has_more=len(found) > PAGE)
