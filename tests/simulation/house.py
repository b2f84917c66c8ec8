"""A house full of people: teams in several zones, one bot, and a Telegram that remembers. The bot can be killed and revived."""

from __future__ import annotations

import asyncio
import gc
import random
import warnings
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Iterable, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from bot.app.wiring import Bot
from bot.content.library import Library
from bot.domain.clients.naming import ClientNaming
from bot.domain.ids import LanguageCode, PersonId, TeamId
from bot.domain.people.employee import Role
from bot.gateway.incoming.intake import Verdict
from bot.playground.acting import Chat
from bot.playground.faults import FaultKind
from bot.playground.people import Person
from bot.services.people.ports import Organisation
from tests.floor import Floor, TestClock
from tests.simulation.database_probe import DatabaseProbe, Row, moment
from tests.simulation.recorder import Recorder, Sight

TEAMS = ("Дубов", "Клёнов", "Осинин", "Ясенев")
"""Each team's own word. It stands in the names of the team and of all its clients, and nowhere else."""
ZONES = ("Europe/Moscow", "Europe/Helsinki", "Asia/Yekaterinburg", "Europe/Chisinau")
FAR_ZONES = ("America/New_York", "Asia/Kolkata", "Australia/Lord_Howe")
OWNER = 1001
STRANGERS = 6

Json = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Staff:
    """An employee as the database has him at some moment."""

    id: int
    person: int
    team: int
    role: Role
    language: str
    time_zone: str
    is_compact: bool
    is_chat_mode: bool
    has_access: bool
    is_reachable: bool
    wants_reminders: bool
    quiet_from: int
    quiet_until: int

    @property
    def may_be_reminded(self) -> bool:
        """Whether anything may be sent to him unasked, at some hour of the day."""
        return self.has_access and self.is_reachable and self.wants_reminders


