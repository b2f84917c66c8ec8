"""Fixtures that every kind of test shares."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.app.wiring import load_library
from bot.content.library import Library
from bot.db.migrate import upgrade
from tests.floor import Desk, Floor, open_floor


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


@pytest.fixture
async def floor(migrated_file: Path, tmp_path: Path, library: Library) -> AsyncIterator[Floor]:
    """A running bot with an emulated Telegram."""
    async with open_floor(migrated_file, tmp_path, library) as opened:
        yield opened


@pytest.fixture
async def anna(floor: Floor) -> Desk:
    """A manager."""
    return await floor.hire(101, "Анна")


@pytest.fixture
async def boris(floor: Floor) -> Desk:
    """Another manager of the same team."""
    return await floor.hire(102, "Борис")
