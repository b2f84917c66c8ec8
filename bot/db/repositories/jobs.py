"""Slow work that somebody has asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import RowMapping, delete, insert, or_, select, update

from bot.db.repositories.repository import Repository
from bot.db.schema.tables import employees, is_of_nothing_more, is_to_be_taken_out, is_unfinished, jobs
from bot.domain.ids import ChatId, EmployeeId
from bot.services.job_ports import JobId, JobKind, JobReason, JobState, QueuedJob

_BUSY = [JobState.RUNNING.value, JobState.SENDING.value]


class JobRepository(Repository):
    """Table jobs."""

    __slots__ = ()

    async def add(
        self, *, kind: JobKind, employee_id: EmployeeId, chat_id: ChatId, request: Mapping[str, str], at: datetime
    ) -> QueuedJob:
        """Put it behind the others."""
        values: dict[str, object] = {
            "kind": kind.value,
            "employee_id": employee_id,
            "chat_id": chat_id,
            "request": dict(request),
            "state": JobState.WAITING.value,
            "created_at": at,
            "attempts": 0,
            "rows_done": 0,
            "messages": [],
        }
        row = (await self._transaction.execute(insert(jobs).values(**values).returning(jobs))).mappings().one()
        return _job_from(row)

    async def get(self, job_id: JobId) -> QueuedJob | None:
        """Find by number."""
        row = (await self._transaction.execute(select(jobs).where(jobs.c.id == job_id))).mappings().one_or_none()
        return None if row is None else _job_from(row)

    async def unfinished_of(self, employee_id: EmployeeId, kind: JobKind) -> Sequence[QueuedJob]:
        """Return what an employee is still waiting for."""
        his = jobs.c.employee_id == employee_id, jobs.c.kind == kind.value
        found = select(jobs).where(is_unfinished, *his).order_by(jobs.c.id)
        return [_job_from(row) for row in (await self._transaction.execute(found)).mappings()]

    async def claim(self, now: datetime, alive_until: datetime) -> QueuedJob | None:
        """Take the next that waits, or whose runner gives no sign of life any more."""
        is_free = or_(jobs.c.state == JobState.WAITING.value, jobs.c.alive_until <= now)
        found = select(jobs).where(is_unfinished, is_free).order_by(jobs.c.id).limit(1).with_for_update(skip_locked=True)
        row = (await self._transaction.execute(found)).mappings().one_or_none()
        if row is None:
            return None
        was = _job_from(row)
        state = JobState.RUNNING if was.state is JobState.WAITING else was.state
        values = {"state": state.value, "attempts": was.attempts + 1, "alive_until": alive_until, "rows_done": 0}
        await self._transaction.execute(update(jobs).where(jobs.c.id == was.id).values(**values))
        return replace(was, attempts=was.attempts + 1)

    async def let_go(self, now: datetime) -> None:
        """Count whoever was at a job as gone."""
        await self._transaction.execute(update(jobs).where(is_unfinished, jobs.c.state.in_(_BUSY)).values(alive_until=now))

    async def note(self, job_id: JobId, *, rows_done: int, alive_until: datetime) -> bool:
        """Give a sign of life; False when it is over meanwhile."""
        going_on = update(jobs).where(jobs.c.id == job_id, jobs.c.state.in_(_BUSY))
        done = await self._transaction.execute(going_on.values(rows_done=rows_done, alive_until=alive_until))
        return done.rowcount == 1

    async def enter(self, job_id: JobId, state: JobState, at: datetime, reason: JobReason | None = None) -> bool:
        """Write how far it is; False when it was over already."""
        values = {"state": state.value, "reason": None if reason is None else reason.value}
        over = {"finished_at": at} if state.is_over else {}
        done = await self._transaction.execute(update(jobs).where(jobs.c.id == job_id, is_unfinished).values(**values, **over))
        if over:
            await self._forget_of_erased(job_id)
        return done.rowcount == 1

    async def sent(self, job_id: JobId, message_id: int, at: datetime) -> None:
        """Note in which message a file was sent; it is to leave the chat even where others of its job have left already."""
        sent = (await self._transaction.execute(select(jobs.c.messages).where(jobs.c.id == job_id))).scalar_one()
        values = {"messages": [*sent, message_id], "sent_at": at, "taken_out_at": None}
        await self._transaction.execute(update(jobs).where(jobs.c.id == job_id).values(**values))

    async def in_chats(self, limit: int) -> Sequence[QueuedJob]:
        """Return those whose files stand in chats, the oldest first."""
        found = select(jobs).where(is_to_be_taken_out).order_by(jobs.c.sent_at).limit(limit)
        return [_job_from(row) for row in (await self._transaction.execute(found)).mappings()]

    async def taken_out(self, job_id: JobId, at: datetime) -> None:
        """Note that its files are out of the chat."""
        await self._transaction.execute(update(jobs).where(jobs.c.id == job_id).values(taken_out_at=at))
        await self._forget_of_erased(job_id)

    async def _forget_of_erased(self, job_id: JobId) -> None:
        """Let nothing be left of somebody who was erased, once his job is over and nothing of it stands in his chat."""
        erased = select(employees.c.id).where(employees.c.id == jobs.c.employee_id, employees.c.erased_at.is_not(None))
        await self._transaction.execute(delete(jobs).where(jobs.c.id == job_id, is_of_nothing_more, erased.exists()))

    async def over_among(self, numbers: Sequence[JobId]) -> Sequence[JobId]:
        """Return those of these numbers whose work is over, or of which nothing is known."""
        going_on = select(jobs.c.id).where(is_unfinished, jobs.c.id.in_(numbers))
        still = set((await self._transaction.execute(going_on)).scalars())
        return [number for number in numbers if number not in still]


def _job_from(row: RowMapping) -> QueuedJob:
    return QueuedJob(
        id=JobId(row["id"]),
        kind=JobKind(row["kind"]),
        employee_id=EmployeeId(row["employee_id"]),
        chat_id=ChatId(row["chat_id"]),
        request=row["request"],
        state=JobState(row["state"]),
        created_at=row["created_at"],
        attempts=row["attempts"],
        rows_done=row["rows_done"],
        reason=None if row["reason"] is None else JobReason(row["reason"]),
        messages=tuple(row["messages"]),
        sent_at=row["sent_at"],
    )
