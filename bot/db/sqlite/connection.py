"""How one connection to a SQLite file is opened and set up. Leaves out pools and transactions: see `engine`."""

from __future__ import annotations

import asyncio
import errno
import sqlite3
from collections.abc import Mapping
from functools import partial
from pathlib import Path

import aiosqlite

ROWS_A_FETCH = 64
"""What aiosqlite calls `iter_chunk_size`; only iterating over its own cursors uses it."""
NO_LOG_HERE = "this file system does not hold SQLite's write-ahead log; put the database on a disk of this machine"


def uri_of(file: Path, mode: str = "rw") -> str:
    """Return what to open a database by. It never lets SQLite make one, which everybody could read, at the end of any link.

    Raises:
        OSError: it is a folder, or a device, which SQLite would wait for without end.
    """
    if file.exists() and not file.is_file():
        raise OSError(errno.EINVAL, "this is no file for a database", str(file))
    return f"{file.absolute().as_uri()}?mode={mode}"


def open_file(path: str, pragmas: Mapping[str, str]) -> sqlite3.Connection:
    """Open a file that is there, and set it up.

    Raises:
        OSError: it is no file, or its file system cannot hold a write-ahead log (network shares, folders of another system).

    Transactions are begun explicitly: by itself the driver begins only at the first change, too late for a read-modify-write.
    """
    # It is opened in its own thread and used in two, one at a time: see `one_hop_dialect`.
    connection = sqlite3.connect(uri_of(Path(path)), uri=True, isolation_level=None, check_same_thread=False)
    try:
        for name, value in pragmas.items():
            cursor = connection.execute(f"PRAGMA {name}={value}")
            answer = cursor.fetchone()
            cursor.close()
            if name == "journal_mode" and answer[0].upper() != value:  # SQLite says what it could do, and goes on
                raise OSError(errno.EOPNOTSUPP, NO_LOG_HERE, path)
    except BaseException:
        connection.close()
        raise
    return connection


async def connect(path: str, pragmas: Mapping[str, str]) -> aiosqlite.Connection:
    """Open a file in a thread of its own, which ends with the connection, or right here if the file cannot be opened."""
    connection = aiosqlite.Connection(partial(open_file, path, pragmas), ROWS_A_FETCH)
    # A connection that nobody closed must not keep the process from ending. Private to aiosqlite, read in 0.22.1: there is no
    # public way, and SQLAlchemy does the same.
    connection._thread.daemon = True
    try:
        return await connection
    except BaseException:
        # aiosqlite has told the thread to end and does not wait for it; its last word must not meet a closed event loop.
        await asyncio.to_thread(connection._thread.join)
        raise
