"""The transport, against a real server on loopback that misbehaves."""

from __future__ import annotations

import asyncio
import io
import json
from collections.abc import AsyncIterator

import pytest
from telegram import Bot, InputFile
from telegram.error import BadRequest, Conflict, Forbidden, InvalidToken, NetworkError, RetryAfter, TelegramError, TimedOut
from telegram.request import BaseRequest, RequestData

from bot.gateway.telegram.http_client import KEEP_ALIVE_SECONDS, AiohttpRequest, FateUnknown, NotSent, RefusedOnTheWay
from tests.gateway.fakes import TOKEN


class Server:
    """A server that does what it is told and counts its connections."""

    def __init__(self) -> None:
        self.connections = 0
        self.requests: list[dict[str, object]] = []
        self.status = 200
        self.body = json.dumps({"ok": True, "result": True}).encode()
        self.behaviour = "answer"
        self.port = 0

    async def handle(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Serve one connection."""
        self.connections += 1
        try:
            while head := await self._head(reader):
                length = int(next(line.split(":")[1] for line in head if line.lower().startswith("content-length")))
                body = await reader.readexactly(length)
                self.requests.append({"head": head, "body": body})
                if self.behaviour == "drop":
                    break
                if self.behaviour == "silence":
                    await asyncio.sleep(30)
                announced = len(self.body) + (10 if self.behaviour == "half" else 0)
                writer.write(f"HTTP/1.1 {self.status} X\r\nLocation: /elsewhere\r\nContent-Length: {announced}\r\n\r\n".encode())
                writer.write(self.body)
                await writer.drain()
                if self.behaviour == "half":
                    break
        finally:
            writer.close()

    @staticmethod
    async def _head(reader: asyncio.StreamReader) -> list[str]:
        try:
            return (await reader.readuntil(b"\r\n\r\n")).decode().strip().split("\r\n")
        except (asyncio.IncompleteReadError, ConnectionError):
            return []


@pytest.fixture
async def server() -> AsyncIterator[Server]:
    """The server, listening."""
    server = Server()
    listening = await asyncio.start_server(server.handle, "127.0.0.1", 0)
    server.port = listening.sockets[0].getsockname()[1]
    yield server
    listening.close()


@pytest.fixture
async def request_() -> AsyncIterator[AiohttpRequest]:
    """The transport, open, with short times."""
    opened = AiohttpRequest(read_timeout=0.2, connect_timeout=0.2, pool_timeout=0.2, connections=2)
    async with opened:
        yield opened


def url(server: Server) -> str:
    """Return the address of a method, with the token in it."""
    return f"http://127.0.0.1:{server.port}/bot{TOKEN}/sendMessage"


async def post(request: BaseRequest, server: Server) -> object:
    """Make a call without parameters."""
    return await request.post(url(server), RequestData([]))


def is_silent_about_the_token(error: BaseException) -> bool:
    """Look into the error and everything that is shown with it."""
    shown = [error, error.__cause__, None if error.__suppress_context__ else error.__context__]
    return all(TOKEN not in f"{one!s}{one!r}" for one in shown)


async def test_an_answer_comes_back_decoded(request_: AiohttpRequest, server: Server) -> None:
    """`post` gives the result."""
    assert await post(request_, server) is True


async def test_fifty_calls_use_one_connection(request_: AiohttpRequest, server: Server) -> None:
    """It is kept open, for longer than a minute between two taps."""
    for _ in range(50):
        await post(request_, server)
    assert server.connections == 1
    assert KEEP_ALIVE_SECONDS >= 120
    assert request_._session is not None
    assert request_._session.connector is not None
    assert request_._session.connector._keepalive_timeout == KEEP_ALIVE_SECONDS  # aiohttp shows it nowhere else


async def test_parameters_travel_as_json_and_files_as_parts(request_: AiohttpRequest, server: Server) -> None:
    """As the Bot API wants them; a file may be bytes or a handle."""
    bot = Bot(TOKEN, base_url=f"http://127.0.0.1:{server.port}/bot", request=request_, get_updates_request=request_)
    await bot._post("sendMessage", {"chat_id": 7, "text": "да & нет"})
    for content in (b"content", io.BytesIO(b"content")):
        file = InputFile(content, filename="a.txt", read_file_handle=False)
        await bot._post("sendDocument", {"chat_id": 7, "document": file})
    plain, *parts = (request["body"] for request in server.requests)
    assert isinstance(plain, bytes)
    assert json.loads(plain) == {"chat_id": "7", "text": "да & нет"}
    for body in parts:
        assert isinstance(body, bytes)
        assert b'name="document"; filename="a.txt"' in body
        assert b"content" in body
        assert b'name="chat_id"' in body


async def test_a_file_is_fetched_without_a_body(request_: AiohttpRequest, server: Server) -> None:
    """`retrieve` gives the bytes."""
    app_answer = server.body

    async def get(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(f"HTTP/1.1 200 OK\r\nContent-Length: {len(app_answer)}\r\n\r\n".encode() + app_answer)
        await writer.drain()
        writer.close()

    listening = await asyncio.start_server(get, "127.0.0.1", 0)
    port = listening.sockets[0].getsockname()[1]
    assert await request_.retrieve(f"http://127.0.0.1:{port}/file") == app_answer
    listening.close()


@pytest.mark.parametrize(
    ("status", "body", "kind"),
    [
        (400, {"ok": False, "description": "Bad Request: chat not found"}, BadRequest),
        (401, {"ok": False, "description": "Unauthorized"}, InvalidToken),
        (403, {"ok": False, "description": "Forbidden: bot was blocked by the user"}, Forbidden),
        (404, {"ok": False, "description": "Not Found"}, InvalidToken),
        (409, {"ok": False, "description": "Conflict"}, Conflict),
        (429, {"ok": False, "description": "Too Many Requests", "parameters": {"retry_after": 3}}, RetryAfter),
        (500, {"ok": False, "description": "Internal Server Error"}, NetworkError),
        (200, "<html>not JSON</html>", TelegramError),
    ],
)
async def test_refusals_become_the_librarys_errors(
    request_: AiohttpRequest, server: Server, status: int, body: object, kind: type[Exception]
) -> None:
    """And say nothing of the fate: Telegram has answered. No redirect is followed: the address holds the token."""
    server.status, server.body = status, (body if isinstance(body, str) else json.dumps(body)).encode()
    with pytest.raises(kind) as caught:
        await post(request_, server)
    assert type(caught.value) is kind
    assert len(server.requests) == 1
    assert not isinstance(caught.value, NotSent | FateUnknown)
    assert is_silent_about_the_token(caught.value)


PAGE = f"<html>cannot fetch http://host/bot{TOKEN}/sendMessage</html>"


@pytest.mark.parametrize("body", [PAGE, "", "[]", "null", '{"error": "denied"}'])
@pytest.mark.parametrize("status", [302, 400, 401, 403, 404, 407, 409, 413, 429, 451, 500, 502, 503, 504, 520])
async def test_a_page_of_somebody_on_the_way_says_nothing_of_message_person_or_token(
    request_: AiohttpRequest, server: Server, status: int, body: str
) -> None:
    """One that refuses has passed nothing on; one that fails may have. What stands on it is repeated nowhere."""
    server.status, server.body = status, body.encode()
    with pytest.raises(NetworkError) as caught:
        await post(request_, server)
    assert type(caught.value) is (RefusedOnTheWay if status < 500 else FateUnknown)
    assert caught.value.message == f"Somebody on the way answers {status}"
    assert is_silent_about_the_token(caught.value)


async def test_a_refused_connection_was_not_sent(request_: AiohttpRequest, server: Server) -> None:
    """Nobody listens there."""
    server.port = 1
    with pytest.raises(NotSent, match="ClientConnectorError") as caught:
        await post(request_, server)
    assert is_silent_about_the_token(caught.value)


async def test_an_unknown_name_was_not_sent(request_: AiohttpRequest) -> None:
    """The address cannot be resolved."""
    with pytest.raises(NotSent) as caught:
        await request_.post(f"http://does-not-exist.invalid/bot{TOKEN}/getMe", RequestData([]))
    assert is_silent_about_the_token(caught.value)


@pytest.mark.parametrize("address", ["http://", "ftp://host/bot{}/getMe", "http://[/bot{}/getMe"])
async def test_an_address_that_is_none_was_not_sent(request_: AiohttpRequest, address: str) -> None:
    """A wrong SALESFLOOR_API_URL says so, without the token."""
    with pytest.raises(NotSent, match="not a valid URL") as caught:
        await request_.post(address.format(TOKEN), RequestData([]))
    assert is_silent_about_the_token(caught.value)


@pytest.mark.parametrize("behaviour", ["drop", "half"])
async def test_a_connection_lost_after_sending_leaves_the_fate_unknown(
    request_: AiohttpRequest, server: Server, behaviour: str
) -> None:
    """Before the answer or in the middle of it; nothing is repeated behind our back."""
    server.behaviour = behaviour
    with pytest.raises(FateUnknown) as caught:
        await post(request_, server)
    assert not isinstance(caught.value, TimedOut)
    assert len(server.requests) == 1
    assert is_silent_about_the_token(caught.value)


async def test_a_late_answer_leaves_the_fate_unknown(request_: AiohttpRequest, server: Server) -> None:
    """It is a time-out to the library too."""
    server.behaviour = "silence"
    with pytest.raises(FateUnknown) as caught:
        await post(request_, server)
    assert isinstance(caught.value, TimedOut)
    assert is_silent_about_the_token(caught.value)


async def test_a_call_may_set_its_own_times(request_: AiohttpRequest, server: Server) -> None:
    """A long poll waits longer than other calls; None waits without an end."""
    server.behaviour = "silence"
    with pytest.raises(FateUnknown):
        await request_.post(url(server), RequestData([]), read_timeout=0.01)
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(request_.post(url(server), RequestData([]), read_timeout=None, connect_timeout=None), 0.3)


async def test_a_pool_without_a_free_connection_was_not_sent(request_: AiohttpRequest, server: Server) -> None:
    """The third call of two connections waits its time and then gives up."""
    server.behaviour = "silence"
    calls = [request_.post(url(server), RequestData([]), read_timeout=1.0) for _ in range(3)]
    results = await asyncio.gather(*calls, return_exceptions=True)
    assert sum(isinstance(result, NotSent) and isinstance(result, TimedOut) for result in results) == 1
    assert len(server.requests) == 2


async def test_a_closed_transport_sends_nothing(request_: AiohttpRequest, server: Server) -> None:
    """Opening and closing may be repeated; its time-out is known to the library."""
    await request_.initialize()
    assert request_.read_timeout == 0.2
    await request_.shutdown()
    await request_.shutdown()
    with pytest.raises(NotSent):
        await post(request_, server)
    await request_.initialize()
    assert await post(request_, server) is True
