"""What the fault tests share: the recorded day, and a fast place for databases."""

from __future__ import annotations

import asyncio
import gc
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import bot.app.wiring
from bot.content.library import Library
from bot.recognition.recogniser import LemmaRecogniser
from tests.faults.recording import Recording, record
from tests.faults.script import DAY


@pytest.fixture(scope="session")
def fast_directory() -> Iterator[Path]:
    """A directory in memory where there is one: every run writes a database of its own, with every commit synced."""
    memory = Path("/dev/shm")
    place = memory if memory.is_dir() and os.access(memory, os.W_OK) else None
    with tempfile.TemporaryDirectory(dir=place, prefix="salesfloor-") as directory:
        yield Path(directory)


@pytest.fixture
def garbage_of_the_killed() -> Iterator[None]:
    """Collect what a kill left open while its warning is expected, and not in the middle of somebody else's test."""
    yield
    gc.collect()


@pytest.fixture(scope="session", autouse=True)
def _one_recogniser() -> Iterator[None]:
    """Let every bot of these tests read words with one recogniser: it has no state, and learning takes longer than a run."""
    made: list[LemmaRecogniser] = []

    def share(*examples: Any, **options: Any) -> LemmaRecogniser:
        if not made:
            made.append(LemmaRecogniser(*examples, **options))
        return made[0]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bot.app.wiring, "LemmaRecogniser", share)
        yield


@pytest.fixture(scope="session")
def recording(migrated_file: Path, fast_directory: Path, library: Library, _one_recogniser: None) -> Recording:
    """The day without troubles."""
    return asyncio.run(record(DAY, migrated_file, fast_directory, library))
