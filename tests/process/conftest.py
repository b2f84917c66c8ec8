"""What the tests of the real process share."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.playground.people import Person
from bot.playground.server import ServedAt, serve
from tests.process.living import TOKEN, WatchedEmulator

OLGA = Person(id=301, first_name="Ольга", language_code="ru")


@pytest.fixture
def telegram() -> WatchedEmulator:
    """A Telegram with one person."""
    emulator = WatchedEmulator(token=TOKEN)
    emulator.add_person(OLGA)
    return emulator


@pytest.fixture
async def served(telegram: WatchedEmulator) -> AsyncIterator[ServedAt]:
    """That Telegram on HTTP."""
    async with serve(telegram) as address:
        yield address
