"""Copies of a SQLite database, made while taps run, and putting one back.

A copy is one file without a write-ahead log. Mixing a copy with the log of another database tears both apart, so restoring
takes the log away and never writes into a file in place.
"""

from __future__ import annotations

import errno
import os
import re
import shutil
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from bot.db.address import database_url, is_sqlite
from bot.db.sqlite.connection import uri_of
from bot.db.storage_errors import is_unavailable, storage_errors_translated
from bot.db.upkeep.migrate import known_revisions
from bot.db.upkeep.run_lock import run_lock
from bot.private_files import drafted, give_to_owner_of, make_folder, narrow, scratch

SUFFIXES = ("-wal", "-shm", "-journal")
COPIES_KEPT = 5
"""Copies made before migrations that are kept of one database, the newest."""
COPIES = ("{name}.before-restore-*", "backups/{stem}-*.db")
"""How copies are called that this module makes beside a database, by its name and its name without the ending."""
OUR_TABLES = frozenset({"employees", "consultations", "processed_updates"})
"""Tables that every schema of ours has had; a number of a schema alone proves little."""


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


def database_to_copy(url: str) -> Path:
    """Return the file of a SQLite database that is there.

    Raises:
        NotOurs: it is PostgreSQL.
        FileNotFoundError: there is none yet.
    """
    source = database_file(url, "pg_dump --format=custom")
    if not source.exists():
        raise FileNotFoundError(errno.ENOENT, "there is no database yet", str(source))
    return source


def back_up(url: str, target: Path) -> None:
    """Copy the database as of one moment into a new file, while it is being used.

    Raises:
        NotOurs: the database is PostgreSQL.
        FileNotFoundError: there is no database yet.
        FileExistsError: the target exists; an older copy is never overwritten.
        BadBackup: the database is damaged, or the copy did not pass the check of its integrity.
        StorageUnavailable: the disk is full, or the database cannot be read now.
        OSError: nothing may be written there.
    """
    source = database_to_copy(url)
    make_folder(target.parent)
    with drafted(target, may_replace=False) as draft:
        _copy_checked(source, draft.path)
        _sync(draft.path)
    _sync(target.parent)


def back_up_into(url: str, out: BinaryIO) -> None:
    """Copy the database as of one moment into a pipe or a device; nothing is written there before the copy was checked.

    Raises:
        Exception: everything that `back_up` raises.
    """
    source = database_to_copy(url)
    with scratch(source.parent) as draft:
        _copy_checked(source, draft.path)
        shutil.copyfileobj(draft.file, out)


def back_up_before_migration(url: str, revision: str, now: datetime) -> Path:
    """Copy the database into `backups` beside it and return the copy; only the newest few are kept.

    Raises:
        Exception: everything that `back_up` raises.
    """
    source = database_to_copy(url)
    folder = source.parent / "backups"
    copy = folder / f"{source.stem}-{revision}-{now:%Y%m%dT%H%M%S%f}.db"
    back_up(url, copy)
    ours = re.compile(rf"{re.escape(source.stem)}-[^-]+-(\d{{8}}T\d{{6,12}})\.db")
    dated = [(found[1], file) for file in folder.iterdir() if (found := ours.fullmatch(file.name))]
    for _, old in sorted(dated)[:-COPIES_KEPT]:
        old.unlink()
    return copy


def restore(url: str, source: Path, now: datetime) -> Path | None:
    """Put a copy in the database's place; return where the database that was there is kept.

    Raises:
        NotOurs: the database is PostgreSQL.
        AlreadyRunning: a bot is running on the database.
        BadBackup: the file is damaged, is not one of ours, or is of a newer version.
        StorageUnavailable: the disk is full.
        OSError: nothing may be written there.
    """
    live = database_file(url, "pg_restore --clean --if-exists")
    if live.is_symlink() and live.exists():
        live = live.resolve()  # the database lies there, and so does its log
    check_copy(source)
    with run_lock(url):
        kept = live.with_name(f"{live.name}.before-restore-{now:%Y%m%dT%H%M%S%f}")
        with drafted(live) as draft:
            _copy(uri_of(source, "ro"), draft.path)
            check_copy(draft.path)
            was_there = live.exists()
            give_to_owner_of(live if was_there else live.parent, draft.path)
            _sync(draft.path)
            _keep(live, kept)
        _sync(live.parent)
        for name in (kept.name, *(kept.name + suffix for suffix in SUFFIXES)):
            if (one := kept.with_name(name)).exists():
                narrow(one)
        return kept if was_there else None


