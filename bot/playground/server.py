"""The emulator on HTTP: the Bot API's own addresses, the control API, and the chat page. Loopback only.

No access log is written: the address of a call holds the token.
"""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass

from aiohttp import web
from aiohttp.typedefs import Handler
from aiohttp.web_request import FileField
from multidict import MultiDictProxy

from bot.playground.control_api import add_control_routes
from bot.playground.emulator import Emulator
from bot.playground.guard import guard, is_loopback
from bot.playground.page_api import EMULATOR, add_page_routes, read_body
from bot.playground.wire import ConnectionDropped, NoAnswer, Refusal, Reply, Upload, parameters_of, parse_json

LARGEST_REQUEST = 60 * 1024 * 1024
SHUTDOWN_SECONDS = 1.0
UNREADABLE = "Bad Request: can't parse the request"


@dataclass(frozen=True, slots=True)
class ServedAt:
    """Where the emulator listens."""

    host: str
    port: int

    @property
    def url(self) -> str:
        """The address of the page, and what a bot takes as its API address (before `/bot<token>`)."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{self.port}"


def build_web_app(emulator: Emulator) -> web.Application:
    """Return the application; closing the emulator stays with whoever made it."""
    app = web.Application(middlewares=[guard], client_max_size=LARGEST_REQUEST)
    app[EMULATOR] = emulator
    app.router.add_route("*", "/bot{token}/{method}", _api_call)
    app.router.add_get("/file/bot{token}/{path:.+}", _download)
    add_control_routes(app)
    add_page_routes(app)
    return app


@asynccontextmanager
async def serve(
    emulator: Emulator, *, host: str = "127.0.0.1", port: int = 0, beside: Mapping[str, Handler] | None = None
) -> AsyncIterator[ServedAt]:
    """Serve the emulator while the block runs; port 0 takes a free one. `beside` are further paths and who answers there.

    Raises:
        ValueError: The host is not this machine's own; nothing here is meant for a network.
        OSError: The port is taken.
    """
    if not is_loopback(host):
        raise ValueError(f"the emulator listens on loopback only, not on {host}")
    app = build_web_app(emulator)
    for path, handler in (beside or {}).items():
        app.router.add_route("*", path, handler)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=SHUTDOWN_SECONDS, handler_cancellation=True)
    await runner.setup()
    try:
        _count_connections(runner, emulator)
        site = web.TCPSite(runner, host, port)
        await site.start()
        emulator.world.webhook.start()
        yield ServedAt(host, runner.addresses[0][1])
    finally:
        await emulator.world.webhook.aclose()
        await runner.cleanup()


def _count_connections(runner: web.AppRunner, emulator: Emulator) -> None:
    server = runner.server
    assert server is not None  # noqa: S101 - set by setup()
    accept = server.connection_made

    def counted(handler: web.RequestHandler, transport: asyncio.Transport) -> None:
        emulator.connections += 1
        accept(handler, transport)

    server.connection_made = counted  # type: ignore[method-assign]  # aiohttp has no hook for it


async def _api_call(request: web.Request) -> web.StreamResponse:
    emulator = request.app[EMULATOR]
    try:
        params, files = await _parameters(request)
    except ValueError:
        return _response(Refusal(400, UNREADABLE).reply())
    try:
        reply = await emulator.call(request.match_info["token"], request.match_info["method"], params, files)
    except ConnectionDropped:
        if request.transport is not None:
            request.transport.abort()
        return web.Response()  # goes nowhere
    except NoAnswer:
        await asyncio.Event().wait()  # until the client gives up, which cancels this handler
        raise
    return _response(reply)


def _response(reply: Reply) -> web.Response:
    is_json = reply.body.startswith(b"{")
    return web.Response(status=reply.status, body=reply.body, content_type="application/json" if is_json else "text/html")


async def _parameters(request: web.Request) -> tuple[dict[str, str], dict[str, Upload]]:
    """Return what the query, the form or the JSON body say, as the strings that Telegram reads."""
    params = dict(request.query)
    files: dict[str, Upload] = {}
    if request.content_type == "application/json":
        return params | parameters_of(parse_json(await read_body(request))), files
    for name, value in (await _form(request)).items():
        if isinstance(value, FileField):
            files[name] = Upload(value.filename, value.file.read(), value.content_type)
        else:
            params[name] = value if isinstance(value, str) else bytes(value).decode()
    return params, files


async def _form(request: web.Request) -> MultiDictProxy[str | bytes | bytearray | FileField]:
    """Return the fields of a form.

    Raises:
        ValueError: It is not what its head says; aiohttp has many ways to notice.
    """
    try:
        return await request.post()
    except web.HTTPException:
        raise
    except Exception as error:
        raise ValueError("no form") from error


async def _download(request: web.Request) -> web.Response:
    emulator = request.app[EMULATOR]
    if request.match_info["token"] != emulator.token:
        return _response(Refusal(401, "Unauthorized").reply())
    for file_id, kept in emulator.world.files.items():
        if kept["file_path"] == request.match_info["path"]:
            return web.Response(body=emulator.file_bytes(file_id), content_type="application/octet-stream")
    return _response(Refusal(404, "Not Found").reply())
