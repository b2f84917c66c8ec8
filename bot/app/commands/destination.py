"""Where an operator lets a command write: an ordinary file, which is replaced, or a pipe or a device, which is written into.

Leaves out how an ordinary file is made: see `bot.private_files`.
"""

from __future__ import annotations

import errno
import io
import os
import re
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NoReturn

from bot.private_files import NO_ROOM, drafted

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

STANDARD = {"/dev/stdin": 0, "/dev/stdout": 1, "/dev/stderr": 2}
NUMBERED = re.compile(r"/(?:dev|proc/self)/fd/(\d{1,9})")
"""Names of what this process has open already. They may lead to files, which are written into all the same."""

STANDARD_OUTPUT = "standard output"
NOT_TAKEN = NO_ROOM | {errno.EPIPE, errno.EBADF}
"""Errors of writing, which do not say where."""


class Stream(io.BufferedWriter):
    """A pipe or a device that is written into. It has no beginning, and its errors say where they were met."""

    def __init__(self, descriptor: int, place: str) -> None:
        super().__init__(io.FileIO(descriptor, "wb"))
        self._place = place

    def write(self, part: ReadableBuffer) -> int:
        """Write.

        Raises:
            OSError: it takes nothing more.
        """
        with _naming(self._place):
            return super().write(part)

    def close(self) -> None:
        """Write what is left, and close.

        Raises:
            OSError: it takes nothing more.
        """
        with _naming(self._place):
            super().close()

    def tell(self) -> NoReturn:
        """Refuse: a device may answer anything."""
        raise io.UnsupportedOperation("tell")

    def seekable(self) -> bool:
        """Say no."""
        return False


@contextmanager
def written(path: Path | None) -> Iterator[BinaryIO]:
    """Give what to write into: an ordinary file takes its place when it is whole; None is standard output.

    Raises:
        OSError: nothing may be written there, or not everything could be.
    """
    if path is None:
        with _standard_output() as out:
            yield out
        return
    stream = opened_stream(path)
    if stream is None:
        with drafted(path) as draft:
            yield draft.file
        return
    with stream:
        yield stream


def opened_stream(path: Path) -> Stream | None:
    """Open a pipe or a device, or what this process has open under that name; None where an ordinary file is or may be made.

    Raises:
        OSError: it may not be written into, is a folder, or somebody else has put it where everybody may put something.
    """
    own = own_descriptor(path)
    if own is not None:
        with _naming(str(path)):
            return Stream(os.dup(own), str(path))
    if _is_ordinary(path):
        return None
    _refuse_planted(path)
    # Neither made nor cut off, so a file that took its place a moment ago stays as it is.
    descriptor = os.open(path, os.O_WRONLY | os.O_NOCTTY)
    if stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise OSError(errno.EAGAIN, "something else took its place; try again", str(path))
    return Stream(descriptor, str(path))


def own_descriptor(path: Path) -> int | None:
    """Return the number of the open file that a name like /dev/stdout or /dev/fd/3 stands for."""
    name = os.path.normpath(path.absolute())
    numbered = NUMBERED.fullmatch(name)
    return int(numbered[1]) if numbered else STANDARD.get(name)


def leave_standard_output() -> None:
    """Give up what could not be written: Python would try again at its end, and complain."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


@contextmanager
def _standard_output() -> Iterator[BinaryIO]:
    try:
        with _naming(STANDARD_OUTPUT):
            yield sys.stdout.buffer
            sys.stdout.flush()
    except BrokenPipeError:
        leave_standard_output()  # whoever reads (`| head`) has seen enough
    except OSError:
        leave_standard_output()
        raise


@contextmanager
def _naming(place: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.filename is None and error.errno in NOT_TAKEN:
            error.filename = place
        raise


def _is_ordinary(path: Path) -> bool:
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return True
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, "this is a folder; name a file in it", str(path))
    return stat.S_ISREG(mode)


def _refuse_planted(path: Path) -> None:
    """Refuse a pipe, or a link to a device, that another account has put into a folder for everybody, as /tmp is.

    Linux does the same where fs.protected_fifos and fs.protected_symlinks say so, and not everywhere they do.
    """
    folder, found = path.parent.stat(), path.lstat()
    is_for_everybody = folder.st_mode & stat.S_ISVTX and folder.st_mode & stat.S_IWOTH
    if is_for_everybody and found.st_uid not in {os.geteuid(), folder.st_uid}:
        raise PermissionError(errno.EACCES, "another account has put this into a folder for everybody", str(path))
