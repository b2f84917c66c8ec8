"""What comes in at the emulator's doors may be anything: it is refused with 4xx, and nobody complains in the log.

Generated over every route that is served, every method of the emulated Bot API and every act.
"""

from __future__ import annotations

import asyncio
import json
import logging
import re
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import asdict
from itertools import product
from typing import Any

import aiohttp
import pytest

from bot.gateway.logs import is_worth_a_line
from bot.playground.acts import ACTS
from bot.playground.acts import act as carry_out
from bot.playground.faults import Fault, FaultKind
from bot.playground.methods.registry import METHODS
from bot.playground.server import ServedAt, build_web_app, serve
from tests.playground.emulated import OWNER, Stage, stage

BODIES = {
    "nothing": b"",
    "no JSON": b"{",
    "bytes": bytes(range(256)),
    "a list": b"[]",
    "a number": b"1",
    "deep": b'{"a":' * 20_000 + b"1" + b"}" * 20_000,
    "deep list": b"[" * 100_000,
    "not so deep": b'{"do":' * 700 + b"1" + b"}" * 700,
    "long number": b'{"id": ' + b"9" * 10_000 + b"}",
    "not a number": b'{"person": NaN, "seconds": Infinity, "id": -Infinity}',
    "half a character": rb'{"person": 501, "do": "text", "text": "\ud800", "id": 7, "first_name": "\udfff", "language_code": ""}',
    "half a name": rb'{"\ud800": 1}',
    "nothing inside": b"{}",
    "UTF-16": '{"person": "ы"}'.encode("utf-16"),
}
ODD_BODIES = ("bytes", "nothing inside", "UTF-16")
"""Of each sort one: no JSON, JSON, and what is one or the other by what its type says."""
WELL_FORMED = {"nothing inside", "UTF-16"}
"""Where nothing has to stand in a body, these will do."""
TYPES = [
    "application/json",
    "application/json; charset=none-such",
    "application/json; charset=utf-16",
    "text/plain",
    "///",
    "",
    "a/b; =\x7f;",
]
FORM_TYPES = [
    "multipart/form-data",
    "multipart/form-data; boundary=",
    "multipart/form-data; boundary=x",
    "multipart/form-data; boundary=x; charset=none-such",
    f"multipart/form-data; boundary={'x' * 200}",
    "multipart/mixed; boundary=x",
    "application/x-www-form-urlencoded",
    "application/x-www-form-urlencoded; charset=none-such",
]
PART = b'--x\r\nContent-Disposition: form-data; name="text"'
END = b"\r\n--x--\r\n"
FORMS = {
    "one part": PART + b"\r\n\r\na" + END,
    "no name": b"--x\r\nContent-Disposition: form-data\r\n\r\na" + END,
    "no disposition": b"--x\r\n\r\na" + END,
    "no end": PART + b"\r\n\r\na",
    "no encoding": PART + b"\r\nContent-Transfer-Encoding: x\r\n\r\na" + END,
    "no charset": PART + b"\r\nContent-Type: text/plain; charset=x\r\n\r\na" + END,
    "no UTF-8": PART + b"\r\n\r\n\xff" + END,
    "odd file": PART + b'; filename="\xff/../\x01"\r\nContent-Type: \x01\r\n\r\na' + END,
    "packed": PART + b"\r\nContent-Encoding: gzip\r\n\r\nzzzz" + END,
    "a header without end": b"--x\r\n" + b"a" * 20_000,
    "a form": b"text=%ff%&%zz=&=&chat_id=%00",
}
DIGITS = "9" * 5000
QUERIES = ["", "person=", "person=%ff", "person=%zz", "person=%00", "person=1e9", f"person={DIGITS}", "person=[", "=%", "&&&"]
QUERIES += ["after=x", f"after={DIGITS}", "method=%ff&after=-1", "a" * 3000]
SEGMENTS = ["%ff", "%zz", "%00", "%2e%2e", "%2f", "..", "a" * 300, "a" * 3000, "%", ";", "\\", "%F0%9F%98%80", "[", "%0d%0a"]
HOSTS = ["", " ", "[", "[::1", "]", "127.0.0.1:x", "127.0.0.1:99999999", "a@127.0.0.1", "127.0.0.1@a", "127.0.0.1/", "[::1]x"]
HOSTS += ["..", "\\", "ы"]
ORIGINS = ["", "null", "http://[", "http://[::1", "http://127.0.0.1:x", "://", "\\", f"http://{'a' * 3000}", "ы"]
VALUES: list[Any] = [None, True, False, 0, -1, 1, 2**31, 2**63, -(2**63), 10**30, 1.5, 1e308]
VALUES += ["", " ", "x", "\x00", "😀" * 50, "<b>", "&", "x" * 5000, "<b>" * 400, "[", "http://[", "http://127.0.0.1:x/"]
VALUES += [[], [[]], [1], [None], [{}], {}, {"": None}, {"a": {"b": [1]}}, [[[[[]]]]], {"type": []}, {"message_id": []}]
VALUES += [{"inline_keyboard": 1}, {"inline_keyboard": [[1]]}, {"keyboard": [{}]}, {"force_reply": 1}]
FITTING = {
    "chat_id": str(OWNER.id),
    "text": "a",
    "message_ids": "[1]",
    "results": "[]",
    "action": "typing",
    "file_id": "documents-1",
    "commands": "[]",
    "url": "",
    "document": "documents-1",
    "photo": "photos-1",
    "timeout": "0",
}
TEXTS = ("text", "first_name", "phone", "payload", "from_name")
PERSON = {"id": 7, "first_name": "a", "last_name": None, "username": None, "language_code": None, "note": None}


