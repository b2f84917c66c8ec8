"""A sales floor for tests: the whole bot in this process, an emulated Telegram, a clock that tests move, and people.

Tests read like conversations: `await anna.send("/call Иван"); await anna.tap(CHOLERIC); assert "смелый" in anna.card.text`.
"""

from __future__ import annotations

import asyncio
import json
import sqlite3
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import takewhile
from pathlib import Path
from typing import Any

import aiosqlite
import asyncpg

from bot.app.wiring import Bot, build_bot
from bot.content.library import Library
from bot.db.facade import Database
from bot.db.schema.tables import metadata
from bot.domain.calls.script import Script
from bot.domain.clients.naming import ClientNaming
from bot.domain.ids import LanguageCode, PersonId, TeamId
from bot.domain.people.employee import Role
from bot.gateway.outgoing.requests import Draw
from bot.gateway.running import Polling, WebhookAddress
from bot.playground.acting import Chat
from bot.playground.emulator import PLAYGROUND_TOKEN, Emulator
from bot.playground.media import PIXEL
from bot.playground.people import ChatMessage, InlineButton, Person
from bot.screens.action import decode
from bot.screens.chart import Chart
from bot.services.interaction_ports import LogFilter
from bot.services.people.access import Defaults
from tests.buttons import Meaning, are, find
from tests.emulator_request import EmulatorRequest
from tests.log_rows import consultations_in

START = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
DESK_URL = "https://desk.example.com"
"""Where people reach the desk page."""
BETWEEN_ACTS = timedelta(seconds=4)
"""Longer than a double tap."""


class TestClock:
    """A clock that moves when told to."""

    __test__ = False

    def __init__(self, now: datetime = START) -> None:
        self.now = now

    def __call__(self) -> datetime:
        """Return the time."""
        return self.now

    def advance(self, **units: float) -> None:
        """Let time pass."""
        self.now += timedelta(**units)


async def tiny_picture(chart: Chart) -> bytes:
    """Stand in for a drawn chart, by a picture of one point; what is drawn has tests of its own."""
    del chart
    return PIXEL


async def never_wake(seconds: float) -> None:
    """Stand in for sleep in background tasks: time passes only when a test says so."""
    del seconds
    await asyncio.Event().wait()


@dataclass(frozen=True, slots=True)
class Shown:
    """A message as its reader sees it."""

    message: ChatMessage
    script: Script

    @property
    def id(self) -> int:
        """Message id."""
        return self.message.message_id

    @property
    def text(self) -> str:
        """Plain text."""
        return self.message.text

    @property
    def lines(self) -> list[str]:
        """Lines of the text."""
        return self.text.split("\n")

    @property
    def labels(self) -> list[list[str]]:
        """What the inline buttons say, by row."""
        return self.message.buttons

    def button(self, wanted: Meaning | str) -> InlineButton:
        """Return the first button that means this, or that says exactly this.

        Raises:
            LookupError: There is none.
        """
        if isinstance(wanted, Meaning):
            return find([self.message], wanted, self.script)[1]
        for button in (button for row in self.message.inline_keyboard for button in row):
            if button.text == wanted:
                return button
        raise LookupError(f"no button {wanted!r} among {self.labels}")

    def has(self, wanted: Meaning | str) -> bool:
        """Whether there is such a button."""
        try:
            self.button(wanted)
        except LookupError:
            return False
        return True

    def row_is(self, number: int, *wanted: Meaning) -> bool:
        """Whether a row of buttons means this, from left to right."""
        return are(self.message.inline_keyboard[number], wanted, self.script)

    def data(self, wanted: Meaning | str) -> str:
        """Return what a button carries."""
        data = self.button(wanted).data
        assert data, f"the button {wanted} sends nothing to the bot"
        return data


