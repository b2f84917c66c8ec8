"""The `salesfloor` command as an operator meets it: starting, stopping, refusing, and nothing secret in what it writes."""

from __future__ import annotations

import csv
import io
import re
import shutil
import signal
import sqlite3
import time
from pathlib import Path

import aiohttp
import pytest

from bot.__main__ import STARTING
from bot.app.caches import DATA
from bot.domain.clients.naming import ClientNaming
from bot.gateway.incoming.webhook import SECRET_HEADER
from bot.playground.acting import Chat
from bot.playground.server import ServedAt
from bot.screens.action import encode
from bot.screens.people.settings_actions import SetNaming
from tests.process.conftest import OLGA
from tests.process.living import TOKEN, Living, WatchedEmulator, free_port, health, living, until

pytestmark = [pytest.mark.process, pytest.mark.timeout(300)]

SECRET = "canary-secret-of-the-webhook"
STOPS_WITHIN = 10.0


def settings(address: ServedAt, directory: Path, port: int, **more: str) -> dict[str, str]:
    """Return the environment of a bot against this Telegram."""
    return {
        "SALESFLOOR_TOKEN": TOKEN,
        "SALESFLOOR_API_URL": address.url,
        "SALESFLOOR_DATABASE_URL": f"sqlite:///{directory / 'bot.db'}",
        "SALESFLOOR_LISTEN": f"127.0.0.1:{port}",
        **more,
    }


async def polling(telegram: WatchedEmulator) -> None:
    """Wait until the bot asks for updates."""
    before = telegram.requests["getUpdates"]
    await telegram.wait_until(lambda: telegram.requests["getUpdates"] > before or before > 0)


async def owner_code(bot: Living) -> str:
    """Return the code that was printed at the start."""
    await bot.said("/start ")
    found = re.search(r"/start (\S+)", bot.output)
    assert found
    return found[1]


def last_text(chat: Chat) -> str:
    """Return the last message of the chat, if any."""
    return chat.messages[-1].text if chat.messages else ""


async def hired(bot: Living, telegram: WatchedEmulator) -> Chat:
    """Make Olga the owner by the printed code."""
    chat = telegram.chat(OLGA.id)
    chat.send_text(f"/start {await owner_code(bot)}")
    await telegram.wait_until(lambda: "владелец" in last_text(chat))
    return chat


async def test_run_answers_health_and_stops_in_good_order(telegram: WatchedEmulator, served: ServedAt, tmp_path: Path) -> None:
    """`run` makes its database, polls, `/health` tells so, and SIGTERM ends it with 0, everything said before answered."""
    port = free_port()
    (tmp_path / "bot.db").unlink()
    async with living(tmp_path, **settings(served, tmp_path, port)) as bot:
        bot.is_anew = True
        await bot.start("run")
        chat = await hired(bot, telegram)

        async def is_healthy() -> bool:
            found = await health(port)
            return bool(found and found["status"] == "ok" and found["last_update_age_seconds"] is not None)

        await until(is_healthy)
        for _ in range(5):
            chat.send_text("/call Иван Ильич")
        await telegram.wait_until(lambda: not telegram.pending_updates() or telegram.requests["sendMessage"] > 3)
        asked = time.monotonic()
        assert await bot.end(signal.SIGTERM) == 0, bot.output
        assert time.monotonic() - asked < STOPS_WITHIN
        assert "Traceback" not in bot.output
        assert TOKEN not in bot.output
        assert sqlite3.connect(tmp_path / "bot.db").execute("PRAGMA integrity_check").fetchone() == ("ok",)
        # What it had not taken yet waits at Telegram, and the next start does the rest.
        asked_before = telegram.requests["getUpdates"]
        await bot.start("run")
        await telegram.wait_until(lambda: telegram.requests["getUpdates"] > asked_before and not telegram.pending_updates())
        assert await bot.end(signal.SIGTERM) == 0


async def test_sigterm_during_the_start_ends_it_too(telegram: WatchedEmulator, served: ServedAt, tmp_path: Path) -> None:
    """A bot whose Telegram does not answer yet stops on SIGTERM all the same."""
    port = free_port()
    environment = settings(served, tmp_path, port, SALESFLOOR_API_URL=f"http://127.0.0.1:{free_port()}")
    async with living(tmp_path, **environment) as bot:
        await bot.start("run")
        await bot.said("telegram cannot be reached")
        asked = time.monotonic()
        assert await bot.end(signal.SIGTERM) == 0, bot.output
        assert time.monotonic() - asked < STOPS_WITHIN
        assert "Traceback" not in bot.output
        assert TOKEN not in bot.output


