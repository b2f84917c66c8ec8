"""What other accounts of a machine could do with what the product has written."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

UMASKS = (0o000, 0o022)
"""The one that forgets everything, and the one that most machines have."""


@contextmanager
def umask(mask: int) -> Iterator[None]:
    """Make files as an operator with this umask would."""
    before = os.umask(mask)
    try:
        yield
    finally:
        os.umask(before)


def modes_of(folder: Path) -> dict[str, int]:
    """The mode of everything below a folder, links left out."""
    found = {str(one.relative_to(folder)): one.lstat().st_mode for one in folder.rglob("*")}
    return {name: mode for name, mode in found.items() if not stat.S_ISLNK(mode)}


def not_private(folder: Path, *, but: frozenset[str] = frozenset()) -> list[str]:
    """Name what below a folder is not for its owner alone: files 0600, folders 0700."""
    return [
        f"{name} {stat.filemode(mode)}"
        for name, mode in modes_of(folder).items()
        if name not in but and stat.S_IMODE(mode) != (0o700 if stat.S_ISDIR(mode) else 0o600)
    ]
