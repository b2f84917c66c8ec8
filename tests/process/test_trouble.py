"""The real process in trouble: no network, another poller, a Telegram that hangs, strangers at the door, broken updates."""

from __future__ import annotations

import asyncio
import io
import json
import signal
import sqlite3
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from bot.content.library import Library
from bot.domain.ids import LanguageCode
from bot.gateway.incoming.webhook import LARGEST_BODY, SECRET_HEADER
from bot.playground.faults import Fault, FaultKind
from bot.playground.people import Person
from bot.playground.server import ServedAt, serve
from bot.services.people.knocks import TOLD_A_DAY
from tests.process.conftest import OLGA
from tests.process.living import (
    PATIENCE,
    ROOT,
    TOKEN,
    Living,
    WatchedEmulator,
    clean_environment,
    free_port,
    health,
    living,
    until,
)
from tests.process.test_run import SECRET, STOPS_WITHIN, hired, settings

pytestmark = [pytest.mark.process, pytest.mark.timeout(300)]

CONFLICT = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"


def said(bot: Living, words: str) -> int:
    """How often something was said."""
    return sum(words in line for line in bot.output.splitlines())


def stored(file: Path, sql: str) -> list[tuple[Any, ...]]:
    """Look into the database."""
    with closing(sqlite3.connect(file)) as connection:
        return connection.execute(sql).fetchall()


async def test_without_a_network_the_start_waits_and_says_so_once(telegram: WatchedEmulator, tmp_path: Path) -> None:
    """It tries again with growing pauses, and when the network comes it goes on by itself."""
    port = free_port()
    address = ServedAt(host="127.0.0.1", port=free_port())
    async with living(tmp_path, **settings(address, tmp_path, port)) as bot:
        await bot.start("run")
        await bot.said("telegram cannot be reached")
        found = await health(port)
        assert found is not None, "/health answers from the beginning"
        assert found["last_update_age_seconds"] is None
        tried = time.monotonic()
        await until(lambda: _after(tried + 2))  # two more tries: after half a second and after one
        async with serve(telegram, port=address.port):
            await hired(bot, telegram)
            assert said(bot, "telegram cannot be reached") == 1
            assert said(bot, "telegram answers again") == 1
            assert await bot.end(signal.SIGTERM) == 0
        assert "Traceback" not in bot.output


async def test_another_poller_is_told_to_the_owner_once(
    telegram: WatchedEmulator, served: ServedAt, tmp_path: Path, library: Library
) -> None:
    """Who goes on polling against us is waited for with pauses; the owner gets one message, also when it begins again."""
    words = library.texts(LanguageCode("ru")).plain("notice.poller")
    async with living(tmp_path, **settings(served, tmp_path, free_port())) as bot:
        await bot.start("run")
        chat = await hired(bot, telegram)
        for _ in range(2):
            fault = telegram.faults.add(Fault(kind=FaultKind.HTTP, method="getUpdates", code=409, description=CONFLICT, times=3))
            chat.send_text("/help")  # ends the poll that waits
            await telegram.wait_until(lambda fault=fault: fault.fired == 3)  # type: ignore[misc]  # bound now
            telegram.faults.clear()
            asked = telegram.requests["getUpdates"]
            await telegram.wait_until(lambda asked=asked: telegram.requests["getUpdates"] > asked)  # type: ignore[misc]
        assert sum(message.text == words for message in chat.messages) == 1
        assert said(bot, "another process polls with this token") == 2
        # A restart on the same day does not repeat it either.
        assert await bot.end(signal.SIGTERM) == 0
        asked = telegram.requests["getUpdates"]
        fault = telegram.faults.add(Fault(kind=FaultKind.HTTP, method="getUpdates", code=409, description=CONFLICT, times=3))
        await bot.start("run")
        await telegram.wait_until(lambda: fault.fired == 3 and telegram.requests["getUpdates"] > asked + 3)
        assert sum(message.text == words for message in chat.messages) == 1
        assert await bot.end(signal.SIGTERM) == 0
        assert "Traceback" not in bot.output


