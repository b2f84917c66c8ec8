"""Fixtures for everything that runs on a real database. Each test gets its own, and runs on SQLite and on PostgreSQL."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from bot.db.facade import Database
from bot.db.faults import StorageFaults
from tests.db.people import Cast, add_cast


@pytest.fixture
def url(database_url: str) -> str:
    """This test's own database."""
    return database_url


@pytest.fixture
def file(url: str) -> Path:
    """The file of a test for SQLite only."""
    return Path(url.removeprefix("sqlite:///"))


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
