"""SQLAlchemy's aiosqlite dialect with one trip to the connection's thread for a whole transaction, instead of dozens.

The stock adapter goes to the thread to make a cursor, to execute, to fetch and to close, and each trip costs two wake-ups.
Here only what waits goes there: committing and rolling back (for the disk), every statement outside of a transaction, for
those are the long reads (but for the log's pages, which a process that does nothing else reads right in its loop), and
beginning, but only once another process was found to hold the lock. A statement inside of a transaction is executed, fetched
and closed right where it is called: the write lock is ours by then, so it takes microseconds, fewer than a trip would. As
nothing waits in it, it needs no greenlet to wait in: see `transaction`. Giving a connection back to the pool costs no trip
either, for SQLite knows by itself whether a transaction is open.

A transaction that only reads is told apart (`begin_reading`): what it reads may take long, so each of its statements goes to the
thread, and the loop goes on meanwhile.

Left out: server-side cursors and `executescript`, which nothing here uses (long lists are read in pages).

Private parts, as read in SQLAlchemy 2.1.9 (the adapter's cursor and connection, of which this overrides what it names) and in
aiosqlite 0.22.1 (`_conn`: the real connection; `_connection`: None once closed; `_execute`: a trip to the thread).
"""

from __future__ import annotations

import sqlite3
from collections import deque
from collections.abc import Callable, Coroutine, Sequence
from functools import partial
from typing import Any, NamedTuple, TypeVar

from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.aiosqlite import (
    AsyncAdapt_aiosqlite_connection,
    AsyncAdapt_aiosqlite_cursor,
    AsyncAdapt_aiosqlite_dbapi,
    SQLiteDialect_aiosqlite,
)
from sqlalchemy.util.concurrency import await_, in_greenlet

DRIVER = "sqlite+aiosqlite_one_hop"
Result = TypeVar("Result")


class Executed(NamedTuple):
    """What a statement left behind."""

    rows: list[Any]
    description: Any
    rowcount: int
    lastrowid: int


NOTHING_YET = Executed([], None, -1, 0)


def register() -> None:
    """Make the driver known to SQLAlchemy; doing it again changes nothing."""
    registry.register("sqlite.aiosqlite_one_hop", __name__, "OneHopDialect")


class OneHopCursor(AsyncAdapt_aiosqlite_cursor):
    """Holds what became of one statement; the real cursor is closed already."""

    __slots__ = ("_outcome", "_thread", "arraysize")

    def __init__(self, connection: OneHopConnection) -> None:
        """Make nothing yet: there is no trip for an empty cursor."""
        self._thread = connection
        self._outcome = NOTHING_YET
        self._rows = deque()
        self.arraysize = 1

    @property
    def description(self) -> Any:
        """The columns; None when the statement has no rows."""
        return self._outcome.description

    @property
    def rowcount(self) -> int:
        """How many rows were changed."""
        return self._outcome.rowcount

    @property
    def lastrowid(self) -> int:
        """The number of the row last inserted on this connection."""
        return self._outcome.lastrowid

    def execute(self, operation: Any, parameters: Any = None) -> None:
        """Execute and fetch everything."""
        self._take(partial(_executed, "execute", operation, () if parameters is None else parameters))

    def executemany(self, operation: Any, seq_of_parameters: Any) -> None:
        """Execute for each set of parameters."""
        self._take(partial(_executed, "executemany", operation, seq_of_parameters))

    def close(self) -> None:
        """Forget the rows."""
        self._rows.clear()

    async def _async_soft_close(self) -> None:
        """Keep everything: there is no real cursor any more."""

    def _take(self, work: Callable[[sqlite3.Connection], Executed]) -> None:
        self._outcome = self._thread.run(work)
        self._rows = deque(self._outcome.rows)


