"""The real `salesfloor` process for tests: started, watched, ended."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any, ClassVar, Protocol

import aiohttp

from bot.playground.emulator import Emulator
from bot.playground.wire import Reply, Upload

TOKEN = "4200000001:canary-token-that-must-never-show-anywhere"
ROOT = Path(__file__).parents[2]
PATIENCE = 60.0
"""Seconds after which something that should have happened counts as failed; generous, for machines with much to do."""


class WatchedEmulator(Emulator):
    """An emulator that tells when a call has been carried out, so that tests wait for events and not for time."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._news = asyncio.Event()

    async def call(self, token: str, method: str, params: Mapping[str, str], files: Mapping[str, Upload] = {}) -> Reply:
        """Carry a call out and say so."""
        if method == "getUpdates":
            self._tell()  # it may wait long, and its coming is the news
        try:
            return await super().call(token, method, params, files)
        finally:
            self._tell()

    def _tell(self) -> None:
        self._news.set()
        self._news = asyncio.Event()

    async def wait_for_call(self) -> None:
        """Wait for the next call."""
        await self._news.wait()

    async def wait_until(self, is_so: Callable[[], bool], seconds: float = PATIENCE) -> None:
        """Wait until something is so, looking after every call.

        Raises:
            TimeoutError: It is not.
        """
        async with asyncio.timeout(seconds):
            while not is_so():
                await self._news.wait()


class Life(Protocol):
    """One life of a process: what `asyncio.subprocess.Process` and `Forked` both are."""

    pid: int

    @property
    def returncode(self) -> int | None:
        """How it has ended, as far as that is known; negative for a signal."""

    def send_signal(self, signal: int) -> None:
        """Send it a signal, if it lives."""

    def kill(self) -> None:
        """End it."""

    async def wait(self) -> int:
        """Wait for its end; gives how."""


