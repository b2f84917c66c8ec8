"""Which errors of a driver mean that storage is unavailable."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from bot.services.errors import StorageUnavailable

SQLITE_UNAVAILABLE = frozenset(
    {
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_PROTOCOL,
    }
)
"""Primary result codes: lock, disk, file. PROTOCOL is how WAL reports that it could not get its locks."""

POSTGRESQL_UNAVAILABLE = ("08", "28", "3D", "53", "57P0", "40001", "40P01", "55P03")
"""Beginnings of SQLSTATE: connection, refused user, missing database, insufficient resources (disk full too), shutdown, locks."""


@contextmanager
def storage_errors_translated() -> Iterator[None]:
    """Raise `StorageUnavailable` in place of a driver's lock, disk or connection error; let anything else through."""
    try:
        yield
    except Exception as error:
        translated = translation_of(error)
        if translated is error:
            raise
        raise translated from error


def translation_of(error: BaseException) -> BaseException:
    """Return what is to be raised in place of an error; itself when it has nothing to do with storage being unavailable."""
    return StorageUnavailable(_reason(error)) if is_unavailable(error) else error


def is_unavailable(error: BaseException) -> bool:
    """Tell whether the same may succeed later without anybody changing the program."""
    if isinstance(error, DBAPIError):
        return error.connection_invalidated or (error.orig is not None and _driver_says_so(error.orig))
    return isinstance(error, (PoolTimeoutError, OSError)) or _driver_says_so(error)


def _driver_says_so(error: BaseException) -> bool:
    if isinstance(error, sqlite3.Error):
        code = getattr(error, "sqlite_errorcode", None)
        # An extended code carries its primary one in the lowest byte.
        return code is not None and (code & 0xFF) in SQLITE_UNAVAILABLE
    state = getattr(error, "sqlstate", None)
    return isinstance(state, str) and state.startswith(POSTGRESQL_UNAVAILABLE)


def _reason(error: BaseException) -> str:
    """Name the driver's words only: the statement and its parameters hold people's data."""
    origin = error.orig if isinstance(error, DBAPIError) else error
    return f"{type(origin).__name__}: {origin}"
