"""Fixtures that every kind of test shares."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from bot.app.wiring import load_library
from bot.app.zone_data import use_newest_zone_data
from bot.content.library import Library
from bot.db.upkeep.migrate import upgrade
from tests.floor import Desk, Floor, open_floor
from tests.postgres import NoWheel, Server, running_server

use_newest_zone_data()  # as every command does: what the tests expect of Moldova or Morocco is no matter of this machine

pytest_plugins = ["tests.canary", "tests.commands"]

TRACED = frozenset({"domain", "services", "gateway", "screens", "conversation"})
"""Folders whose tests have to reach every branch. Tracing makes a test twice as slow, so `make test` runs the others without."""
GENERATED = frozenset({"test_closing", "test_ended_turns", "test_forged_numbers", "test_permissions"})
"""Modules of those folders that try everything on everything for minutes, through lines that other tests have reached already."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests by which coverage is measured, on one of the two databases."""
    here = Path(__file__).parent
    for item in items:
        is_measured = item.path.relative_to(here).parts[0] in TRACED and item.path.stem not in GENERATED
        if is_measured and "postgresql" not in item.name:
            item.add_marker(pytest.mark.traced)


@pytest.fixture(scope="session")
def library() -> Library:
    """The product's own content, checked."""
    return load_library("ru")


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database at head with nothing in it, to be copied."""
    file = tmp_path_factory.mktemp("template") / "migrated.db"
    asyncio.run(upgrade(f"sqlite:///{file}"))
    return file


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """A PostgreSQL server of this test process, started by the first test that needs it."""
    try:
        with running_server() as server:
            yield server
    except NoWheel as missing:
        pytest.skip(f"NOT TESTED ON POSTGRESQL: {missing}")


@pytest.fixture
def postgres_url(postgres: Server) -> Iterator[str]:
    """A PostgreSQL database at head with nothing in it."""
    name = asyncio.run(postgres.new_database())
    yield postgres.url(name)
    asyncio.run(postgres.drop(name))


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, migrated_file: Path, tmp_path: Path) -> str:
    """A database at head with nothing in it, on each of the two databases in turn."""
    if request.param == "postgresql":
        url: str = request.getfixturevalue("postgres_url")
        return url
    return f"sqlite:///{shutil.copy(migrated_file, tmp_path / 'test.db')}"


@pytest.fixture
async def floor(migrated_file: Path, tmp_path: Path, library: Library) -> AsyncIterator[Floor]:
    """A running bot with an emulated Telegram."""
    async with open_floor(Path(shutil.copy(migrated_file, tmp_path / "floor.db")), library) as opened:
        yield opened


@pytest.fixture
async def anna(floor: Floor) -> Desk:
    """A manager."""
    return await floor.hire(101, "Анна")


@pytest.fixture
async def boris(floor: Floor) -> Desk:
    """Another manager of the same team."""
    return await floor.hire(102, "Борис")
