"""Has the files of a job made: in a process of its own, which leaves the bot's taps alone, or, for tests, in this one."""

from __future__ import annotations

import asyncio
import json
import shutil
import sys
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from pathlib import Path
from typing import Any, Protocol

import structlog

from bot.app.exporting.file_order import LARGEST_FILE, ClientFileOrder, FileOrder, Order
from bot.app.exporting.writing import write_order
from bot.db.facade import Database
from bot.domain.calls.script import Script
from bot.domain.people.employee import Employee
from bot.gateway.job_runner import Made, MadeFile, MakingFailed, Told
from bot.private_files import NO_ROOM, make_folder
from bot.reporting.wording import Wording
from bot.screens.log.export_pages import file_name
from bot.screens.log.file_words import file_words
from bot.screens.texts import Texts
from bot.services.job_ports import JobId, JobKind, JobReason, QueuedJob
from bot.services.log.client_file import file_wanted
from bot.services.log.export_calls import filter_for, wanted_of

FOLDER = "exports"
"""Beside the database. What is in it goes as soon as it is sent."""
SILENT = 5.0
"""Seconds after which the bot gives a sign of life for a process that says nothing: it packs a large file."""

log = structlog.get_logger(__name__)


class Writer(Protocol):
    """Writes an order's files into a folder, in whichever process."""

    async def __call__(self, order: Order, folder: Path, told: Told, /) -> tuple[Sequence[Path], int]:
        """Give the parts and their rows."""


class Maker:
    """Makes files in a folder of their own, which is gone when they are sent, or cannot be."""

    def __init__(
        self,
        *,
        write: Writer,
        texts: Callable[[str], Texts],
        script: Callable[[], Script],
        team_name: Callable[[int], Awaitable[str | None]],
        folder: Path | None,
        largest: int = LARGEST_FILE,
    ) -> None:
        """Files lie in `folder`, or where the system keeps what is for a while."""
        self._write = write
        self._texts = texts
        self._script = script
        self._team_name = team_name
        self._folder = folder
        self._largest = largest

    def __call__(self, job: QueuedJob, employee: Employee, told: Told) -> AbstractAsyncContextManager[Made]:
        """Make the files of a job."""
        return self._making(job, employee, told)

    @asynccontextmanager
    async def _making(self, job: QueuedJob, employee: Employee, told: Told) -> AsyncIterator[Made]:
        texts = self._texts(employee.language)
        order = _of_client(job, employee, texts) if job.kind is JobKind.CLIENT_FILE else self._of_calls(job, employee, texts)
        folder = await asyncio.to_thread(self._new_folder, job)
        try:
            parts, rows = await self._written(order, folder, told)
            team = await self._team_of(order)
            names = [file_name(texts, job, employee, team, number, len(parts)) for number in range(1, len(parts) + 1)]
            files = [MadeFile(path=path, name=name) for path, name in zip(parts, names, strict=True)]
            yield Made(files=files, rows=rows)
        finally:
            await asyncio.to_thread(shutil.rmtree, folder, ignore_errors=True)

    def _of_calls(self, job: QueuedJob, employee: Employee, texts: Texts) -> FileOrder:
        wanted = wanted_of(job.request)
        words = file_words(wanted.form, texts, employee.language, self._script())
        return FileOrder(
            which=filter_for(employee, wanted),
            form=wanted.form,
            events=wanted.events,
            zone=employee.time_zone,
            wording=Wording(headers=words.headers, values=words.values, separator=words.separator),
            pseudonyms=(words.manager, words.client) if wanted.masked else None,
            largest=self._largest,
        )

    async def _team_of(self, order: Order) -> str | None:
        """Return of which team calls are, where it is one."""
        teams = None if isinstance(order, ClientFileOrder) else order.which.scope.teams
        return await self._team_name(next(iter(teams))) if teams is not None and len(teams) == 1 else None

    async def _written(self, order: Order, folder: Path, told: Told) -> tuple[Sequence[Path], int]:
        try:
            return await self._write(order, folder, told)
        except OSError as error:
            raise MakingFailed(JobReason.DISK_FULL if error.errno in NO_ROOM else JobReason.BROKEN) from None

    async def left(self) -> Sequence[JobId]:
        """Return the jobs whose folders lie here."""
        names = [path.name.split("-") for path in self._folder.glob("job-*-*")] if self._folder is not None else []
        return sorted({JobId(int(number)) for _, number, *_ in names if number.isdecimal()})

    async def forget(self, job_id: JobId) -> None:
        """Take away the folders of a job."""
        await asyncio.to_thread(self._forget, job_id)

    def _forget(self, job_id: JobId) -> None:
        for left in self._folder.glob(f"job-{job_id}-*") if self._folder is not None else ():
            shutil.rmtree(left, ignore_errors=True)

    def _new_folder(self, job: QueuedJob) -> Path:
        """Make a folder; what an earlier attempt has left goes first."""
        try:
            if self._folder is None:
                return Path(tempfile.mkdtemp(prefix="salesfloor-"))
            self._forget(job.id)
            folder = (self._folder / f"job-{job.id}-{job.attempts}").absolute()
            make_folder(folder)
        except OSError as error:
            raise MakingFailed(JobReason.DISK_FULL if error.errno in NO_ROOM else JobReason.BROKEN) from None
        return folder


def _of_client(job: QueuedJob, employee: Employee, texts: Texts) -> ClientFileOrder:
    wanted = file_wanted(job.request)
    at = texts.moment(job.created_at, employee.time_zone)
    title = texts.plain("client_file.heading", number=int(wanted.client), at=at)
    return ClientFileOrder(client=int(wanted.client), form=wanted.form, title=title)


def in_this_process(database: Database) -> Writer:
    """Return a writer that works here."""

    async def write(order: Order, folder: Path, told: Told) -> tuple[Sequence[Path], int]:
        written = await write_order(database, order, folder, told)
        return written.parts, written.rows

    return write


def in_its_own_process(url: str) -> Writer:
    """Return a writer that lets a process work on the database at this address."""

    async def write(order: Order, folder: Path, told: Told) -> tuple[Sequence[Path], int]:
        piped, nothing = asyncio.subprocess.PIPE, asyncio.subprocess.DEVNULL
        child = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot.app.exporting.child", stdin=piped, stdout=piped, stderr=nothing
        )
        try:
            assert child.stdin is not None  # noqa: S101  it is piped
            assert child.stdout is not None  # noqa: S101  it is piped
            child.stdin.write(order.to_json(url, folder).encode() + b"\n")
            await child.stdin.drain()
            return await _follow(child.stdout, told)
        finally:
            if child.returncode is None:
                with suppress(ProcessLookupError):
                    child.kill()
                await child.wait()

    return write


async def _follow(lines: asyncio.StreamReader, told: Told) -> tuple[Sequence[Path], int]:
    """Pass on how far it is until it says what came of it.

    Raises:
        MakingFailed: it says why, or has ended without a word.
    """
    rows = 0
    while True:
        try:
            line = await asyncio.wait_for(lines.readline(), SILENT)
        except TimeoutError:
            await told(rows)
            continue
        said: dict[str, Any] = json.loads(line) if line else {"failed": JobReason.BROKEN, "error": "it ended"}
        if "failed" in said:
            log.warning("no file was made", reason=said["failed"], error=said["error"])
            raise MakingFailed(JobReason(said["failed"]))
        rows = said["rows"]
        if "parts" in said:
            return [Path(part) for part in said["parts"]], rows
        await told(rows)
