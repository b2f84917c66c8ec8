"""The same updates played once more to a bot that nothing happens to: a second way to what the first must have come to."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from bot.content.library import Library
from bot.playground.emulator import Emulator
from bot.playground.people import Person
from bot.services.ports import SET_ASIDE_AFTER
from tests.faults.recording import Facts, facts_of
from tests.faults.stage import Stage
from tests.floor import TestClock

Committed = tuple[int, str, str | None]
"""An update's number, when it was taken, and its incident."""


def committed(file: Path) -> list[Committed]:
    """Return the updates in the order of their commits."""
    with sqlite3.connect(file) as connection:
        rows = connection.execute("SELECT update_id, processed_at, incident_id FROM processed_updates ORDER BY rowid").fetchall()
    connection.close()
    return rows


async def played_again(
    stored: Sequence[Committed],
    sent: Mapping[int, dict[str, Any]],
    *,
    people: Sequence[Person],
    bot_id: int,
    begun: Path,
    file: Path,
    library: Library,
) -> Facts:
    """Play the updates in the order and with the times of their commits; those that had failed are set aside here too.

    Args:
        stored: What `committed` found.
        sent: The updates by number.
        people: Everybody who has sent one.
        bot_id: The bot's number at Telegram.
        begun: The database as it was before the first update.
        file: Where to play.
    """
    shutil.copy(begun, file)
    with sqlite3.connect(file) as connection:
        failed = [(bot_id, number, SET_ASIDE_AFTER, taken_at) for number, taken_at, incident in stored if incident is not None]
        connection.executemany("INSERT INTO crashes (bot_id, update_id, times, last_at) VALUES (?, ?, ?, ?)", failed)
    connection.close()
    # The emulator numbers messages by the time: far off, no number of the first play means a message of this one.
    clock = TestClock(datetime.now(UTC) + timedelta(days=3650))
    world = Emulator(clock=clock).world
    world.bot["id"] = bot_id
    for person in people:
        world.add_person(person)
        world.room(person.id).started = True
    stage = Stage(world=world, file=file, library=library)
    await stage.start()
    for update_id, taken_at, _ in stored:
        clock.now = datetime.fromisoformat(taken_at).replace(tzinfo=UTC)
        await stage.bot.gateway.take(sent[update_id])
        await stage.quiet()
    await stage.recover()
    await stage.stop()
    return facts_of(stage.emulator, file)
