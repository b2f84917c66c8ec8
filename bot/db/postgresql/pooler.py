"""What stands between the program and a PostgreSQL server: a pooler lends out the server's connections.

In session mode a connection is ours until we close it, and all is well. In transaction mode each transaction may run on another
connection: advisory locks, by which processes are told apart and chats kept in order, would be left behind on connections of
others. Nothing in an address tells the modes apart, so the program tries it.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.db.address import DatabaseRefused, database_url, is_sqlite
from bot.db.engine import lasting_engine
from bot.db.storage_errors import is_unavailable, storage_errors_translated

WHICH = "SELECT pg_backend_pid()"
PATIENCE = 5.0
"""Seconds; longer does only a pooler take that has lent out everything it has."""
TRIES = 3
NOT_PREPARED = frozenset({"26000", "42P05"})
"""What SQLSTATE is where a prepared statement is on another connection than its session: it is not there, or there already."""
REFUSAL = (
    "SALESFLOOR_DATABASE_URL leads to a pooler in transaction mode, which would lose the locks that keep taps in order; "
    "give the server's own address, or the pooler's in session mode"
)


async def refuse_transaction_pooler(url: str) -> None:
    """Find out whether a session keeps its connection to the server; SQLite has none.

    Raises:
        DatabaseRefused: it does not.
        StorageUnavailable: the server cannot be reached.
    """
    parsed = database_url(url)
    if is_sqlite(parsed):
        return
    engine = lasting_engine(parsed)
    try:
        with storage_errors_translated():
            async with connected(engine) as one, connected(engine) as other:
                is_kept = await _is_kept(await _driver(one), await _driver(other))
    except Exception as error:
        if _state_of(error) in NOT_PREPARED:
            raise DatabaseRefused(REFUSAL) from None
        raise
    finally:
        await engine.dispose()
    if not is_kept:
        raise DatabaseRefused(REFUSAL)


@asynccontextmanager
async def connected(engine: AsyncEngine) -> AsyncIterator[AsyncConnection]:
    """Connect; what the server or the driver has against it is said of the address, and not called a mistake of ours.

    Raises:
        DatabaseRefused: trying again would not help.
    """
    try:
        connection = await engine.connect()
    except Exception as error:
        if is_unavailable(error):
            raise
        if _state_of(error) in NOT_PREPARED:
            raise DatabaseRefused(REFUSAL) from None
        told = _told_by_driver(error)
        if told is not None:
            raise DatabaseRefused(f"PostgreSQL refuses the connection: {type(told).__name__}: {told}") from None
        raise
    try:
        yield connection
    finally:
        await connection.close()


async def _is_kept(one: Any, other: Any) -> bool:
    """Look whether one session still has its server's process while another one holds a transaction open."""
    mine = await one.fetchval(WHICH, timeout=PATIENCE)
    async with other.transaction():
        if await other.fetchval(WHICH, timeout=PATIENCE) == mine:
            return False
        try:
            return all([await one.fetchval(WHICH, timeout=PATIENCE) == mine for _ in range(TRIES)])
        except TimeoutError:  # a pooler of one connection, which the transaction holds
            return False


def _state_of(error: Exception) -> str | None:
    """Return the SQLSTATE, of the driver's error or of SQLAlchemy's around it."""
    return getattr(getattr(error, "orig", error), "sqlstate", None)


def _told_by_driver(error: BaseException) -> BaseException | None:
    """Return the driver's own error, which SQLAlchemy may have put into others; None when it was somebody else's mistake."""
    found: BaseException | None = error
    while found is not None and type(found).__module__.partition(".")[0] != "asyncpg":
        found = found.__cause__ or getattr(found, "orig", None)
    return found


async def _driver(connection: AsyncConnection) -> Any:
    return (await connection.get_raw_connection()).driver_connection
