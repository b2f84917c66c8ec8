"""The gateway on the real store and the emulated Telegram: whatever fails, at whichever call, nothing is lost or done twice.

The bot here is the smallest possible: each update writes one interaction and shows its number. One scene is a message, two taps
of one person and a message of another; each loop makes the Nth call or the Nth step of the database fail, for every N.
"""

from __future__ import annotations

import asyncio
import shutil
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from telegram import Update
from telegram.ext import Application

from bot.db.facade import Database
from bot.db.faults import Fault as StorageFault
from bot.db.faults import Step, StorageFaults
from bot.domain.ids import ChatId
from bot.gateway.running import Gateway
from bot.playground.acting import Chat
from bot.playground.emulator import PLAYGROUND_TOKEN, Emulator
from bot.playground.faults import Fault, FaultKind
from bot.playground.people import Person
from bot.screens.screen import Button, Screen, Show
from bot.screens.turn import Reply, Turn
from bot.services.interaction_ports import Interaction, InteractionKind
from bot.services.outgoing_ports import Slot
from tests.emulator_request import EmulatorRequest
from tests.gateway.fakes import FakeTime, a_message

ANNA, BORIS = 101, 102
HORIZON = 60
"""More calls and steps than one scene has."""


async def apply(turn: Turn, update: Update) -> Reply:
    """Write one interaction and show the update's number."""
    await turn.work.interactions.add(
        Interaction(kind=InteractionKind.ANSWERED, at=turn.now, update_id=turn.update_id, employee_id=None, team_id=None)
    )
    screen = Screen(html=f"card {update.update_id}", keyboard=[[Button(label="tap", action="tap")]])
    return Reply(outgoing=(Show(slot=Slot(chat_id=ChatId(turn.chat_id), object="card"), screen=screen),))


@dataclass
class Scene:
    """A running gateway, its store and its people."""

    emulator: Emulator
    time: FakeTime
    file: Path
    faults: StorageFaults
    gateway: Gateway
    database: Database

    @classmethod
    def open(cls, file: Path, emulator: Emulator, time: FakeTime) -> Scene:
        """Build a process on a store, which may be left over from another."""
        transport = EmulatorRequest(emulator)
        faults = StorageFaults()
        database = Database(f"sqlite:///{file}", faults=faults, busy_timeout_ms=20)
        builder = Application.builder().token(PLAYGROUND_TOKEN).request(transport).get_updates_request(transport)
        application = builder.base_url("http://emulator.test/bot").updater(None).job_queue(None).build()
        gateway = Gateway(
            application=application,
            dispatch=apply,
            unit_of_work=database.unit_of_work,
            clock=time,
            apologise=lambda _language, incident: f"sorry {incident}",
            sleep=time.sleep,
        )
        return cls(emulator, time, file, faults, gateway, database)

    async def close(self) -> None:
        """Stop in good order."""
        await self.gateway.stop()
        await self.database.dispose()

    async def deliver(self) -> None:
        """Bring waiting updates again and again until they are acknowledged, as a poller does."""
        for update in self.emulator.pending_updates():
            for _ in range(10):
                if (await self.gateway.take(update)).is_acknowledged:
                    break
            else:
                pytest.fail("never acknowledged")
        self.emulator.take_updates()
        await self.gateway.sender.idle()

    async def calm(self) -> None:
        """Let time pass until nothing is left to send."""
        for _ in range(40):
            await self.gateway.sender.idle()
            await self.gateway.idle()
            async with self.database.unit_of_work() as work:
                depth = await work.outbox.depth()
            if depth == 0:
                return
            self.time.now += timedelta(seconds=60)
            await self.gateway.sender.tick()
        pytest.fail("something is never sent")

    async def play(self, anna: Chat, boris: Chat) -> None:
        """Play the scene: four updates."""
        anna.send_text("hello")
        await self.deliver()
        await self.calm_enough()
        for _ in range(2):
            self._tap(anna)
            await self.deliver()
        boris.send_text("hello")
        await self.deliver()

    async def calm_enough(self) -> None:
        """Let the first card arrive, so that there is a button to tap."""
        try:
            await self.calm()
        except Exception:  # the fault hits the look into the store; the card may be there all the same
            await self.gateway.sender.idle()

    @staticmethod
    def _tap(chat: Chat) -> None:
        card = next((message for message in reversed(chat.messages) if message.from_bot), None)
        if card is None:
            chat.send_text("where is it?")
        else:
            chat.tap(card.message_id, "tap", force=True)

    async def check(self, anna: Chat, boris: Chat, *, may_be_refused: bool = False) -> None:
        """Look: every update applied once, every last card shown, nothing left over."""
        await self.calm()
        rows = await self.rows("SELECT update_id FROM interactions")
        processed = await self.rows("SELECT update_id FROM processed_updates WHERE incident_id IS NULL")
        assert sorted(rows) == sorted(processed)
        assert len(rows) == 4
        assert max(Counter(rows).values()) == 1
        if may_be_refused:
            return
        last = {ANNA: rows[2][0], BORIS: rows[3][0]}
        for chat, person in ((anna, ANNA), (boris, BORIS)):
            ((shown,),) = await self.rows("SELECT message_id FROM slots WHERE object = 'card' AND chat_id = " + str(person))
            assert chat.message(shown).text == f"card {last[person]}"
        assert await self.rows("SELECT id FROM outbox") == []

    async def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """Look into the store through another connection."""
        import sqlite3  # noqa: PLC0415 - a second way into the file, not the product's

        with sqlite3.connect(self.file) as connection:
            found = connection.execute(sql).fetchall()
        connection.close()
        return found


