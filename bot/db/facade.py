"""The database as the composition root sees it. Leaves out migrating: see `migrate`."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import text

from bot.db.address import database_url, is_sqlite
from bot.db.engine import BUSY_TIMEOUT_MS, lasting_engine, reading_engine, writing_engine
from bot.db.export.answers_reader import SqlAnswersReader
from bot.db.export.log_reader import SqlLogReader
from bot.db.export.pseudonyms import Pseudonyms
from bot.db.faults import StorageFaults
from bot.db.postgresql.polling_turn import LockedTurn
from bot.db.postgresql.process_identity import OneOfSeveral, ProcessIdentity, SingleProcess
from bot.db.repositories.client_file import ClientFileRepository, Stored
from bot.db.sqlite.traces import NotWrittenAnew, fold, has_traces, wipe
from bot.db.sqlite.writer_lock import NoWriterLock, WriterLock
from bot.db.storage_errors import storage_errors_translated
from bot.db.transaction import ReadingTransaction, Transaction
from bot.db.unit_of_work import SqlUnitOfWork
from bot.db.upkeep.erasure_ledger import ErasureLedger, ledger_beside
from bot.domain.ids import ClientId
from bot.services.outgoing_ports import Claims

PASSED_OVER = 20
"""So many times traces are left where they are after a file could not be written anew: trying costs much."""


class Database:
    """Gives out units of work and readers. Opens nothing before it is asked; `dispose` closes everything."""

    def __init__(
        self,
        url: str,
        *,
        faults: StorageFaults | None = None,
        busy_timeout_ms: int = BUSY_TIMEOUT_MS,
        max_pages: int | None = None,
        ledger: Path | None = None,
    ) -> None:
        """Prepare the engines.

        Args:
            url: `sqlite:///path` or `postgresql://…`; the driver is chosen here.
            faults: for tests: which steps are to fail.
            busy_timeout_ms: how long to wait for another process's lock on SQLite.
            max_pages: for tests: the size in pages at which the disk counts as full.
            ledger: where it is written down who was erased; beside the database by default.
        """
        parsed = database_url(url)
        self._writing = writing_engine(parsed, busy_timeout_ms=busy_timeout_ms, max_pages=max_pages)
        self._reading = reading_engine(parsed, busy_timeout_ms=busy_timeout_ms)
        self._file = Path(parsed.database) if is_sqlite(parsed) and parsed.database else None
        self.ledger = ErasureLedger(ledger or ledger_beside(url))
        self._passed_over = 0
        self._gate = WriterLock() if is_sqlite(parsed) else NoWriterLock()
        self._faults = faults
        self._turn = None if is_sqlite(parsed) else LockedTurn(lasting_engine(parsed))
        self._identity: ProcessIdentity = SingleProcess() if is_sqlite(parsed) else OneOfSeveral(lasting_engine(parsed))

    def unit_of_work(self) -> SqlUnitOfWork:
        """Give a unit of work, to be entered with `async with`."""
        return SqlUnitOfWork(Transaction(self._writing, self._gate, self._faults), self._identity, self.ledger)

    @property
    def reading_work(self) -> Callable[[], SqlUnitOfWork] | None:
        """Gives units of work that only read, which see one moment, and for which no writer waits.

        None on PostgreSQL: there nobody waits for whoever reads, so a unit of work does.
        """
        return None if self._file is None else self._read_only

    def _read_only(self) -> SqlUnitOfWork:
        return SqlUnitOfWork(ReadingTransaction(self._reading, NoWriterLock()), self._identity, self.ledger)

    @property
    def claims(self) -> Claims:
        """Tell which rows of the outbox this process sends."""
        return self._identity

    @property
    def polling_turn(self) -> LockedTurn | None:
        """Which of several processes polls; None on SQLite, where there is one."""
        return self._turn

    def log_reader(self) -> SqlLogReader:
        """Give the reader of the interaction log; it never waits for a writer nor makes one wait."""
        return SqlLogReader(self._reading)

    def pseudonyms(self, *, manager: str, client: str) -> Pseudonyms:
        """Give the numbers that stand for people in one file; the words stand before them."""
        return Pseudonyms(self._reading, manager=manager, client=client)

    def answers_reader(self) -> SqlAnswersReader:
        """Give the reader of calls with their answers; it never waits for a writer nor makes one wait."""
        return SqlAnswersReader(self._reading)

    async def everything_of(self, client_id: ClientId) -> Stored:
        """Read every row that is a client's; it never waits for a writer nor makes one wait."""
        reading = Transaction(self._reading, NoWriterLock(), None)
        try:
            return await ClientFileRepository(reading).everything_of(client_id)
        finally:
            await reading.rollback()

    async def ping(self) -> None:
        """Make a round trip that touches the stored schema; raise StorageUnavailable when it fails."""
        with storage_errors_translated():
            async with self._reading.connect() as connection:
                await connection.execute(text("SELECT version_num FROM alembic_version"))

    async def wipe_traces(self) -> None:
        """Take out of SQLite's files what erased and delivered words have left there; on PostgreSQL that is vacuum's business.

        Raises:
            StorageUnavailable: the file cannot be used now.
            NotWrittenAnew: somebody was erased, and his traces are still in the file; it is tried again some time later.
        """
        if self._file is None or not has_traces(self._file):
            return
        if self._passed_over:
            self._passed_over -= 1
            return
        with storage_errors_translated():
            await asyncio.to_thread(fold, self._file)  # most of the work, and nobody waits for it
            await self._gate.enter()
            try:
                await asyncio.to_thread(wipe, self._file)
            except NotWrittenAnew:
                self._passed_over = PASSED_OVER
                raise
            finally:
                self._gate.leave()

    async def dispose(self) -> None:
        """Close every connection and end its thread."""
        await self._identity.leave()
        if self._turn is not None:
            await self._turn.leave()
        await self._writing.dispose()
        await self._reading.dispose()
