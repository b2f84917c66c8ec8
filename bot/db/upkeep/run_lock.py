"""The lock that only one running bot holds on a SQLite database.

A second poller would take half of the updates, and restoring under a running bot would tear its database apart.
"""

from __future__ import annotations

import errno
import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from bot.db.address import database_url, is_sqlite
from bot.db.sqlite.connection import uri_of
from bot.private_files import open_lock

NO_LOCKS = frozenset({errno.EOPNOTSUPP, errno.ENOTSUP, errno.ENOLCK, errno.ENOSYS, errno.EINVAL})
NO_LOCKS_HERE = "this file system knows no locks; put the database on a disk of this machine"


class AlreadyRunning(Exception):
    """Another process holds the lock."""


@contextmanager
def run_lock(url: str) -> Iterator[None]:
    """Hold the lock while the block runs; the operating system releases it even after a kill.

    Raises:
        AlreadyRunning: another process holds it.
        OSError: the database is a folder or a device, nothing may be written beside it, or the file system knows no locks.
    """
    parsed = database_url(url)
    if not is_sqlite(parsed) or not parsed.database or parsed.database == ":memory:":
        yield
        return
    database = Path(parsed.database)
    uri_of(database)  # nothing is made beside what can be no database
    path = database.with_suffix(".lock")
    with open(open_lock(path)) as file:  # noqa: PTH123  # a descriptor
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise AlreadyRunning(f"{path} is held by another running bot") from None
        except OSError as error:
            raise _without_locks(error, path) from None
        yield


def has_locks(file: BinaryIO) -> bool:
    """Tell whether the file system of an open file, which nobody needs locked, knows locks; one that is held proves it."""
    try:
        fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError as error:
        if error.errno in NO_LOCKS:
            return False
        raise
    fcntl.flock(file, fcntl.LOCK_UN)
    return True


def _without_locks(error: OSError, path: Path) -> OSError:
    return OSError(error.errno, NO_LOCKS_HERE, str(path)) if error.errno in NO_LOCKS else error
