"""Lanes among processes: advisory locks of PostgreSQL that end with the transaction.

On SQLite there is one writer at a time anyway, and nothing is asked of the database.
"""

from __future__ import annotations

import zlib

from sqlalchemy import BigInteger, Integer, bindparam, func, select

from bot.db.repositories.repository import Repository

JOBS = 7412
"""First half of the key of the locks of jobs. Lanes have a key in one piece, which PostgreSQL keeps apart from those in two."""

_ENTER = select(func.pg_advisory_xact_lock(bindparam("lane", type_=BigInteger)))
_TRY_ENTER = select(func.pg_try_advisory_xact_lock(bindparam("lane", type_=BigInteger)))
_TRY_JOB = select(func.pg_try_advisory_xact_lock(bindparam("kind", JOBS, type_=Integer), bindparam("job", type_=Integer)))


class LaneRepository(Repository):
    """Has no table: the locks are the database's own."""

    __slots__ = ()

    async def enter(self, lane: int) -> None:
        """Wait until no other transaction is in the lane; raise StorageUnavailable when that takes too long."""
        if self._is_shared:
            await self._transaction.execute(_ENTER, {"lane": lane})

    async def try_enter(self, lane: int) -> bool:
        """Enter the lane unless another transaction is in it."""
        return not self._is_shared or bool((await self._transaction.execute(_TRY_ENTER, {"lane": lane})).scalar_one())

    async def try_job(self, name: str) -> bool:
        """Begin a job unless another process is at it."""
        if not self._is_shared:
            return True
        # Two names of one number would only wait for each other's next tick.
        number = zlib.crc32(name.encode()) - 2**31
        return bool((await self._transaction.execute(_TRY_JOB, {"job": number})).scalar_one())

    @property
    def _is_shared(self) -> bool:
        return self._transaction.dialect == "postgresql"