async def test_a_poll_that_hangs_fails_health_and_then_ends_the_process(
    telegram: WatchedEmulator, served: ServedAt, tmp_path: Path
) -> None:
    """Asked anew three times on fresh connections, then exit code 1 and one clear line, for a supervisor to start it again."""
    port = free_port()
    environment = clean_environment() | settings(served, tmp_path, port) | {"PYTHONPATH": str(ROOT)}
    fault = telegram.faults.add(Fault(kind=FaultKind.TIMEOUT, method="getUpdates", at=2, times=0))
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "tests.process.impatient",
        "run",
        cwd=tmp_path,
        env=environment,
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    try:
        # An answer first, so that it is a stall and no start.
        telegram.chat(OLGA.id).send_text("/start")
        await telegram.wait_until(lambda: fault.fired >= 2)
        found = await health(port)
        assert found is not None
        assert found["status"] == "failing"
        assert found["database_ms"] is not None
        output, _ = await asyncio.wait_for(process.communicate(), PATIENCE)
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    lines = output.decode().splitlines()
    assert process.returncode == 1, lines
    assert fault.fired == 4, "the first that hung, and three anew"
    assert sum("polling has stalled and is begun anew" in line for line in lines) == 3
    assert lines[-1].startswith("salesfloor: no updates could be fetched for ")
    assert not [line for line in lines if "Traceback" in line or TOKEN in line]


async def test_sigterm_in_a_burst_while_telegram_hangs_ends_within_ten_seconds_and_loses_nothing(
    telegram: WatchedEmulator, served: ServedAt, tmp_path: Path
) -> None:
    """What was taken is committed, what was not comes again, and what could not be sent is sent at the next start."""
    file = tmp_path / "bot.db"
    crowd = [telegram.add_person(Person(id=400 + number, first_name="Гость", language_code="ru")) for number in range(8)]
    async with living(tmp_path, **settings(served, tmp_path, free_port())) as bot:
        await bot.start("run")
        chat = await hired(bot, telegram)
        for method in ("sendMessage", "editMessageText", "answerCallbackQuery"):
            telegram.faults.add(Fault(kind=FaultKind.TIMEOUT, method=method, times=0))
        before = stored(file, "SELECT count(*) FROM processed_updates")[0][0]
        for _ in range(TOLD_A_DAY):  # what strangers send beyond that leaves no mark
            chat.send_text("/call Иван Ильич")
            for guest in crowd:
                guest.send_text("Здравствуйте")
        given = len(telegram.pending_updates())
        await telegram.wait_until(lambda: len(telegram.pending_updates()) < given)
        asked = time.monotonic()
        assert await bot.end(signal.SIGTERM) == 0, bot.output
        assert time.monotonic() - asked < STOPS_WITHIN
        done = stored(file, "SELECT count(*) FROM processed_updates")[0][0] - before
        assert done + len(telegram.pending_updates()) >= given, "nothing is confirmed that is not committed"
        assert stored(file, "SELECT count(*) FROM outbox")[0][0] > 0
        telegram.faults.clear()
        await bot.start("run")
        await telegram.wait_until(lambda: not telegram.pending_updates() and all(guest.messages[-1].from_bot for guest in crowd))
        await until(lambda: _is_empty(file))
        assert await bot.end(signal.SIGTERM) == 0
        assert stored(file, "SELECT count(*) FROM processed_updates")[0][0] - before == given
        assert stored(file, "SELECT count(*) FROM consultations") == [(TOLD_A_DAY,)]
        assert "Traceback" not in bot.output


