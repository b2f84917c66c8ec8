"""What the browser chat page asks for: people and new ones, a chat as it looks, its changes as they happen, and acts."""

import asyncio
import json
from dataclasses import asdict
from pathlib import Path
from typing import Any
from urllib.parse import quote

from aiohttp import hdrs, web
from aiohttp.http_exceptions import HttpProcessingError

from bot.playground.acting import Chat
from bot.playground.acts import act
from bot.playground.emulator import Emulator
from bot.playground.page_fonts import FONT_TYPE, FONTS
from bot.playground.people import ChatMessage, Person
from bot.playground.wire import Json, check_unicode, parse_json
from bot.playground.world import Event

EMULATOR = web.AppKey("emulator", Emulator)
STREAMS = web.AppKey("streams", set[asyncio.Task[Any]])
PAGE = Path(__file__).with_name("page")
HEARTBEAT = 15.0  # seconds; a comment that keeps the stream open
NEWCOMERS_AFTER = 10_000
"""Whoever is added on the page has an id above it: below are the people that a playground begins with."""


def add_page_routes(app: web.Application) -> None:
    """Serve the page and its API."""
    app[STREAMS] = set()
    app.on_shutdown.append(_end_streams)
    app.router.add_get("/", _index)
    app.router.add_get("/page/api/people", _people)
    app.router.add_post("/page/api/people", _add_newcomer)
    app.router.add_get("/page/api/chat", _chat)
    app.router.add_get("/page/api/events", _events)
    app.router.add_post("/page/api/act", _act)
    app.router.add_post("/page/api/reset", _reset)
    app.router.add_get("/page/file/{file_id}", _file)
    app.router.add_get("/page/{file}", _page_file)


async def read_json(request: web.Request) -> Json:
    """Return the JSON object in a request's body.

    Raises:
        HTTPBadRequest: It holds something else.
    """
    raw = await read_body(request)
    try:
        body = parse_json(raw)
        if b"\\u" in raw:
            check_unicode(json.dumps(body, ensure_ascii=False))
    except ValueError:
        body = None
    if not isinstance(body, dict):
        raise refused("the body must be a JSON object")
    return body


async def read_body(request: web.Request) -> bytes:
    """Return a request's body.

    Raises:
        HTTPBadRequest: It breaks off, or is not packed as its head says.
    """
    try:
        return await request.read()
    except (web.RequestPayloadError, HttpProcessingError, OSError):
        raise refused("the body cannot be read") from None


def refused(error: str) -> web.HTTPBadRequest:
    """Return a 400 in the shape that the page and the tests read."""
    return web.HTTPBadRequest(text=json.dumps({"ok": False, "error": error}), content_type="application/json")


def chat_of(emulator: Emulator, person: object) -> Chat:
    """Return a person's side of the chat.

    Raises:
        HTTPBadRequest: There is no such person.
    """
    try:
        return emulator.chat(int(str(person)))
    except (ValueError, KeyError):
        raise refused(f"there is no person {person}") from None


async def _index(_request: web.Request) -> web.StreamResponse:
    return _served("index.html")


async def _page_file(request: web.Request) -> web.StreamResponse:
    return _served(request.match_info["file"])


def _served(name: str) -> web.StreamResponse:
    if name in FONTS:
        return web.FileResponse(FONTS[name], headers={hdrs.CONTENT_TYPE: FONT_TYPE})
    for path in PAGE.iterdir():
        if path.name == name and path.is_file():
            return web.FileResponse(path)
    raise web.HTTPNotFound


async def _people(request: web.Request) -> web.Response:
    return web.json_response([asdict(person) for person in request.app[EMULATOR].people])


async def _add_newcomer(request: web.Request) -> web.Response:
    body = await read_json(request)
    name, language = body.get("first_name"), body.get("language_code")
    if not isinstance(name, str) or not name.strip() or not isinstance(language, str):
        raise refused("a newcomer has a first_name and a language_code")
    emulator = request.app[EMULATOR]
    number = max([NEWCOMERS_AFTER, *(person.id for person in emulator.people)]) + 1
    chat = emulator.add_person(Person(id=number, first_name=name.strip(), language_code=language))
    return web.json_response(asdict(chat.person))