async def test_a_second_run_on_the_same_database_refuses(telegram: WatchedEmulator, served: ServedAt, tmp_path: Path) -> None:
    """A second `run` says that it begins and in one line why it will not start, exits with 1, and the first goes on."""
    async with (
        living(tmp_path, "first", **settings(served, tmp_path, free_port())) as first,
        living(tmp_path, "second", **settings(served, tmp_path, free_port())) as second,
    ):
        await first.start("run")
        await polling(telegram)
        await second.start("run")
        assert await second.ended() == 1
        begun, refused = second.output.splitlines()
        assert begun == STARTING
        assert "another running bot" in refused
        assert first.process.returncode is None
        assert await first.end(signal.SIGTERM) == 0


async def test_a_wrong_token_is_said_in_one_line(served: ServedAt, tmp_path: Path) -> None:
    """A token that Telegram refuses ends `run` with 1 and one clear line without the token."""
    wrong = "4200000001:another-canary-token-that-is-wrong"
    async with living(tmp_path, **settings(served, tmp_path, free_port(), SALESFLOOR_TOKEN=wrong)) as bot:
        await bot.start("run")
        assert await bot.ended() == 1
        assert "SALESFLOOR_TOKEN" in bot.output.splitlines()[-1]
        assert "Traceback" not in bot.output
        assert wrong not in bot.output


async def test_a_taken_port_is_said_in_one_line(served: ServedAt, tmp_path: Path) -> None:
    """An address that somebody else listens on ends `run` with 1 and one clear line."""
    async with living(tmp_path, **settings(served, tmp_path, served.port)) as bot:
        await bot.start("run")
        assert await bot.ended() == 1, bot.output
        assert "Traceback" not in bot.output
        assert "address" in bot.output.splitlines()[-1].lower()


async def test_the_playground_stops_on_ctrl_c(tmp_path: Path, snapshot: Path) -> None:
    """Without a token the playground opens, prints where, and Ctrl-C ends it with 0 and no traceback."""
    (tmp_path / DATA).mkdir(mode=0o700)
    shutil.copy(snapshot, tmp_path / DATA)
    async with living(tmp_path, SALESFLOOR_LISTEN=f"127.0.0.1:{free_port()}") as playground:
        await playground.start("run")
        await playground.said("The playground is at http://127.0.0.1:")
        address = playground.output.split("playground is at ")[1].split()[0]
        async with aiohttp.ClientSession() as session, session.get(address) as page:
            assert page.status == 200
        asked = time.monotonic()
        assert await playground.end(signal.SIGINT) == 0, playground.output
        assert time.monotonic() - asked < STOPS_WITHIN
        assert "Traceback" not in playground.output


async def test_the_emulator_stops_on_sigterm(tmp_path: Path) -> None:
    """`emulator` prints its address, answers, and ends with 0."""
    async with living(tmp_path) as emulator:
        await emulator.start("emulator", "--port", "0")
        await emulator.said("emulated Bot API is at http://127.0.0.1:")
        address = emulator.output.split("Bot API is at ")[1].split(",")[0]
        async with aiohttp.ClientSession() as session, session.get(f"{address}/bot1:emulator/getMe") as answer:
            assert (await answer.json())["ok"] is True
        assert await emulator.end(signal.SIGTERM) == 0, emulator.output
        assert "Traceback" not in emulator.output


async def test_the_owner_code_is_printed_until_there_is_an_owner_and_works_once(
    telegram: WatchedEmulator, served: ServedAt, tmp_path: Path
) -> None:
    """Each start without an owner prints a code; the newest works once; afterwards no start prints one."""
    pavel = telegram.add_person(OLGA.__class__(id=302, first_name="Павел", language_code="ru"))
    async with living(tmp_path, "bot", **settings(served, tmp_path, free_port())) as bot:
        await bot.start("run")
        first = await owner_code(bot)
        await polling(telegram)
        assert await bot.end(signal.SIGTERM) == 0
        bot.output_file.unlink()
        await bot.start("run")
        second = await owner_code(bot)
        assert second != first
        pavel.send_text(f"/start {first}")
        await telegram.wait_until(lambda: len(pavel.messages) > 1)
        assert "владелец" not in last_text(pavel)
        await hired(bot, telegram)
        refused = telegram.requests["sendMessage"] + telegram.requests["editMessageText"]
        pavel.send_text(f"/start {second}")
        await telegram.wait_until(lambda: not telegram.pending_updates())
        assert telegram.requests["sendMessage"] + telegram.requests["editMessageText"] >= refused
        assert "владелец" not in "".join(message.text for message in pavel.messages)
        assert await bot.end(signal.SIGTERM) == 0
        bot.output_file.unlink()
        asked = telegram.requests["getUpdates"]
        await bot.start("run")
        await telegram.wait_until(lambda: telegram.requests["getUpdates"] > asked)
        assert "/start" not in bot.output
        assert await bot.end(signal.SIGTERM) == 0
        with sqlite3.connect(tmp_path / "bot.db") as connection:
            assert connection.execute("SELECT count(*) FROM employees WHERE role = 'owner'").fetchone() == (1,)
            everything = "".join(connection.iterdump())
        connection.close()
        assert second not in everything, "a code is stored only as its hash"


