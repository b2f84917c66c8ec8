"""Lock, full disk and lost connection: each is `StorageUnavailable`, stores nothing, and passes."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError, OperationalError, ProgrammingError

from bot.db.facade import Database
from bot.db.faults import Fault, Step, StorageFaults
from bot.domain.ids import ChatId
from bot.services.errors import StorageUnavailable
from bot.services.outgoing_ports import OutboxMessage, Priority
from tests.db.marks import sqlite_only
from tests.db.people import NOON, add_employee

MakeDatabase = Callable[..., Database]


async def accept(database: Database, number: int) -> bool:
    """Accept one update in a transaction of its own."""
    async with database.unit_of_work() as work:
        accepted = await work.updates.accept(1, number, NOON)
        await work.commit()
        return accepted


@sqlite_only
async def test_a_lock_held_by_another_process_is_unavailable_and_passes(database: Database, file: Path) -> None:
    """Beginning fails while another connection writes, and works as soon as it has finished."""
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    for _ in range(2):
        with pytest.raises(StorageUnavailable, match="locked"):
            await accept(database, 1)
    other.execute("ROLLBACK")
    other.close()
    assert await accept(database, 1) is True


@sqlite_only
async def test_writers_in_line_each_get_their_own_answer_to_a_foreign_lock(database: Database, file: Path) -> None:
    """No waiting task is left hanging when the one in front fails."""
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    answers = await asyncio.gather(*(accept(database, number) for number in range(5)), return_exceptions=True)
    other.close()
    assert [type(answer) for answer in answers] == [StorageUnavailable] * 5
    assert await asyncio.gather(*(accept(database, number) for number in range(5))) == [True] * 5


@sqlite_only
async def test_readers_do_not_wait_for_a_writer(database: Database, file: Path) -> None:
    """A round trip works while another process holds the write lock."""
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    await database.ping()
    other.close()


@sqlite_only
async def test_a_full_disk_is_unavailable_and_passes(make_database: MakeDatabase, file: Path) -> None:
    """What does not fit is not stored at all; with space again the same work succeeds."""
    with sqlite3.connect(file) as probe:
        [pages] = probe.execute("PRAGMA page_count").fetchone()
    probe.close()
    full = make_database(max_pages=pages + 4)

    async def fill(database: Database) -> None:
        async with database.unit_of_work() as work:
            await work.updates.accept(1, 1, NOON)
            for number in range(20):
                await work.outbox.put(
                    OutboxMessage(chat_id=ChatId(number), slot=None, payload="x" * 4000, priority=Priority.TAP), NOON
                )
            await work.commit()

    for _ in range(2):
        with pytest.raises(StorageUnavailable, match="full"):
            await fill(full)
    assert await accept(full, 2) is True
    await full.dispose()
    roomy = make_database()
    await fill(roomy)
    async with roomy.unit_of_work() as work:
        assert await work.outbox.depth() == 20


@sqlite_only
async def test_nothing_can_be_stored_after_the_disk_was_full_in_the_middle(make_database: MakeDatabase, file: Path) -> None:
    """SQLite then rolls back by itself; going on must not store the second half alone."""
    with sqlite3.connect(file) as probe:
        [pages] = probe.execute("PRAGMA page_count").fetchone()
    probe.close()
    database = make_database(max_pages=pages)
    async with database.unit_of_work() as work:
        with pytest.raises(StorageUnavailable):
            await work.outbox.put(OutboxMessage(chat_id=ChatId(1), slot=None, payload="x" * 90_000, priority=Priority.TAP), NOON)
        with pytest.raises(StorageUnavailable):
            await work.updates.accept(1, 1, NOON)
        with pytest.raises(StorageUnavailable):
            await work.commit()
    assert await accept(database, 1) is True


async def test_a_file_that_cannot_be_opened_is_unavailable(tmp_path: Path) -> None:
    """Its directory may be a mount that has gone."""
    database = Database(f"sqlite:///{tmp_path}/gone/test.db")
    with pytest.raises(StorageUnavailable):
        await accept(database, 1)
    with pytest.raises(StorageUnavailable):
        await database.ping()
    await database.dispose()


async def test_a_lost_connection_is_replaced(database: Database) -> None:
    """The transaction in which it is noticed fails as unavailable; the next one has a new connection."""
    async with database.unit_of_work() as work:
        connection = work._transaction._connection
        assert connection is not None
        raw = await connection.get_raw_connection()
        assert raw.driver_connection is not None
        await raw.driver_connection.close()
        with pytest.raises(StorageUnavailable):
            await work.updates.accept(1, 1, NOON)
    assert await accept(database, 1) is True


async def test_a_defect_stays_a_defect(database: Database) -> None:
    """A wrong statement or a broken rule is nothing that waiting would cure."""
    async with database.unit_of_work() as work:
        with pytest.raises((OperationalError, ProgrammingError)):
            await work._transaction.execute(text("SELECT * FROM no_such_table"))
    async with database.unit_of_work() as work:
        with pytest.raises(IntegrityError):
            await work._transaction.execute(text("INSERT INTO teams (id) VALUES (1)"))


async def test_a_defect_tells_nobodys_words(database: Database) -> None:
    """The error of a broken rule ends up in a log, so the values of the statement are not in it."""
    async with database.unit_of_work() as work:
        team = await work.teams.add("Север", NOON)
        await add_employee(work, 101, team, "Анна Петрова")
        with pytest.raises(IntegrityError) as failed:
            await add_employee(work, 101, team, "Секретная")
    assert "unique" in str(failed.value).lower()
    assert "Секретная" not in str(failed.value)


async def test_the_reason_holds_nobodys_words(make_database: MakeDatabase) -> None:
    """The error says what the driver said, never the statement or its values."""
    faults = StorageFaults()
    faults.fail(Step.STATEMENT, 1, Fault.DISK_FULL)
    database = make_database(faults=faults)
    async with database.unit_of_work() as work:
        with pytest.raises(StorageUnavailable) as failed:
            await work.outbox.put(OutboxMessage(chat_id=ChatId(1), slot=None, payload="секрет", priority=Priority.TAP), NOON)
    assert str(failed.value) == "OperationalError: database or disk is full"


@pytest.mark.parametrize("fault", Fault)
@pytest.mark.parametrize("step", Step)
async def test_a_planned_fault_stores_nothing_and_happens_once(make_database: MakeDatabase, step: Step, fault: Fault) -> None:
    """The second of three transactions fails at the chosen step; repeating it succeeds."""
    faults = StorageFaults()
    faults.fail(step, 2, fault)
    database = make_database(faults=faults)
    assert await accept(database, 1) is True
    with pytest.raises(StorageUnavailable):
        await accept(database, 2)
    assert await accept(database, 2) is True
    assert faults.happened == 1


@pytest.mark.parametrize("fault", Fault)
async def test_a_commit_whose_answer_is_lost_has_stored_everything(make_database: MakeDatabase, fault: Fault) -> None:
    """The repetition finds the update processed."""
    faults = StorageFaults()
    faults.fail(Step.COMMIT, 1, fault, is_after=True)
    database = make_database(faults=faults)
    with pytest.raises(StorageUnavailable):
        await accept(database, 1)
    assert await accept(database, 1) is False
    assert faults.counts[Step.COMMIT] == 2
