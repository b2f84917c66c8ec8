"""Ports for slow work that somebody has asked for: rows of `jobs`, run outside of the lanes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import NewType, Protocol

from bot.domain.ids import ChatId, EmployeeId

JobId = NewType("JobId", int)


class JobKind(StrEnum):
    """What is to be done."""

    EXPORT = "export"
    """Calls as files; `request` is spelled by `bot.services.log.export_calls`."""
    CLIENT_FILE = "client_file"
    """Everything about one client; `request` is spelled by `bot.services.log.client_file`."""


class JobState(StrEnum):
    """How far it is."""

    WAITING = "waiting"
    RUNNING = "running"
    SENDING = "sending"
    """Its files are made, and go into the chat one by one."""
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def is_over(self) -> bool:
        """True when nothing more will be done."""
        return self in (JobState.DONE, JobState.FAILED, JobState.CANCELLED)


class JobReason(StrEnum):
    """Why it failed; content has the words under `export.failed.<value>`, of a client's file under `client_file.failed.…`."""

    DISK_FULL = "disk_full"
    TOO_LARGE = "too_large"
    """Telegram, or somebody before it, takes no file of that size."""
    BUSY = "busy"
    """Telegram asks to wait longer than anybody would."""
    NOT_SENT = "not_sent"
    INTERRUPTED = "interrupted"
    """The bot ended while files were being sent, and nobody knows which have arrived."""
    BROKEN = "broken"
    GONE = "gone"
    """The client is stored no more, or whoever has asked may not have all of it any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QueuedJob:
    """One row."""

    id: JobId
    kind: JobKind
    employee_id: EmployeeId
    chat_id: ChatId
    request: Mapping[str, str]
    state: JobState
    created_at: datetime
    attempts: int = 0
    rows_done: int = 0
    reason: JobReason | None = None
    messages: Sequence[int] = field(default_factory=tuple)
    """Of the files sent."""
    sent_at: datetime | None = None


class Jobs(Protocol):
    async def add(
        self, *, kind: JobKind, employee_id: EmployeeId, chat_id: ChatId, request: Mapping[str, str], at: datetime
    ) -> QueuedJob: ...
    async def get(self, job_id: JobId) -> QueuedJob | None: ...
    async def unfinished_of(self, employee_id: EmployeeId, kind: JobKind) -> Sequence[QueuedJob]:
        """Return what an employee is still waiting for, the oldest first."""

    async def claim(self, now: datetime, alive_until: datetime) -> QueuedJob | None:
        """Take the next that waits, or whose runner gives no sign of life any more, and give it as it was before.

        Its attempts count the new one. No two processes get the same.
        """

    async def let_go(self, now: datetime) -> None:
        """Count whoever was at a job as gone, so that it is taken up at once; for the only process there is, at its start."""

    async def note(self, job_id: JobId, *, rows_done: int, alive_until: datetime) -> bool:
        """Give a sign of life; False when it is over meanwhile, because somebody has cancelled it."""

    async def enter(self, job_id: JobId, state: JobState, at: datetime, reason: JobReason | None = None) -> bool:
        """Write how far it is; False when it was over already, and then nothing is written."""

    async def sent(self, job_id: JobId, message_id: int, at: datetime) -> None:
        """Note in which message a file was sent."""

    async def in_chats(self, limit: int) -> Sequence[QueuedJob]:
        """Return those whose files stand in chats, the oldest first."""

    async def taken_out(self, job_id: JobId, at: datetime) -> None:
        """Note that its files are out of the chat; of somebody who was erased meanwhile nothing is left."""

    async def over_among(self, numbers: Sequence[JobId]) -> Sequence[JobId]:
        """Return those of these numbers whose work is over, or of which nothing is known."""