async def test_updates_come_through_the_webhook(telegram: WatchedEmulator, served: ServedAt, tmp_path: Path) -> None:
    """With SALESFLOOR_WEBHOOK_URL the bot sets the webhook with its secret, takes updates there and answers after the commit."""
    port = free_port()
    more = {"SALESFLOOR_WEBHOOK_URL": f"http://127.0.0.1:{port}/from-telegram", "SALESFLOOR_WEBHOOK_SECRET": SECRET}
    async with living(tmp_path, **settings(served, tmp_path, port, **more)) as bot:
        await bot.start("run")
        await telegram.wait_until(lambda: telegram.world.webhook.url.endswith("/from-telegram"))
        assert telegram.requests["getUpdates"] == 0
        chat = await hired(bot, telegram)
        chat.send_text("/call Иван Ильич")
        await telegram.wait_until(lambda: bool(chat.messages and chat.messages[-1].inline_keyboard))
        await until(lambda: _is_empty(telegram))
        async with aiohttp.ClientSession() as session:
            url = more["SALESFLOOR_WEBHOOK_URL"]
            forged = {"update_id": 1, "message": {}}
            async with session.post(url, json=forged) as answer:
                assert answer.status == 403
            async with session.post(url, json=forged, headers={SECRET_HEADER: "wrong"}) as answer:
                assert answer.status == 403
            repeated = _last_update(chat)
            async with session.post(url, json=repeated, headers={SECRET_HEADER: SECRET}) as answer:
                assert answer.status == 200
            # Answered means committed: another connection finds it at once.
            assert _processed(tmp_path / "bot.db", repeated["update_id"]) == 1
        assert await bot.end(signal.SIGTERM) == 0
        assert SECRET not in bot.output
        assert TOKEN not in bot.output
        assert "Traceback" not in bot.output


async def test_the_log_is_exported_while_the_bot_runs(telegram: WatchedEmulator, served: ServedAt, tmp_path: Path) -> None:
    """`export` writes what is committed while the bot goes on; neither waits for the other."""
    environment = settings(served, tmp_path, free_port())
    async with living(tmp_path, **environment) as bot, living(tmp_path, "export", **environment) as export:
        await bot.start("run")
        chat = await hired(bot, telegram)
        chat.tap(1, encode(SetNaming(naming=ClientNaming.CODES, from_welcome=1)), force=True)
        codes = ["К-1", "К-2"]
        for code in codes:
            chat.send_text(f"/call {code}")
        await telegram.wait_until(lambda: not telegram.pending_updates())
        file = tmp_path / "log.csv"
        await export.start("export", "--format", "csv", "-o", str(file))
        chat.send_text("/call К-3")
        assert await export.ended() == 0, export.output
        await telegram.wait_until(lambda: not telegram.pending_updates())
        rows = list(csv.DictReader(io.StringIO(file.read_text("utf-8-sig"))))
        assert [row["client"] for row in rows][:2] == codes
        assert TOKEN not in export.output
        assert await bot.end(signal.SIGTERM) == 0


async def _is_empty(telegram: WatchedEmulator) -> bool:
    return not telegram.pending_updates()


def _last_update(chat: Chat) -> dict[str, int | dict[str, object]]:
    """Return an update with a number of its own."""
    person = {"id": chat.person.id, "is_bot": False, "first_name": chat.person.first_name}
    home = {"id": chat.person.id, "type": "private", "first_name": chat.person.first_name}
    return {
        "update_id": 999_999_999,
        "message": {"message_id": 1, "date": 1, "from": person, "chat": home, "text": "/call Мария"},
    }


def _processed(file: Path, update_id: object) -> int:
    with sqlite3.connect(file) as connection:
        (count,) = connection.execute("SELECT count(*) FROM processed_updates WHERE update_id = ?", (update_id,)).fetchone()
    connection.close()
    return int(count)
