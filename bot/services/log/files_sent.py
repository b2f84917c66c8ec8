"""Files on their way into a chat and out of it: whether one may leave, what is put on record before, when it is taken away."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.domain.people.employee import Employee
from bot.domain.people.permissions import Deed
from bot.services.job_ports import JobKind, JobReason, JobState, QueuedJob
from bot.services.log.client_file import client_of, file_wanted, may_have
from bot.services.log.export_calls import still_covers, wanted_of
from bot.services.people.ports import AuditAction
from bot.services.ports import Work

LEAVES_AFTER = timedelta(hours=40)
"""When a file is taken out of the chat: a bot can delete no message that is older than 48 hours."""
MOST_LOOKED_AT = 500


async def why_not(work: Work, job: QueuedJob, now: datetime) -> JobReason | None:
    """Tell why a file may not be made, or not be sent any more; a right that has ended is a refusal and put on record."""
    employee = await work.employees.get(job.employee_id)
    client = await client_of(work, job) if job.kind is JobKind.CLIENT_FILE else None
    if employee is None or (client is None and job.kind is JobKind.CLIENT_FILE):
        return JobReason.GONE
    if await _is_still_his(work, job, employee):
        return None
    about_client = {} if client is None else {"client": str(client.id)}
    details = {"deed": (Deed.READ_LOG if client is None else Deed.CLIENT_FILE).value, **about_client}
    await work.audit.add(at=now, person_id=employee.person_id, action=AuditAction.REFUSED, details=details)
    return JobReason.GONE


async def begin_sending(work: Work, job: QueuedJob, employee: Employee, rows: int, now: datetime) -> bool:
    """Put on record what leaves the house, before it does; False when it was called off meanwhile."""
    if not await work.jobs.enter(job.id, JobState.SENDING, now):
        return False
    details = {"job": str(job.id), "n": str(rows)}
    if job.kind is JobKind.CLIENT_FILE:
        wanted = file_wanted(job.request)
        action, said = AuditAction.CLIENT_FILE_MADE, {"client": str(wanted.client), "form": wanted.form.value}
    else:
        action, said = AuditAction.LOG_EXPORTED, {name: job.request[name] for name in ("choice", "form", "events", "masked")}
    await work.audit.add(at=now, person_id=employee.person_id, action=action, details=details | said)
    return True


async def take_out(work: Work, now: datetime) -> Sequence[QueuedJob]:
    """Return whose files are to leave the chat now: old ones, and those of somebody who might not ask for them any more."""
    standing = await work.jobs.in_chats(MOST_LOOKED_AT)
    people = {one.id: one for one in await work.employees.by_ids([job.employee_id for job in standing])} if standing else {}
    over = []
    for job in standing:
        employee = people.get(job.employee_id)
        is_old = job.sent_at is not None and job.sent_at <= now - LEAVES_AFTER
        if is_old or employee is None or not await _is_still_his(work, job, employee):
            await work.jobs.taken_out(job.id, now)
            over.append(job)
    return over


async def _is_still_his(work: Work, job: QueuedJob, employee: Employee) -> bool:
    if job.kind is not JobKind.CLIENT_FILE:
        return employee.has_access and still_covers(employee, wanted_of(job.request))
    client = await client_of(work, job)
    return client is not None and may_have(employee, client)