@pytest.fixture
def play() -> Stage:
    return stage()


@pytest.fixture
async def at(play: Stage) -> AsyncIterator[ServedAt]:
    """The emulator served on a free port."""
    async with serve(play.emulator) as where:
        yield where


class Knocking:
    """Sends what no client would, and looks at the first line of the answer."""

    def __init__(self, at: ServedAt) -> None:
        self.at = at

    async def ask(self, method: str, target: str, body: bytes = b"{}", **headers: str) -> int:
        """Return the status; every header is sent as it is."""
        given = {"Host": f"127.0.0.1:{self.at.port}", "Content-Length": str(len(body)), "Content-Type": "application/json"}
        given |= {"Connection": "close"} | {name.replace("_", "-"): value for name, value in headers.items()}
        lines = [f"{method} {target} HTTP/1.1", *(f"{name}: {value}" for name, value in given.items())]
        async with asyncio.timeout(30):
            reader, writer = await asyncio.open_connection(self.at.host, self.at.port)
            try:
                writer.write(("\r\n".join(lines) + "\r\n\r\n").encode() + body)
                first = await reader.readline()
                return int(first.split()[1])
            finally:
                writer.close()


@pytest.fixture
def knocking(at: ServedAt) -> Knocking:
    return Knocking(at)


@contextmanager
def nothing_said() -> Iterator[None]:
    """Fail when anybody complains in the log of the process, be it a task that nobody waits for."""
    said: list[str] = []

    class Listening(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            if record.levelno >= logging.WARNING and is_worth_a_line(record):
                said.append(f"{record.getMessage()}: {record.exc_info}")

    handler = Listening()
    logging.getLogger().addHandler(handler)
    try:
        yield
    finally:
        logging.getLogger().removeHandler(handler)
    assert said == []


def routes() -> list[tuple[str, str]]:
    """Every route that is served, with a verb and with {} in place of what it takes."""
    router = build_web_app(stage().emulator).router
    found = {(route.method, re.sub(r"\{[^}]*\}", "{}", route.resource.canonical)) for route in router.routes() if route.resource}
    return sorted({("POST" if method == "*" else method, path) for method, path in found})


def filled(path: str, token: str, rest: str = "nothing") -> str:
    """Put something fitting into a route."""
    return path.replace("/bot{}", f"/bot{token}").replace("{}", rest)


def refused(status: int, *, may_work: bool = False) -> bool:
    """Tell whether an answer is a refusal; where the garbage does not matter, it may be none."""
    return 400 <= status < 500 or (may_work and status < 400)


EVERY_ROUTE = pytest.mark.parametrize(("method", "path"), routes())


def test_all_doors_are_knocked_at() -> None:
    """The page, its API, the control API, the Bot API, files."""
    paths = {path for _, path in routes()}
    assert {"/", "/page/api/act", "/page/{}", "/page/file/{}", "/emulator/faults", "/bot{}/{}", "/file/bot{}/{}"} <= paths


@EVERY_ROUTE
async def test_a_broken_host_or_origin_is_refused(play: Stage, knocking: Knocking, method: str, path: str) -> None:
    """Whatever the route is; of a page that may be read anyway, only the Host counts."""
    target = filled(path, play.emulator.token)
    may_be_read = method in {"GET", "HEAD"} and not path.startswith(("/bot", "/file"))
    with nothing_said():
        for host in HOSTS:
            assert refused(await knocking.ask(method, target, Host=host)), host
        for origin in ORIGINS:
            assert refused(await knocking.ask(method, target, Origin=origin), may_work=may_be_read), origin


@EVERY_ROUTE
async def test_a_broken_query_is_refused_or_does_not_matter(play: Stage, knocking: Knocking, method: str, path: str) -> None:
    """Never 500."""
    target = filled(path, play.emulator.token, "getMe" if path.startswith("/bot") else "nothing")
    with nothing_said():
        for query in QUERIES:
            assert refused(await knocking.ask(method, f"{target}?{query}"), may_work=True), query


@EVERY_ROUTE
async def test_a_broken_address_is_refused(play: Stage, knocking: Knocking, method: str, path: str) -> None:
    """In every place of it that may be anything, and behind it."""
    with nothing_said():
        for segment in SEGMENTS:
            targets = {f"{filled(path, play.emulator.token)}/{segment}"}
            if "{}" in path:
                targets |= {filled(path, play.emulator.token, segment), path.replace("{}", segment)}
            for target in targets:
                # «..» is gone before anybody looks.
                assert refused(await knocking.ask(method, target), may_work=segment == ".."), target


@EVERY_ROUTE
async def test_other_verbs_are_refused(play: Stage, knocking: Knocking, method: str, path: str) -> None:
    """Also such as do not exist."""
    served = {one for one, other in routes() if other == path}
    with nothing_said():
        for verb in {"PUT", "PATCH", "TRACE", "OPTIONS", "DELETE", "BREW", "GET", "POST"} - served:
            if not path.startswith("/bot"):  # the Bot API takes any
                assert refused(await knocking.ask(verb, filled(path, play.emulator.token))), (method, verb)


@pytest.mark.parametrize(
    ("body", "kind"), [*((body, TYPES[0]) for body in BODIES), *((body, kind) for kind in TYPES[1:] for body in ODD_BODIES)]
)
async def test_a_body_that_is_none_is_refused(play: Stage, knocking: Knocking, body: str, kind: str) -> None:
    """At every door that takes one; and whatever came, everything can still be looked at."""
    with nothing_said():
        for method, path in routes():
            if method == "POST":
                target = filled(path, play.emulator.token, "sendMessage")
                needs_nothing = path.endswith(("/reset", "/flood", "/topics")) and body in WELL_FORMED
                assert refused(await knocking.ask(method, target, BODIES[body], Content_Type=kind), may_work=needs_nothing), path
        for path in ("people", "updates", "chat?person=501", "calls", "faults"):
            assert await knocking.ask("GET", f"/emulator/{path}") == 200
    await play.ok("getUpdates")


@pytest.mark.parametrize("kind", FORM_TYPES)
async def test_a_broken_form_is_refused(play: Stage, knocking: Knocking, kind: str) -> None:
    """As the Bot API takes them, also packed."""
    with nothing_said():
        for name, form in FORMS.items():
            for encoding in ("identity", "gzip", "deflate", "br", "x"):
                target = f"/bot{play.emulator.token}/sendMessage"
                status = await knocking.ask("POST", target, form, Content_Type=kind, Content_Encoding=encoding)
                assert refused(status), (name, encoding)


@pytest.mark.parametrize("method", METHODS)
async def test_no_parameter_breaks_a_method(play: Stage, method: str) -> None:
    """Each in turn is anything, while the others fit."""
    card = await play.send("a", ["x"])
    fitting = {**FITTING, "message_id": str(card), "callback_query_id": play.chat.tap_text("x")}
    fitting["inline_query_id"] = play.chat.ask_inline("a")
    known = METHODS[method].parameters
    for name in known:
        for value in VALUES:
            params = {one: fitting[one] for one in known if one in fitting}
            params[name] = value if isinstance(value, str) else json.dumps(value)
            if name == "timeout" and params[name].isdigit() and params[name] != "0":
                continue  # it would wait, as it should
            reply = await play.emulator.call(play.emulator.token, method, params)
            assert reply.status < 500, (name, value)


class Asked(dict[str, Any]):
    """The body of an act, which remembers what was looked for in it."""

    def __init__(self, body: Mapping[str, Any]) -> None:
        super().__init__(body)
        self.looked_for: set[str] = set()

    def get(self, name: str, instead: Any = None) -> Any:
        self.looked_for.add(name)
        return super().get(name, instead)


def read_by(play: Stage, act: str, fitting: Mapping[str, Any]) -> set[str]:
    """Return the fields that an act looks at, when all of them fit."""
    asked = Asked({**fitting, "do": act})
    with suppress(ValueError):
        carry_out(play.chat, asked)
    return asked.looked_for - {"do"}


@pytest.mark.parametrize("path", ["/emulator/act", "/page/api/act"])
async def test_no_field_breaks_an_act(play: Stage, at: ServedAt, path: str) -> None:
    """Each act with each field that it reads being anything, also what the act is and whose."""
    card = await play.send("a", ["x"])
    fitting = {"person": OWNER.id, "message_id": card, "data": "x", **dict.fromkeys(TEXTS, "a")}
    wanted = {act: sorted(read_by(play, act, fitting)) for act in ACTS}
    assert {name for names in wanted.values() for name in names} >= {"force", "data", "message_id", "last_name", *TEXTS}
    # Two are looked at before it is seen which act it is. Behind its own door the page has the same acts.
    wanted = {"text": ["do", "person"]} if path.startswith("/page") else {**wanted, "text": ["do", "person", "text"]}
    async with aiohttp.ClientSession(at.url) as session:
        with nothing_said():
            for act, names in wanted.items():
                for name, value in product(names, VALUES):
                    async with session.post(path, json={**fitting, "do": act, name: value}) as answer:
                        assert answer.status in {200, 400}, (act, name, value)
                async with session.get("/emulator/chat", params={"person": OWNER.id}) as answer:
                    assert answer.status == 200
    await play.ok("getUpdates")


@pytest.mark.parametrize(
    ("path", "fitting"),
    [
        ("/emulator/people", PERSON),
        ("/page/api/people", {"first_name": "a", "language_code": "ru"}),
        ("/emulator/faults", asdict(Fault(kind=FaultKind.HTTP, method="getMe"))),
        ("/emulator/updates", {"do": "repeat", "update": {"update_id": 1}}),
        ("/emulator/updates", {"do": "malformed", "update": {"update_id": 1}}),
        ("/emulator/flood", {"enabled": False}),
    ],
)
async def test_no_field_breaks_the_control(play: Stage, at: ServedAt, path: str, fitting: dict[str, Any]) -> None:
    """And whatever was taken, the emulator goes on: people are listed, calls and updates are answered."""
    async with aiohttp.ClientSession(at.url) as session:
        with nothing_said():
            async with session.post(path, json=fitting) as answer:
                assert answer.status == 200, await answer.text()
            for name in fitting:
                for value in VALUES:
                    async with session.post(path, json={**fitting, name: value}) as answer:
                        assert answer.status in {200, 400}, (name, value)
                    async with session.post(f"/bot{play.emulator.token}/getMe") as answer:
                        # A fault that was asked for is an answer of its own.
                        assert answer.status < 500 or path == "/emulator/faults"
                    if path == "/emulator/faults":
                        await session.get(path)
                        await session.delete(path)
                for looked_at in ("/emulator/people", "/emulator/updates", "/emulator/calls"):
                    async with session.get(looked_at) as answer:
                        assert answer.status == 200, (looked_at, name)
            async with session.post(f"/bot{play.emulator.token}/getUpdates") as answer:
                assert answer.status == 200
