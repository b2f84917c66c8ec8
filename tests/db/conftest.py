"""Fixtures for everything that runs on a real SQLite file. Each test gets a copy of one migrated file."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from bot.db.database import Database
from bot.db.faults import StorageFaults
from tests.db.people import Cast, add_cast


@pytest.fixture
def file(migrated_file: Path, tmp_path: Path) -> Path:
    """This test's own copy."""
    return Path(shutil.copy(migrated_file, tmp_path / "test.db"))


@pytest.fixture
def url(file: Path) -> str:
    """The copy's URL."""
    return f"sqlite:///{file}"


@pytest.fixture
async def make_database(url: str) -> AsyncIterator[Callable[..., Database]]:
    """Opens databases on the copy and closes them after the test."""
    made: list[Database] = []

    def make(*, faults: StorageFaults | None = None, busy_timeout_ms: int = 20, max_pages: int | None = None) -> Database:
        made.append(Database(url, faults=faults, busy_timeout_ms=busy_timeout_ms, max_pages=max_pages))
        return made[-1]

    yield make
    for database in made:
        await database.dispose()


@pytest.fixture
def database(make_database: Callable[..., Database]) -> Database:
    """A database without faults."""
    return make_database()


@pytest.fixture
async def cast(database: Database) -> Cast:
    """Two teams with one employee each, stored."""
    async with database.unit_of_work() as work:
        cast = await add_cast(work)
        await work.commit()
    return cast