Stage = Callable[..., Any]


@pytest.fixture
def scene(migrated_file: Path, tmp_path: Path) -> Stage:
    """Opens a scene on a store of its own."""
    number = 0

    @asynccontextmanager
    async def opened() -> AsyncIterator[tuple[Scene, Chat, Chat]]:
        nonlocal number
        number += 1
        file = Path(shutil.copy(migrated_file, tmp_path / f"{number}.db"))
        time = FakeTime()
        emulator = Emulator(clock=time)
        anna = emulator.add_person(Person(id=ANNA, first_name="Анна"))
        boris = emulator.add_person(Person(id=BORIS, first_name="Борис"))
        playing = Scene.open(file, emulator, time)
        await playing.gateway.start()
        try:
            yield playing, anna, boris
        finally:
            await playing.close()
            await emulator.aclose()

    return opened


async def test_without_faults_a_tap_is_one_commit_and_two_requests(scene: Stage) -> None:
    """On the real store too; writing deliveries down costs nothing of its own."""
    async with scene() as (playing, anna, boris):
        await playing.play(anna, boris)
        await playing.check(anna, boris)
        commits, requests = playing.faults.counts[Step.COMMIT], playing.emulator.requests.total()
        for _ in range(20):
            playing._tap(anna)
            await playing.deliver()
        await asyncio.sleep(0.05)
        assert playing.faults.counts[Step.COMMIT] - commits == 20
        assert playing.emulator.requests.total() - requests == 40


API_FAULTS = {
    "flood": Fault(kind=FaultKind.HTTP, code=429, parameters={"retry_after": 5}),
    "blocked": Fault(kind=FaultKind.HTTP, code=403),
    "bad gateway": Fault(kind=FaultKind.HTTP, code=502),
    "dropped before": Fault(kind=FaultKind.DROP_BEFORE),
    "dropped after": Fault(kind=FaultKind.DROP_AFTER),
    "timeout": Fault(kind=FaultKind.TIMEOUT),
    "timeout after": Fault(kind=FaultKind.TIMEOUT, effect=True),
    "garbage": Fault(kind=FaultKind.GARBAGE),
    "not modified": Fault(kind=FaultKind.HTTP, code=400, description="Bad Request: message is not modified"),
    "too old": Fault(kind=FaultKind.HTTP, code=400, description="Bad Request: query is too old"),
    "refused": Fault(kind=FaultKind.HTTP, code=400, description="Bad Request: can't parse entities"),
}
TAKEN_FOR_GOOD = {"blocked", "not modified", "too old", "refused"}
"""After these a screen may rightly be missing: Telegram said that it will not show it, or that it shows it."""


