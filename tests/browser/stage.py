"""The real bot behind the emulator and its page, with people who have jobs, for tests and pictures of whole consultations."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.content.library import Library
from bot.gateway.running import Polling
from bot.playground.server import serve
from tests.floor import Desk, Floor, TestClock

ANNA, BORIS, STRANGER = 1002, 1003, 1005


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A running bot and the address of the page in front of it. Its clock stands still until it is moved."""

    floor: Floor
    address: str
    anna: Desk
    """A manager."""
    boris: Desk
    """Another one."""
    gleb: Desk
    """A person without access."""


@asynccontextmanager
async def open_stage(migrated: Path, directory: Path, library: Library, *, polls: bool) -> AsyncIterator[Stage]:
    """Open a stage on a copy of a migrated database.

    Args:
        migrated: A database at head with nothing in it.
        directory: Where the copy goes.
        library: The content.
        polls: The bot fetches updates by itself, as the product does; otherwise `floor.settle` hands them over.
    """
    file = directory / "stage.db"
    shutil.copy(migrated, file)
    floor = Floor(file, library, TestClock(), incoming=Polling() if polls else None)
    anna = await floor.hire(ANNA, "Анна")
    boris = await floor.hire(BORIS, "Борис")
    gleb = floor.stranger(STRANGER, "Глеб")
    await floor.start()
    try:
        async with serve(floor.emulator) as served:
            yield Stage(floor=floor, address=served.url, anna=anna, boris=boris, gleb=gleb)
    finally:
        await asyncio.wait_for(floor.stop(), 30)
        await floor.emulator.aclose()