class OneHopConnection(AsyncAdapt_aiosqlite_connection):
    """Gives out one-hop cursors.

    Two threads use the real connection, never at once: whoever sends it to its own thread waits until it is back.
    """

    __slots__ = ("_reads_long",)

    def __init__(self, dbapi: Any, connection: Any) -> None:
        """Hold the connection; nothing is begun."""
        super().__init__(dbapi, connection)
        self._reads_long = False

    def cursor(self, server_side: bool = False) -> OneHopCursor:  # noqa: ARG002  SQLAlchemy's signature; the dialect says there are none
        """Give a cursor, without a trip."""
        return OneHopCursor(self)

    def run_text(self, text: str, values: Sequence[Any]) -> Executed:
        """Run a statement without a cursor of SQLAlchemy's; errors are the driver's own."""
        return self.run(partial(_executed, "execute", text, values))

    def begin_immediate(self, patience_ms: int) -> None:
        """Begin and take the write lock: at once if it is free, else in the connection's thread, which waits for it."""
        driver = self._connection
        try:
            _begin_immediate(0, driver._conn)
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:  # an extended code carries its primary one there
                self._handle_exception(error)
            self._take(driver._execute(partial(_on, driver, partial(_begin_immediate, patience_ms))))
        except Exception as error:
            self._handle_exception(error)

    def begin_reading(self) -> None:
        """Begin a transaction that takes no lock: all its statements see the database as it is with the first one."""
        self._reads_long = True
        self.run(partial(_executed, "execute", "BEGIN", ()))

    def rollback(self) -> None:
        """Roll back, unless there is nothing to.

        Of a transaction that writes no statement is on its way, so it is safe to look from this thread; a reader that is given
        up may still be beginning in the connection's own, and the rollback is sent after it.
        """
        was_reading, self._reads_long = self._reads_long, False
        if was_reading or self._is_in_transaction:
            super().rollback()

    @property
    def _is_in_transaction(self) -> bool:
        return self._connection._connection is not None and self._connection.in_transaction

    def run(self, work: Callable[[sqlite3.Connection], Result]) -> Result:
        """Run something on the real connection; errors are the driver's own.

        In its thread, unless a transaction is open that writes. Without a greenlet there should be one; if it is lost, the
        driver says so.
        """
        driver = self._connection
        if (self._is_in_transaction and not self._reads_long) or not in_greenlet():
            try:
                return work(driver._conn)
            except Exception as error:
                self._handle_exception(error)
        trip: Coroutine[Any, Any, Result] = driver._execute(partial(_on, driver, work))
        return self._take(trip)

    def _take(self, running: Coroutine[Any, Any, Result]) -> Result:
        result: Result
        try:
            result = await_(running)
        except Exception as error:
            self._handle_exception(error)
        return result


class OneHopDbapi(AsyncAdapt_aiosqlite_dbapi):
    """Opens connections of that kind; only with an `async_creator`."""

    def connect(self, *arg: Any, **kw: Any) -> OneHopConnection:
        """Open by SQLAlchemy's `async_creator`."""
        creator = kw.pop("async_creator_fn")
        return OneHopConnection(self, await_(creator(*arg, **kw)))


class OneHopDialect(SQLiteDialect_aiosqlite):
    """The stock dialect on those connections."""

    driver = "aiosqlite_one_hop"
    supports_statement_cache = True
    supports_server_side_cursors = False

    def __init__(self, waits_for_lock_ms: int | None = None, **options: Any) -> None:
        """Choose how long a transaction waits at its beginning for the write lock; None begins none at all (for reading)."""
        super().__init__(**options)
        self.waits_for_lock_ms = waits_for_lock_ms

    @classmethod
    def import_dbapi(cls) -> OneHopDbapi:
        """Load the drivers."""
        return OneHopDbapi(__import__("aiosqlite"), __import__("sqlite3"))

    def do_begin(self, dbapi_connection: Any) -> None:
        """Take the write lock now, so that what is read is still true when it is written."""
        if self.waits_for_lock_ms is not None:
            dbapi_connection.begin_immediate(self.waits_for_lock_ms)


def _on(driver: Any, work: Callable[[sqlite3.Connection], Result]) -> Result:
    return work(driver._conn)


def _begin_immediate(patience_ms: int, connection: sqlite3.Connection) -> None:
    connection.execute(f"PRAGMA busy_timeout={patience_ms}").close()
    connection.execute("BEGIN IMMEDIATE").close()


def _executed(method: str, operation: str, parameters: Sequence[Any], connection: sqlite3.Connection) -> Executed:
    cursor: sqlite3.Cursor = getattr(connection, method)(operation, parameters)
    try:
        rows = cursor.fetchall() if cursor.description else []
        # The count of changed rows is right only after the rows of a RETURNING were fetched.
        return Executed(rows, cursor.description, cursor.rowcount, cursor.lastrowid or 0)
    finally:
        cursor.close()
