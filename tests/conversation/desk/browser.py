"""A browser at the desk page: real requests to the page's own server, beside a running bot."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from aiohttp import ClientResponse, web
from aiohttp.test_utils import TestClient, TestServer

from bot.app.desk_address import DESK_ROUTE
from bot.desk.desk import TOKEN_HEADER
from tests.floor import DESK_URL, Desk, Floor

THROUGH_PROXY = {"X-Forwarded-Proto": "https", "Host": "desk.example.com"}


@dataclass(frozen=True, slots=True)
class Got:
    """What came back."""

    status: int
    text: str
    headers: Any

    @property
    def json(self) -> Any:
        """The object that it is."""
        return json.loads(self.text)


class Browser:
    """Somebody's browser; signed in once it has a token."""

    def __init__(self, client: TestClient[Any, Any], headers: dict[str, str]) -> None:
        self._client = client
        self.headers = headers
        self.token = ""

    async def get(self, path: str, **headers: str) -> Got:
        """Ask for something behind `/desk`."""
        return await self.ask("GET", path, **headers)

    async def post(self, path: str, fields: Any, **headers: str) -> Got:
        """Send a form."""
        return await self.ask("POST", path, fields=fields, **headers)

    async def ask(self, method: str, path: str, *, fields: Any = None, data: Any = None, **headers: str) -> Got:
        """Ask in whatever way."""
        sent = {**self.headers, **({TOKEN_HEADER: self.token} if self.token else {}), **headers}
        options: dict[str, Any] = {} if fields is None else {"json": fields}
        if data is not None:
            options["data"] = data
        answer: ClientResponse = await self._client.request(method, f"/desk{path}", headers=sent, **options)
        return Got(answer.status, await answer.text(), answer.headers)

    async def sign_in(self, desk: Desk) -> Browser:
        """Take the link that the bot gives somebody, and press the button."""
        self.token = (await self.post("/data/in", {"code": await code_for(desk)})).json["token"]
        return self


async def code_for(desk: Desk) -> str:
    """Ask the bot for a link, and take the code out of its button."""
    await desk.send("/desk")
    address = desk.last.button(desk.floor.says("button.desk_open")).url
    assert address is not None
    assert address.startswith(f"{DESK_URL}/desk#")
    return address.partition("#")[2]


@asynccontextmanager
async def serving(floor: Floor) -> AsyncIterator[TestClient[Any, Any]]:
    """Serve the page of a floor."""
    app = web.Application()
    app.router.add_route("*", DESK_ROUTE, floor.bot.desk.handle)
    async with TestClient(TestServer(app)) as client:
        yield client


@asynccontextmanager
async def browsing(floor: Floor, **headers: str) -> AsyncIterator[Browser]:
    """Open a browser in which nobody is signed in, behind the proxy."""
    async with serving(floor) as client:
        yield Browser(client, THROUGH_PROXY | headers)
