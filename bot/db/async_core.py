"""SQLAlchemy Core for asyncio: engines and connections, as little of them as is used here.

`sqlalchemy.ext.asyncio` does the same and more, and loads the ORM, which nobody here uses: 7 MB and a tenth of the start. Both
stand on `greenlet_spawn`, in which Core's own connection runs and waits. Read in SQLAlchemy 2.1.9.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Generator, Mapping, Sequence
from types import TracebackType
from typing import Any, TypeVar

from sqlalchemy import URL, Connection, CursorResult, Dialect, Engine, Executable, create_engine
from sqlalchemy.util.concurrency import greenlet_spawn

Parameters = Mapping[str, Any] | Sequence[Mapping[str, Any]] | None
Result = TypeVar("Result")


class AsyncConnection:
    """A connection of Core's; everything that may wait is awaited. As a context it is closed at the end, come what may."""

    def __init__(self, core: Connection) -> None:
        """Take a connection over."""
        self.core = core

    async def execute(self, statement: Executable, parameters: Parameters = None) -> CursorResult[Any]:
        """Run a statement; its rows have been fetched already."""
        return await greenlet_spawn(self.core.execute, statement, parameters)

    async def commit(self) -> None:
        """Commit."""
        await greenlet_spawn(self.core.commit)

    async def invalidate(self, error: BaseException) -> None:
        """Let the pool replace what stands behind it."""
        await greenlet_spawn(self.core.invalidate, error)

    async def run_sync(self, work: Callable[[Connection], Result]) -> Result:
        """Run something that knows nothing of asyncio."""
        return await greenlet_spawn(work, self.core)

    @property
    def driver(self) -> Any:
        """The driver's own connection, behind SQLAlchemy's adapter."""
        return self.core.connection.driver_connection

    async def close(self) -> None:
        """Roll back what was not committed, and give it back: to the end, also when the task is being cancelled.

        Half closed, it would keep SQLite's lock.
        """
        closing = asyncio.ensure_future(greenlet_spawn(self.core.close))
        try:
            await asyncio.shield(closing)
        except asyncio.CancelledError:
            await asyncio.wait([closing])
            raise

    async def __aenter__(self) -> AsyncConnection:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self.close()


class Connecting(Awaitable[AsyncConnection]):
    """A connection to come: awaited, or entered."""

    def __init__(self, engine: Engine) -> None:
        """Open nothing yet."""
        self._engine = engine
        self._connection: AsyncConnection | None = None

    def __await__(self) -> Generator[Any, Any, AsyncConnection]:
        return self._open().__await__()

    async def _open(self) -> AsyncConnection:
        return AsyncConnection(await greenlet_spawn(self._engine.connect))

    async def __aenter__(self) -> AsyncConnection:
        self._connection = await self._open()
        return self._connection

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self._connection is not None:
            await self._connection.close()


class AsyncEngine:
    """Gives out connections."""

    def __init__(self, url: URL, **options: Any) -> None:
        """Open nothing yet. `options` are those of `create_engine`, and `async_creator`, which opens the driver's connection."""
        opens = options.pop("async_creator", None)
        if opens is not None:
            options["creator"] = lambda: self._core.dialect.loaded_dbapi.connect(async_creator_fn=opens)
        self._core: Engine = create_engine(url, **options)

    @property
    def dialect(self) -> Dialect:
        """How statements are spelled and values are converted."""
        return self._core.dialect

    def connect(self) -> Connecting:
        """Give a connection, to be awaited or entered."""
        return Connecting(self._core)

    async def begin(self) -> AsyncConnection:
        """Give a connection on which a transaction has begun."""
        return AsyncConnection(await greenlet_spawn(_begun, self._core))

    async def dispose(self) -> None:
        """Close every connection that nobody has."""
        await greenlet_spawn(self._core.dispose)


def _begun(engine: Engine) -> Connection:
    connection = engine.connect()
    try:
        connection.begin()
    except BaseException:
        connection.close()
        raise
    return connection
