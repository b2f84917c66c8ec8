"""The ledger of erasures: a file beside the database that says who was erased, by numbers and moments alone.

A copy of the database brings back whoever was erased since it was made, and knows nothing of that: so what was erased is written
down outside of it, before the erasing is committed, and repeated when it has come back. See decision 30 in `docs/decisions`.
"""

from __future__ import annotations

import errno
import fcntl
import json
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bot.db.address import database_url, is_sqlite
from bot.private_files import NO_ROOM, make_missing_file
from bot.services.erasing.ports import Erased, ErasedKind
from bot.services.errors import StorageUnavailable

BESIDE_POSTGRESQL = Path("data")
"""Where it lies when nothing can lie beside the database: in the folder of the program, as its caches do."""
MAY_PASS = NO_ROOM | {errno.EIO}
"""Errors of writing that somebody mends at the disk: the same is tried again, as with the database itself."""
LONGEST = 1000
"""Bytes of a line; ours have a quarter of that."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """What the file says."""

    erased: Sequence[Erased]
    """Each once, in the order in which they were erased."""
    unreadable: int
    """Lines that say nothing: one is what a crash in the middle of writing leaves, more are damage."""


class ErasureLedger:
    """Lines are only ever added; one file for all processes on this machine that use the database."""

    def __init__(self, path: Path) -> None:
        """Nothing is made before somebody is erased."""
        self.path = path

    def read(self) -> Ledger:
        """Return what was written down; nothing where there is no file.

        Raises:
            OSError: there is one, and it cannot be read.
        """
        try:
            with self.path.open("rb") as file:
                lines = file.read().split(b"\n")
        except FileNotFoundError:
            return Ledger(erased=(), unreadable=0)
        read = [_erased_from(line) for line in lines if line.strip()]
        return Ledger(erased=list(dict.fromkeys(one for one in read if one)), unreadable=read.count(None))

    def add(self, erased: Iterable[Erased]) -> None:
        """Write down who is not there yet; returns when it is on the disk.

        Raises:
            StorageUnavailable: the disk is full or fails; nothing was added.
            OSError: the file may not be written; nothing was added.
        """
        known = {one.whom for one in self.read().erased}
        new = [one for one in dict.fromkeys(erased) if one.whom not in known]
        if not new:
            return
        is_first = not self.path.exists()
        try:
            make_missing_file(self.path)
            self._append(b"".join(map(_line_of, new)))
            if is_first:
                _sync_folder(self.path.parent)
        except OSError as error:
            if error.errno in MAY_PASS:
                raise StorageUnavailable(f"{self.path.name}: {error.strerror}") from error
            if error.filename is None:
                error.filename = str(self.path)
            raise

    def _append(self, lines: bytes) -> None:
        file = os.open(self.path, os.O_RDWR | os.O_APPEND | os.O_NOFOLLOW | os.O_CLOEXEC)
        try:
            fcntl.flock(file, fcntl.LOCK_EX)
            end = os.fstat(file).st_size
            if end and os.pread(file, 1, end - 1) != b"\n":
                lines = b"\n" + lines  # a crash has left half a line
            try:
                while lines:
                    lines = lines[os.write(file, lines) :]
                os.fsync(file)
            except OSError:
                os.ftruncate(file, end)
                raise
        finally:
            os.close(file)


def ledger_beside(url: str) -> Path:
    """Return where the ledger of a database lies."""
    parsed = database_url(url)
    if is_sqlite(parsed) and parsed.database:
        file = Path(parsed.database)
        return file.with_name(f"{file.stem}.erasures.jsonl")
    name = "".join(sign if sign.isalnum() else "_" for sign in parsed.database or "postgresql")
    return BESIDE_POSTGRESQL / f"{name}.erasures.jsonl"


def _line_of(one: Erased) -> bytes:
    said = {"erased": one.kind.value, "id": one.id, "made": one.made.isoformat(), "at": one.at.isoformat()}
    return json.dumps(said, separators=(",", ":")).encode() + b"\n"


def _erased_from(line: bytes) -> Erased | None:
    try:
        said = json.loads(line[:LONGEST])
        made, at = datetime.fromisoformat(said["made"]), datetime.fromisoformat(said["at"])
        if made.tzinfo is None or at.tzinfo is None:
            return None
        return Erased(kind=ErasedKind(said["erased"]), id=int(said["id"]), made=made, at=at)
    except (ValueError, KeyError, TypeError):
        return None


def _sync_folder(folder: Path) -> None:
    """Have the new name written to the disk too."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
