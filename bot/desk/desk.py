"""The desk page on HTTP: who asks, whether he may, and what he gets. Whatever is in doubt shows nothing.

The shell is static and open to everybody; what it shows comes by further requests, each with the token of a session in a header,
so that neither a link that is looked at in advance nor another page can do anything. Each request is one unit of work, as a turn
in the bot is: what the use case reads, the refusal that it puts on record, and nothing else.
"""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Final, TypeVar

import structlog
from aiohttp import web
from markupsafe import Markup

from bot.desk.body import Unreadable, read_form
from bot.desk.budget import Budget
from bot.desk.guard import HEADERS, is_confidential, is_from_elsewhere
from bot.desk.init_data import read_init_data
from bot.desk.plain import closed_page, framed, later_page
from bot.desk.shell import FILES, shell
from bot.desk.visit import Answer, Page, Picture, Route, Said, Visit
from bot.domain.ids import LanguageCode, PhraseId
from bot.screens.chart import Chart
from bot.screens.desk.desk_message import DESK_PATH
from bot.screens.screen import Show
from bot.screens.texts import Texts
from bot.services.act import Act
from bot.services.content_ports import Scripts
from bot.services.desk import sign_in
from bot.services.desk.sign_in import SignedIn
from bot.services.errors import DomainError, OnlyReads, StorageUnavailable
from bot.services.ports import Clock, UnitOfWork, UnitOfWorkFactory

TOKEN_HEADER: Final = "X-Desk-Token"  # noqa: S105 - the name of a header
TOKEN: Final = re.compile(r"[A-Za-z0-9_-]{32}")
DATA: Final = f"{DESK_PATH}/data"
PATH: Final = re.compile(r"(?:/[a-z0-9-]{1,40}){1,3}")
NUMBER: Final = re.compile(r"/([1-9][0-9]{0,12})(?=/|$)")
LONGEST_QUERY: Final = 2048
PATIENCE: Final = 10.0
"""Seconds that a page may take."""
QUEUE: Final = 32
"""Requests that may wait for their turn: one is read at a time, so that a tap never waits for more than one."""

