"""Asking for calls as files, and calling that off. How they leave, and leave the chat again: see `files_sent`.

What is asked for is written down with the moments that the period had then. What may be in the files is asked of the table of
permissions once more when they are made: a right that has ended meanwhile gives nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.domain.ids import ChatId, EmployeeId, TeamId
from bot.domain.people.employee import Employee
from bot.domain.people.permissions import Deed
from bot.domain.supervision.choice import Choice, read_choice
from bot.domain.supervision.export_form import ExportForm
from bot.domain.supervision.scope import Scope, scope_of
from bot.services.act import Act
from bot.services.errors import NotFound
from bot.services.interaction_ports import LogFilter
from bot.services.job_ports import JobId, JobKind, JobState, QueuedJob
from bot.services.log.choose_calls import filter_within, kept_choice, scope

EVERY_TEAM = "*"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What somebody has asked for."""

    choice: Choice
    since: datetime | None
    until: datetime | None
    form: ExportForm
    events: bool
    """What was done in the calls, one by one, instead of a row for each call."""
    masked: bool
    """Clients and managers are numbers."""
    scope: Scope
    """What he was allowed to see then."""


def wanted_of(request: Mapping[str, str]) -> Wanted:
    """Read what was asked for."""
    teams = request["teams"]
    return Wanted(
        choice=read_choice(request["choice"]),
        since=datetime.fromisoformat(request["since"]) if request["since"] else None,
        until=datetime.fromisoformat(request["until"]) if request["until"] else None,
        form=ExportForm(request["form"]),
        events=request["events"] == "1",
        masked=request["masked"] == "1",
        scope=Scope(
            teams=None if teams == EVERY_TEAM else frozenset(TeamId(int(team)) for team in teams.split(",") if team),
            employee=EmployeeId(int(request["employee"])) if request["employee"] else None,
        ),
    )


async def ask_export(act: Act, chat_id: ChatId, form: ExportForm, *, events: bool, masked: bool) -> QueuedJob:
    """Let the calls that are chosen be written to files; what somebody is still waiting for is given instead of a second.

    Raises:
        NotAllowed: he may see no calls; the refusal is on record.
    """
    within = scope(act)
    if within.is_nothing:
        await act.refuse(Deed.READ_LOG)
    for waiting in await act.work.jobs.unfinished_of(act.employee.id, JobKind.EXPORT):
        return waiting
    choice = await kept_choice(act)
    since, until = choice.period.bounds(act.now, ZoneInfo(act.employee.time_zone))
    request = {
        "choice": str(choice),
        "since": since.isoformat() if since else "",
        "until": until.isoformat() if until else "",
        "form": form.value,
        "events": "1" if events else "0",
        "masked": "1" if masked else "0",
        "teams": EVERY_TEAM if within.teams is None else ",".join(str(team) for team in sorted(within.teams)),
        "employee": "" if within.employee is None else str(within.employee),
    }
    return await act.work.jobs.add(kind=JobKind.EXPORT, employee_id=act.employee.id, chat_id=chat_id, request=request, at=act.now)


async def cancel_export(act: Act, number: int) -> QueuedJob:
    """Call it off; what is over stays as it is.

    Raises:
        NotFound: there is none of that number.
        NotAllowed: somebody else has asked for it; the refusal is on record.
    """
    job = await act.work.jobs.get(JobId(number))
    if job is None:
        raise NotFound
    if job.employee_id != act.employee.id:
        await act.refuse(Deed.READ_LOG, job=str(number))
    is_done = await act.work.jobs.enter(job.id, JobState.CANCELLED, act.now)
    return replace(job, state=JobState.CANCELLED) if is_done else job


def filter_for(employee: Employee, wanted: Wanted) -> LogFilter:
    """Return what is written: what he has asked for, within what he may see now."""
    which = filter_within(scope_of(employee, Deed.READ_LOG), wanted.choice)
    return replace(which, since=wanted.since, until=wanted.until)


def still_covers(employee: Employee, wanted: Wanted) -> bool:
    """Tell whether everything that somebody might see when he asked he may see now."""
    now, then = scope_of(employee, Deed.READ_LOG), wanted.scope
    if now.employee not in (None, then.employee):
        return False
    return now.teams is None or (then.teams is not None and then.teams <= now.teams)
