"""The locks of SQLite belong to a process: on closing any descriptor of a file the system takes all of them away.

Whoever comes then finds nobody, holds itself for the last one on leaving, and deletes the log in which the bot goes on writing:
its next commits are seen by nobody, and with the process they are gone.
"""

from __future__ import annotations

import asyncio
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.db.facade import Database
from tests.buttons import CHOLERIC, FINISH
from tests.db.people import NOON
from tests.floor import Desk, Floor

VISITOR = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1])
print(connection.execute("SELECT count(*) FROM teams").fetchone()[0])
connection.close()
"""

listening: list[list[str]] = []
"""Lists into which every path goes that Python opens. SQLite opens files by itself and is not heard here."""


def listen(event: str, arguments: tuple[Any, ...]) -> None:
    """Note what is opened; an audit hook cannot be taken off again."""
    if event == "open":
        for heard in listening:
            heard.append(str(arguments[0]))


sys.addaudithook(listen)


@pytest.fixture
def files_opened() -> Iterator[list[str]]:
    """The paths that are opened by Python during the test."""
    heard: list[str] = []
    listening.append(heard)
    yield heard
    listening.remove(heard)


async def teams_seen_by_another_process(file: Path) -> int:
    """Look from outside, and leave again."""
    visitor = await asyncio.create_subprocess_exec(sys.executable, "-c", VISITOR, file, stdout=asyncio.subprocess.PIPE)
    seen, _ = await visitor.communicate()
    return int(seen)


async def test_another_process_leaves_the_log_where_it_is(migrated_file: Path, tmp_path: Path) -> None:
    """Whatever upkeep is done between: it sees each commit, and the log is the one in which the bot writes."""
    file = Path(shutil.copy(migrated_file, tmp_path / "bot.db"))
    database = Database(f"sqlite:///{file}")
    try:
        for number in range(1, 4):
            async with database.unit_of_work() as work:
                await work.teams.add(f"{number}", NOON)
                await work.commit()
            log = file.with_name("bot.db-wal").stat().st_ino
            for _ in range(2):  # once the log is emptied, and once it is found empty
                await database.wipe_traces()
            assert await teams_seen_by_another_process(file) == number
            assert file.with_name("bot.db-wal").stat().st_ino == log
    finally:
        await database.dispose()


async def test_nothing_but_sqlite_opens_the_database(floor: Floor, anna: Desk, files_opened: list[str]) -> None:
    """Through calls, ticks, upkeep, an export and the end."""
    await anna.send("/call Иван")
    await anna.tap(CHOLERIC)
    await anna.tap(FINISH)
    for hours in (1, 9, 24):
        floor.clock.advance(hours=hours)
        await floor.tick()
        await floor.bot.database.wipe_traces()
    await floor.exported()
    await floor.bot.database.ping()
    database = floor.url.removeprefix("sqlite:///")
    assert [path for path in files_opened if path.startswith(database)] == []
