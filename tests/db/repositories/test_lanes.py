"""Lanes among processes: who waits for whom, and that SQLite is asked nothing."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest

from bot.db.engine import PATIENCE
from bot.db.facade import Database
from bot.db.faults import Step, StorageFaults
from bot.services.errors import StorageUnavailable
from tests.db.marks import postgresql_only, sqlite_only

MakeDatabase = Callable[..., Database]


@sqlite_only
async def test_a_lane_costs_sqlite_nothing(make_database: MakeDatabase) -> None:
    """There is one writer at a time anyway: no statement, and every lane and job is free."""
    faults = StorageFaults()
    async with make_database(faults=faults).unit_of_work() as work:
        await work.lanes.enter(101)
        assert await work.lanes.try_enter(102)
        assert await work.lanes.try_job("idle")
    assert faults.counts[Step.STATEMENT] == 0


@postgresql_only
async def test_a_lane_is_for_one_transaction_at_a_time(make_database: MakeDatabase) -> None:
    """Another process waits for it until the commit, and takes other lanes meanwhile."""
    first, second = make_database(), make_database()
    entered = asyncio.Event()

    async def wait_for_it() -> None:
        async with second.unit_of_work() as work:
            await work.lanes.enter(101)
            entered.set()

    async with first.unit_of_work() as work:
        await work.lanes.enter(101)
        waiting = asyncio.create_task(wait_for_it())
        async with second.unit_of_work() as other:
            await other.lanes.enter(102)
            assert await other.lanes.try_enter(-100)
            assert not await other.lanes.try_enter(101)
        assert not entered.is_set()
        await work.commit()
    await asyncio.wait_for(waiting, 20)


@postgresql_only
async def test_a_job_is_begun_by_one_process(make_database: MakeDatabase) -> None:
    """The other does not wait; another job is free, and so is this one afterwards. A lane of that number is something else."""
    first, second = make_database(), make_database()
    async with first.unit_of_work() as work, second.unit_of_work() as other:
        assert await work.lanes.try_job("idle")
        assert not await other.lanes.try_job("idle")
        assert await other.lanes.try_job("forget")
        await work.rollback()
        assert await other.lanes.try_job("idle")


@postgresql_only
async def test_behind_a_process_that_hangs_one_gives_up(make_database: MakeDatabase, monkeypatch: pytest.MonkeyPatch) -> None:
    """The update is then not acknowledged and comes again."""
    monkeypatch.setitem(PATIENCE, "lock_timeout", "50ms")
    first, second = make_database(), make_database()
    async with first.unit_of_work() as work:
        await work.lanes.enter(101)
        async with second.unit_of_work() as other:
            with pytest.raises(StorageUnavailable, match="lock timeout"):
                await other.lanes.enter(101)