R = TypeVar("R")

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What the page needs of the rest, as ports."""

    open_work: UnitOfWorkFactory
    open_reading: UnitOfWorkFactory | None
    """Opens what only reads, where others wait for whoever writes; None where nobody does."""
    clock: Clock
    texts: Callable[[str], Texts]
    languages: Callable[[], Sequence[LanguageCode]]
    default_language: LanguageCode
    scripts: Scripts
    say: Callable[[LanguageCode, PhraseId, str], str]
    show: Callable[[UnitOfWork, Act, Sequence[Show]], Awaitable[None]]
    """Commits, and shows messages in the chat of who acts; the card of a call that he leads stays last."""
    draw: Callable[[Chart], bytes]
    """Makes SVG of a chart."""
    bot_token: str
    describe: Callable[[BaseException], str]
    """Tells the kind of a failure and its places, never its text."""


class Closed(Exception):
    """Nothing is shown: it is not there, not his, or over. Only the status tells which, and the page is the same."""

    def __init__(self, status: HTTPStatus, *, language: LanguageCode | None = None, allowed: str = "") -> None:
        """Say it in the language of who is signed in, if that is known; `allowed` are the methods that would do."""
        super().__init__(status)
        self.status = status
        self.language = language
        self.allowed = allowed


class Later(Exception):
    """It cannot be answered now, and may be later."""

    def __init__(self, status: HTTPStatus) -> None:
        """Too much is asked for, or the database cannot be used."""
        super().__init__(status)
        self.status = status


class Desk:
    """Answers every request behind `/desk`."""

    def __init__(self, around: Surroundings, routes: Sequence[Route], *, seconds: Callable[[], float] = time.monotonic) -> None:
        """Serve these routes; `seconds` is a clock that only goes forward."""
        self._around = around
        self._routes = {(route.is_done, route.path): route for route in routes}
        self._shown = frozenset(route.path for route in routes if not route.is_done)
        self._budget = Budget(seconds)
        self._turn = asyncio.Lock()
        self._waiting = 0

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """Answer one request, whatever it is."""
        try:
            response = await self._answer(request)
        except Closed as closed:
            language = closed.language or self._language(request)
            response = _html(closed_page(self._around.texts(language)), language, closed.status)
            if closed.allowed:
                response.headers["Allow"] = closed.allowed
        except Later as later:
            response = self._later(request, later.status)
        except Exception as error:
            log.error("a desk page failed", error=self._around.describe(error))
            response = self._later(request, HTTPStatus.INTERNAL_SERVER_ERROR)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        return response

    async def _answer(self, request: web.Request) -> web.Response:
        path = request.rel_url.raw_path
        if not is_confidential(request):
            raise Closed(HTTPStatus.FORBIDDEN)
        if path.startswith(f"{DATA}/"):
            return await self._data(request, path.removeprefix(DATA))
        if request.method not in ("GET", "HEAD"):
            raise Closed(HTTPStatus.METHOD_NOT_ALLOWED, allowed="GET, HEAD")
        if (file := FILES.get(path.removeprefix(f"{DESK_PATH}/"))) is not None:
            return file.answer(request.headers.get("If-None-Match", ""))
        place = path.removeprefix(DESK_PATH).rstrip("/")
        if place and _pattern(place)[0] not in self._shown:
            raise Closed(HTTPStatus.NOT_FOUND)
        language = self._language(request)
        response = _html(shell(self._around.texts(language), language), language)
        response.headers.update({"Vary": "Accept-Language", "Cache-Control": "no-cache"})
        return response

    # ---- what only whoever is signed in gets ----

    async def _data(self, request: web.Request, place: str) -> web.Response:
        is_done = request.method == "POST"
        if not is_done and request.method != "GET":
            raise Closed(HTTPStatus.METHOD_NOT_ALLOWED, allowed="GET, POST")
        if is_from_elsewhere(request):
            raise Closed(HTTPStatus.FORBIDDEN)
        if len(request.query_string) > LONGEST_QUERY or not PATH.fullmatch(place):
            raise Closed(HTTPStatus.NOT_FOUND)
        token = request.headers.get(TOKEN_HEADER, "")
        if not self._budget.allows(token):
            raise Later(HTTPStatus.TOO_MANY_REQUESTS)
        said = await _form(request) if is_done else dict(request.query)
        if is_done and place in DOORS:
            return await self._come_in(DOORS[place](self, said))
        if not TOKEN.fullmatch(token):
            raise Closed(HTTPStatus.UNAUTHORIZED)
        pattern, number = _pattern(place)
        route = self._routes.get((is_done, pattern))
        if route is None:
            raise Closed(HTTPStatus.NOT_FOUND)
        answer, visit = await self._looked(lambda work: self._visit(work, route, token, place, number, said), is_done=is_done)
        return self._as_response(answer, visit)

    def _by_link(self, said: Mapping[str, str]) -> Entry:
        return lambda work: sign_in.come_in_by_link(work, said.get("code", ""), self._around.clock())

    def _from_telegram(self, said: Mapping[str, str]) -> Entry:
        now = self._around.clock()
        person = read_init_data(said.get("init_data", ""), token=self._around.bot_token, now=now)
        if person is None:
            raise Closed(HTTPStatus.UNAUTHORIZED)
        return lambda work: sign_in.come_in_from_telegram(work, person, now)

    async def _come_in(self, entry: Entry) -> web.Response:
        async def take(work: UnitOfWork) -> SignedIn | None:
            signed_in = await entry(work)
            await work.commit()
            return signed_in

        came = await self._in_turn(take)
        if came is None:
            raise Closed(HTTPStatus.UNAUTHORIZED)
        self._budget.know(came.token)
        return web.json_response({"token": came.token})

    async def _visit(
        self, work: UnitOfWork, route: Route, token: str, place: str, number: int, said: Mapping[str, str]
    ) -> tuple[Answer, Visit]:
        now = self._around.clock()
        employee = await sign_in.who_is_in(work, token, now)
        if employee is None:
            self._budget.forget(token)
            raise Closed(HTTPStatus.UNAUTHORIZED)
        self._budget.know(token)
        script = self._around.scripts.current()
        act = Act(work=work, employee=employee, script=script, now=now, update_id=None, say=self._around.say)
        texts = self._around.texts(employee.language)
        visit = Visit(act=act, texts=texts, token=token, path=place, number=number, query=said)
        try:
            answer = await route.take(visit)
        except DomainError:
            await work.commit()  # the refusal is on record
            raise Closed(HTTPStatus.FORBIDDEN, language=employee.language) from None
        if isinstance(answer, Said) and answer.shown:
            await self._around.show(work, act, answer.shown)
        else:
            await work.commit()
        return answer, visit

    def _as_response(self, answer: Answer, visit: Visit) -> web.Response:
        match answer:
            case Page():
                return _html(framed(answer, visit), visit.act.employee.language)
            case Picture():
                return web.Response(body=self._around.draw(answer.chart), content_type="image/svg+xml")
            case Said():
                return web.json_response({"said": answer.text, "is_out": answer.is_out})

    async def _looked(self, take: Callable[[UnitOfWork], Awaitable[R]], *, is_done: bool) -> R:
        """Answer what only looks where no writer waits for it; what goes on record, as a refusal does, is done again."""
        if is_done or self._around.open_reading is None:
            return await self._in_turn(take)
        try:
            return await self._in_turn(take, self._around.open_reading)
        except OnlyReads:
            return await self._in_turn(take)

    async def _in_turn(self, take: Callable[[UnitOfWork], Awaitable[R]], opened: UnitOfWorkFactory | None = None) -> R:
        """Do something in a unit of work, one request at a time.

        Raises:
            Later: nothing could be done.
        """
        if self._waiting >= QUEUE:
            raise Later(HTTPStatus.SERVICE_UNAVAILABLE)
        self._waiting += 1
        try:
            async with asyncio.timeout(PATIENCE), self._turn, (opened or self._around.open_work)() as work:
                return await take(work)
        except (StorageUnavailable, TimeoutError):
            raise Later(HTTPStatus.SERVICE_UNAVAILABLE) from None
        finally:
            self._waiting -= 1

    def _later(self, request: web.Request, status: HTTPStatus) -> web.Response:
        language = self._language(request)
        response = _html(later_page(self._around.texts(language)), language, status)
        response.headers["Retry-After"] = "5"
        return response

    def _language(self, request: web.Request) -> LanguageCode:
        """Return the first language that the browser prefers and the bot has words in, or its default."""
        known = self._around.languages()
        for part in request.headers.get("Accept-Language", "")[:200].lower().split(","):
            code = LanguageCode(part.partition(";")[0].strip().partition("-")[0])
            if code in known:
                return code
        return self._around.default_language


Entry = Callable[[UnitOfWork], Awaitable[SignedIn | None]]
DOORS: Final[Mapping[str, Callable[[Desk, Mapping[str, str]], Entry]]] = {
    "/in": Desk._by_link,
    "/in-telegram": Desk._from_telegram,
}
"""Where somebody comes in who is not signed in yet."""


async def _form(request: web.Request) -> Mapping[str, str]:
    try:
        return await read_form(request)
    except Unreadable:
        raise Closed(HTTPStatus.BAD_REQUEST) from None


def _pattern(place: str) -> tuple[str, int]:
    """Return a path with `#` in place of its number, and that number."""
    found = NUMBER.search(place)
    return (place, 0) if found is None else (NUMBER.sub("/#", place, count=1), int(found[1]))


def _html(page: Markup, language: LanguageCode, status: HTTPStatus = HTTPStatus.OK) -> web.Response:
    return web.Response(text=page, content_type="text/html", status=status, headers={"Content-Language": language})