async def test_the_door_of_the_webhook(telegram: WatchedEmulator, served: ServedAt, tmp_path: Path) -> None:
    """Who does not know the secret is refused, who brings too much too; there are no other doors; nothing of it is logged."""
    port = free_port()
    base = f"http://127.0.0.1:{port}"
    more = {"SALESFLOOR_WEBHOOK_URL": f"{base}/in", "SALESFLOOR_WEBHOOK_SECRET": SECRET}
    key = {SECRET_HEADER: SECRET}
    async with living(tmp_path, **settings(served, tmp_path, port, **more)) as bot, aiohttp.ClientSession() as session:
        await bot.start("run")
        await telegram.wait_until(lambda: telegram.world.webhook.url.endswith("/in"))
        for path, headers, body, status in [
            ("/in", {}, b"{}", 403),
            ("/in", {SECRET_HEADER: SECRET[:-1]}, b"{}", 403),
            ("/in", {SECRET_HEADER: SECRET + "x"}, b"{}", 403),
            ("/in", {SECRET_HEADER: ""}, b"{}", 403),
            ("/in", key, b"x" * (LARGEST_BODY + 1), 413),
            ("/in", key, b"no json", 400),
            ("/", key, b"{}", 404),
            ("/in/", key, b"{}", 404),
            (f"/bot{TOKEN}", key, b"{}", 404),
            ("/health", key, b"{}", 405),
        ]:
            async with session.post(base + path, headers=headers, data=io.BytesIO(body)) as answer:
                assert answer.status == status, (path, headers, body[:10])
        for path, status in [("/health", 200), ("/in", 405), ("/docs", 404), ("/.env", 404)]:
            async with session.get(base + path) as answer:
                assert answer.status == status, path
        assert await bot.end(signal.SIGTERM) == 0
        assert SECRET not in bot.output
        assert TOKEN not in bot.output
        assert "Traceback" not in bot.output


async def test_logs_are_json_with_the_ids_and_without_words(telegram: WatchedEmulator, served: ServedAt, tmp_path: Path) -> None:
    """A broken update and a refused message are found by update, person and incident; what people wrote is in no line."""
    bird = "свиристель"
    async with living(tmp_path, **settings(served, tmp_path, free_port())) as bot:
        await bot.start("run")
        chat = await hired(bot, telegram)
        telegram.faults.add(Fault(kind=FaultKind.HTTP, method="sendMessage", code=400))
        chat.send_text(f"/call {bird}")
        chat.send_text(f"дорого, {bird}")
        await bot.said("a message is dead")
        home = {"id": OLGA.id, "type": "private", "first_name": bird}
        person = {"id": OLGA.id, "is_bot": False, "first_name": bird}
        number = 888_888_888
        telegram.deliver_malformed(
            {"update_id": number, "message": {"message_id": 1, "date": bird, "chat": home, "from": person, "text": bird}}
        )
        await bot.said("an update failed")
        await until(lambda: _is_empty(tmp_path / "bot.db"))
        assert await bot.end(signal.SIGTERM) == 0
        lines = [json.loads(line) for line in bot.output.splitlines() if line.startswith("{")]
        assert len(lines) == len(bot.output.splitlines()) - 3, "all but what is said to whoever starts it, and the owner code"
        (failed,) = [line for line in lines if line["event"] == "an update failed"]
        assert (failed["update_id"], failed["person_id"], failed["level"]) == (number, OLGA.id, "error")
        (incident,) = stored(tmp_path / "bot.db", f"SELECT incident_id FROM processed_updates WHERE update_id = {number}")
        assert incident == (failed["incident_id"],)
        assert failed["incident_id"] in chat.messages[-1].text, "the person can quote it"
        (dead,) = [line for line in lines if line["event"] == "a message is dead"]
        assert dead["chat_id"] == OLGA.id
        assert len(dead["incident_id"]) == 8
        assert bird not in bot.output
        assert OLGA.first_name not in bot.output


async def _after(moment: float) -> bool:
    return time.monotonic() > moment


async def _is_empty(file: Path) -> bool:
    return stored(file, "SELECT count(*) FROM outbox WHERE state <> 'dead'") == [(0,)]
