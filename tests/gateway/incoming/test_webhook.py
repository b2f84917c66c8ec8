"""The webhook and `/health`, over HTTP on loopback."""

from __future__ import annotations

import asyncio
import io
import json
import logging
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager, suppress
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from aiohttp import ClientSession, web
from structlog.testing import capture_logs
from telegram import Bot

from bot.gateway.health import check as health_module
from bot.gateway.health.check import Health, add_health, check_health
from bot.gateway.health.listener import HEAD_WITHIN, listening
from bot.gateway.incoming.intake import Verdict
from bot.gateway.incoming.lanes import Closed
from bot.gateway.incoming.seldom_said import SeldomSaid
from bot.gateway.incoming.webhook import BODY_WITHIN, LARGEST_BODY, SECRET_HEADER, Webhook
from bot.gateway.logs import is_worth_a_line
from bot.gateway.outgoing.tap_answers import TapAnswers
from tests.gateway.fakes import TOKEN, FakeStore, FakeTelegram, FakeTime, a_message, a_show

SECRET = "s3cret"
NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
CUT_OFF = 0.2
"""Seconds, instead of several."""


class Door:
    """A webhook behind a real server."""

    def __init__(self, time: FakeTime, body_within: float) -> None:
        self.taken: list[object] = []
        self.verdict: Verdict | Exception = Verdict.APPLIED
        self.telegram = FakeTelegram()
        self.answers = TapAnswers(Bot(TOKEN, request=self.telegram, get_updates_request=self.telegram))
        self.webhook = Webhook(secret=SECRET, take=self.take, answers=self.answers, clock=time, body_within=body_within)
        self.session: ClientSession
        self.port = 0

    async def take(self, update: object) -> Verdict:
        """Stand for the intake."""
        if isinstance(self.verdict, Exception):
            raise self.verdict
        self.taken.append(update)
        return self.verdict

    async def bring(self, body: Any, *, path: str = "/hook", **headers: str) -> int:
        """Post something and return the status."""
        headers = {SECRET_HEADER: SECRET} | {name.replace("_", "-"): value for name, value in headers.items()}
        plain = body if isinstance(body, bytes) else json.dumps(body).encode() if isinstance(body, dict) else b""
        content = io.BytesIO(plain) if isinstance(body, bytes | dict) else body
        async with self.session.post(f"http://127.0.0.1:{self.port}{path}", data=content, headers=headers) as response:
            return response.status


async def _never() -> Health:
    raise AssertionError("nobody asks")


@asynccontextmanager
async def opened(time: FakeTime, *, body_within: float = BODY_WITHIN, head_within: float = HEAD_WITHIN) -> AsyncIterator[Door]:
    """Open the door on a server that also tells its health."""
    door = Door(time, body_within)
    server = web.Application()
    door.webhook.add_to(server, "/hook")
    add_health(server, _never)
    async with (
        listening(server, "127.0.0.1", 0, head_within=head_within, farewell=CUT_OFF) as port,
        ClientSession() as session,
    ):
        door.port, door.session = port, session
        yield door


@pytest.fixture
async def door(time: FakeTime) -> AsyncIterator[Door]:
    """The door, open."""
    async with opened(time) as door:
        yield door


@pytest.fixture
async def hasty_door(time: FakeTime) -> AsyncIterator[Door]:
    """The door of somebody who has no patience."""
    async with opened(time, body_within=CUT_OFF, head_within=CUT_OFF) as door:
        yield door


async def test_an_update_is_answered_after_it_is_taken(door: Door, time: FakeTime) -> None:
    """200, and the time of the last success is kept."""
    assert door.webhook.last_success_at is None
    assert await door.bring(a_message(1)) == 200
    assert door.taken == [a_message(1)]
    assert door.webhook.last_success_at == time()


