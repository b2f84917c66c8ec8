"""What the database lies on: room, rights, locks."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from bot.app.examination.check import Check, Verdict
from bot.db.upkeep.file_system import doubtful_file_system
from bot.db.upkeep.run_lock import NO_LOCKS_HERE, has_locks
from bot.private_files import scratch

LOW_DISK = 200_000_000
"""Free bytes below which to warn: a day of a busy floor, its log and a copy before a migration."""
MEGABYTE = 1_000_000


def disk(file: Path) -> Iterator[Check]:
    """Look how much room there is, and whether it may be used."""
    folder = next(parent for parent in file.resolve().parents if parent.exists())
    free = shutil.disk_usage(folder).free
    what = f"disk: {free // MEGABYTE} MB free for {folder}"
    if free < LOW_DISK:
        yield Check(verdict=Verdict.WARN, what=what, what_to_do="Make room; a full disk stops the bot until there is some.")
    else:
        yield Check(verdict=Verdict.OK, what=what)
    if not os.access(folder, os.W_OK):
        what = f"disk: this account may not write to {folder}"
        yield Check(verdict=Verdict.BAD, what=what, what_to_do="Give the folder to the account that runs the bot.")


def file_system(file: Path) -> Iterator[Check]:
    """Look whether what the database lies on belongs to this machine."""
    kind = doubtful_file_system(file)
    if kind is not None:
        what = f"disk: {file} lies on {kind}, a file system of another machine, where SQLite may lose its locks and its log"
        yield Check(verdict=Verdict.WARN, what=what, what_to_do="Move it to a disk of this machine, or use PostgreSQL.")


def locks(file: Path) -> Iterator[Check]:
    """Look whether the lock of a running bot can be had at all; where there is none yet, on a file that vanishes again."""
    lock, folder = file.with_suffix(".lock"), file.parent
    try:
        if lock.is_symlink():
            raise OSError(errno.ELOOP, "this is a link, which is not followed", str(lock))
        if lock.exists():
            with lock.open("rb") as held:
                is_well = has_locks(held)
        elif folder.is_dir() and os.access(folder, os.W_OK):
            with scratch(folder) as draft:
                is_well = has_locks(draft.file)
        else:
            return
    except OSError as error:
        what = f"disk: no lock can be had beside {file}: {error.strerror}"
        yield Check(verdict=Verdict.BAD, what=what, what_to_do=f"See what is at {lock}.")
        return
    if not is_well:
        yield Check(verdict=Verdict.BAD, what=f"disk: {folder}: {NO_LOCKS_HERE}", what_to_do="Move it, or use PostgreSQL.")


def writable(file: Path) -> Iterator[Check]:
    """Look whether the database may be changed."""
    if not os.access(file, os.W_OK):
        what = f"database: this account may not write to {file}"
        yield Check(verdict=Verdict.BAD, what=what, what_to_do="Give the file to the account that runs the bot.")


def readable(file: Path) -> Iterator[Check]:
    """Look at the database, its logs and its copies. The bot leaves the modes of what is there to whoever has set them."""
    found = [one for folder in (file.parent, file.parent / "backups") for one in sorted(folder.glob(f"{file.stem}[.-]*"))]
    open_ones = [str(one) for one in found if one.is_file() and others_may(one)]
    if open_ones:
        what = f"database: other accounts can read {', '.join(open_ones)}"
        yield Check(verdict=Verdict.WARN, what=what, what_to_do=f"Run: chmod 600 {' '.join(open_ones)}")


def others_may(file: Path) -> bool:
    """Tell whether other accounts may do anything with a file."""
    return bool(file.stat().st_mode & 0o077)
