"""One bot process: started, looked at from outside, stopped."""

from __future__ import annotations

import asyncio
import os
import shutil
import time
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from bench.botapi import BotApi, Line

CPU_CLOCK_OF_PROCESS = 2
"""Linux makes a clock number out of a process number and this."""
QUIET_SHARE = 0.05
STOP_SECONDS = 15.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Cores:
    """Who runs where; None leaves the choice to the system."""

    driver: frozenset[int] | None
    bots: frozenset[int] | None
    export: frozenset[int] | None

    @classmethod
    def of_this_machine(cls) -> Cores:
        """Give the driver a core of its own where there are two, and the export one where there are three."""
        cores = sorted(os.sched_getaffinity(0))
        if shutil.which("taskset") is None or len(cores) < 2:  # noqa: PLR2004  # nothing to divide
            return cls(driver=None, bots=None, export=None)
        export = cores[-2:-1] if len(cores) > 2 else cores  # noqa: PLR2004  # two are not enough for three
        bots = cores[: -2 if len(cores) > 2 else -1]  # noqa: PLR2004  # as above
        return cls(driver=frozenset(cores[-1:]), bots=frozenset(bots), export=frozenset(export))


@dataclass(frozen=True, slots=True, kw_only=True)
class Contestant:
    """How a bot is started.

    Attributes:
        environment: `{token}` and `{url}` in its values are filled in.
    """

    name: str
    argv: Sequence[str]
    environment: Mapping[str, str]
    directory: Path
    log: Path


@dataclass(slots=True)
class Running:
    """A bot that runs."""

    contestant: Contestant
    line: Line
    process: asyncio.subprocess.Process
    started_at: float
    first_answer_seconds: float = field(default=0.0)

    def cpu_seconds(self) -> float:
        """Return the processor time that all its threads have used.

        Raises:
            RuntimeError: it has ended.
        """
        if self.process.returncode is not None:
            raise RuntimeError(f"{self.contestant.name} has ended; see {self.contestant.log}")
        return time.clock_gettime((~self.process.pid << 3) | CPU_CLOCK_OF_PROCESS)

    def resident_megabytes(self) -> float:
        """Return what it has in memory."""
        for line in Path(f"/proc/{self.process.pid}/status").read_text(encoding="ascii", errors="replace").splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) / 1024
        raise LookupError("the process has gone")

    async def settle(self, seconds: float = 6.0) -> None:
        """Wait until it has nothing more to do by itself (what is loaded after the start is loaded then)."""
        deadline = time.monotonic() + seconds
        quiet = 0
        while quiet < 3 and time.monotonic() < deadline:  # noqa: PLR2004  # three half seconds
            before = self.cpu_seconds()
            await asyncio.sleep(0.5)
            quiet = quiet + 1 if self.cpu_seconds() - before < 0.5 * QUIET_SHARE else 0


def pinned(argv: Sequence[str], cores: frozenset[int] | None) -> list[str]:
    """Return the command that keeps to those cores."""
    return [*(() if cores is None else ("taskset", "-c", ",".join(map(str, sorted(cores))))), *argv]


@asynccontextmanager
async def running(contestant: Contestant, api: BotApi, cores: Cores, first_person: int) -> AsyncIterator[Running]:
    """Start a bot with one message waiting for it, give it once that is answered, and stop it at the end.

    Raises:
        RuntimeError: it ended, or did not answer within a minute.
    """
    line = api.line(contestant.name)
    filled = {name: value.format(token=line.token, url=api.url) for name, value in contestant.environment.items()}
    environment = {"PATH": os.environ.get("PATH", ""), "LANG": "C.UTF-8"} | filled
    answered = asyncio.Event()
    line.shown = lambda _chat, is_new: answered.set() if is_new else None
    line.write(first_person, "/call")
    with contestant.log.open("ab") as log:
        started_at = time.perf_counter()
        process = await asyncio.create_subprocess_exec(
            *pinned(contestant.argv, cores.bots), env=environment, cwd=contestant.directory, stdout=log, stderr=log
        )
        try:
            bot = Running(contestant, line, process, started_at)
            await _first_answer(bot, answered)
            yield bot
        finally:
            await _stop(process)


async def _first_answer(bot: Running, answered: asyncio.Event) -> None:
    ended = asyncio.create_task(bot.process.wait())
    first = asyncio.create_task(answered.wait())
    await asyncio.wait({ended, first}, timeout=60, return_when=asyncio.FIRST_COMPLETED)
    bot.first_answer_seconds = time.perf_counter() - bot.started_at
    is_there = first.done()
    for task in (ended, first):
        task.cancel()
    if not is_there:
        raise RuntimeError(f"{bot.contestant.name} does not answer; see {bot.contestant.log}")


async def _stop(process: asyncio.subprocess.Process) -> None:
    if process.returncode is not None:
        return
    process.terminate()
    try:
        await asyncio.wait_for(process.wait(), STOP_SECONDS)
    except TimeoutError:
        process.kill()
        await process.wait()
