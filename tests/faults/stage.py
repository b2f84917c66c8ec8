"""The whole bot on a copy of a database and of Telegram, with troubles on the wire and in storage, and with kills.

Unlike `tests.floor.Floor` it gives an update again when storage was unavailable or the process was killed, as Telegram does,
and it can be put up from a snapshot.
"""

from __future__ import annotations

import asyncio
import gc
import sqlite3
from collections.abc import Awaitable, Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any, TypeVar

from bot.app.wiring import Bot, build_bot
from bot.content.library import Library
from bot.db.facade import Database
from bot.domain.ids import LanguageCode
from bot.gateway.ticks import FIRST_DAILY
from bot.playground.emulator import PLAYGROUND_TOKEN, Emulator
from bot.playground.world import World
from bot.services.people.access import Defaults
from tests.faults.storage import StrikingStorage
from tests.faults.wire import Wire
from tests.floor import TestClock, never_wake

Result = TypeVar("Result")

PATIENCE = 20.0
"""Seconds after which something that should have happened counts as stuck."""
TRIES = 3
"""How often an update is given while storage is unavailable before the trouble is lifted."""
CANCELLED_AGAIN = 2.0
"""Seconds, never spent but where a thread has ended under what waits for it."""

Deed = Callable[[Emulator], object]
"""What somebody does, fixed to the letter, so that it can be done again in another copy of the world."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One thing that happens."""

    name: str
    deed: Deed | None
    """None: nothing but time passes, and the clock ticks."""
    pause: timedelta
    """How much time passes before."""


class Stuck(AssertionError):
    """Something did not come to its end."""