def check_copy(file: Path) -> None:
    """Look whether a file is a whole database of ours that this version can read.

    Raises:
        BadBackup: it is not; the message is one line.
    """
    if not file.is_file():
        raise BadBackup(f"{file} is no file")
    if _is_cut_off(file):
        raise BadBackup(f"{file} is damaged: its end is missing")
    try:
        with closing(sqlite3.connect(uri_of(file, "ro"), uri=True)) as copy:
            found = [row[0] for row in copy.execute("PRAGMA integrity_check(1)")]
            if found != ["ok"]:
                raise BadBackup(f"{file} is damaged: {found[0]}")
            if copy.execute("PRAGMA foreign_key_check").fetchone() is not None:
                raise BadBackup(f"{file} is damaged: it refers to rows that are missing")
            tables = {row[0] for row in copy.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
            if not tables >= OUR_TABLES | {"alembic_version"}:
                raise BadBackup(f"{file} is no database of this program")
            revisions = {row[0] for row in copy.execute("SELECT version_num FROM alembic_version")}
    except sqlite3.OperationalError as error:
        raise BadBackup(f"{file} cannot be read: {error}") from None
    except sqlite3.DatabaseError as error:
        raise BadBackup(f"{file} is damaged or no database: {error}") from None
    if not revisions <= known_revisions():
        raise BadBackup(f"{file} was made by a newer version of the program; update first")


def _is_cut_off(file: Path) -> bool:
    """Compare with the length that the header states: SQLite itself misses an end in which only unused pages lay.

    Source: https://www.sqlite.org/fileformat.html, page size at byte 16 (1 means 65536), number of pages at byte 28.
    """
    with file.open("rb") as opened:
        header = opened.read(100)
    if not header.startswith(b"SQLite format 3\0"):
        return False  # what it is then, SQLite says better
    page = int.from_bytes(header[16:18], "big")
    pages = int.from_bytes(header[28:32], "big")
    return file.stat().st_size < pages * (65536 if page == 1 else page)


def _copy_checked(source: Path, target: Path) -> None:
    # Opened for writing, so that no log is left behind by the last who closes.
    _copy(uri_of(source), target)
    check_copy(target)


def _copy(source: str, target: Path) -> None:
    """Write what a database holds as of one moment into an empty file.

    Written anew rather than copied page by page: in unused places of the pages there may still be words that were erased. In one
    statement, which reads one moment; with the write-ahead log no writer waits for it.
    """
    try:
        with (
            storage_errors_translated(),
            closing(sqlite3.connect(source, uri=True)) as live,
        ):
            live.execute("VACUUM INTO ?", (str(target),))
    except sqlite3.DatabaseError as error:
        raise BadBackup(f"the database is damaged: {error}") from None


def _keep(live: Path, kept: Path) -> None:
    """Give the database a second name, so that it outlives being replaced. What belongs to it goes along.

    A write-ahead log left behind, even one whose database was deleted, would be played into whatever takes its place.
    """
    if live.exists():
        try:
            with closing(sqlite3.connect(uri_of(live), uri=True)) as before:
                before.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        except sqlite3.DatabaseError as error:
            if is_unavailable(error):
                raise
            # It may be damaged, and be restored for that very reason: then it is kept as it is.
        try:
            os.link(live, kept)
        except FileExistsError:
            raise
        except OSError:  # not every file system has second names
            with drafted(kept, may_replace=False) as draft, live.open("rb") as old:
                shutil.copyfileobj(old, draft.file)
    for suffix in SUFFIXES:
        log = live.with_name(live.name + suffix)
        if log.exists():
            log.rename(kept.with_name(kept.name + suffix))


def _sync(path: Path) -> None:
    """Have a file, or the names in a directory, written to the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