class Desk:
    """One person at his phone."""

    def __init__(self, floor: Floor, chat: Chat) -> None:
        self.floor = floor
        self.chat = chat

    async def send(self, text: str) -> None:
        """Write a message and wait until the bot has done everything about it."""
        self.chat.send_text(text)
        await self.floor.settle()

    async def tap(self, button: Meaning | str, message_id: int | None = None) -> None:
        """Tap a button by what it means or says, on the card unless another message is named."""
        self.floor.clock.advance(seconds=BETWEEN_ACTS.total_seconds())
        await self.tap_at_once(button, message_id)

    async def tap_at_once(self, button: Meaning | str, message_id: int | None = None) -> None:
        """Tap without letting time pass."""
        self.touch(button, message_id)
        await self.floor.settle()

    def touch(self, button: Meaning | str, message_id: int | None = None) -> None:
        """Send the tap to Telegram, and nothing else: the bot has not fetched it yet."""
        shown = self.card if message_id is None else self.message(message_id)
        self.chat.tap(shown.id, shown.data(button))

    async def tap_data(self, message_id: int, data: str) -> None:
        """Tap a button that may not be on the message any more."""
        self.chat.tap(message_id, data, force=True)
        await self.floor.settle()

    async def tap_later(self, button: Meaning | str, message_id: int | None = None, **units: float) -> None:
        """Let time pass, then tap."""
        self.floor.clock.advance(**units)
        await self.tap_at_once(button, message_id)

    async def press(self, label: str) -> None:
        """Press a button of the keyboard under the input field."""
        self.chat.press_reply(label)
        await self.floor.settle()

    async def do(self, act: str, *args: Any) -> None:
        """Do something else: send_voice, send_contact, forward_text, block …"""
        getattr(self.chat, act)(*args)
        await self.floor.settle()

    @property
    def shown(self) -> list[Shown]:
        """Everything in the chat, oldest first."""
        return [Shown(message, self.floor.library.script) for message in self.chat.messages]

    def message(self, message_id: int) -> Shown:
        """One message of the chat."""
        return Shown(self.chat.message(message_id), self.floor.library.script)

    @property
    def card(self) -> Shown:
        """The last message of the bot that has buttons."""
        return next(shown for shown in reversed(self.shown) if shown.message.from_bot and shown.message.inline_keyboard)

    @property
    def last(self) -> Shown:
        """The last message in the chat, whoever sent it."""
        return self.shown[-1]

    @property
    def toast(self) -> str | None:
        """What the last tap was answered with."""
        return self.chat.answers[-1].text if self.chat.answers else None

    @property
    def was_alerted(self) -> bool:
        """Whether the last tap was answered with a window that has to be closed."""
        return bool(self.chat.answers) and self.chat.answers[-1].show_alert


