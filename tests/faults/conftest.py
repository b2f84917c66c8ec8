"""What the fault tests share: the recorded day, and a fast place for databases."""

from __future__ import annotations

import asyncio
import gc
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.content.library import Library
from tests.faults.recording import Recording, record
from tests.faults.script import DAY
from tests.memory import in_memory


@pytest.fixture(scope="session")
def fast_directory() -> Iterator[Path]:
    """A directory in memory where there is one: every run writes a database of its own, with every commit synced."""
    with tempfile.TemporaryDirectory(dir=in_memory(), prefix="salesfloor-") as directory:
        yield Path(directory)


@pytest.fixture
def garbage_of_the_killed() -> Iterator[None]:
    """Collect what a kill left open while its warning is expected, and not in the middle of somebody else's test."""
    yield
    gc.collect()


@pytest.fixture(scope="session")
def recording(migrated_file: Path, fast_directory: Path, library: Library) -> Recording:
    """The day without troubles."""
    return asyncio.run(record(DAY, migrated_file, fast_directory, library))
