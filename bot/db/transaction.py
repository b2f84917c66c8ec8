"""One transaction at a time on one connection: begin, execute, commit, roll back.

Everything that can fail because storage is unavailable passes through here, so the translation of errors is here too.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Awaitable, Callable, Mapping, Sequence
from functools import partial
from typing import Any, Protocol, TypeVar

from sqlalchemy import Connection, CursorResult, Executable
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine
from sqlalchemy.sql.selectable import SelectBase

from bot.db.faults import Step, StorageFaults
from bot.db.prepared import Columns, Prepared, Ready
from bot.db.sqlite.one_hop_dialect import Executed, OneHopDialect
from bot.db.storage_errors import storage_errors_translated, translation_of
from bot.services.errors import OnlyReads

Parameters = Mapping[str, Any] | Sequence[Mapping[str, Any]] | None
Result = TypeVar("Result")


class Gate(Protocol):
    """What a writer passes before it begins."""

    async def enter(self) -> None:
        """Wait for one's turn."""

    def leave(self) -> None:
        """Let the next one in."""


class Transaction:
    """Statements of one unit of work.

    Begins with `begin` or with the first statement after a commit or rollback. Invariants: it holds the gate exactly while it
    is begun; after a failed statement it can only be rolled back, as PostgreSQL has it (SQLite would go on, and after a full
    disk it would even go on outside of any transaction).
    """

    def __init__(self, engine: AsyncEngine, gate: Gate, faults: StorageFaults | None) -> None:
        """Hold what is needed; take nothing yet."""
        self._engine = engine
        self._is_in_place = isinstance(engine.dialect, OneHopDialect)
        self._gate = gate
        self._faults = faults
        self._connection: AsyncConnection | None = None
        self._failure: BaseException | None = None

    @property
    def dialect(self) -> str:
        """`sqlite` or `postgresql`: upserts are spelled by their own constructs."""
        return self._engine.dialect.name

    async def begin(self) -> AsyncConnection:
        """Wait for one's turn and begin; raise StorageUnavailable when the database cannot be locked or opened."""
        await self._gate.enter()
        try:
            with storage_errors_translated():
                if self._faults is not None:
                    self._faults.before(Step.BEGIN)
                self._connection = connection = await self._engine.connect()
                await connection.begin()
        except BaseException:
            await self._let_go()
            raise
        return connection

    async def execute(self, statement: Executable, parameters: Parameters = None) -> CursorResult[Any]:
        """Run one statement, with its rows already fetched."""
        return await self._step(partial(self._run, statement, parameters))

    async def rows(self, statement: Prepared, parameters: Mapping[str, Any]) -> Sequence[Columns]:
        """Run a prepared statement and return its rows."""
        return await self._step(partial(self._rows, statement, parameters))

    async def row(self, statement: Prepared, parameters: Mapping[str, Any]) -> Columns | None:
        """Run a prepared statement that has at most one row, and return that."""
        rows = await self.rows(statement, parameters)
        if len(rows) > 1:
            raise LookupError(f"{len(rows)} rows where there is one")
        return rows[0] if rows else None

    async def change(self, statement: Prepared, parameters: Mapping[str, Any]) -> int:
        """Run a prepared statement and return how many rows it has changed."""
        return await self._step(partial(self._change, statement, parameters))

    async def _step(self, run: Callable[[AsyncConnection], Awaitable[Result]]) -> Result:
        connection = self._connection or await self.begin()
        if self._failure is not None:
            raise self._failure
        try:
            if self._faults is not None:
                self._faults.before(Step.STATEMENT)
            result = await run(connection)
            if self._faults is not None:
                self._faults.after(Step.STATEMENT)
        except BaseException as error:
            self._failure = failure = translation_of(error)
            if failure is error:
                raise
            raise failure from error
        return result

    async def _run(self, statement: Executable, parameters: Parameters, connection: AsyncConnection) -> CursorResult[Any]:
        if self._is_in_place and connection.sync_connection is not None:
            # The asyncio face would make a greenlet for each statement, to wait in, and here nothing waits.
            return connection.sync_connection.execute(statement, parameters)
        return await connection.execute(statement, parameters)

    async def _rows(self, statement: Prepared, parameters: Mapping[str, Any], connection: AsyncConnection) -> Sequence[Columns]:
        if not self._is_in_place:
            return (await connection.execute(statement.statement(self._engine.dialect), parameters)).mappings().all()
        ready = statement.ready(self._engine.dialect, parameters)
        return [ready.row(found) for found in (await self._in_place(ready, parameters, connection)).rows]

    async def _change(self, statement: Prepared, parameters: Mapping[str, Any], connection: AsyncConnection) -> int:
        if not self._is_in_place:
            return (await connection.execute(statement.statement(self._engine.dialect), parameters)).rowcount
        ready = statement.ready(self._engine.dialect, parameters)
        return (await self._in_place(ready, parameters, connection)).rowcount

    async def _in_place(self, ready: Ready, parameters: Mapping[str, Any], connection: AsyncConnection) -> Executed:
        """Have the driver run a statement; what goes wrong there is what SQLAlchemy would make of it."""
        values = ready.values(parameters)
        driver: Any = connection.sync_connection and connection.sync_connection.connection.dbapi_connection
        try:
            return driver.run_text(ready.text, values)  # type: ignore[no-any-return]  # the dialect's own connection
        except sqlite3.Error as error:
            is_lost = self._engine.dialect.is_disconnect(error, driver, None)  # type: ignore[arg-type]  # any error of the driver
            if is_lost:
                await connection.invalidate(error)
            raise DBAPIError.instance(
                ready.text, None, error, sqlite3.Error, hide_parameters=True, connection_invalidated=is_lost
            ) from error

    async def commit(self) -> None:
        """Make it last. Whatever happens, the transaction is over afterwards.

        Raises:
            StorageUnavailable: nothing of it was stored, or (only when the connection broke) perhaps all of it was.
        """
        if self._connection is None:
            return
        try:
            if self._failure is not None:
                raise self._failure
            with storage_errors_translated():
                if self._faults is not None:
                    self._faults.before(Step.COMMIT)
                await self._connection.commit()
                if self._faults is not None:
                    self._faults.after(Step.COMMIT)
        finally:
            await self._let_go()

    async def rollback(self) -> None:
        """Forget it."""
        if self._connection is not None:
            await self._let_go()

    async def _let_go(self) -> None:
        """Close the connection, which rolls back what was not committed, and only then let the next writer in."""
        connection, self._connection, self._failure = self._connection, None, None
        try:
            if connection is not None:
                await _close(connection)
        finally:
            self._gate.leave()


