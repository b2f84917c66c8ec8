"""The way to Telegram: straight, or through the proxy that the environment names."""

from __future__ import annotations

import asyncio
import base64
import contextlib
from collections.abc import AsyncIterator

import pytest
from telegram import Bot

from bot.gateway.telegram.http_client import AiohttpRequest, NotSent, RefusedByProxy
from bot.gateway.telegram.proxy import Proxy, ProxyRefused, proxy_to
from tests.gateway.fakes import TOKEN

TELEGRAM = "https://api.telegram.org"


@pytest.fixture(autouse=True)
def _no_proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)


@pytest.mark.parametrize(
    ("variables", "asked", "expected"),
    [
        ({}, TELEGRAM, None),
        ({"HTTPS_PROXY": "http://proxy:3128"}, TELEGRAM, "http://proxy:3128"),
        ({"https_proxy": "proxy:3128"}, TELEGRAM, "http://proxy:3128"),
        ({"ALL_PROXY": "http://proxy:3128/"}, TELEGRAM, "http://proxy:3128"),
        ({"HTTP_PROXY": "http://proxy:3128"}, TELEGRAM, None),
        ({"HTTP_PROXY": "http://proxy:3128"}, "http://relay:8081", "http://proxy:3128"),
        ({"HTTPS_PROXY": "http://one:1", "ALL_PROXY": "socks5://two:2"}, TELEGRAM, "http://one:1"),
        ({"HTTPS_PROXY": "http://proxy:3128", "NO_PROXY": "localhost,::1,fd00::/8"}, TELEGRAM, "http://proxy:3128"),
        ({"HTTPS_PROXY": "http://proxy:3128", "NO_PROXY": ".telegram.org"}, TELEGRAM, None),
        ({"HTTPS_PROXY": "http://proxy:3128", "NO_PROXY": "*"}, TELEGRAM, None),
        ({"ALL_PROXY": "socks5://proxy:1080", "NO_PROXY": "api.telegram.org"}, TELEGRAM, None),
        ({"ALL_PROXY": "http://proxy:3128"}, "http://127.0.0.1:8081", None),
        ({"ALL_PROXY": "http://proxy:3128"}, "http://localhost:8081", None),
        ({"ALL_PROXY": "http://[::1]:3128"}, TELEGRAM, "http://[::1]:3128"),
    ],
)
def test_the_environment_means_what_it_means_to_every_program(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], asked: str, expected: str | None
) -> None:
    """The scheme's own variable first; what is on this machine is asked straight."""
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    found = proxy_to(asked)
    assert (found and found.url) == expected


@pytest.mark.parametrize(
    ("value", "says"),
    [
        ("socks5://user:hidden@proxy:1080", r"^HTTPS_PROXY names a proxy of the kind socks5, .*SALESFLOOR_API_URL"),
        ("socks5h://proxy:1080", "of the kind socks5h"),
        ("http://proxy:hidden", "^HTTPS_PROXY is no address"),
        ("http://", "^HTTPS_PROXY is no address"),
    ],
)
def test_a_proxy_that_cannot_be_used_is_one_line(monkeypatch: pytest.MonkeyPatch, value: str, says: str) -> None:
    """Rather than going straight in silence; no password is repeated."""
    monkeypatch.setenv("HTTPS_PROXY", value)
    with pytest.raises(ProxyRefused, match=says) as refused:
        proxy_to(TELEGRAM)
    assert "hidden" not in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_password_of_a_proxy_does_not_show(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is no part of what is printed or logged."""
    monkeypatch.setenv("HTTPS_PROXY", "http://user:hid%40den@proxy:3128")
    found = proxy_to(TELEGRAM)
    assert found is not None
    assert found.login == ("user", "hid@den")
    assert "hid" not in f"{found} {found.url}"


class ConnectProxy:
    """A small HTTP proxy that opens tunnels to nowhere, or refuses them."""

    def __init__(self, status: str) -> None:
        self.status = status
        self.heads: list[str] = []
        self.port = 0

    async def handle(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Note what is asked for, and answer."""
        with contextlib.suppress(asyncio.IncompleteReadError, ConnectionError):
            self.heads.append((await reader.readuntil(b"\r\n\r\n")).decode())
            writer.write(f"HTTP/1.1 {self.status}\r\nContent-Length: 0\r\n\r\n".encode())
            await writer.drain()
        writer.close()


@contextlib.asynccontextmanager
async def proxy_answering(status: str) -> AsyncIterator[ConnectProxy]:
    """Serve one on a free port of this machine."""
    proxy = ConnectProxy(status)
    server = await asyncio.start_server(proxy.handle, "127.0.0.1", 0)
    proxy.port = server.sockets[0].getsockname()[1]
    async with server:
        yield proxy


@pytest.mark.parametrize(("status", "error"), [("407 Proxy Authentication Required", RefusedByProxy), ("200 OK", NotSent)])
async def test_requests_go_through_the_proxy_and_nothing_else(status: str, error: type[Exception]) -> None:
    """A tunnel to Telegram is asked for, with user and password; a refused one was certainly not sent."""
    async with proxy_answering(status) as asked:
        proxy = Proxy(url=f"http://127.0.0.1:{asked.port}", login=("user", "hidden"))
        request = AiohttpRequest(proxy=proxy)
        bot = Bot(TOKEN, request=request, get_updates_request=request)
        await request.initialize()
        try:
            with pytest.raises(error) as failed:
                await bot.get_me()
        finally:
            await request.shutdown()
    assert asked.heads[0].startswith("CONNECT api.telegram.org:443 HTTP/1.1\r\n")
    login = base64.b64encode(b"user:hidden").decode()
    assert f"Proxy-Authorization: Basic {login}\r\n" in asked.heads[0]
    assert "authorization" not in "".join(asked.heads).lower().replace("proxy-authorization", ""), "nobody else is told"
    assert not any(word in f"{failed.value!r}" for word in ("hidden", TOKEN, "127.0.0.1"))


async def test_a_relay_without_encryption_is_asked_through_the_proxy_too() -> None:
    """The proxy is given the whole address, and its user and password."""
    async with proxy_answering("200 OK") as asked:
        request = AiohttpRequest(proxy=Proxy(url=f"http://127.0.0.1:{asked.port}", login=("user", "hidden")))
        await request.initialize()
        try:
            assert await request.do_request(f"http://relay.example:8081/bot{TOKEN}/getMe", "POST") == (200, b"")
        finally:
            await request.shutdown()
    assert asked.heads[0].startswith(f"POST http://relay.example:8081/bot{TOKEN}/getMe HTTP/1.1\r\n")
    assert asked.heads[0].count("Proxy-Authorization: Basic ") == 1
