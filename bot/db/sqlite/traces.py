"""What erased words leave behind in the files of SQLite, and how it is taken out.

Every connection overwrites what it deletes (`secure_delete`). Two places are left: the write-ahead log, which holds what was
there before until it is emptied; and, seldom, a shred in the unused middle of a page that SQLite has rebuilt, which goes only
when the whole file is written anew (VACUUM). Whoever erases somebody marks the file for that, in the same transaction and in
the file's own header, so that neither a crash nor another process forgets it.

Run as a program it writes one file anew: in a process of its own, because only there SQLite can be told to put its temporary
file beside the database instead of into `/tmp`, which may be small.
"""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

MARK = "PRAGMA user_version"
"""How often the file was marked to be written anew since it was; 0: it need not be. Part of the transaction that sets it."""
PATIENCE = 1.0
"""Seconds to wait for other processes."""


class NotWrittenAnew(Exception):
    """A file that is to be written anew could not be."""


def has_traces(file: Path) -> bool:
    """Tell whether the log holds anything or the file is marked.

    SQLite is asked and not the file: on closing any other descriptor of it the system takes all locks of the process away
    (https://www.sqlite.org/howtocorrupt.html, 2.2). Another process then holds itself for the last one, and on leaving deletes
    the log in which this one goes on writing.
    """
    log = file.with_name(f"{file.name}-wal")
    if log.exists() and log.stat().st_size:
        return True
    if not file.exists():
        return False
    with closing(_open(file)) as connection:
        return bool(connection.execute(MARK).fetchone()[0])


def fold(file: Path) -> None:
    """Bring what is in the log into the file as far as that hinders nobody."""
    with closing(_open(file)) as connection:
        connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()


def wipe(file: Path) -> bool:
    """Write a marked file anew, and empty the log; False when somebody who reads or writes stood in the way.

    Writers of this process have to wait meanwhile. For a file that is not marked that is a moment.

    Raises:
        sqlite3.Error: the file cannot be used.
        NotWrittenAnew: it stays marked.
    """
    with closing(_open(file)) as connection:
        marks = connection.execute(MARK).fetchone()[0]
        if marks:
            write_anew(file)
            connection.execute("BEGIN IMMEDIATE")
            if connection.execute(MARK).fetchone()[0] == marks:  # else somebody was erased since
                connection.execute(f"{MARK} = 0")
            connection.execute("COMMIT")
        is_busy = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    return not is_busy


def mark(file: Path) -> None:
    """Let the file be written anew by the next `wipe`."""
    with closing(_open(file)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(f"{MARK} = {connection.execute(MARK).fetchone()[0] + 1}")
        connection.execute("COMMIT")


def _open(file: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{file.resolve().as_uri()}?mode=rw", uri=True, isolation_level=None, timeout=PATIENCE)


def write_anew(file: Path) -> None:
    """Write the file anew in a process of its own.

    Raises:
        NotWrittenAnew: there is no room, or somebody else writes all the time.
    """
    file = file.resolve()
    done = subprocess.run(  # noqa: S603  this very module, and a file that the operator has named
        [sys.executable, "-m", "bot.db.sqlite.traces", str(file)],
        env=os.environ | {"SQLITE_TMPDIR": str(file.parent)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=False,
    )
    if done.returncode:
        raise NotWrittenAnew(f"{file.name} could not be written anew; is there room for a second one beside it?")


def main(file: Path) -> None:
    """Write the file anew, here and now."""
    with closing(_open(file)) as connection:
        connection.execute("VACUUM")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