@pytest.mark.parametrize("verdict", [Verdict.REPEATED, Verdict.FAILED, Verdict.IGNORED])
async def test_whatever_is_acknowledged_is_answered_with_200(door: Door, verdict: Verdict) -> None:
    """Telegram must not bring it again."""
    door.verdict = verdict
    assert await door.bring(a_message(1)) == 200


@pytest.mark.parametrize("verdict", [Verdict.TRY_AGAIN, Closed()])
async def test_what_is_not_acknowledged_is_answered_with_503(door: Door, verdict: Verdict | Exception) -> None:
    """Telegram brings it again later."""
    door.verdict = verdict
    assert await door.bring(a_message(1)) == 503
    assert door.webhook.last_success_at is None


@pytest.mark.parametrize("shown", ["", "s3cre", "s3cret2", "S3CRET", "s3crét"])
async def test_a_wrong_secret_is_refused_before_the_body_is_read(door: Door, shown: str) -> None:
    """Whatever the body is."""
    assert await door.bring(b"x" * 10, X_Telegram_Bot_Api_Secret_Token=shown) == 403
    assert door.taken == []


async def test_a_missing_secret_is_refused(door: Door) -> None:
    """A door without a secret does not exist at all."""
    async with door.session.post(f"http://127.0.0.1:{door.port}/hook", json=a_message(1)) as response:
        assert response.status == 403
    with pytest.raises(ValueError, match="secret"):
        Webhook(secret="", take=door.take, answers=door.answers, clock=lambda: None)  # type: ignore[arg-type,return-value] # never asked