class House(Floor):
    """The floor with many people. Every update is given until it is acknowledged, and again after a kill, as Telegram does."""

    def __init__(self, database: str, library: Library, start: datetime, chance: random.Random, kept: Path) -> None:
        """`kept` is the folder of the bot's caches: it starts so often that reading everything anew would be most of the time."""
        self.chance = chance
        self.kept = kept
        super().__init__(database, library, TestClock(start))
        self.probe = DatabaseProbe(self.url)
        self.staff: Mapping[int, Staff] = {}
        """By person, as of the last look."""
        self.before: Mapping[int, Staff] = {}
        """As of the look before."""
        self.given: dict[int, Json] = {}
        """Every update that was ever given."""
        self.verdicts: defaultdict[int, list[Verdict]] = defaultdict(list)
        self.held: list[Json] = []
        """Updates that Telegram delivers late."""
        self.team_numbers: dict[int, str] = {}
        self.kills = 0
        self.copies = 0
        """Calls that were carried out and whose answer was lost: what they sent may come again."""
        self.restarts = 0

    def _build(self, **other: Any) -> Bot:
        if not isinstance(self.emulator, Recorder):
            self.emulator = Recorder(clock=self.clock)
        return super()._build(kept=self.kept, **other)

    @property
    def recorder(self) -> Recorder:
        """The emulator, with its memory."""
        assert isinstance(self.emulator, Recorder)
        return self.emulator

    @property
    def sights(self) -> Sequence[Sight]:
        """Everything ever shown, in order."""
        return self.recorder.sights

    def note_copies(self) -> None:
        """Count what the armed faults have brought about, before they are cleared."""
        lost = (FaultKind.DROP_AFTER, FaultKind.GARBAGE)
        armed = self.emulator.faults.armed
        self.copies += sum(one.fired for one in armed if one.fault.effect or one.fault.kind in lost)

    # ---- people ----

    async def fill(self, people: int, *, naming: ClientNaming) -> Sequence[Chat]:
        """Employ so many people, in teams, with a supervisor each and one owner; returns their side, and that of strangers."""
        languages = sorted(self.library.languages)
        async with self.bot.database.unit_of_work() as work:
            teams = [TeamId(await work.teams.add(f"Отдел {word}а", self.clock())) for word in TEAMS]
            self.team_numbers = {int(number): word for number, word in zip(teams, TEAMS, strict=True)}
            await work.organisation.put(Organisation(client_naming=naming))
            for place in range(people):
                team = place % len(teams)
                far = self.chance.random() < 0.1
                hired = await work.employees.add(
                    person_id=PersonId(OWNER + place),
                    team_id=teams[team],
                    role=self._role(place, len(teams)),
                    name=f"С{place:02d} {self.chance.choice(('Анна', 'Пётр', 'Юсси', 'Ион'))}",
                    language=LanguageCode(self.chance.choice(languages)),
                    time_zone=self.chance.choice(FAR_ZONES) if far else ZONES[team],
                    at=self.clock(),
                )
                quiet = self.chance.choice(((1260, 480), (1260, 480), (1260, 480), (0, 0), (1320, 420), (720, 780)))
                await work.employees.change(
                    hired,
                    replace(hired, quiet_from=quiet[0], quiet_until=quiet[1], wants_reminders=self.chance.random() < 0.92),
                )
            await work.commit()
        accounts = [
            Person(id=OWNER + place, first_name=f"С{place:02d}", language_code=self.chance.choice(("ru", "en", "fi", None)))
            for place in range(people + STRANGERS)
        ]
        chats = [self.emulator.add_person(account) for account in accounts]
        for person in (OWNER + place for place in range(people)):
            self.emulator.world.room(person).started = True  # whoever was hired has opened the bot
        await self.look()
        return chats

    def _role(self, place: int, teams: int) -> Role:
        if place == 0:
            return Role.OWNER
        if place <= teams:
            return Role.SUPERVISOR
        return Role.TRAINEE if place % 8 == 0 else Role.MANAGER

    def team_word(self, person: int) -> str:
        """Return the word of somebody's team as it is now; of no team for a stranger."""
        known = self.staff.get(person)
        return "Никитин" if known is None else self.team_numbers.get(known.team, "Новый")

    async def look(self) -> None:
        """See who works here now, and remember how it was before."""
        rows = await self.probe.rows("SELECT * FROM employees")
        self.before, self.staff = self.staff, {int(row["person_id"]): _staff(row) for row in rows}

    # ---- updates ----

    async def hand_over(self, updates: Sequence[Json]) -> None:
        """Give updates, those of different people side by side, and see what became of them."""
        self.given |= {update["update_id"]: update for update in updates}
        pending = list(updates)

        async def give() -> None:
            verdicts = await asyncio.gather(*(self.bot.gateway.take(update) for update in pending))
            for update, verdict in zip(pending, verdicts, strict=True):
                assert verdict.is_acknowledged, f"storage was never out, and yet: {verdict}"
                self.verdicts[update["update_id"]].append(verdict)
            await self._quiet()

        await self.bot.gateway.sender.tick()  # what was parked
        while not await self._lives_through(give()):
            pass
        await self.look()

    async def tick(self) -> None:
        """Let the clock tick once, whatever happens to the bot meanwhile."""
        while not await self._lives_through(self._tick()):
            pass
        await self.look()

    async def _tick(self) -> None:
        await self.bot.gateway.ticks.tick()
        await self.bot.gateway.sender.tick()
        await self._quiet()

    async def _quiet(self) -> None:
        for _ in range(2):  # writing down what was sent may itself give something to send
            await self.bot.gateway.idle()

    # ---- the life of the bot ----

    async def restart(self) -> None:
        """Stop and start in good order; what waits to come in is handed over with the next batch."""
        self.restarts += 1
        await self.stop()
        await self._begin_anew()

    async def _lives_through(self, doing: Awaitable[None]) -> bool:
        """Tell whether it was done; False when the bot was killed meanwhile, and is alive again."""
        task = asyncio.ensure_future(doing)
        death = asyncio.ensure_future(self.recorder.killed.wait())
        await asyncio.wait({task, death}, return_when=asyncio.FIRST_COMPLETED)
        if not self.recorder.killed.is_set():
            death.cancel()
            await asyncio.wait({death})
            task.result()
            return True
        del task, death, doing  # they hold what the dead have held
        await self._kill()
        return False

    async def _kill(self) -> None:
        """End every task where it stands, without a word of farewell, and start anew."""
        self.kills += 1
        self.bot.gateway.sender._is_stopped = True  # the end of one task must not start another
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # a killed process returns no connections, and the collector need not say so
            while tasks := asyncio.all_tasks() - {asyncio.current_task()}:
                _cancel(tasks)
                await asyncio.wait(tasks)
                _hear_out(tasks)
            del tasks
            await self.bot.database.dispose()
            gc.collect()
        self.recorder.die_at(None)
        await self._begin_anew()

    async def _begin_anew(self) -> None:
        """Start another process, at a moment when Telegram answers: it waits for that."""
        self.note_copies()
        self.emulator.faults.clear()
        self.bot = self._build()
        await self.start()
        await self._quiet()


def _mark_dead() -> None:
    """Collect what the dead have left: a killed process returns no connections, and that is not to be complained of later."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        gc.collect()


def _cancel(tasks: Iterable[asyncio.Task[Any]]) -> None:
    for task in tasks:
        task.cancel()


def _hear_out(tasks: Iterable[asyncio.Task[Any]]) -> None:
    """Take note of how tasks ended, or else asyncio reports them as never looked at."""
    for task in tasks:
        with suppress(asyncio.CancelledError):
            task.exception()


def _staff(row: Row) -> Staff:
    return Staff(
        id=int(row["id"]),
        person=int(row["person_id"]),
        team=int(row["team_id"]),
        role=Role(row["role"]),
        language=row["language"],
        time_zone=row["time_zone"],
        is_compact=bool(row["is_compact"]),
        is_chat_mode=bool(row["is_chat_mode"]),
        has_access=row["blocked_at"] is None and row["removed_at"] is None,
        is_reachable=moment(row["unreachable_at"]) is None,
        wants_reminders=bool(row["wants_reminders"]),
        quiet_from=int(row["quiet_from"]),
        quiet_until=int(row["quiet_until"]),
    )


@asynccontextmanager
async def open_house(database: str, library: Library, start: datetime, chance: random.Random, kept: Path) -> AsyncIterator[House]:
    """Open a house on a migrated database that is its own."""
    house = House(database, library, start, chance, kept)
    await house.start()
    _mark_dead()
    try:
        yield house
    finally:
        await house.probe.close()
        await asyncio.wait_for(house.stop(), 30)
        _mark_dead()