@pytest.mark.parametrize("name", API_FAULTS)
async def test_every_call_may_fail(scene: Stage, name: str) -> None:
    """For the Nth call of a scene, for every N."""
    for number in range(1, HORIZON):
        async with scene() as (playing, anna, boris):
            fault = API_FAULTS[name]
            armed = playing.emulator.faults.add(
                Fault(
                    kind=fault.kind,
                    at=number,
                    code=fault.code,
                    description=fault.description,
                    parameters=fault.parameters,
                    effect=fault.effect,
                )
            )
            await playing.play(anna, boris)
            await playing.check(anna, boris, may_be_refused=name in TAKEN_FOR_GOOD)
            assert len([message for message in anna.messages if message.from_bot]) <= 2
        if not armed.fired:
            assert number > 6
            return
    pytest.fail("a scene has more calls than that")


@pytest.mark.parametrize("fault", list(StorageFault))
@pytest.mark.parametrize(
    ("step", "is_after"), [(Step.BEGIN, False), (Step.STATEMENT, False), (Step.COMMIT, False), (Step.COMMIT, True)]
)
async def test_every_step_of_the_store_may_fail(scene: Stage, step: Step, fault: StorageFault, is_after: bool) -> None:
    """For the Nth step of a scene, for every N: before it, and for commits also after."""
    stride = 3 if step is Step.STATEMENT else 1
    for number in range(1, 4 * HORIZON, stride):
        async with scene() as (playing, anna, boris):
            done = playing.faults.counts[step]
            playing.faults.fail(step, done + number, fault, is_after=is_after)
            await playing.play(anna, boris)
            fired = playing.faults.happened
            try:
                await playing.check(anna, boris)
            except Exception:
                if fired == playing.faults.happened:
                    raise
                await playing.check(anna, boris)  # the fault hit the test's own look
        if not fired:
            assert number > 4
            return
    pytest.fail("a scene has more steps than that")


async def test_a_restart_in_the_middle_loses_nothing(scene: Stage) -> None:
    """Another process on the same store, after the first one vanished with requests under way."""
    async with scene() as (playing, anna, boris):
        await playing.play(anna, boris)
        await playing.calm()
        playing._tap(anna)
        update = playing.emulator.pending_updates()[0]
        playing.emulator.faults.add(Fault(kind=FaultKind.DROP_BEFORE, method="editMessageText", times=0))
        await playing.gateway.take(update)
        await playing.gateway.sender.idle()
        second = Scene.open(playing.file, playing.emulator, playing.time)
        playing.emulator.faults.clear()
        await second.gateway.start()
        assert (await second.gateway.take(update)).value == "repeated"
        await second.calm()
        assert [message.text for message in anna.messages if message.from_bot] == [f"card {update['update_id']}"]
        await second.close()


async def test_a_person_who_blocks_and_returns_gets_his_screens(scene: Stage) -> None:
    """What came meanwhile is not sent later; what comes afterwards is."""
    async with scene() as (playing, anna, boris):
        await playing.play(anna, boris)
        await playing.calm()
        anna.block()
        await playing.deliver()
        await playing.gateway.take(a_message(90_000, person=ANNA))
        await playing.calm()
        anna.unblock()
        playing._tap(anna)
        await playing.deliver()
        await playing.calm()
        card = next(message for message in reversed(anna.messages) if message.from_bot)
        assert card.text.startswith("card ")
        assert card.text != "card 90000"
