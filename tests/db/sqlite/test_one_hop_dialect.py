"""The dialect that goes to the connection's thread only for what may wait."""

from __future__ import annotations

import pytest
from sqlalchemy import insert, text

from bot.db.facade import Database
from bot.db.schema.tables import owner_codes, teams
from bot.domain.ids import ChatId
from bot.services.outgoing_ports import OutboxMessage, Priority
from tests.db.marks import sqlite_only
from tests.db.people import NOON
from tests.trips import count_trips


@sqlite_only
async def test_a_transaction_costs_one_trip_and_so_does_a_statement_outside_of_one(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its end, however many statements are before; beginning with the lock free and giving the connection back cost none."""
    async with database.unit_of_work() as work:
        await work.outbox.depth()
    await database.ping()
    trips = count_trips(monkeypatch)
    async with database.unit_of_work() as work:
        await work.updates.accept(1, 1, NOON)
        await work.outbox.put(OutboxMessage(chat_id=ChatId(1), slot="call:1", payload="{}", priority=Priority.TAP), NOON)
        await work.outbox.due(NOON, 10)
        await work.commit()
    assert trips.made == 1
    trips.made = 0
    await database.ping()
    assert trips.made == 1


@sqlite_only
async def test_counts_and_numbers_are_those_of_the_driver(database: Database) -> None:
    """Changed rows, rows of several executions, the number of the new row, and no rows at all."""
    async with database.unit_of_work() as work:
        execute = work._transaction.execute
        one = await execute(insert(teams), {"name": "a", "name_key": "a", "created_at": NOON})
        assert one.inserted_primary_key == (1,)
        many = [{"code_hash": str(number), "created_at": NOON} for number in range(3)]
        assert (await execute(insert(owner_codes), many)).rowcount == 3
        assert (await execute(text("UPDATE owner_codes SET used_by = 1 WHERE code_hash <> '0'"))).rowcount == 2
        returned = await execute(text("UPDATE owner_codes SET used_by = 2 RETURNING code_hash"))
        assert sorted(returned.scalars()) == ["0", "1", "2"]
        assert (await execute(text("SELECT 1 WHERE 0"))).all() == []
