"""Who is alive among the processes on one PostgreSQL: a number each, held as a lock that ends with its process.

Rows of the outbox carry the number of the process that sends them. A number whose lock nobody holds belonged to a process that
has died, and others take its rows over. There is no clock in it: a kill frees the number at once, and a machine that vanishes
after the few seconds in which its connection is found dead. Leaves out the rows: see `repositories.outbox`.
"""

from __future__ import annotations

import asyncio
import secrets
from typing import Any, Protocol

from sqlalchemy import bindparam, text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.db.storage_errors import storage_errors_translated
from bot.services.outgoing_ports import OutboxRow

PRESENCE = 7411
"""First half of the key of our advisory locks of this kind; the second is the process's number."""
_HOLD = text("SELECT pg_try_advisory_lock(:kind, :number)").bindparams(bindparam("kind", PRESENCE))


class ProcessIdentity(Protocol):
    """What this process is to the others."""

    @property
    def is_shared(self) -> bool:
        """Whether there may be others."""

    async def number(self) -> int | None:
        """Return this process's number, taking one if needed; None where there are no others."""

    def holds(self, row: OutboxRow) -> bool:
        """Tell whether this process may send the row now."""

    async def leave(self) -> None:
        """Give the number back."""


class SingleProcess:
    """On SQLite one process owns everything."""

    is_shared = False

    async def number(self) -> None:
        """None: there is nobody to be told from."""

    def holds(self, row: OutboxRow) -> bool:  # noqa: ARG002  the protocol's signature
        """Hold everything."""
        return True

    async def leave(self) -> None:
        """Have nothing to give back."""


class OneOfSeveral:
    """On PostgreSQL. Should the connection that holds the number break, the number is lost and another one is taken."""

    is_shared = True

    def __init__(self, engine: AsyncEngine) -> None:
        """Use a connection of this engine, which is to keep none for others; open nothing yet."""
        self._engine = engine
        self._connection: AsyncConnection | None = None
        self._number: int | None = None
        self._taking = asyncio.Lock()

    async def number(self) -> int:
        """Return the number; raise StorageUnavailable when none can be taken."""
        if self._number is not None:
            return self._number
        async with self._taking:
            if self._number is None:
                with storage_errors_translated():
                    self._number = await self._take()
            return self._number

    def holds(self, row: OutboxRow) -> bool:
        """Compare numbers; with a lost number nothing is held any more."""
        return self._number is not None and row.owner == self._number

    async def leave(self) -> None:
        """Close the connection, which frees the number."""
        self._number = None
        await self._close()
        await self._engine.dispose()

    async def _take(self) -> int:
        await self._close()
        self._connection = connection = await self._engine.connect()
        driver = (await connection.get_raw_connection()).driver_connection
        while True:
            number = 1 + secrets.randbelow(2**31 - 1)
            if (await connection.execute(_HOLD, {"number": number})).scalar_one():
                break
        if driver is not None:
            driver.add_termination_listener(self._lost)
        return number

    async def _close(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            await connection.close()

    def _lost(self, driver: Any) -> None:
        """Hold nothing from this moment: others may take it over."""
        del driver
        self._number = None
