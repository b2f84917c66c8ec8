"""Poolers before PostgreSQL: one in session mode is well, one in transaction mode is found out and refused."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from bot.db.address import DatabaseRefused, database_url
from bot.db.engine import FOUND_DEAD_SOON, PATIENCE, lasting_engine, writing_engine
from bot.db.facade import Database
from bot.db.postgresql.pooler import refuse_transaction_pooler
from bot.db.upkeep.standing import Standing, find
from tests.db.postgresql.small_pooler import pooled


async def test_a_pooler_in_session_mode_is_well(postgres_url: str) -> None:
    """It lets no session begin with settings that it does not know, and does not have to: they are set by a statement."""
    async with pooled(postgres_url, is_by_transaction=False) as (url, pooler):
        await refuse_transaction_pooler(url)
        assert (await find(url)).standing is Standing.AT_HEAD
        database = Database(url)
        async with database.unit_of_work() as work:
            await work.lanes.enter(1)
            assert await work.outbox.depth() == 0
            await work.commit()
        await database.ping()
        assert database.polling_turn is not None
        assert await database.polling_turn.take()
        await database.dispose()
    assert pooler.refused == []


async def test_a_pooler_in_transaction_mode_is_refused_with_the_reason(postgres_url: str) -> None:
    """Whatever it has lent out before: a session that has not kept its connection is found out."""
    async with pooled(postgres_url, is_by_transaction=True) as (url, _):
        for _ in range(2):
            with pytest.raises(DatabaseRefused, match="leads to a pooler in transaction mode, which would lose the locks"):
                await refuse_transaction_pooler(url)


async def test_the_server_itself_is_well(postgres_url: str) -> None:
    """And SQLite, which has none."""
    await refuse_transaction_pooler(postgres_url)
    await refuse_transaction_pooler("sqlite:///nowhere.db")


async def test_what_the_server_has_against_an_address_is_said_of_the_address(postgres_url: str) -> None:
    """An option that it does not know is no mistake of ours."""
    with pytest.raises(DatabaseRefused, match=r"PostgreSQL refuses the connection: .*no_such_setting"):
        await find(f"{postgres_url}&options=-cno_such_setting%3D1")


@pytest.mark.parametrize(("engine", "expected"), [(writing_engine, PATIENCE), (lasting_engine, FOUND_DEAD_SOON)])
async def test_patience_is_set_on_each_connection(postgres_url: str, engine: object, expected: dict[str, str]) -> None:
    """After the connection has come about, and for the whole of it."""
    made = engine(database_url(postgres_url))  # type: ignore[operator]  # either of two functions
    async with made.connect() as connection:
        for _ in range(2):
            found = {name: (await connection.execute(text(f"SHOW {name}"))).scalar_one() for name in expected}
            await connection.rollback()
    await made.dispose()
    # Sockets of this machine know no keepalives: the server answers 0.
    assert all(found[name].rstrip("in") in {value, "0", "1m"} for name, value in expected.items())