async def _close(connection: AsyncConnection) -> None:
    """Close to the end, also when the task is being cancelled: half closed, it would keep SQLite's lock."""
    closing = asyncio.ensure_future(connection.close())
    try:
        with storage_errors_translated():
            await asyncio.shield(closing)
    except asyncio.CancelledError:
        await asyncio.wait([closing])
        raise


class ReadingTransaction(Transaction):
    """Statements that only read, on SQLite: all of them see one and the same moment, and no writer waits for any of them.

    They take no lock and run in the connection's thread, so that the event loop goes on. What would write is refused before
    the database sees it, which would refuse it too (`query_only`).
    """

    def __init__(self, engine: AsyncEngine, gate: Gate) -> None:
        """Hold what is needed; take nothing yet."""
        super().__init__(engine, gate, None)
        self._is_in_place = False

    async def begin(self) -> AsyncConnection:
        """Begin; raise StorageUnavailable when the database cannot be opened."""
        connection = await super().begin()
        try:
            with storage_errors_translated():
                await connection.run_sync(_begin_reading)
        except BaseException:
            await self._let_go()
            raise
        return connection

    async def _run(self, statement: Executable, parameters: Parameters, connection: AsyncConnection) -> CursorResult[Any]:
        if not isinstance(statement, SelectBase):
            raise OnlyReads
        return await super()._run(statement, parameters, connection)

    async def _change(self, statement: Prepared, parameters: Mapping[str, Any], connection: AsyncConnection) -> int:
        del statement, parameters, connection
        raise OnlyReads


def _begin_reading(connection: Connection) -> None:
    driver: Any = connection.connection.dbapi_connection
    driver.begin_reading()
