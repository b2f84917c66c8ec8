"""The real `salesfloor` process for tests: started, watched, ended."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

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


class Living:
    """One process of `salesfloor`; its output goes to a file, so that it never waits for a reader."""

    def __init__(self, directory: Path, name: str, module: str = "bot", **environment: str) -> None:
        self.directory = directory
        self._module = module
        self.output_file = directory / f"{name}.log"
        self._environment = environment
        self._process: asyncio.subprocess.Process | None = None

    @property
    def process(self) -> asyncio.subprocess.Process:
        """The process, once started."""
        assert self._process is not None
        return self._process

    @property
    def output(self) -> str:
        """Everything it has written, over all its lives."""
        return self.output_file.read_text("utf-8", "replace") if self.output_file.exists() else ""

    async def start(self, *arguments: str, umask: int = -1) -> None:
        """Start it in an empty environment of its own; -1 keeps the umask of the tests."""
        with self.output_file.open("ab") as output:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable,
                "-m",
                self._module,
                *arguments,
                cwd=self.directory,
                env=clean_environment() | {"PYTHONPATH": str(ROOT)} | self._environment,
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


class ForkServer:
    """Lives of `salesfloor` forked from one process that has imported everything; one at a time."""

    def __init__(self, directory: Path, **environment: str) -> None:
        self.output_file = directory / "lives.log"
        self._directory = directory
        self._environment = environment
        self._process: asyncio.subprocess.Process | None = None
        self._life: int | None = None

    @property
    def output(self) -> str:
        """Everything that all lives have written."""
        return self.output_file.read_text("utf-8", "replace")

    @property
    def is_alive(self) -> bool:
        """Whether the present life has not ended by itself."""
        return self._life is not None and Path(f"/proc/{self._life}/exe").exists()

    async def open(self) -> None:
        """Import everything."""
        self._process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "tests.process.fork_server",
            str(self.output_file),
            cwd=self._directory,
            env=clean_environment() | self._environment | {"PYTHONPATH": str(ROOT)},
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
        )

    async def start(self, *arguments: str) -> None:
        """Begin a life."""
        assert self._process is not None
        assert self._process.stdin is not None
        self._process.stdin.write(f"{' '.join(arguments)}\n".encode())
        self._life = int(await self._answer())

    async def end(self, how: signal.Signals) -> int:
        """Send a signal and wait for the end; gives the exit code, negative for a signal."""
        assert self._life is not None
        with suppress(ProcessLookupError):
            os.kill(self._life, how)
        self._life = None
        return int(await self._answer())

    async def _answer(self) -> bytes:
        assert self._process is not None
        assert self._process.stdout is not None
        return await asyncio.wait_for(self._process.stdout.readline(), PATIENCE)

    async def close(self) -> None:
        """End the life, if any, and the fork server."""
        if self._life is not None:
            await self.end(signal.SIGKILL)
        if self._process is not None and self._process.stdin is not None:
            self._process.stdin.close()
            await asyncio.wait_for(self._process.wait(), PATIENCE)


@asynccontextmanager
async def fork_server(directory: Path, **environment: str) -> AsyncIterator[ForkServer]:
    """Give a fork server that is gone when the block ends, whatever happens."""
    opened = ForkServer(directory, **environment)
    await opened.open()
    try:
        yield opened
    finally:
        await opened.close()


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
