"""What the tests of the real process share."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.app.caches import SNAPSHOT
from bot.playground.people import Person
from bot.playground.server import ServedAt, serve
from tests.process.living import TOKEN, WatchedEmulator

OLGA = Person(id=301, first_name="Ольга", language_code="ru")


@pytest.fixture(autouse=True)
def _words_were_read(snapshot: Path, tmp_path: Path) -> None:
    """Beside the database lies what an earlier start has read: only what a first start does is tried with one, in `data`."""
    shutil.copy(snapshot, tmp_path / SNAPSHOT)


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
