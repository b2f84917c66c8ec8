"""Runs the slow work that people have asked for, one at a time, outside of the lanes: has files made, and sends them.

A job is a row: whoever runs it gives a sign of life every few seconds, and where there is none any more another process, or this
one after a restart, takes it up again from its beginning. Files that nobody knows whether they were sent are not sent twice.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import count
from math import ceil
from pathlib import Path
from typing import Final, Protocol

import structlog

from bot.domain.people.employee import Employee
from bot.gateway.incidents import describe, new_incident_id
from bot.gateway.outgoing.outbox_sender import OutboxSender
from bot.gateway.outgoing.requests import Blocked, Delivery, Done, Failed, Flooded, Outcome, Refused, Uncertain, Vanished
from bot.gateway.telegram.pauses import Sleep
from bot.screens.log.export_pages import Sending, caption, show_export
from bot.screens.texts import Texts
from bot.services.errors import StorageUnavailable
from bot.services.job_ports import JobId, JobReason, JobState, QueuedJob
from bot.services.log.files_sent import begin_sending, why_not
from bot.services.ports import Clock, UnitOfWorkFactory

EVERY: Final = 1.0
"""Seconds between two looks whether something waits."""
TOLD_EVERY: Final = timedelta(seconds=2)
"""How often a message is edited at most, to say how far it is."""
ALIVE: Final = timedelta(seconds=30)
ALIVE_WHILE_SENDING: Final = timedelta(minutes=6)
"""Longer than one try to send a file takes."""
MOST_ATTEMPTS: Final = 3
"""So often a job is begun whose process has ended."""
MOST_TRIES: Final = 5
"""So often one file is sent."""
LONGEST_WAIT: Final = timedelta(minutes=5)
"""What Telegram asks to wait beyond this is for another time."""

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeFile:
    """One file on this machine, and how it is called in the chat."""

    path: Path
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What was written; no file where there was nothing to write."""

    files: Sequence[MadeFile]
    rows: int


class MakingFailed(Exception):
    """There are no files, or they may not leave; `reason` is what the person is told."""

    def __init__(self, reason: JobReason) -> None:
        """Take the reason."""
        super().__init__(reason.value)
        self.reason = reason


class CalledOff(Exception):
    """Somebody has cancelled it, or another process has taken it up."""


Told = Callable[[int], Awaitable[None]]
"""Is told how many rows are written, often, also when it is still the same number.

Raises:
    CalledOff: nothing more is to be done.
"""


class MakeFiles(Protocol):
    """Makes the files of a job, somewhere where the bot's taps do not wait for it, and takes them away afterwards."""

    def __call__(self, job: QueuedJob, employee: Employee, told: Told, /) -> AbstractAsyncContextManager[Made]:
        """Raise MakingFailed where it cannot be done, and whatever `told` raises."""

    async def left(self) -> Sequence[JobId]:
        """Return the jobs of which something lies on this machine."""

    async def forget(self, job_id: JobId, /) -> None:
        """Take away what lies on this machine of a job."""


