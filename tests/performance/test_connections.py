"""Connections to Telegram stay open between taps."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from time import monotonic

import pytest

from bot.gateway.telegram.http_client import KEEP_ALIVE_SECONDS, AiohttpRequest

ANSWER = b'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 25\r\n\r\n{"ok":true,"result":true}'


@dataclass(slots=True)
class Telegram:
    """A server that keeps every connection open and counts them."""

    url: str = ""
    connections: int = 0

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer every request of one connection."""
        self.connections += 1
        try:
            while await reader.readuntil(b"\r\n\r\n"):
                writer.write(ANSWER)
                await writer.drain()
        except asyncio.IncompleteReadError:
            pass
        finally:
            writer.close()


@pytest.fixture
async def telegram() -> AsyncIterator[Telegram]:
    """That server on loopback."""
    telegram = Telegram()
    server = await asyncio.start_server(telegram.serve, "127.0.0.1", 0)
    telegram.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/bot1:token/answerCallbackQuery"
    yield telegram
    server.close()
    await server.wait_closed()


@pytest.fixture
async def transport() -> AsyncIterator[AiohttpRequest]:
    """The product's transport as the product makes it."""
    transport = AiohttpRequest()
    await transport.initialize()
    yield transport
    await transport.shutdown()


@pytest.mark.parametrize(
    ("seconds", "connections"), [(6, 1), (60, 1), (KEEP_ALIVE_SECONDS + 1, 2)], ids=["6s", "60s", "longer-than-kept"]
)
async def test_a_tap_a_minute_later_opens_no_connection(
    telegram: Telegram, transport: AiohttpRequest, monkeypatch: pytest.MonkeyPatch, seconds: float, connections: int
) -> None:
    """The pool's clock jumps over the pause. After the time that a connection is kept there is a new one, so the jump works."""
    assert await transport.do_request(telegram.url, "POST") == (200, b'{"ok":true,"result":true}')
    monkeypatch.setattr("aiohttp.connector.monotonic", lambda: monotonic() + seconds)
    await transport.do_request(telegram.url, "POST")
    assert telegram.connections == connections


async def test_a_card_and_an_answer_at_once_take_two_connections_for_good(telegram: Telegram, transport: AiohttpRequest) -> None:
    """The edit and the answer of a tap go out side by side; the next tap finds both connections open."""
    for _ in range(3):
        await asyncio.gather(*(transport.do_request(telegram.url, "POST") for _ in range(2)))
    assert telegram.connections == 2