async def _chat(request: web.Request) -> web.Response:
    return web.json_response(chat_json(chat_of(request.app[EMULATOR], request.query.get("person"))))


def chat_json(chat: Chat) -> Json:
    """Return a chat as it looks to its person, with texts already turned into safe HTML."""
    keyboard = chat.reply_keyboard
    return {
        "version": chat.version,
        "messages": [message_json(message) for message in chat.messages],
        "reply_keyboard": keyboard and asdict(keyboard),
        "commands": chat.commands,
        "blocked": chat.blocked,
        "bot": chat.bot_name,
    }


def message_json(message: ChatMessage) -> Json:
    """Return one message as the page shows it."""
    return {
        "message_id": message.message_id,
        "from_bot": message.from_bot,
        "date": message.date.isoformat(),
        "edited": message.edited,
        "html": message.html,
        "kind": message.kind,
        "document": message.document and asdict(message.document),
        "photo": message.photo and asdict(message.photo),
        "forwarded_from": message.forwarded_from,
        "pinned": message.pinned,
        "inline_keyboard": [[asdict(button) for button in row] for row in message.inline_keyboard] or None,
    }


async def _events(request: web.Request) -> web.StreamResponse:
    emulator = request.app[EMULATOR]
    chat = chat_of(emulator, request.query.get("person"))
    watchers = emulator.world.watchers[chat.person.id]
    mine: asyncio.Queue[Event] = asyncio.Queue()
    stream = web.StreamResponse(
        headers={hdrs.CONTENT_TYPE: "text/event-stream", hdrs.CACHE_CONTROL: "no-store", "X-Accel-Buffering": "no"}
    )
    await stream.prepare(request)
    watchers.add(mine)
    task = asyncio.current_task()
    assert task is not None  # noqa: S101 - a handler always runs in a task
    request.app[STREAMS].add(task)
    try:
        # Whoever reconnects learns at once whether something was missed.
        await _write(stream, Event("changed", {"version": chat.version}))
        while True:
            try:
                async with asyncio.timeout(HEARTBEAT):
                    event = await mine.get()
            except TimeoutError:
                await stream.write(b": still here\n\n")
            else:
                await _write(stream, event)
    except ConnectionResetError:
        return stream
    finally:
        watchers.discard(mine)
        request.app[STREAMS].discard(task)


async def _write(stream: web.StreamResponse, event: Event) -> None:
    await stream.write(f"event: {event.name}\ndata: {json.dumps(event.data)}\n\n".encode())


async def _end_streams(app: web.Application) -> None:
    for task in app[STREAMS]:
        task.cancel()


async def _act(request: web.Request) -> web.Response:
    body = await read_json(request)
    chat = chat_of(request.app[EMULATOR], body.get("person"))
    try:
        return web.json_response({"ok": True, **act(chat, body)})
    except ValueError as error:
        raise refused(str(error)) from None


async def _reset(request: web.Request) -> web.Response:
    await read_json(request)
    request.app[EMULATOR].clear_chats()
    return web.json_response({"ok": True})


async def _file(request: web.Request) -> web.Response:
    world = request.app[EMULATOR].world
    file_id = request.match_info["file_id"]
    if file_id not in world.files:
        raise web.HTTPNotFound
    kept = world.files[file_id]
    return file_response(world.content(file_id), kept["name"], kept["mime"])


def file_response(content: bytes, name: str, mime: str) -> web.Response:
    """Return a file to be saved under its name, never to be shown as a page."""
    plain = "".join(sign if (sign.isalnum() and sign.isascii()) or sign in "._-" else "_" for sign in name)
    return web.Response(
        body=content,
        headers={
            hdrs.CONTENT_TYPE: mime,
            hdrs.CONTENT_DISPOSITION: f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}",
            "Content-Security-Policy": "sandbox; default-src 'none'",
        },
    )
