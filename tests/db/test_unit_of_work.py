"""Transactions: what is kept, what is not, and who waits for whom."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from dataclasses import replace

import pytest

from bot.db.facade import Database
from bot.db.faults import Step, StorageFaults
from bot.domain.ids import ChatId
from bot.services.interaction_ports import LogFilter, LogReader
from bot.services.outgoing_ports import OutboxMessage, Priority
from bot.services.ports import UnitOfWorkFactory
from tests.db.marks import sqlite_only
from tests.db.people import NOON, Cast, open_call
from tests.log_rows import consultations_in


def as_factory(database: Database) -> UnitOfWorkFactory:
    """Type-checked proof that a database gives what the gateway asks for."""
    return database.unit_of_work


def as_log_reader(database: Database) -> LogReader:
    """Type-checked proof that the log reader fits its port."""
    return database.log_reader()


async def test_it_fits_its_ports(database: Database) -> None:
    """Units of work and log readers are what the ports ask for; the type checker compares the signatures."""
    async with as_factory(database)() as work:
        assert await work.outbox.depth() == 0
    assert [row async for row in consultations_in(as_log_reader(database), LogFilter())] == []


async def test_what_is_not_committed_is_rolled_back(database: Database, cast: Cast) -> None:
    """Leaving the context without a commit leaves nothing, with and without an exception."""
    async with database.unit_of_work() as work:
        await work.updates.accept(1, 1, NOON)

    async def fail() -> None:
        async with database.unit_of_work() as work:
            await work.updates.accept(1, 1, NOON)
            raise KeyError

    with pytest.raises(KeyError):
        await fail()
    async with database.unit_of_work() as work:
        assert await work.updates.accept(1, 1, NOON) is True
        await work.rollback()
        assert await work.updates.accept(1, 1, NOON) is True


async def test_work_after_a_commit_is_a_new_transaction(database: Database) -> None:
    """What was committed stays; what came later goes when it is not committed."""
    async with database.unit_of_work() as work:
        await work.updates.accept(1, 1, NOON)
        await work.commit()
        await work.updates.accept(1, 2, NOON)
    async with database.unit_of_work() as work:
        assert await work.updates.accept(1, 1, NOON) is False
        assert await work.updates.accept(1, 2, NOON) is True


async def test_committing_lets_the_next_writer_in_before_the_context_ends(database: Database) -> None:
    """Sending after the commit must not make anybody wait."""
    async with database.unit_of_work() as work:
        await work.updates.accept(1, 1, NOON)
        await work.commit()

        async def another() -> bool:
            async with database.unit_of_work() as other:
                return await other.updates.accept(1, 1, NOON)

        assert await asyncio.wait_for(asyncio.create_task(another()), 5) is False


async def test_after_a_failed_statement_only_a_rollback_is_left(database: Database, cast: Cast) -> None:
    """As on PostgreSQL: going on or committing raises the same error, and nothing is stored."""
    async with database.unit_of_work() as work:
        await work.updates.accept(1, 1, NOON)
        await open_call(work, cast.anna)
        with pytest.raises(Exception, match=r"(?i)unique") as first:
            await open_call(work, cast.anna)
        with pytest.raises(Exception, match=r"(?i)unique") as second:
            await work.updates.accept(1, 2, NOON)
        with pytest.raises(Exception, match=r"(?i)unique"):
            await work.commit()
        assert first.value is second.value
    async with database.unit_of_work() as work:
        assert await work.updates.accept(1, 1, NOON) is True
        assert await work.consultations.open_of(cast.anna.id) is None


async def test_fifty_readers_that_write_lose_nothing(database: Database, cast: Cast) -> None:
    """Each read-modify-write in a lane sees all before it: the counter ends at their number."""
    async with database.unit_of_work() as work:
        call = await open_call(work, cast.anna)
        await work.commit()

    async def tap() -> None:
        async with database.unit_of_work() as work:
            await work.lanes.enter(101)
            seen = await work.consultations.get(call.id)
            assert seen is not None
            await work.consultations.save(replace(seen, taps=seen.taps + 1))
            await work.commit()

    await asyncio.gather(*(tap() for _ in range(50)))
    async with database.unit_of_work() as work:
        after = await work.consultations.get(call.id)
    assert after is not None
    assert after.taps == 50


@sqlite_only
async def test_writers_are_served_in_the_order_they_came(database: Database) -> None:
    """Twenty that wait get their turns as they queued, and the database keeps that order."""
    served: list[int] = []

    async def write(number: int) -> None:
        async with database.unit_of_work() as work:
            served.append(number)
            await work.outbox.put(OutboxMessage(chat_id=ChatId(1), slot=None, payload=str(number), priority=Priority.TAP), NOON)
            await work.commit()

    async with database.unit_of_work():
        tasks = [asyncio.create_task(write(number)) for number in range(20)]
        await asyncio.sleep(0)
    await asyncio.gather(*tasks)
    assert served == list(range(20))


async def test_a_waiting_writer_that_is_cancelled_leaves_the_line(database: Database) -> None:
    """Those behind it are served all the same."""

    async def write(number: int) -> bool:
        async with database.unit_of_work() as work:
            accepted = await work.updates.accept(1, number, NOON)
            await work.commit()
            return accepted

    async with database.unit_of_work():
        tasks = [asyncio.create_task(write(number)) for number in range(3)]
        await asyncio.sleep(0)
        tasks[1].cancel()
    await asyncio.wait(tasks)
    assert tasks[1].cancelled()
    assert (tasks[0].result(), tasks[2].result()) == (True, True)


class CancelsTheTask(StorageFaults):
    """Cancels the running task as it takes the Nth step of any kind, so that it is cancelled while waiting for the driver."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._left = number

    def before(self, step: Step) -> None:
        """Count down, then cancel."""
        super().before(step)
        self._left -= 1
        task = asyncio.current_task()
        if self._left == 0 and task is not None:
            task.cancel()