class Floor:
    """The bot, its Telegram and its people."""

    def __init__(
        self,
        database: Path | str,
        library: Library,
        clock: TestClock,
        incoming: Polling | WebhookAddress | None = None,
        telegram: Path | None = None,
    ) -> None:
        """The database is a SQLite file or a URL; `telegram` keeps chats. With `incoming` None updates come in by `settle`."""
        self.clock = clock
        self.incoming = incoming
        self.library = library
        self.url = database if isinstance(database, str) else f"sqlite:///{database}"
        self.emulator = Emulator(clock=clock, state=telegram)
        self._looked_at = 0
        self.options: dict[str, Any] = {}
        self.draw: Draw = tiny_picture
        self.naming: ClientNaming | None = ClientNaming.NAMES
        """What the owner has decided when the first one is hired; None: nothing yet, so calls run without a name."""
        self.bot: Bot = self._build()

    def _build(self, **other: Any) -> Bot:
        """Wire a bot; `other` is what a floor of its own kind gives to `build_bot` beside or instead."""
        given: dict[str, Any] = {
            "request": EmulatorRequest(self.emulator),
            "incoming": self.incoming,
            "draw": self._draw,
            **other,
        }
        return build_bot(
            desk_url=DESK_URL,
            token=PLAYGROUND_TOKEN,
            api_url="http://emulator.test",
            database=Database(self.url, **self.options),
            library=self.library,
            defaults=Defaults(language=LanguageCode("ru"), time_zone="Europe/Moscow", team="Первый"),
            clock=self.clock,
            sleep=never_wake,
            **given,
        )

    async def _draw(self, chart: Chart) -> bytes:
        """Make a picture as this floor does now."""
        return await self.draw(chart)

    async def start(self) -> None:
        """Open the gateway, without a poller: tests hand updates over themselves. The tick of the start is over then."""
        await self.bot.gateway.start()
        await asyncio.sleep(0)  # the task of the ticks begins now
        await self.bot.gateway.ticks.idle()

    async def stop(self) -> None:
        """Close everything in good order."""
        await self.bot.gateway.stop()
        await self.bot.close()

    async def restart(self) -> None:
        """Stop and start the bot on the same database; Telegram and people stay."""
        await self.stop()
        self.bot = self._build()
        await self.start()
        await self.settle()

    async def hire(self, person_id: int, name: str, role: Role = Role.MANAGER, team: str = "Первый") -> Desk:
        """Give somebody an account and an employee's row, and return his phone."""
        async with self.bot.database.unit_of_work() as work:
            team_id = await self.team(work, team)
            house = await work.organisation.get()
            if house.client_naming is None and self.naming is not None:
                await work.organisation.put(replace(house, client_naming=self.naming))
            hired = await work.employees.add(
                person_id=PersonId(person_id),
                team_id=team_id,
                role=role,
                name=name,
                language=LanguageCode("ru"),
                time_zone="Europe/Moscow",
                at=self.clock(),
            )
            await work.employees.change(hired, replace(hired, has_chosen_zone=True))
            await work.commit()
        return self.stranger(person_id, name)

    async def inform_staff(self) -> None:
        """Let the owner confirm that staff know what is stored about them."""
        async with self.bot.database.unit_of_work() as work:
            house = await work.organisation.get()
            await work.organisation.put(replace(house, staff_informed_at=self.clock()))
            await work.commit()

    async def team(self, work: Any, name: str) -> TeamId:
        """Find a team by its name, or add it; «Первый» is whichever is the first."""
        for known in await work.teams.all():
            if name in ("Первый", known.name):
                return TeamId(known.id)
        return TeamId(await work.teams.add(name, self.clock()))

    @staticmethod
    def person(person_id: int, name: str, language_code: str | None = "ru") -> Person:
        """Describe an account."""
        return Person(id=person_id, first_name=name, language_code=language_code)

    def stranger(self, person_id: int, name: str) -> Desk:
        """Give somebody an account only."""
        chat = self.emulator.add_person(Person(id=person_id, first_name=name, language_code="ru"))
        return Desk(self, chat)

    async def settle(self) -> None:
        """Hand over waiting updates and wait until the bot has nothing more to do."""
        for update in self.emulator.take_updates():
            await self.bot.gateway.take(update)
        await self.bot.gateway.idle()
        self._buttons_are_ours()

    def _buttons_are_ours(self) -> None:
        """What has come onto a screen, whichever test put it there, is read by the codec that is asked when it is tapped."""
        before = self._looked_at
        for call in takewhile(lambda call: call.number > before, reversed(self.emulator.calls)):
            self._looked_at = max(self._looked_at, call.number)
            for row in json.loads(call.params.get("reply_markup") or "{}").get("inline_keyboard", ()):
                for button in row:
                    if "callback_data" in button:
                        decode(button["callback_data"])

    async def tick(self) -> None:
        """Let the clock tick once: idle calls, parked messages."""
        await self.bot.gateway.ticks.tick()
        await self.bot.gateway.sender.tick()
        await self.bot.gateway.idle()

    async def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """Look into the database through another connection."""
        return [tuple(record.values()) for record in await self.records(sql)]

    async def records(self, sql: str) -> list[dict[str, Any]]:
        """Look into the database through another connection; JSON columns stay text."""
        return await look_into(self.url, sql)

    async def write(self, sql: str) -> None:
        """Change the database past the bot's own code."""
        await write_into(self.url, sql)

    @property
    def tables(self) -> Sequence[str]:
        """The names of all tables."""
        return list(metadata.tables)

    def says(self, key: str, **facts: object) -> str:
        """The words of the interface, which editors may change any day."""
        return self.library.texts(self.library.default_language).plain(key, **facts)

    async def details(self) -> list[dict[str, str]]:
        """The details of the interaction log, oldest first."""
        return [json.loads(text) for (text,) in await self.rows("SELECT details FROM interactions ORDER BY id")]

    async def dump(self, *tables: str) -> str:
        """Everything that these tables hold, or all of them, as text."""
        names = tables or self.tables
        return "\n".join([str(row) for name in names for row in await self.rows(f"SELECT * FROM {name}")])

    async def call(self) -> dict[str, Any]:
        """The row of the newest consultation."""
        return (await self.records("SELECT * FROM consultations ORDER BY id DESC LIMIT 1"))[0]

    async def kinds(self) -> list[str]:
        """What the interaction log says was done, oldest first."""
        return [kind for (kind,) in await self.rows("SELECT kind FROM interactions ORDER BY id")]

    async def exported(self) -> list[dict[str, Any]]:
        """The rows of the export, oldest first."""
        return [dict(row) async for row in consultations_in(self.bot.database.log_reader(), LogFilter())]


async def look_into(url: str, sql: str) -> list[dict[str, Any]]:
    """Run a statement past the bot's own code; JSON columns stay text."""
    if url.startswith("sqlite"):
        with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as file:  # reading waits for nobody, so it needs no thread
            file.row_factory = sqlite3.Row
            return [dict(row) for row in file.execute(sql)]
    server = await asyncpg.connect(url)
    try:
        return [dict(row) for row in await server.fetch(sql)]
    finally:
        await server.close()


async def write_into(url: str, sql: str) -> None:
    """Change a database past the bot's own code."""
    if url.startswith("sqlite"):
        async with aiosqlite.connect(url.removeprefix("sqlite:///")) as connection:
            await connection.execute(sql)
            await connection.commit()
        return
    server = await asyncpg.connect(url)
    try:
        await server.execute(sql)
    finally:
        await server.close()


@asynccontextmanager
async def open_floor(database: Path | str, library: Library, **options: Any) -> AsyncIterator[Floor]:
    """Open a floor on a migrated database that is its own; `options` are the Database's."""
    floor = Floor(database, library, TestClock())
    if options:
        await floor.bot.database.dispose()
        floor.options = options
        floor.bot = floor._build()
    await floor.start()
    try:
        yield floor
    finally:
        await asyncio.wait_for(floor.stop(), 30)