async def test_a_body_over_a_megabyte_is_refused(door: Door) -> None:
    """By its announced length, or as soon as that much has come."""

    async def drip() -> AsyncIterator[bytes]:
        for _ in range(20):
            yield b"x" * (LARGEST_BODY // 16)

    assert await door.bring(b" " * (LARGEST_BODY + 1)) == 413
    assert await door.bring(drip()) == 413
    assert door.taken == []
    assert await door.bring(json.dumps(a_message(1)).encode().ljust(LARGEST_BODY)) == 200


DEEP = b'{"update_id": 1, "message": ' + b"[" * 100_000 + b"]" * 100_000 + b"}"


@pytest.mark.parametrize("body", [b"", b"no json", b"\xff\xfe", b"{", b'{"a": "\xd0"}', b"1" * 5000, b"[" * 100_000, DEEP])
async def test_a_body_that_is_no_json_is_refused(door: Door, body: bytes) -> None:
    """Nor one that nobody could read to its end. Telegram never sends one."""
    assert await door.bring(body) == 400
    assert door.taken == []


@contextmanager
def complaints() -> Iterator[list[str]]:
    """Collect what the server says as an error, as the log of the process would have it."""
    said: list[str] = []

    class Listening(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            if is_worth_a_line(record):
                said.append(record.getMessage())

    handler = Listening()
    logging.getLogger().addHandler(handler)
    try:
        yield said
    finally:
        logging.getLogger().removeHandler(handler)


class Line:
    """A connection that is spoken byte by byte."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader, self._writer = reader, writer

    async def say(self, text: str | bytes) -> None:
        """Send something."""
        self._writer.write(text.encode() if isinstance(text, str) else text)
        await self._writer.drain()

    async def status(self) -> int:
        """Return the status of the next answer."""
        first = await self._reader.readline()
        await self._reader.readuntil(b"\r\n\r\n")
        return int(first.split()[1])

    async def is_cut(self) -> bool:
        """Wait until the other side hangs up; whatever is still in the line does not matter."""
        with suppress(ConnectionResetError):
            await self._reader.read()
        return True


@asynccontextmanager
async def line(door: Door) -> AsyncIterator[Line]:
    """Open a connection to the door."""
    async with asyncio.timeout(30):
        reader, writer = await asyncio.open_connection("127.0.0.1", door.port)
        try:
            yield Line(reader, writer)
        finally:
            writer.close()


def head(secret: str = SECRET, *more: str, length: int = 100) -> str:
    """The head of a request whose body is still to come."""
    lines = ["POST /hook HTTP/1.1", "Host: a", f"{SECRET_HEADER}: {secret}", f"Content-Length: {length}", *more]
    return "\r\n".join(lines) + "\r\n\r\n"


async def test_the_secret_is_looked_at_before_the_body_comes(door: Door) -> None:
    """Whoever does not know it is refused at once, without one byte of a body, and is not listened to for long."""
    async with line(door) as stranger:
        await stranger.say(head("wrong"))
        assert await stranger.status() == 403
        assert await stranger.is_cut()


async def test_a_slow_body_is_cut_off(hasty_door: Door) -> None:
    """With 408, although a byte comes now and then; what is there of it is not taken."""
    async with line(hasty_door) as slow:
        await slow.say(head())

        async def drip() -> None:
            while True:
                await slow.say(b" ")
                await asyncio.sleep(CUT_OFF / 10)

        dripping = asyncio.create_task(drip())
        assert await slow.status() == 408
        dripping.cancel()
        assert await slow.is_cut()
    assert hasty_door.taken == []


@pytest.mark.parametrize("begun", ["", "POST /hook HT", "POST /hook HTTP/1.1\r\nHost: a\r\nX-A"])
async def test_a_slow_head_is_cut_off(hasty_door: Door, begun: str) -> None:
    """So is a connection on which nothing is said at all."""
    async with line(hasty_door) as slow:
        await slow.say(begun)
        assert await slow.is_cut()


async def test_slow_senders_delay_nobody(door: Door) -> None:
    """While a hundred of them are on the line, an update is taken as fast as ever."""
    async with AsyncExitStack() as lines:
        for number in range(100):
            slow = await lines.enter_async_context(line(door))
            await slow.say(head() if number % 2 else head()[:40])
        started = asyncio.get_running_loop().time()
        assert await door.bring(a_message(1)) == 200
        taken_within = asyncio.get_running_loop().time() - started
    assert door.taken == [a_message(1)]
    assert taken_within < 5, "none of them was waited for"


async def test_a_body_that_breaks_off_is_no_error_of_ours(door: Door) -> None:
    """Neither when the line is cut nor when it is not packed as its head says."""
    with complaints() as said:
        async with line(door) as broken:
            await broken.say(head())
        async with line(door) as broken:
            await broken.say(head(SECRET, "Content-Encoding: deflate", length=4) + "zzzz")
            assert await broken.status() == 400
        assert await door.bring(a_message(1)) == 200
    assert said == []
    assert door.taken == [a_message(1)]


@pytest.mark.parametrize(
    "garbage",
    [
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
        b"GET / HTTP/9.9\r\n\r\n",
        b"POST /hook HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n",
        b"GET /" + b"a" * 20_000 + b" HTTP/1.1\r\nHost: a\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a\r\nX: " + b"a" * 20_000 + b"\r\n\r\n",
        b"GET / HTTP/1.1\r\nHo st: a\r\n\r\n",
    ],
)
async def test_what_is_no_http_is_refused_and_not_said(door: Door, garbage: bytes) -> None:
    """400; strangers cannot fill the log of the process with it."""
    with complaints() as said:
        async with line(door) as stranger:
            await stranger.say(garbage)
            assert await stranger.status() == 400
    assert said == []


@pytest.mark.parametrize(
    ("method", "target", "status"),
    [
        ("GET", "/hook", 405),
        ("DELETE", "/health", 405),
        ("POST", "/health", 405),
        ("POST", "/%ff", 404),
        ("POST", "/hook%2f", 404),
        ("POST", "/%zz?%zz=%", 404),
        ("POST", "//hook", 404),
        ("POST", "/hook/../hook", 404),
        ("POST", "*", 400),
        ("POST", "/" + "a" * 8000, 404),
    ],
)
async def test_other_addresses_and_verbs_are_refused(door: Door, method: str, target: str, status: int) -> None:
    """Whatever they hold, and with a Host that is none."""
    with complaints() as said:
        async with line(door) as stranger:
            secret = f"{SECRET_HEADER}: {SECRET}"
            await stranger.say(f"{method} {target} HTTP/1.1\r\nHost: [::x@/\r\n{secret}\r\nContent-Length: 0\r\n\r\n")
            assert await stranger.status() == status
    assert said == []
    assert door.taken == []


async def test_wrong_secrets_do_not_fill_the_log(door: Door, time: FakeTime) -> None:
    """Said at once, then once a minute with how many there were; never what was shown."""
    with capture_logs() as logs:
        for _ in range(50):
            assert await door.bring(b"{}", X_Telegram_Bot_Api_Secret_Token="guess") == 403
        await time.advance(59)
        assert await door.bring(b"{}", X_Telegram_Bot_Api_Secret_Token="guess") == 403
        await time.advance(1)
        assert await door.bring(b"{}", X_Telegram_Bot_Api_Secret_Token="guess") == 403
        await time.advance(600)
        assert await door.bring(b"{}", X_Telegram_Bot_Api_Secret_Token="guess") == 403
    assert [line["times"] for line in logs] == [1, 51, 1]
    assert "guess" not in str(logs)


def test_a_clock_that_was_set_back_makes_nothing_silent() -> None:
    """It is said once too often rather than not at all."""
    moments = iter([NOON, NOON - timedelta(days=1), NOON - timedelta(days=1)])
    said: list[int] = []
    seldom = SeldomSaid(said.append, clock=lambda: next(moments))
    for _ in range(3):
        seldom.happened()
    assert said == [1, 1]


async def test_unknown_paths_are_not_found(door: Door) -> None:
    """Also with the secret."""
    assert await door.bring(a_message(1), path="/") == 404
    assert await door.bring(a_message(1), path="/hook/more") == 404


# ---- health ----


async def test_health_tells_ages_and_depths(store: FakeStore, time: FakeTime) -> None:
    """The age of the last success, the outbox, a round trip."""
    async with store.unit_of_work() as work:
        await work.outbox.put(to_send(), time())
        await work.commit()
    last = time()
    await time.advance(12)
    health = await check_health(store.unit_of_work, last, time())
    assert (health.status, health.last_update_age_seconds, health.outbox_depth) == ("ok", 12.0, 1)
    assert health.database_ms is not None


async def test_health_fails_when_the_database_does_not_answer(
    store: FakeStore, time: FakeTime, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Unavailable, or too slow."""
    store.failing_begins = 1
    assert (await check_health(store.unit_of_work, None, time())).status == "failing"
    monkeypatch.setattr(health_module, "DATABASE_PATIENCE", 0.01)
    async with store.unit_of_work():
        health = await check_health(store.unit_of_work, None, time())
    assert health.status == "failing"
    assert health.last_update_age_seconds is None


async def test_health_is_json_with_a_status(store: FakeStore, time: FakeTime) -> None:
    """200 when well, 503 otherwise: what a container's health check asks."""
    server = web.Application()
    add_health(server, lambda: check_health(store.unit_of_work, None, time()))
    async with listening(server, "127.0.0.1", 0) as port, ClientSession() as session:
        async with session.get(f"http://127.0.0.1:{port}/health") as response:
            assert response.status == 200
            assert set(await response.json()) == {"status", "last_update_age_seconds", "outbox_depth", "database_ms"}
        store.failing_begins = 1
        async with session.get(f"http://127.0.0.1:{port}/health") as response:
            assert response.status == 503


async def test_a_taken_port_is_an_os_error() -> None:
    """Whoever starts the server can say which address is taken."""
    async with listening(web.Application(), "127.0.0.1", 0) as port:
        with pytest.raises(OSError, match=str(port)):
            async with listening(web.Application(), "127.0.0.1", port):
                await asyncio.sleep(0)


def to_send() -> Any:
    """Make a message."""
    from bot.screens.screen import to_outbox_message  # noqa: PLC0415 - only here

    return to_outbox_message(a_show("x"))