@pytest.mark.parametrize("number", range(1, 5))
async def test_a_cancelled_writer_stores_all_or_nothing_and_frees_the_database(
    make_database: Callable[..., Database], number: int
) -> None:
    """At whichever step it is cancelled (begin, two statements, commit), the next writer gets in at once."""
    database = make_database(faults=CancelsTheTask(number), busy_timeout_ms=2000)

    async def write() -> None:
        async with database.unit_of_work() as work:
            await work.updates.accept(1, 1, NOON)
            await work.updates.accept(2, 1, NOON)
            await work.commit()

    task = asyncio.create_task(write())
    await asyncio.wait([task])
    assert task.cancelled()
    async with database.unit_of_work() as work:
        pair = await work.updates.accept(1, 1, NOON), await work.updates.accept(2, 1, NOON)
    assert pair[0] == pair[1]
    if number == 1:  # a statement waits for nothing, so being cancelled there is felt at the commit
        assert pair == (True, True)


@sqlite_only
async def test_a_unit_of_work_inside_another_is_refused(database: Database) -> None:
    """It would wait for itself for ever, so it is told at once."""
    async with database.unit_of_work():
        with pytest.raises(RuntimeError, match="already"):
            async with database.unit_of_work():
                pass
    async with database.unit_of_work():
        pass


@sqlite_only
async def test_no_thread_is_left_behind(make_database: Callable[..., Database]) -> None:
    """Each connection has a thread; disposing ends them all."""
    before = set(threading.enumerate())
    database = make_database()
    async with database.unit_of_work() as work:
        await work.updates.accept(1, 1, NOON)
    await database.ping()
    ours = set(threading.enumerate()) - before
    assert len(ours) == 2
    await database.dispose()
    for thread in ours:
        thread.join(timeout=5)  # it has answered and is about to end
        assert not thread.is_alive()