class Stage:
    """One bot, its Telegram and its clock."""

    def __init__(self, *, world: World, file: Path, library: Library, database_options: dict[str, Any] | None = None) -> None:
        clock = world.clock
        assert isinstance(clock, TestClock)
        self.clock = clock
        self.file = file
        self.library = library
        self.database_options = database_options or {}
        self.emulator = Emulator(clock=clock)
        self.emulator.world = world
        self.kills = 0
        self.hits: list[str] = []
        """What went wrong: methods of the Bot API and steps of storage."""
        self._given: list[dict[str, Any]] = []
        self._build()

    def _build(self) -> None:
        self.wire = Wire(self.emulator, self.hits)
        self.storage = StrikingStorage(hits=self.hits)
        self.bot: Bot = build_bot(
            token=PLAYGROUND_TOKEN,
            api_url="http://emulator.test",
            database=Database(f"sqlite:///{self.file}", faults=self.storage, **self.database_options),
            library=self.library,
            defaults=Defaults(language=LanguageCode("ru"), time_zone="Europe/Moscow", team="Первый"),
            clock=self.clock,
            request=self.wire,
            sleep=never_wake,
        )

    async def start(self) -> None:
        """Start the bot and wait until everything about the start is done."""
        await self.bot.gateway.start()
        texts = len(self.library.languages) + 1
        profile = self.emulator.world.profile
        # The profile is what is published last: read at every start, written where it differs.
        while self.emulator.requests["getMyShortDescription"] < texts * (self.kills + 1) or len(profile.texts) < 2 * texts:  # noqa: ASYNC110 - one pass of the loop, no time
            await asyncio.sleep(0)
        # The first tick of the jobs stands in line before this one, and each job before the next turn in it.
        for _ in self.bot.gateway.ticks._jobs:
            async with self.bot.database.unit_of_work():
                pass
        await self.quiet()

    async def stop(self) -> None:
        """Stop in good order; the database is one file afterwards."""
        await asyncio.wait_for(self.bot.gateway.stop(), PATIENCE)
        await self.bot.close()

    async def restart(self) -> None:
        """Stop and start; Telegram and people stay."""
        await self.stop()
        self.emulator.requests.clear()
        self._build()
        await self.start()

    # ---- what happens ----

    async def play(self, act: Act) -> None:
        """Let an act happen and wait until the bot has done about it what it can do now."""
        self.clock.now += act.pause
        if act.deed is None:
            await self._lasting(self._tick)
            if self.is_struck_for_good or self.hits:
                self.lift()
                await self._lasting(self._tick)
            if self.kills:
                await self.tick_later()
        else:
            act.deed(self.emulator)
            await self.deliver()
        await self._lasting(self.quiet)

    async def tick_later(self) -> None:
        """Let a process that has just come up do its daily work, as it does some minutes later; then it is as late as before."""
        self.clock.now += FIRST_DAILY
        await self._lasting(self._tick)
        self.clock.now -= FIRST_DAILY

    async def deliver(self) -> None:
        """Give the bot what waits for it, again and again until it acknowledges."""
        self._given = self.emulator.take_updates()
        await self._lasting(self._give)

    async def _give(self) -> None:
        for update in self._given:
            for attempt in range(2 * TRIES):
                verdict = await asyncio.wait_for(self.bot.gateway.take(update), PATIENCE)
                if verdict.is_acknowledged:
                    break
                if attempt + 1 == TRIES:
                    self.lift()
            else:
                raise Stuck("an update is not acknowledged although storage is there again")

    async def _tick(self) -> None:
        await self.bot.gateway.tick()  # of the bot that lives now: after a kill it is another one

    async def _send(self) -> None:
        await self.bot.gateway.sender.tick()

    async def quiet(self) -> None:
        """Wait until nothing is under way; what is parked may wait."""
        for _ in range(3):  # writing down what was sent may itself give something to send
            await asyncio.wait_for(self.bot.gateway.idle(), PATIENCE)

    def lift(self) -> None:
        """End all trouble."""
        self.wire.arm(None)
        self.storage.arm(None)
        self.emulator.faults.clear()

    @property
    def is_struck_for_good(self) -> bool:
        """Whether a trouble is armed that lasts until it is lifted."""
        return self.storage.for_good or (self.wire.strike is not None and self.wire.strike.for_good)

    async def recover(self) -> None:
        """End all trouble, let time pass, and wait until everything is sent.

        Raises:
            Stuck: Something is not.
        """
        self.lift()
        for _ in range(20):
            await self._lasting(self.quiet)
            if self.waiting() == 0:
                return
            self.clock.advance(seconds=5)
            await self._lasting(self._send)
        raise Stuck(f"{self.waiting()} messages are not sent although the trouble is over")

    def waiting(self) -> int:
        """Count what is still to be sent, in memory and stored."""
        with sqlite3.connect(self.file) as connection:
            (stored,) = connection.execute("SELECT count(*) FROM outbox WHERE state <> 'dead'").fetchone()
        connection.close()
        return max(int(stored), len(self.bot.gateway.sender))

    # ---- kills ----

    async def _lasting(self, work: Callable[[], Awaitable[Result]]) -> Result:
        """Do it; when the process is killed meanwhile, revive it, give it again what it was given last, and go on."""
        while True:
            doing = asyncio.ensure_future(work())
            watching = [asyncio.ensure_future(source.killed.wait()) for source in (self.wire, self.storage)]
            await asyncio.wait([doing, *watching], return_when=asyncio.FIRST_COMPLETED)
            if self.wire.killed.is_set() or self.storage.killed.is_set():
                await self._kill()
                await self.start()
                if work != self._give:
                    await self._give()
                continue
            for watch in watching:
                watch.cancel()
            await asyncio.wait(watching)
            return doing.result()

    async def _kill(self) -> None:
        """End every task where it stands, without a word of farewell."""
        self.kills += 1
        self.lift()
        self.wire.killed.set()  # whatever is still tried on the way down does not get out
        self.bot.gateway.sender._is_stopped = True  # the end of one task must not start another
        while tasks := asyncio.all_tasks() - {asyncio.current_task()}:
            for task in tasks:
                task.cancel()
            # What closes a connection may wait, when it is cancelled, for a thread that has ended: it is cancelled once more.
            done, _ = await asyncio.wait(tasks, timeout=CANCELLED_AGAIN)
            _hear_out(done)
        await self.bot.database.dispose()
        gc.collect()  # a connection that a task still held goes with it: a dead process holds no lock
        self._build()


def _hear_out(tasks: Iterable[asyncio.Task[Any]]) -> None:
    """Take note of how tasks ended, or else asyncio reports them as never looked at."""
    for task in tasks:
        with suppress(asyncio.CancelledError):
            task.exception()
