"""The real transport and the real poller against the emulated Bot API on loopback."""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from telegram.ext import Application

from bot.db.facade import Database
from bot.gateway.outgoing import sender
from bot.gateway.running import Gateway, Polling
from bot.gateway.telegram.http_client import AiohttpRequest
from bot.playground.emulator import PLAYGROUND_TOKEN, Emulator
from bot.playground.faults import Fault, FaultKind
from bot.playground.people import Person
from bot.playground.server import serve
from tests.gateway.test_nothing_is_lost import apply

PEOPLE = range(101, 106)


@pytest.fixture
async def emulator() -> AsyncIterator[Emulator]:
    """A Telegram with five people."""
    emulator = Emulator()
    for person in PEOPLE:
        emulator.add_person(Person(id=person, first_name=f"P{person}"))
    yield emulator
    await emulator.aclose()


@pytest.fixture
def file(migrated_file: Path, tmp_path: Path) -> Path:
    """An empty store."""
    return Path(shutil.copy(migrated_file, tmp_path / "http.db"))


def build(url: str, database: Database) -> Gateway:
    """Build a polling bot."""
    transports = AiohttpRequest(), AiohttpRequest(connections=2)
    builder = Application.builder().token(PLAYGROUND_TOKEN).base_url(f"{url}/bot")
    builder = builder.request(transports[0]).get_updates_request(transports[1])
    application = builder.updater(None).job_queue(None).build()
    return Gateway(
        application=application,
        dispatch=apply,
        unit_of_work=database.unit_of_work,
        clock=lambda: datetime.now(UTC),
        apologise=lambda _language, incident: f"sorry {incident}",
        incoming=Polling(hold=1),
    )


async def wait_until_calm(emulator: Emulator, file: Path, updates: int) -> None:
    """Wait until so many updates are processed and everything is sent."""
    async with asyncio.timeout(30):
        while True:
            with sqlite3.connect(file) as connection:
                (done,) = connection.execute("SELECT count(*) FROM processed_updates").fetchone()
                (unsent,) = connection.execute("SELECT count(*) FROM outbox").fetchone()
            connection.close()
            if done >= updates and unsent == 0 and not emulator.pending_updates():
                return
            await asyncio.sleep(0.02)


async def test_a_burst_of_taps_is_applied_once_and_in_order_over_few_connections(
    emulator: Emulator, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Five people tap twenty times each while some calls fail; the process stops and another one goes on."""
    monkeypatch.setattr(sender, "EDITS_ARE_LATE", timedelta(seconds=0.5))
    async with serve(emulator) as served:
        for kind, at in (
            (FaultKind.DROP_AFTER, 9),
            (FaultKind.HTTP, 17),
            (FaultKind.DROP_BEFORE, 25),
            (FaultKind.DROP_AFTER, 40),
        ):
            emulator.faults.add(Fault(kind=kind, method="editMessageText", at=at, code=502))
        updates = 0
        for round_ in range(2):
            database = Database(f"sqlite:///{file}")
            gateway = build(served.url, database)
            await gateway.start()
            if round_ == 0:
                for person in PEOPLE:
                    emulator.chat(person).send_text("hello")
                updates += len(PEOPLE)
                await wait_until_calm(emulator, file, updates)
                await gateway.idle()
            for _ in range(10):
                for person in PEOPLE:
                    card = emulator.chat(person).messages[-1]
                    emulator.chat(person).tap(card.message_id, "tap")
                updates += len(PEOPLE)
                await asyncio.sleep(0.01)
            if round_ == 1:
                await wait_until_calm(emulator, file, updates)
                await gateway.idle()
            await gateway.stop()
            await database.dispose()
        with sqlite3.connect(file) as connection:
            rows = [number for (number,) in connection.execute("SELECT update_id FROM interactions ORDER BY id")]
            left = connection.execute("SELECT count(*) FROM outbox").fetchone()
        connection.close()
    assert len(rows) == len(set(rows)) == updates == 105
    assert left == (0,)
    last = sorted(rows)[-5:]
    assert sorted(emulator.chat(person).messages[-1].text for person in PEOPLE) == sorted(f"card {number}" for number in last)
    assert emulator.connections <= 20