class Forked:
    """A life that the fork server has begun."""

    def __init__(self, pid: int, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.pid = pid
        self.returncode: int | None = None
        self._writer = writer
        self._ending = asyncio.create_task(self._end(reader))

    async def _end(self, reader: asyncio.StreamReader) -> int:
        self.returncode = code = int(await reader.readline())
        self._writer.close()
        await self._writer.wait_closed()
        return code

    def send_signal(self, signal: int) -> None:
        """Send it a signal, if it lives."""
        if self.returncode is None:
            with suppress(ProcessLookupError):
                os.kill(self.pid, signal)

    def kill(self) -> None:
        """End it."""
        self.send_signal(signal.SIGKILL)

    async def wait(self) -> int:
        """Wait for its end; gives how."""
        return await asyncio.shield(self._ending)


class ForkServer:
    """Forks lives from one process that has imported everything; started by the first that needs one."""

    def __init__(self, directory: Path) -> None:
        self._address = directory / "door"
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Import everything, unless that is done."""
        if self._process is not None:
            return
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.process.fork_server", str(self._address)],
            cwd=ROOT,
            env=clean_environment() | {"PYTHONPATH": str(ROOT)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        assert self._process.stdout is not None
        assert self._process.stdout.readline() == b"ready\n"

    def stop(self) -> None:
        """Be gone."""
        if self._process is not None:
            self._process.communicate()

    async def fork(self, **request: Any) -> Forked:
        """Begin a life; `tests.process.fork_server` says what may be asked for."""
        self.start()
        reader, writer = await asyncio.open_unix_connection(self._address)
        writer.write(json.dumps(request).encode() + b"\n")
        return Forked(int(await reader.readline()), reader, writer)


class Living:
    """One process of `salesfloor`; its output goes to a file, so that it never waits for a reader."""

    server: ClassVar[ForkServer | None] = None
    """The one of this test process."""

    def __init__(self, directory: Path, name: str, module: str = "bot", **environment: str) -> None:
        self.directory = directory
        self.is_anew = False
        """Begun by an interpreter of its own, which has imported nothing; else forked from one that has."""
        self._module = module
        self.output_file = directory / f"{name}.log"
        self._environment = environment
        self._process: Life | None = None

    @property
    def process(self) -> Life:
        """The process, once started."""
        assert self._process is not None
        return self._process

    @property
    def output(self) -> str:
        """Everything it has written, over all its lives."""
        return self.output_file.read_text("utf-8", "replace") if self.output_file.exists() else ""

    async def start(self, *arguments: str, umask: int = -1) -> None:
        """Start it in an empty environment of its own; -1 keeps the umask of the tests."""
        environment = clean_environment() | {"PYTHONPATH": str(ROOT)} | self._environment
        if not self.is_anew:
            assert self.server is not None
            self._process = await self.server.fork(
                module=self._module,
                arguments=arguments,
                directory=str(self.directory),
                environment=environment,
                output_file=str(self.output_file),
                umask=umask,
            )
            return
        with self.output_file.open("ab") as output:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable,
                "-m",
                self._module,
                *arguments,
                cwd=self.directory,
                env=environment,
                stdin=asyncio.subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                umask=umask,
            )

    async def end(self, how: signal.Signals, seconds: float = PATIENCE) -> int:
        """Send a signal and wait for the end; gives the exit code.

        Raises:
            TimeoutError: It goes on living.
        """
        if self.process.returncode is None:
            self.process.send_signal(how)
        return await self.ended(seconds)

    async def ended(self, seconds: float = PATIENCE) -> int:
        """Wait for the end; gives the exit code.

        Raises:
            TimeoutError: It goes on living.
        """
        return await asyncio.wait_for(self.process.wait(), seconds)

    async def said(self, words: str, seconds: float = PATIENCE) -> None:
        """Wait until it has written something.

        Raises:
            TimeoutError: It has not.
        """
        await until(lambda: _as_awaitable(words in self.output), seconds)

    async def close(self) -> None:
        """Make sure that it is gone."""
        if self._process is not None and self._process.returncode is None:
            self._process.kill()
            await self._process.wait()


def clean_environment() -> dict[str, str]:
    """Return the environment without settings of the bot."""
    return {name: value for name, value in os.environ.items() if not name.startswith("SALESFLOOR_")}


@asynccontextmanager
async def living(directory: Path, name: str = "bot", module: str = "bot", **environment: str) -> AsyncIterator[Living]:
    """Give a process that is gone when the block ends, whatever happens.

    Args:
        module: what is run: the `salesfloor` command, or a module of the tests that changes something and runs it.
    """
    process = Living(directory, name, module, **environment)
    try:
        yield process
    finally:
        await process.close()


async def _as_awaitable(value: bool) -> bool:
    return value


async def until(is_so: Callable[[], Awaitable[bool]], seconds: float = PATIENCE) -> None:
    """Ask again and again: for what another process does there is nothing to wait on.

    Raises:
        TimeoutError: It never was so.
    """
    async with asyncio.timeout(seconds):
        while not await is_so():  # noqa: ASYNC110 - another process sets no event of ours
            await asyncio.sleep(0.02)


async def health(port: int) -> dict[str, Any] | None:
    """Ask `/health`; None when nobody answers."""
    try:
        async with aiohttp.ClientSession() as session, session.get(f"http://127.0.0.1:{port}/health") as answer:
            found: dict[str, Any] = await answer.json()
            return found
    except aiohttp.ClientError:
        return None


async def all_is_done(emulator: WatchedEmulator, port: int) -> None:
    """Wait until nothing waits to come in or to go out.

    Raises:
        TimeoutError: Something waits for ever.
    """

    async def is_done() -> bool:
        if emulator.pending_updates():
            return False
        found = await health(port)
        return found is not None and found["status"] == "ok" and found["outbox_depth"] == 0

    await until(is_done, 2 * PATIENCE)


def free_port() -> int:
    """Return a port that nobody listens on just now."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])
