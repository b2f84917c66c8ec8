"""A phone in front of a live emulator, for every test that needs to see: `page`, `playground` and `bot`, which is scripted, and
`phone` and `stage`, where the bot is the real one.

All of it lives on one event loop, the session's, because a browser cannot change loops: a test module says
`pytestmark = ON_A_PHONE`.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page

from bot.content.library import Library
from bot.playground.emulator import Emulator
from bot.playground.people import Person
from bot.playground.server import serve

from .chat_page import ChatPage, open_phone
from .chromium import chromium, find_chromium
from .scripted_bot import ScriptedBot, stop
from .stage import ANNA, Stage, open_stage

MARIA = Person(id=101, first_name="Мария", last_name="Смирнова", username="maria", language_code="ru", note="менеджер")
OLEG = Person(id=102, first_name="Олег", last_name="Ким", language_code="ru", note="руководитель")
JUKKA = Person(id=103, first_name="Jukka", language_code="fi", note="trainee")


class Playground:
    """The emulator and its page on a loopback port, which stays the same when it stops and starts again."""

    def __init__(self, emulator: Emulator) -> None:
        self.emulator = emulator
        self.address = ""
        self._port = 0
        self._serving = AsyncExitStack()

    async def start(self) -> None:
        """Listen."""
        served = await self._serving.enter_async_context(serve(self.emulator, port=self._port))
        self._port = served.port
        self.address = served.url

    async def stop(self) -> None:
        """Stop listening and drop every connection; the emulator keeps its state."""
        await self._serving.aclose()


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    """One Chromium for all tests."""
    path = find_chromium()
    if path is None:
        pytest.skip("NO CHROMIUM: nothing that needs eyes was tested; install Debian's package `chromium`")
    async with chromium(path) as running:
        yield running


@pytest_asyncio.fixture(loop_scope="session")
async def playground() -> AsyncIterator[Playground]:
    """An emulator with three people who have not written yet."""
    emulator = Emulator()
    for person in (MARIA, OLEG, JUKKA):
        emulator.add_person(person)
    served = Playground(emulator)
    await served.start()
    yield served
    await served.stop()
    await emulator.aclose()


@pytest_asyncio.fixture(loop_scope="session")
async def bot(playground: Playground) -> AsyncIterator[ScriptedBot]:
    """A bot that echoes until the test tells it otherwise."""
    scripted = ScriptedBot(playground.emulator)
    running = asyncio.create_task(scripted.run())
    yield scripted
    await stop(running)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def tab(browser: Browser) -> AsyncIterator[Page]:
    """One phone for all tests that want nothing else of it: to open another costs as much as most tests do."""
    async with open_phone(browser, "") as phone:
        yield phone.tab


@pytest_asyncio.fixture(loop_scope="session")
async def wiped_tab(tab: Page) -> AsyncIterator[Page]:
    """That phone with nothing on it, and nothing left behind."""
    yield tab
    for other in [one for one in tab.context.pages if one != tab]:
        await other.close()
    await tab.evaluate("localStorage.clear()")
    await tab.goto("about:blank")
    await tab.context.clear_permissions()


@pytest_asyncio.fixture(loop_scope="session")
async def page(wiped_tab: Page, playground: Playground) -> AsyncIterator[ChatPage]:
    """Maria's phone, 390 by 844, with the page open; the page must not have complained by the end."""
    phone = ChatPage(wiped_tab, playground.address)
    await phone.open(MARIA.id)
    yield phone
    assert phone.complaints == []


@pytest_asyncio.fixture(loop_scope="session")
async def stage(migrated_file: Path, tmp_path: Path, library: Library) -> AsyncIterator[Stage]:
    """The real bot, polling, and its people."""
    async with open_stage(migrated_file, tmp_path, library, polls=True) as opened:
        yield opened


@pytest_asyncio.fixture(loop_scope="session")
async def phone(wiped_tab: Page, stage: Stage) -> AsyncIterator[ChatPage]:
    """Anna's phone in front of the real bot; the page must not have complained by the end."""
    opened = ChatPage(wiped_tab, stage.address)
    await opened.open(ANNA)
    yield opened
    assert opened.complaints == []
