"""Copies of a SQLite database, made while taps run, and putting one back. Leaves out PostgreSQL, which has its own tools.

A copy is one file without a write-ahead log. Mixing a copy with the log of another database tears both apart, so restoring
removes the log and never writes into a file in place.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

from bot.db.engine import database_url, is_sqlite
from bot.db.migrate import known_revisions
from bot.db.run_lock import run_lock

PAGES_A_STEP = 2000
"""How much is copied at once: 8 MB. A change in between makes SQLite copy that page again, never a torn file."""
SUFFIXES = ("-wal", "-shm", "-journal")


class NotOurs(Exception):
    """The work is for SQLite only; the message names the tool of the database in use."""


class BadBackup(Exception):
    """The file is no copy that can be put back; the message says why."""


def database_file(url: str, tool: str) -> Path:
    """Return the file of a SQLite URL.

    Raises:
        NotOurs: it is PostgreSQL; `tool` is named as what to use there.
    """
    parsed = database_url(url)
    if not is_sqlite(parsed) or not parsed.database:
        raise NotOurs(f"PostgreSQL has its own tool for this: use {tool}")
    return Path(parsed.database)


def back_up(url: str, target: Path) -> None:
    """Copy the database as of one moment into a new file, while it is being used.

    Raises:
        NotOurs: the database is PostgreSQL.
        FileNotFoundError: there is no database yet.
        FileExistsError: the target exists; an older copy is never overwritten.
        BadBackup: the copy did not pass the check of its integrity.
        OSError: the disk is full, or nothing may be written there.
    """
    source = database_file(url, "pg_dump")
    if not source.exists():
        raise FileNotFoundError(2, "there is no database yet", str(source))
    if target.exists():
        raise FileExistsError(17, "there is a file already, and an older copy is never overwritten", str(target))
    with _drafted(target) as draft:
        with closing(sqlite3.connect(_read_only(source), uri=True)) as live, closing(sqlite3.connect(draft)) as copy:
            live.backup(copy, pages=PAGES_A_STEP)
            # The copy carries the mode of the source; in this one it is a single file.
            copy.execute("PRAGMA journal_mode = DELETE")
        check_copy(draft)


def restore(url: str, source: Path, now: datetime) -> Path | None:
    """Put a copy in the database's place; return where the database that was there is kept.

    Raises:
        NotOurs: the database is PostgreSQL.
        AlreadyRunning: a bot is running on the database.
        BadBackup: the file is damaged, is not one of ours, or is of a newer version.
    """
    live = database_file(url, "pg_restore")
    check_copy(source)
    with run_lock(url):
        kept = None
        with _drafted(live, may_replace=True) as draft:
            with closing(sqlite3.connect(_read_only(source), uri=True)) as copy, closing(sqlite3.connect(draft)) as fresh:
                copy.backup(fresh)
            check_copy(draft)
            if live.exists():
                kept = live.with_name(f"{live.name}.before-restore-{now:%Y%m%dT%H%M%S}")
                _keep(live, kept)
        return kept


def check_copy(file: Path) -> None:
    """Look whether a file is a whole database of ours that this version can read.

    Raises:
        BadBackup: it is not; the message is one line.
    """
    if not file.is_file():
        raise BadBackup(f"{file} does not exist")
    try:
        with closing(sqlite3.connect(_read_only(file), uri=True)) as copy:
            found = [row[0] for row in copy.execute("PRAGMA integrity_check(1)")]
            if found != ["ok"]:
                raise BadBackup(f"{file} is damaged: {found[0]}")
            if copy.execute("PRAGMA foreign_key_check").fetchone() is not None:
                raise BadBackup(f"{file} is damaged: it refers to rows that are missing")
            revisions = {row[0] for row in copy.execute("SELECT version_num FROM alembic_version")}
    except sqlite3.OperationalError as error:
        if "no such table" in str(error):
            raise BadBackup(f"{file} is no database of this program") from None
        raise BadBackup(f"{file} cannot be read: {error}") from None
    except sqlite3.DatabaseError as error:
        raise BadBackup(f"{file} is damaged or no database: {error}") from None
    if not revisions <= known_revisions():
        raise BadBackup(f"{file} was made by a newer version of the program; update first")


def _read_only(file: Path) -> str:
    return f"{file.resolve().as_uri()}?mode=ro"


def _keep(live: Path, kept: Path) -> None:
    """Give the database a second name, so that it outlives being replaced; its write-ahead log goes along or is folded in."""
    try:
        with closing(sqlite3.connect(live)) as old:
            old.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except sqlite3.DatabaseError:
        pass  # it may be damaged, and be restored for that very reason: then it is kept as it is
    os.link(live, kept)
    for suffix in SUFFIXES:
        log = live.with_name(live.name + suffix)
        if log.exists():
            log.rename(kept.with_name(kept.name + suffix))


@contextmanager
def _drafted(target: Path, *, may_replace: bool = False) -> Iterator[Path]:
    """Give a file beside the target, readable by its owner alone, that takes the target's place at the end, or vanishes."""
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_name(f"{target.name}.part")
    draft.unlink(missing_ok=True)
    draft.touch(mode=0o600)
    try:
        yield draft
        descriptor = os.open(draft, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        if target.exists() and not may_replace:
            raise FileExistsError(17, "there is a file already, and an older copy is never overwritten", str(target))
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)
