"""The writer lock in front of the one writer of SQLite: first come, first served.

Writers that wait on SQLite's busy timeout sleep and try again, and the unlucky ones starve; here they stand in line.
"""

from __future__ import annotations

import asyncio


class WriterLock:
    """Lets one task through at a time, in the order of arrival. A task that is cancelled while waiting leaves the line."""

    def __init__(self) -> None:
        """Open, with nobody inside."""
        # asyncio.Lock wakes its waiters in order and lets no newcomer pass those who wait.
        self._lock = asyncio.Lock()
        self._inside: asyncio.Task[object] | None = None

    async def enter(self) -> None:
        """Wait for one's turn.

        Raises:
            RuntimeError: when this very task is inside already, for it would wait for itself for ever.
        """
        task = asyncio.current_task()
        if self._inside is task and task is not None:
            msg = "this task already has a unit of work open"
            raise RuntimeError(msg)
        await self._lock.acquire()
        self._inside = task

    def leave(self) -> None:
        """Let the next one in."""
        self._inside = None
        self._lock.release()


class NoWriterLock:
    """Stands where no line is needed: PostgreSQL has many writers."""

    async def enter(self) -> None:
        """Pass."""

    def leave(self) -> None:
        """Pass."""
