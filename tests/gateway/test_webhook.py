"""The webhook and `/health`, over HTTP on loopback."""

from __future__ import annotations

import asyncio
import io
import json
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import ClientSession, web

from bot.gateway import health as health_module
from bot.gateway.health import add_health, check_health
from bot.gateway.intake import Verdict
from bot.gateway.lanes import Closed
from bot.gateway.listener import listening
from bot.gateway.webhook import LARGEST_BODY, SECRET_HEADER, Webhook
from tests.gateway.fakes import FakeStore, FakeTime, a_message, a_show

SECRET = "s3cret"


class Door:
    """A webhook behind a real server."""

    def __init__(self, time: FakeTime) -> None:
        self.taken: list[object] = []
        self.verdict: Verdict | Exception = Verdict.APPLIED
        self.webhook = Webhook(secret=SECRET, take=self.take, clock=time)
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


@pytest.fixture
async def door(time: FakeTime) -> AsyncIterator[Door]:
    """The door, open."""
    door = Door(time)
    server = web.Application()
    door.webhook.add_to(server, "/hook")
    async with listening(server, "127.0.0.1", 0) as port, ClientSession() as session:
        door.port, door.session = port, session
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
        Webhook(secret="", take=door.take, clock=lambda: None)  # type: ignore[arg-type,return-value] # never asked


async def test_a_body_over_a_megabyte_is_refused(door: Door) -> None:
    """By its announced length, or as soon as that much has come."""

    async def drip() -> AsyncIterator[bytes]:
        for _ in range(20):
            yield b"x" * (LARGEST_BODY // 16)

    assert await door.bring(b" " * (LARGEST_BODY + 1)) == 413
    assert await door.bring(drip()) == 413
    assert door.taken == []
    assert await door.bring(json.dumps(a_message(1)).encode().ljust(LARGEST_BODY)) == 200


@pytest.mark.parametrize("body", [b"", b"no json", b"\xff\xfe"])
async def test_a_body_that_is_no_json_is_refused(door: Door, body: bytes) -> None:
    """Telegram never sends one."""
    assert await door.bring(body) == 400
    assert door.taken == []


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
    """Make a parcel."""
    from bot.screens.screen import to_parcel  # noqa: PLC0415 - only here

    return to_parcel(a_show("x"))
