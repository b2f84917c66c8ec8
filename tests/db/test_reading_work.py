"""Units of work that only read: they see one moment, hold up nobody, and write nothing."""

from __future__ import annotations

import asyncio
import sqlite3
import threading
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from bot.db.facade import Database
from bot.db.sqlite import one_hop_dialect
from bot.db.unit_of_work import SqlUnitOfWork
from bot.services.errors import OnlyReads
from tests.db.marks import postgresql_only, sqlite_only
from tests.db.people import NOON, Cast, add_employee


def reading(database: Database) -> SqlUnitOfWork:
    """Open one."""
    assert database.reading_work is not None
    return database.reading_work()


@sqlite_only
async def test_a_reader_stays_at_its_moment_and_nobody_waits_for_it(database: Database, cast: Cast) -> None:
    """What others commit meanwhile is not seen; the next reader sees it."""
    async with reading(database) as work:
        before = await work.employees.of_team(cast.north)

        async def hire() -> None:
            async with database.unit_of_work() as other:
                await add_employee(other, 103, cast.north, "Клара")
                await other.commit()

        await asyncio.wait_for(asyncio.create_task(hire()), 5)
        assert await work.employees.of_team(cast.north) == before
    async with reading(database) as work:
        assert len(await work.employees.of_team(cast.north)) == len(before) + 1


@sqlite_only
async def test_while_it_reads_the_loop_goes_on(database: Database, cast: Cast) -> None:
    """Each of its statements waits in the thread of its connection, so that taps are taken meanwhile."""
    steps = 0

    async def go_on() -> None:
        nonlocal steps
        while True:
            steps += 1
            await asyncio.sleep(0)

    others = asyncio.create_task(go_on())
    async with reading(database) as work:
        for _ in range(20):
            before = steps
            await work.employees.of_team(cast.north)
            assert steps > before
    others.cancel()


@sqlite_only
async def test_what_would_write_is_refused(database: Database, cast: Cast) -> None:
    """A statement of either kind; nothing is stored."""
    writes: tuple[Callable[[SqlUnitOfWork], Awaitable[object]], ...] = (
        lambda work: work.updates.accept(1, 1, NOON),
        lambda work: work.audit.add(at=NOON, person_id=cast.anna.person_id, action="refused", details={}),
        lambda work: work.employees.set_unreachable(cast.anna.person_id, NOON),
    )
    for write in writes:
        async with reading(database) as work:
            with pytest.raises(OnlyReads):
                await write(work)
    async with database.unit_of_work() as work:
        assert await work.audit.newest() == 0
        assert await work.updates.accept(1, 1, NOON)


@sqlite_only
async def test_a_connection_that_has_read_is_one_like_the_others(database: Database, cast: Cast) -> None:
    """Given back to the pool it holds no moment: whoever reads next sees the present."""
    for number in range(6):
        async with reading(database) as work:
            assert len(await work.employees.of_team(cast.north)) == 1 + number
        async with database.unit_of_work() as work:
            await add_employee(work, 200 + number, cast.north, "Клара")
            await work.commit()
        await database.ping()


@postgresql_only
async def test_on_postgresql_nobody_waits_anyway(database: Database) -> None:
    """There a unit of work reads."""
    assert database.reading_work is None


@sqlite_only
async def test_who_gives_up_while_it_begins_leaves_nothing_begun(
    database: Database, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The connection's thread may still be at it: whoever gets the connection next begins anew."""
    is_there, goes_on = threading.Event(), threading.Event()
    executed = one_hop_dialect._executed

    def held_up(how: str, text: str, values: Any, connection: sqlite3.Connection) -> Any:
        if text == "BEGIN":
            is_there.set()
            goes_on.wait(5)
        return executed(how, text, values, connection)

    async def read() -> None:
        async with reading(database) as work:
            await work.employees.of_team(cast.north)

    monkeypatch.setattr(one_hop_dialect, "_executed", held_up)
    given_up = asyncio.create_task(read())
    await asyncio.to_thread(is_there.wait, 5)
    given_up.cancel()
    asyncio.get_running_loop().call_soon(goes_on.set)
    with pytest.raises(asyncio.CancelledError):
        await given_up
    await read()
