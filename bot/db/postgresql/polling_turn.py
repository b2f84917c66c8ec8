"""The turn to poll among the processes on one PostgreSQL: an advisory lock on a connection of its own, which ends with it."""

from __future__ import annotations

import asyncio
from typing import Any

from sqlalchemy import bindparam, text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.db.storage_errors import storage_errors_translated

TURN = 7412
"""First half of the key of this lock; there is one."""
_HOLD = text("SELECT pg_try_advisory_lock(:kind, 0)").bindparams(bindparam("kind", TURN))


class LockedTurn:
    """Should the connection break, the turn is lost, and is taken again when nobody else has it."""

    def __init__(self, engine: AsyncEngine) -> None:
        """Use a connection of this engine, which is to keep none for others; open nothing yet."""
        self._engine = engine
        self._connection: AsyncConnection | None = None
        self._is_held = False
        self._taking = asyncio.Lock()

    def is_held(self) -> bool:
        """Tell whether it is ours."""
        return self._is_held

    async def take(self) -> bool:
        """Take it unless another process has it; raise StorageUnavailable when that cannot be found out."""
        async with self._taking:
            if self._is_held:
                return True
            with storage_errors_translated():
                try:
                    self._is_held = await self._ask()
                finally:
                    if not self._is_held:
                        await self.leave()
            return self._is_held

    async def leave(self) -> None:
        """Close the connection, which lets another process poll."""
        self._is_held = False
        connection, self._connection = self._connection, None
        if connection is not None:
            await connection.close()

    async def _ask(self) -> bool:
        self._connection = connection = await self._engine.connect()
        driver = (await connection.get_raw_connection()).driver_connection
        if driver is not None:
            driver.add_termination_listener(self._lost)
        return bool((await connection.execute(_HOLD)).scalar_one())

    def _lost(self, driver: Any) -> None:
        """Poll no more from this moment."""
        del driver
        self._is_held = False
