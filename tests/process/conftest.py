"""What the tests of the real process share."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from bot.app.caches import SNAPSHOT
from bot.playground.people import Person
from bot.playground.server import ServedAt, serve
from tests.process.living import TOKEN, ForkServer, Living, WatchedEmulator

OLGA = Person(id=301, first_name="Ольга", language_code="ru")


@pytest.fixture(scope="session", autouse=True)
def _fork_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """From which most lives are forked."""
    Living.server = ForkServer(tmp_path_factory.mktemp("fork"))
    yield
    Living.server.stop()
    Living.server = None


@pytest.fixture(autouse=True)
def _has_been_started_before(migrated_file: Path, snapshot: Path, forms: Path, tmp_path: Path) -> None:
    """A database at head, and beside it what an earlier start has read: only what a first start does is tried with one."""
    shutil.copy(migrated_file, tmp_path / "bot.db")
    shutil.copy(snapshot, tmp_path / SNAPSHOT)
    shutil.copy(forms, tmp_path)


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
