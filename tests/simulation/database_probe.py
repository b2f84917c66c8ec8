"""A view of the database past the bot's own code, cheap enough to be taken after every batch of taps."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import asyncpg

Row = dict[str, Any]


class DatabaseProbe:
    """One lasting connection that only reads."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._file: sqlite3.Connection | None = None
        self._server: Any = None

    async def rows(self, sql: str) -> Sequence[Row]:
        """Return what a statement finds; JSON columns stay text."""
        if self._url.startswith("sqlite"):
            if self._file is None:
                self._file = sqlite3.connect(self._url.removeprefix("sqlite:///"), isolation_level=None)
                self._file.row_factory = sqlite3.Row
            return [dict(row) for row in self._file.execute(sql).fetchall()]
        if self._server is None:
            self._server = await asyncpg.connect(self._url)
        return [dict(row) for row in await self._server.fetch(sql)]

    async def close(self) -> None:
        """Close the connection."""
        if self._file is not None:
            self._file.close()
        if self._server is not None:
            await self._server.close()
        self._file = self._server = None


def moment(stored: str | datetime | None) -> datetime | None:
    """Return a stored moment: SQLite keeps the UTC wall time as text."""
    if stored is None:
        return None
    at = datetime.fromisoformat(stored) if isinstance(stored, str) else stored
    return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