class JobRunner:
    """One worker: takes jobs from the table, one after another."""

    def __init__(
        self,
        *,
        make: MakeFiles,
        open_work: UnitOfWorkFactory,
        sender: OutboxSender,
        delivery: Delivery,
        texts: Callable[[str], Texts],
        clock: Clock,
        sleep: Sleep = asyncio.sleep,
        is_only: bool = False,
    ) -> None:
        """Take what is needed.

        Args:
            texts: the words of a language.
            is_only: no other process works on these jobs: what the one before has left is taken up at once.
        """
        self._is_only = is_only
        self._make = make
        self._open_work = open_work
        self._sender = sender
        self._delivery = delivery
        self._texts = texts
        self._clock = clock
        self._sleep = sleep

    async def run(self) -> None:
        """Work until cancelled."""
        if self._is_only:
            await self._take_up()
        while True:
            await self.work_off()
            await self._sleep(EVERY)

    async def _take_up(self) -> None:
        try:
            async with self._open_work() as work:
                await work.jobs.let_go(self._clock())
                await work.commit()
        except StorageUnavailable:
            log.warning("storage is unavailable, files that were begun wait for their time")

    async def work_off(self) -> None:
        """Do everything that waits."""
        try:
            while await self._next():
                pass
        except StorageUnavailable:
            log.warning("storage is unavailable, files wait")
        except Exception as error:  # a mistake in one job must not end the worker; its sign of life ends
            log.error("a job failed", incident_id=new_incident_id(), error=describe(error))

    async def _next(self) -> bool:
        now = self._clock()
        async with self._open_work() as work:
            job = await work.jobs.claim(now, now + ALIVE)
            employee = None if job is None else await work.employees.get(job.employee_id)
            await work.commit()
        if job is None:
            await self._forget_what_is_over()
            return False
        if employee is None or not employee.has_access:
            await self._end(job, employee, JobState.CANCELLED)
        elif job.state is JobState.SENDING:
            await self._end(job, employee, JobState.FAILED, JobReason.INTERRUPTED)
        elif job.attempts > MOST_ATTEMPTS:
            await self._end(job, employee, JobState.FAILED, JobReason.BROKEN)
        else:
            await self._carry_out(job, employee)
            return True
        return True

    async def _forget_what_is_over(self) -> None:
        """Take away what processes that have ended left behind: whoever took a job up, or called it off, need not be here."""
        left = await self._make.left()
        if not left:
            return
        async with self._open_work() as work:
            over = await work.jobs.over_among(left)
            await work.commit()
        for number in over:
            await self._make.forget(number)

    async def _carry_out(self, job: QueuedJob, employee: Employee) -> None:
        last = self._clock()

        async def told(rows: int) -> None:
            nonlocal last
            if self._clock() - last >= TOLD_EVERY:
                last = self._clock()
                await self._tell(replace(job, state=JobState.RUNNING, rows_done=rows), employee, ALIVE)

        try:
            await self._require_right(job)
            async with self._make(job, employee, told) as made:
                job = replace(job, rows_done=made.rows)
                await self._tell(replace(job, state=JobState.RUNNING), employee, ALIVE)
                reason = await self._send(job, employee, made) if made.files else None
            await self._end(job, employee, JobState.FAILED if reason else JobState.DONE, reason)
        except CalledOff:
            return
        except MakingFailed as failure:
            await self._end(job, employee, JobState.FAILED, failure.reason)
        except StorageUnavailable:
            raise
        except Exception as error:  # a mistake of ours: the person is told, and it is not tried over and over
            log.error("files could not be made", incident_id=new_incident_id(), error=describe(error))
            await self._end(job, employee, JobState.FAILED, JobReason.BROKEN)

    async def _require_right(self, job: QueuedJob) -> None:
        """Ask once more whether the files may be made and leave.

        Raises:
            MakingFailed: they may not (any more).
        """
        async with self._open_work() as work:
            reason = await why_not(work, job, self._clock())
            await work.commit()
        if reason is not None:
            raise MakingFailed(reason)

    async def _tell(self, job: QueuedJob, employee: Employee, alive: timedelta, sending: Sending | None = None) -> None:
        """Give a sign of life and say how far it is."""
        now = self._clock()
        async with self._open_work() as work:
            if not await work.jobs.note(job.id, rows_done=job.rows_done, alive_until=now + alive):
                raise CalledOff
            shown = show_export(job, self._texts(employee.language), employee, sending=sending)
            await self._sender.commit(work, [shown], now)

    async def _end(self, job: QueuedJob, employee: Employee | None, state: JobState, reason: JobReason | None = None) -> None:
        now = self._clock()
        async with self._open_work() as work:
            if not await work.jobs.enter(job.id, state, now, reason):
                return
            ended = replace(job, state=state, reason=reason)
            is_told = employee is not None and employee.has_access
            shown = [show_export(ended, self._texts(employee.language), employee)] if employee and is_told else []
            await self._sender.commit(work, shown, now)

    async def _send(self, job: QueuedJob, employee: Employee, made: Made) -> JobReason | None:
        """Send file after file; gives why one could not be sent."""
        texts, now = self._texts(employee.language), self._clock()
        await self._require_right(job)
        async with self._open_work() as work:
            if not await begin_sending(work, job, employee, made.rows, now):
                raise CalledOff
            await work.commit()
        for number, file in enumerate(made.files, 1):
            sending = Sending(number=number, of=len(made.files))

            async def tell(wait: timedelta, sending: Sending = sending) -> None:
                await self._require_right(job)
                shown = replace(sending, wait=ceil(wait.total_seconds()))
                await self._tell(replace(job, state=JobState.SENDING), employee, ALIVE_WHILE_SENDING, shown)

            outcome = await self._send_one(job, file, caption(texts, number, len(made.files)), tell)
            if not isinstance(outcome, Done):
                said = f"wait {outcome.retry_after}" if isinstance(outcome, Flooded) else outcome.reason
                log.warning("a file was not sent", job=job.id, chat_id=job.chat_id, reason=said)
                return _reason_of(outcome)
            if outcome.message_id is not None:
                await self._note_sent(job, outcome.message_id)
        return None

    async def _note_sent(self, job: QueuedJob, message_id: int) -> None:
        """Note in which message a file stands, again while storage is away: what is not noted is never taken out of the chat."""
        for attempt in count():
            try:
                async with self._open_work() as work:
                    await work.jobs.sent(job.id, message_id, self._clock())
                    await work.commit()
            except StorageUnavailable:
                if attempt + 1 == MOST_TRIES:
                    raise
                await self._sleep(2.0**attempt)
            else:
                return

    async def _send_one(
        self, job: QueuedJob, file: MadeFile, words: str, tell: Callable[[timedelta], Awaitable[None]]
    ) -> Outcome:
        """Send one file, again where it certainly did not arrive, and once more where nobody knows.

        Args:
            tell: says that it is on its way, or how long Telegram asks to wait; raises where it may not leave any more.
        """
        outcome: Outcome = Failed(reason="not tried")
        is_uncertain = False
        for attempt in range(MOST_TRIES):
            await tell(timedelta())
            outcome = await self._delivery.send_file(job.chat_id, file.path, file.name, words)
            match outcome:
                case Flooded(retry_after=pause) if pause <= LONGEST_WAIT:
                    await tell(pause)
                    await self._sleep(pause.total_seconds())
                case Failed():
                    await self._sleep(2.0**attempt)
                case Uncertain() if not is_uncertain:
                    is_uncertain = True
                case _:
                    return outcome
        return outcome


def _reason_of(outcome: Outcome) -> JobReason:
    match outcome:
        case Flooded():
            return JobReason.BUSY
        case Refused(reason=reason) if "too large" in reason.lower() or "too big" in reason.lower():
            return JobReason.TOO_LARGE
        case Blocked() | Failed() | Uncertain() | Refused() | Vanished() | Done():
            return JobReason.NOT_SENT
