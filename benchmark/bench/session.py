"""A run: builds the databases, starts the bots, and takes looks at them in rounds."""

from __future__ import annotations

import asyncio
import os
import re
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import AsyncExitStack, nullcontext
from dataclasses import dataclass, field
from pathlib import Path

from bench import filled
from bench.botapi import BotApi
from bench.contestant import Contestant, Cores, pinned, running
from bench.crowd import FIRST_PERSON, Crowd, Slice
from bench.files import Written, write_files
from bench.floor import floor
from bench.pages import Pages, open_pages
from bench.plan import AT_ONCE, RATE, SECONDS_A_LINE, SMALL_HOUSE, TRAINEES, TYPISTS, Plan
from bench.rounds import Measures, Rounds
from bench.training import FirstPage, open_first_pages

STOCK, AIOGRAM, OURS, AGAINST, FLOOR = "stock", "aiogram", "salesfloor", "against", "floor"
LOCK_ERROR = re.compile(rb"database is locked|storage is unavailable|an update failed", re.IGNORECASE)
LONGEST_EXPORT_TAPS = 3000
PRACTICE_ROUNDS = 2
"""Nobody practises twice: his cards of the day are done then."""
CALM, BUSY = "without an export", "while exporting"
SILENT, TYPING = "nobody types", "ten people type"
TAPS_BESIDE_WORDS = 3
"""Times as many as in other looks: p95 is to differ by a tenth at most."""

Say = Callable[[str], None]


def ours_at(rows: int) -> str:
    """Return the name of our bot on a filled database."""
    return f"{OURS} at {rows:,}".replace(",", " ")


@dataclass(slots=True)
class Counts:
    """What must be exact, added up over every look at our bot."""

    taps: int = 0
    lost: int = 0
    requests: int = 0
    connections: int = 0
    lock_errors: int = 0

    def add(self, seen: Slice) -> None:
        """Add what was seen while people tapped evenly."""
        self.taps += seen.taps
        self.requests += round(seen.requests_per_tap * seen.taps)
        self.connections += seen.connections


@dataclass(slots=True)
class Results:
    """Everything that was measured."""

    starts: Rounds = field(default_factory=lambda: Rounds(STOCK))
    taps: Rounds = field(default_factory=lambda: Rounds(STOCK))
    export: Rounds = field(default_factory=lambda: Rounds(CALM))
    words: Rounds = field(default_factory=lambda: Rounds(SILENT))
    counts: Counts = field(default_factory=Counts)
    practice: list[tuple[Slice, Slice]] = field(default_factory=list)
    """Answers to drills, and taps of calls by as many people, on the same bot one after the other."""
    first_page: FirstPage | None = None
    """The page of /train with a long practice behind it, and with a short one."""
    export_seconds: list[float] = field(default_factory=list)
    written: Written = field(default_factory=Written)
    pages: Pages = field(default_factory=Pages)
    fill_seconds: dict[int, float] = field(default_factory=dict)
    stock_connections: int = 0


