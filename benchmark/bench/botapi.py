"""The Bot API of the benchmark: just enough of Telegram for bots that send, edit and answer, and counts of what they ask.

Every bot has a line of its own, found by its token.
"""

from __future__ import annotations

import asyncio
import html
import itertools
import json
import re
import time
from collections import Counter, deque
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from bench.wire import Door, fields

BATCH = 100
NOTHING_YET = {
    "getMyCommands": "[]",
    "getMyDescription": '{"description":""}',
    "getMyShortDescription": '{"short_description":""}',
}
"""What nobody has set; every other method answers true."""
TAG = re.compile(r"<[^>]+>")

_numbers = itertools.count(int((time.time() - 1_700_000_000) * 1000))
"""Update and message ids that never repeat, also on a database that was used before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """The message with buttons that a person looks at."""

    message_id: int
    text: str
    markup: str

    def data(self, row: int, column: int) -> str:
        """Return what a button carries."""
        return str(json.loads(self.markup)["inline_keyboard"][row][column]["callback_data"])

    def places(self) -> Iterator[tuple[int, int, str]]:
        """Give row, column and data of every button."""
        for row, buttons in enumerate(json.loads(self.markup)["inline_keyboard"]):
            yield from ((row, column, str(button["callback_data"])) for column, button in enumerate(buttons))


Shown = Callable[[int, bool], None]
"""Told of every card: the chat, and whether it is a new message."""


def nobody_looks(chat: int, is_new: bool) -> None:
    """Look at nothing."""


@dataclass(slots=True)
class Line:
    """One bot as Telegram sees it."""

    token: str
    cards: dict[int, Card] = field(default_factory=dict)
    requests: Counter[str] = field(default_factory=Counter)
    connections: int = 0
    shown: Shown = nobody_looks
    _updates: deque[tuple[int, str]] = field(default_factory=deque)
    _asking: Door | None = None
    _hold: asyncio.TimerHandle | None = None

    @property
    def number(self) -> int:
        """The bot's id."""
        return int(self.token.partition(":")[0])

    def write(self, person: int, text: str) -> None:
        """Let a person write a message."""
        message: dict[str, Any] = {"message_id": next(_numbers), "date": int(time.time()), "text": text}
        if text.startswith("/"):
            message["entities"] = [{"type": "bot_command", "offset": 0, "length": len(text.split(maxsplit=1)[0])}]
        self._put({"message": message | {"from": _person(person), "chat": _chat(person)}})

    def tap(self, person: int, row: int, column: int) -> None:
        """Let a person tap a button of his card by its place."""
        card = self.cards[person]
        query = {
            "id": str(next(_numbers)),
            "from": _person(person),
            "chat_instance": str(person),
            "data": card.data(row, column),
        }
        message = self._message(person, card)
        self._put({"callback_query": query}, f',"message":{message}')

    def take(self, door: Door, method: str, given: Mapping[str, str]) -> None:
        """Do what the bot asks."""
        self.requests[method] += 1
        match method:
            case "getUpdates":
                self._get_updates(door, given)
            case "sendMessage" | "editMessageText":
                self._show(door, given, is_new=method == "sendMessage")
            case "getMe":
                me = {"id": self.number, "is_bot": True, "first_name": "Bench", "username": "bench_bot"}
                door.reply(json.dumps(me))
            case _:
                door.reply(NOTHING_YET.get(method, "true"))

    def _show(self, door: Door, given: Mapping[str, str], *, is_new: bool) -> None:
        chat = int(given["chat_id"])
        markup = given.get("reply_markup", "")
        number = next(_numbers) if is_new else int(given["message_id"])
        card = Card(message_id=number, text=html.unescape(TAG.sub("", given["text"])), markup=markup)
        door.reply(self._message(chat, card))
        known = self.cards.get(chat)
        if '"inline_keyboard"' in markup and (is_new or (known is not None and known.message_id == number)):
            self.cards[chat] = card
            self.shown(chat, is_new)

    def _message(self, chat: int, card: Card) -> str:
        message = {
            "message_id": card.message_id,
            "from": {"id": self.number, "is_bot": True, "first_name": "Bench", "username": "bench_bot"},
            "chat": _chat(chat),
            "date": int(time.time()),
            "text": card.text,
        }
        text = json.dumps(message, ensure_ascii=False)
        return f'{text[:-1]},"reply_markup":{card.markup}}}' if '"inline_keyboard"' in card.markup else text

    def _put(self, update: dict[str, Any], inside: str = "") -> None:
        """Queue an update; `inside` is put, as JSON text, at the end of its one object."""
        number = next(_numbers)
        body = json.dumps(update, ensure_ascii=False)[1:-1]
        self._updates.append((number, f'{{"update_id":{number},{body[:-1]}{inside}}}}}'))
        self._hand_out()

    def _get_updates(self, door: Door, given: Mapping[str, str]) -> None:
        offset = int(given.get("offset") or 0)
        while self._updates and self._updates[0][0] < offset:
            self._updates.popleft()
        self._answer_asking("[]")
        self._asking = door
        wait = float(given.get("timeout") or 0)
        self._hold = asyncio.get_running_loop().call_later(wait, self._answer_asking, "[]")
        self._hand_out()

    def _hand_out(self) -> None:
        if self._asking is not None and self._updates:
            some = itertools.islice(self._updates, BATCH)
            self._answer_asking(f"[{','.join(text for _, text in some)}]")

    def _answer_asking(self, result: str) -> None:
        if self._asking is not None and self._hold is not None:
            self._hold.cancel()
            self._asking.reply(result)
            self._asking = None


class BotApi:
    """All the lines."""

    def __init__(self) -> None:
        """Begin with none."""
        self._lines: dict[str, Line] = {}
        self.url = ""

    def line(self, name: str) -> Line:
        """Open a line for one process of a bot; its token is never used again."""
        token = f"{next(_numbers)}:{name}"
        self._lines[token] = Line(token)
        return self._lines[token]

    def take(self, door: Door, path: str, content_type: str, body: bytes) -> None:
        """Find the line of a request."""
        token, _, method = path.removeprefix("/bot").partition("/")
        line = self._lines[token.replace("%3A", ":")]
        if door.bot is None:
            door.bot = token
            line.connections += 1
        line.take(door, method, fields(content_type, body))


@asynccontextmanager
async def serving() -> AsyncIterator[BotApi]:
    """Serve on a free port of 127.0.0.1 while inside."""
    api = BotApi()
    server = await asyncio.get_running_loop().create_server(lambda: Door(api.take), "127.0.0.1", 0)
    api.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    try:
        yield api
    finally:
        server.close()


def _person(number: int) -> dict[str, Any]:
    return {"id": number, "is_bot": False, "first_name": "Анна", "language_code": "ru"}


def _chat(number: int) -> dict[str, Any]:
    return {"id": number, "type": "private", "first_name": "Анна"}
