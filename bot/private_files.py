"""How files and folders come into being: for this account alone, and never through a link that somebody has planted.

Whatever the product writes is made here, whatever the umask is: new files by exclusive creation with the mode 0600, folders
with 0700. SQLite makes no file of its own accord either: databases are made here before they are opened, and their logs get
the mode of their database. What is there already keeps its mode. A file that is written anew is a draft beside it, under a name
that nobody can guess, and takes its place when it is whole.

Leaves out pipes and devices, which are written into: see `destination`. Leaves the umask alone: it would change the files
that Python keeps for everybody, and would help neither against links nor for files that are there already.
"""

from __future__ import annotations

import errno
import os
import re
import secrets
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from pathlib import Path
from typing import BinaryIO, NamedTuple

FILE_MODE, FOLDER_MODE = 0o600, 0o700
DRAFT = re.compile(r"salesfloor-[0-9a-f]{16}\.part.*")
"""How a draft is called, and what SQLite puts beside one."""
LEFT_BEHIND = timedelta(days=1)
"""How old a draft is that nobody works on any more; a killed process leaves one."""
NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
"""Errors of writing, which name no file."""


class Draft(NamedTuple):
    """A file that is to take another's place: its name for who needs one, and itself."""

    path: Path
    file: BinaryIO


def make_folder(folder: Path) -> None:
    """Make a folder, and those above it, where they are missing; one that is there stays as it is.

    Raises:
        OSError: something else is there, or nothing may be made.
    """
    if folder.is_dir():
        return
    make_folder(folder.parent)
    with suppress(FileExistsError):  # somebody else was faster; anything but a folder shows at its first use
        folder.mkdir(FOLDER_MODE)
        give_to_owner_of(folder.parent, folder)


def make_file(path: Path) -> int:
    """Make a file and return its descriptor, for reading and writing.

    Raises:
        FileExistsError: there is one, or a link, wherever it leads.
        OSError: nothing may be made there.
    """
    return os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, FILE_MODE)


def make_missing_file(path: Path) -> None:
    """Make a file, and its folder, unless something is there already.

    Raises:
        OSError: nothing may be made there.
    """
    make_folder(path.parent)
    with suppress(FileExistsError):
        os.close(make_file(path))
        give_to_owner_of(path.parent, path)


def open_lock(path: Path) -> int:
    """Return a descriptor of a file to be locked; it is made when it is missing, and what is in it does not matter.

    Raises:
        OSError: it is a link, or may not be opened.
    """
    make_missing_file(path)
    if path.is_symlink():
        raise OSError(errno.ELOOP, "this is a link, which is not followed", str(path))
    flags = os.O_NOFOLLOW | os.O_NONBLOCK
    try:
        return os.open(path, os.O_RDWR | flags)
    except PermissionError:
        return os.open(path, os.O_RDONLY | flags)  # another account's; to lock it, reading is enough


@contextmanager
def scratch(folder: Path) -> Iterator[Draft]:
    """Give a file that vanishes at the end of the block, with whatever SQLite has put beside it.

    Raises:
        OSError: nothing may be written there.
    """
    _sweep(folder)
    path = folder / f"salesfloor-{secrets.token_hex(8)}.part"
    try:
        with open(make_file(path), "w+b") as file:  # a descriptor
            yield Draft(path, file)
    finally:
        for one in (path, *folder.glob(f"{path.name}*")):
            one.unlink(missing_ok=True)


@contextmanager
def drafted(target: Path, *, may_replace: bool = True) -> Iterator[Draft]:
    """Give a draft that takes the target's place at the end of the block, or vanishes.

    A link in the target's place is replaced, not followed. What takes the place of a file has no right that the file had not.

    Raises:
        FileExistsError: there is something, and it may not be replaced.
        IsADirectoryError: the target is a folder.
        OSError: the target is no ordinary file, or nothing may be written there.
    """
    mode = _mode_for(target, may_replace=may_replace)
    try:
        with scratch(target.parent) as draft:
            yield draft
            draft.file.flush()
            if mode != FILE_MODE:  # not every file system lets modes be changed
                os.fchmod(draft.file.fileno(), mode)
            _put(draft.path, target, may_replace=may_replace)
    except OSError as error:
        names_none = error.filename is None and error.errno in NO_ROOM
        if names_none or DRAFT.fullmatch(Path(str(error.filename)).name):  # a name that tells nobody anything
            error.filename = str(target)
        raise


def narrow(path: Path) -> None:
    """Take every right from a file but its owner's to read and to write; somebody else's stays as it is."""
    with suppress(PermissionError):
        path.chmod(stat.S_IMODE(path.stat().st_mode) & FILE_MODE)


def give_to_owner_of(model: Path, path: Path) -> None:
    """Let the account that works there use what root has made; whoever is not root changes nothing."""
    if os.geteuid() == 0:
        found = model.stat()
        with suppress(PermissionError):  # root without this right, as in a container
            os.chown(path, found.st_uid, found.st_gid, follow_symlinks=False)


def _mode_for(target: Path, *, may_replace: bool) -> int:
    if not os.path.lexists(target):
        return FILE_MODE
    if not may_replace:
        raise FileExistsError(errno.EEXIST, "there is a file already, and an older copy is never overwritten", str(target))
    try:
        found = target.stat()
    except FileNotFoundError:  # a link to nothing
        return FILE_MODE
    if stat.S_ISDIR(found.st_mode):
        raise IsADirectoryError(errno.EISDIR, "this is a folder; name a file in it", str(target))
    if not stat.S_ISREG(found.st_mode):
        raise OSError(errno.EEXIST, "this is no ordinary file, and no file takes its place", str(target))
    return FILE_MODE if target.is_symlink() else FILE_MODE & stat.S_IMODE(found.st_mode)


def _put(path: Path, target: Path, *, may_replace: bool) -> None:
    if not may_replace:
        with suppress(OSError):  # taken, or a file system without second names: told below
            os.link(path, target)
            return
    _mode_for(target, may_replace=may_replace)
    path.replace(target)


def _sweep(folder: Path) -> None:
    """Remove the drafts that killed processes of this account have left."""
    for left in folder.glob("salesfloor-*.part*"):
        with suppress(OSError):
            found = left.lstat()
            is_ours = stat.S_ISREG(found.st_mode) and found.st_uid == os.geteuid() and DRAFT.fullmatch(left.name)
            if is_ours and time.time() - found.st_mtime > LEFT_BEHIND.total_seconds():
                left.unlink()
