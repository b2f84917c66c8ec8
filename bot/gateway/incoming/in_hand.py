"""Which update is in hand, in a file that outlives the process. Leaves out what follows from it: see `Intake`.

Sixteen bytes, written into the system's memory of the file and never forced onto the disk: neither disk nor database is asked.
Whatever ends the process, a kill or a call in C that never comes back, the system keeps them. Only when the machine itself goes
down may they be old, and then they name an update that was processed since. They say which update the process was working on in
the moment of its end, and nothing of those that were under way beside it: these were waiting.

A file belongs to one living process, which holds a lock on it. On PostgreSQL several may start in one folder.
"""

from __future__ import annotations

import fcntl
import os
import stat
import struct
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

MOST_FILES: Final = 64
"""As many processes of one folder are told apart."""
_PAIR: Final = struct.Struct("<qq")
_NOTHING: Final = _PAIR.pack(0, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftBehind:
    """The update that a process had in hand when it ended."""

    bot_id: int
    update_id: int


class InHand:
    """One process's note of what it works on. A note that cannot be written (a full disk) is let go."""

    def __init__(self, file: int) -> None:
        """Take over a file's descriptor; the file is locked."""
        self._file = file
        self.bot_id = 0

    def note(self, update_id: int) -> None:
        """An update is being worked on from now on."""
        self._write(_PAIR.pack(self.bot_id, update_id))

    def clear(self) -> None:
        """Nothing is being worked on."""
        self._write(_NOTHING)

    def take_left(self) -> LeftBehind | None:
        """Return what an earlier process left in the file, and take it out."""
        read = os.pread(self._file, _PAIR.size, 0)
        bot_id, update_id = _PAIR.unpack(read) if len(read) == _PAIR.size else (0, 0)
        self.clear()
        return LeftBehind(bot_id=bot_id, update_id=update_id) if bot_id else None

    def close(self) -> None:
        """Give the file back."""
        os.close(self._file)

    def _write(self, pair: bytes) -> None:
        try:
            os.pwrite(self._file, pair, 0)
        except OSError:  # it serves one purpose, after a crash, and no tap may fail for it
            return


def open_in_hand(base: Path) -> tuple[InHand | None, list[LeftBehind]]:
    """Take the first file that no living process has, and read what dead ones have left in this and the others.

    Args:
        base: the files' path, without their number.

    Returns:
        This process's file, None when there can be none; and what was left.
    """
    own: InHand | None = None
    left: list[LeftBehind] = []
    for found in _free(base):
        one = found.take_left()
        if one is not None:
            left.append(one)
        if own is None:
            own = found
        else:
            found.close()
    return own, left


def _free(base: Path) -> Iterator[InHand]:
    """Open the files that nobody holds: of those that are there, and a new one if all of them are held."""
    is_one_free = False
    for number in range(MOST_FILES):
        path = base.with_name(f"{base.name}-{number}")
        is_there = path.exists()
        if not is_there and is_one_free:
            return
        opened = _open(path, is_there=is_there)
        if opened is not None:
            is_one_free = True
            yield opened


def _open(path: Path, *, is_there: bool) -> InHand | None:
    """Open a file of ours for this process alone; None when another has it, or it cannot be had."""
    how = os.O_RDWR | os.O_CLOEXEC | os.O_NOFOLLOW | (0 if is_there else os.O_CREAT | os.O_EXCL)
    with suppress(OSError):
        file = os.open(path, how, 0o600)
        try:
            if stat.S_ISREG(os.fstat(file).st_mode):
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                return InHand(file)
        except BlockingIOError:
            pass
        os.close(file)
    return None
