"""Engines: how connections to the database are opened and set up.

SQLite gets two engines. The writing one begins every transaction with BEGIN IMMEDIATE, reads included: the defaults of the
driver begin only at the first change, and then two read-modify-writes lose one another without an error. The reading one is
for lists and exports, and cannot write. PostgreSQL needs neither and gets one engine for both.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import partial
from typing import Any

from sqlalchemy import URL, event
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import NullPool

from bot.db.address import for_the_driver, is_sqlite
from bot.db.sqlite.connection import connect
from bot.db.sqlite.one_hop_dialect import DRIVER, register

BUSY_TIMEOUT_MS = 5000
"""How long a statement waits for another process's lock; writers of this process wait in line instead."""

PATIENCE = {
    # Longer than a healthy turn: behind a process that hangs one gives up, and the update is tried again.
    "lock_timeout": "20s",
    "idle_in_transaction_session_timeout": "60s",
}
"""Settings of PostgreSQL for units of work: a process that hangs must not stop the others for ever."""
FOUND_DEAD_SOON = {"tcp_keepalives_idle": "5", "tcp_keepalives_interval": "3", "tcp_keepalives_count": "3"}
"""Settings of PostgreSQL for the connection that shows a process to be alive, in seconds: its machine may vanish."""


def writing_engine(url: URL, *, busy_timeout_ms: int = BUSY_TIMEOUT_MS, max_pages: int | None = None) -> AsyncEngine:
    """Build the engine of the units of work. `max_pages` limits a SQLite file, as a full disk would."""
    if not is_sqlite(url):
        return _postgresql_engine(url, PATIENCE)
    pragmas = _sqlite_pragmas(busy_timeout_ms)
    if max_pages is not None:
        pragmas["max_page_count"] = str(max_pages)
    # One connection: writers wait for one another in line, outside of the pool.
    return _sqlite_engine(url, pragmas, waits_for_lock_ms=busy_timeout_ms, pool_size=1, max_overflow=0)


def reading_engine(url: URL, *, busy_timeout_ms: int = BUSY_TIMEOUT_MS) -> AsyncEngine:
    """Build the engine of lists, exports and pages read beside a turn.

    A statement sees the database as it was when it began; a `ReadingTransaction` begins one snapshot for all of its own.
    """
    if not is_sqlite(url):
        return _postgresql_engine(url, isolation_level="AUTOCOMMIT")
    pragmas = _sqlite_pragmas(busy_timeout_ms) | {"query_only": "ON"}
    # Where nothing is begun, each statement is a transaction of its own.
    return _sqlite_engine(url, pragmas, pool_size=2, max_overflow=2)


def lasting_engine(url: URL) -> AsyncEngine:
    """Build the engine of the one connection that says that this process is alive; only for PostgreSQL."""
    return _postgresql_engine(url, FOUND_DEAD_SOON, poolclass=NullPool, isolation_level="AUTOCOMMIT")


def migrating_engine(url: URL) -> AsyncEngine:
    """Build the engine of migrations: foreign keys are off, since SQLite changes a table by building it anew."""
    if not is_sqlite(url):
        return _postgresql_engine(url, poolclass=NullPool)
    pragmas = _sqlite_pragmas(BUSY_TIMEOUT_MS) | {"foreign_keys": "OFF"}
    return _sqlite_engine(url, pragmas, waits_for_lock_ms=BUSY_TIMEOUT_MS, poolclass=NullPool)


def _postgresql_engine(url: URL, settings: Mapping[str, str] | None = None, **options: Any) -> AsyncEngine:
    address, told = for_the_driver(url)
    engine = create_async_engine(address, **_options(), connect_args=told, **options)
    if settings:
        # By a statement: a pooler refuses a session that begins with settings which it does not know.
        statement = "; ".join(f"SET {name} = '{value}'" for name, value in settings.items())

        @event.listens_for(engine.sync_engine, "connect")
        def set_up(connection: Any, _record: Any) -> None:
            connection.run_async(lambda driver: driver.execute(statement))

    return engine


def _sqlite_engine(url: URL, pragmas: dict[str, str], **options: Any) -> AsyncEngine:
    register()
    creator = partial(connect, str(url.database), pragmas)
    return create_async_engine(url.set(drivername=DRIVER), **_options(), async_creator=creator, **options)


def _sqlite_pragmas(busy_timeout_ms: int) -> dict[str, str]:
    return {
        # First, because switching to WAL may have to wait for a lock itself.
        "busy_timeout": str(busy_timeout_ms),
        "journal_mode": "WAL",
        # NORMAL may take back the last commits after a power cut, and what was acknowledged must stay.
        "synchronous": "FULL",
        "foreign_keys": "ON",
        # What is deleted is overwritten; FAST would leave it in free pages. See `traces` for what this leaves.
        "secure_delete": "ON",
        "journal_size_limit": str(64 * 1024 * 1024),
    }


def _options() -> dict[str, Any]:
    """What every engine has: JSON kept readable, and errors without the values of the statement, for those are people's words."""
    return {"json_serializer": partial(json.dumps, ensure_ascii=False, separators=(",", ":")), "hide_parameters": True}
