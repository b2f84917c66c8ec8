"""Fixtures that every kind of test shares."""

from __future__ import annotations

import asyncio
import fcntl
import os
import shutil
import subprocess
import sys
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
UNTRACED = frozenset({"test_changed_files", "test_closing", "test_ended_turns", "test_forged_numbers", "test_permissions"})
"""Modules of those folders that read the content again and again, or try everything on everything, through lines that other tests
have reached already."""


SAME_ON_BOTH = frozenset(
    {"test_bad_input", "test_cues", "test_end_of_call", "test_first_minutes", "test_guide", "test_intent_and_objections"}
    | {
        "test_languages",
        "test_more",
        "test_settings",
        "test_taking_back",
        "test_typed_words",
        "test_welcome",
        "test_what_is_stored",
    }
)
"""Conversations about words and cards: the statements behind them run on PostgreSQL in those about clients, people, time and the
log, on the random walks and in the simulated days."""


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark the tests by which coverage is measured, on one of the two databases; leave out what the other would say again."""
    here = Path(__file__).parent
    again = [item for item in items if "postgresql" in item.name and item.path.stem in SAME_ON_BOTH]
    if again:
        config.hook.pytest_deselected(items=again)
        items[:] = [item for item in items if item not in set(again)]
    for item in items:
        is_measured = item.path.relative_to(here).parts[0] in TRACED and item.path.stem not in UNTRACED
        if is_measured and "postgresql" not in item.name:
            item.add_marker(pytest.mark.traced)


READ = """
import sys, pathlib
from bot.app.wiring import load_library
load_library("ru", snapshot=pathlib.Path(sys.argv[1]))
"""


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """The product's own content, checked: once for all workers, in a process that nobody traces: that takes ten times as long."""
    home = tmp_path_factory.getbasetemp()
    kept = (home.parent if "PYTEST_XDIST_WORKER" in os.environ else home) / "library"
    with kept.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not kept.exists():
            subprocess.run([sys.executable, "-c", READ, kept], check=True)
    return load_library("ru", snapshot=kept)


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