@dataclass(slots=True)
class Session:
    """One run of the benchmark."""

    plan: Plan
    salesfloor: Path
    directory: Path
    api: BotApi
    cores: Cores
    say: Say
    against: Path | None = None
    results: Results = field(default_factory=Results)
    _crowds: dict[str, Crowd] = field(default_factory=dict)

    async def run(self) -> Results:
        """Measure everything."""
        bots = self._contestants()
        others = [name for name in bots if name != STOCK]
        wanted, most, exports = self.plan.wanted, self.plan.most, self.plan.exports

        async def start(name: str) -> Measures:
            if name == FLOOR:
                return await floor(self.salesfloor.with_name("python"), self.cores)
            return await self._start(bots[name])

        self.say("starts")
        for name in (OURS, AGAINST):
            if name in bots:  # once without looking: the first start after a change of the content reads all of it
                await self._start(bots[name])
        starts = self.plan.starts
        await self.results.starts.run(start, [*others, FLOOR], wanted=starts, most=2 * starts, measures=("start",))
        self.say("files")
        self.results.written = await write_files(
            self.salesfloor.with_name("python"),
            self._database(self.plan.export_rows),
            rows=self.plan.written_rows,
            rounds=self.plan.written_rounds,
            largest=self.plan.export_rows,
            directory=self.directory,
            cores=self.cores,
        )
        self.say("pages")
        self.results.pages = await self._pages()
        self.say("the first page of /train")
        self.results.first_page = await open_first_pages(
            self.salesfloor.with_name("python"),
            self._database(0, "training"),
            snapshot=self.directory / "pages.snapshot",
            cores=self.cores,
        )
        async with AsyncExitStack() as stack:
            for name, contestant in bots.items():
                bot = await stack.enter_async_context(running(contestant, self.api, self.cores, FIRST_PERSON))
                await bot.settle()
                self._crowds[name] = Crowd(bot)
                await self._crowds[name].tap_at_once(people=AT_ONCE, taps=AT_ONCE)
            self.say("taps")
            await self.results.taps.run(self._taps, others, wanted=wanted, most=most, measures=("cpu", "p95", "rate"))
            self.say("taps while people type")
            await self.results.words.run(self._words, [TYPING], wanted=wanted, most=most, measures=("p95",))
            self.say("practice")
            await self._practice(self._crowds[OURS])
            self.say("taps while the log is exported")
            await self.results.export.run(self._export, [BUSY], wanted=exports, most=2 * exports, measures=("p95",))
        logs = (contestant.log.read_bytes() for name, contestant in bots.items() if name.startswith(OURS))
        self.results.counts.lock_errors = sum(len(LOCK_ERROR.findall(log)) for log in logs)
        return self.results

    def _contestants(self) -> Mapping[str, Contestant]:
        """Return the bots in the order of a round, the stock bot first."""
        bots = {STOCK: self._peer("stock")}
        bots[OURS] = self._ours(OURS, self.salesfloor, self._database(0))
        if self.against is not None:
            bots[AGAINST] = self._ours(AGAINST, self.against, self._database(0, AGAINST, self.against))
        for rows in self.plan.rows:
            bots[ours_at(rows)] = self._ours(ours_at(rows), self.salesfloor, self._database(rows))
        if self.plan.has_aiogram:
            bots[AIOGRAM] = self._peer("aiogram_bot")
        return bots

    def _database(self, rows: int, room: str = OURS, command: Path | None = None) -> Path:
        """Return a database of the version of that command: another build may not know ours."""
        self.say(f"a database with {rows:,} rows".replace(",", " "))
        directory = self.directory / room
        directory.mkdir(parents=True, exist_ok=True)
        return filled.database(command or self.salesfloor, directory, rows)

    async def _pages(self) -> Pages:
        """Open every page in a small house and in a large one."""
        small, large = (filled.house(self.salesfloor, self.directory, rows) for rows in (SMALL_HOUSE, self.plan.house_rows))
        return await open_pages(
            self.salesfloor.with_name("python"),
            f"sqlite:///{small}",
            f"sqlite:///{large}",
            rows=self.plan.house_rows,
            rounds=self.plan.page_rounds,
            readers=self.plan.page_readers,
            snapshot=self.directory / "pages.snapshot",
            cores=self.cores,
        )

    def _ours(self, name: str, command: Path, database: Path) -> Contestant:
        environment = {
            "SALESFLOOR_TOKEN": "{token}",
            "SALESFLOOR_API_URL": "{url}",
            "SALESFLOOR_DATABASE_URL": f"sqlite:///{database}",
            "SALESFLOOR_LISTEN": "127.0.0.1:0",
        }
        return self._contestant(name, [str(command), "run"], environment)

    def _peer(self, module: str) -> Contestant:
        environment = {"BENCH_TOKEN": "{token}", "BENCH_API_URL": "{url}", "PYTHONPATH": str(Path(__file__).parents[1])}
        return self._contestant(module, [sys.executable, "-m", f"bench.peers.{module}"], environment)

    def _contestant(self, name: str, argv: list[str], environment: Mapping[str, str]) -> Contestant:
        log = self.directory / f"{name.replace(' ', '-')}.log"
        log.write_bytes(b"")
        token_name = re.sub(r"\W", "", name)
        return Contestant(name=token_name, argv=argv, environment=environment, directory=self.directory, log=log)

    async def _start(self, contestant: Contestant) -> Measures:
        async with running(contestant, self.api, self.cores, FIRST_PERSON) as bot:
            await bot.settle()
            return {"start": bot.first_answer_seconds, "memory": bot.resident_megabytes()}

    async def _taps(self, name: str) -> Measures:
        """Look at a bot under even taps, then with fifty people at once."""
        crowd = self._crowds[name]
        even = await crowd.tap_evenly(rate=RATE, taps=self.plan.taps)
        at_once = await crowd.tap_at_once(people=AT_ONCE, taps=self.plan.taps_at_once)
        if name == STOCK:
            self.results.stock_connections += even.connections
        if name.startswith(OURS):
            self.results.counts.add(even)
            self.results.counts.lost += even.lost + at_once.lost
        measures = {
            "cpu": even.cpu_per_tap,
            "p50": even.percentile(0.5),
            "p95": even.percentile(0.95),
            "rate": at_once.rate,
            "spread": at_once.percentile(0.99) / at_once.percentile(0.5),
            "memory": crowd.bot.resident_megabytes(),
        }
        self.say(f"  {name}: " + ", ".join(f"{measure} {value:.2f}" for measure, value in measures.items()))
        return measures

    async def _words(self, kind: str) -> Measures:
        """Look at our bot while people type what clients say, and while nobody does."""
        crowd = self._crowds[OURS]
        async with crowd.typing(people=TYPISTS, every=SECONDS_A_LINE) if kind == TYPING else nullcontext():
            seen = await crowd.tap_evenly(rate=RATE, taps=TAPS_BESIDE_WORDS * self.plan.taps)
        self.results.counts.lost += seen.lost
        measures = {"p95": seen.percentile(0.95), "p50": seen.percentile(0.5), "memory": crowd.bot.resident_megabytes()}
        self.say(f"  {kind}: " + ", ".join(f"{measure} {value:.2f}" for measure, value in measures.items()))
        return measures

    async def _practice(self, crowd: Crowd) -> None:
        """Look at our bot while trainees practise, and then while as many people lead calls: in a call its card would be last."""
        practised = [await crowd.practise_at_once(TRAINEES) for _ in range(PRACTICE_ROUNDS)]
        for answers in practised:
            calls = await crowd.tap_at_once(people=TRAINEES, taps=answers.taps)
            self.results.practice.append((answers, calls))
            self.results.counts.lost += answers.lost + calls.lost
            looks = ((name, seen) for name, seen in (("answers", answers), ("calls", calls)))
            said = (f"{name} cpu {seen.cpu_per_tap:.2f}, p95 {seen.percentile(0.95):.1f} of {seen.taps}" for name, seen in looks)
            self.say("  " + "; ".join(said))

    async def _export(self, kind: str) -> Measures:
        """Look at our bot with and without a process that exports its whole log."""
        crowd = self._crowds[ours_at(self.plan.export_rows)]
        if kind == CALM:
            seen = await crowd.tap_evenly(rate=RATE, taps=self.plan.taps)
        else:
            seen = await self._taps_while_exporting(crowd)
        self.results.counts.add(seen)
        self.results.counts.lost += seen.lost
        measures = {"p95": seen.percentile(0.95), "p50": seen.percentile(0.5), "cpu": seen.cpu_per_tap, "taps": float(seen.taps)}
        self.say(f"  {kind}: " + ", ".join(f"{measure} {value:.2f}" for measure, value in measures.items()))
        return measures

    async def _taps_while_exporting(self, crowd: Crowd) -> Slice:
        file = self.directory / "export.csv"
        argv = pinned([str(self.salesfloor), "export", "--format", "csv", "-o", str(file)], self.cores.export)
        environment = {"PATH": os.environ.get("PATH", ""), "LANG": "C.UTF-8", **crowd.bot.contestant.environment}
        del environment["SALESFLOOR_TOKEN"], environment["SALESFLOOR_API_URL"]
        exporting: list[asyncio.Task[float]] = []

        async def export() -> float:
            started_at = time.perf_counter()
            process = await asyncio.create_subprocess_exec(*argv, env=environment, cwd=self.directory)
            try:
                if await process.wait() != 0:
                    raise RuntimeError("the export failed")
            finally:
                if process.returncode is None:
                    process.kill()
            return time.perf_counter() - started_at

        seen = await crowd.tap_evenly(
            rate=RATE,
            taps=20,
            at_most=LONGEST_EXPORT_TAPS,
            at_start=lambda: exporting.append(asyncio.create_task(export())),
            goes_on=lambda: not exporting[0].done(),
        )
        self.results.export_seconds.append(await exporting[0])
        file.unlink()
        return seen
