"""A scratch directory in memory, where nothing waits for the disk: databases sync every commit, and tests make thousands."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

ROOM = 1024**3
"""Bytes that have to be free in it."""


def in_memory() -> Path | None:
    """Return a directory in memory; None where there is none of some size, as in most containers, or nothing runs from there."""
    memory = Path("/dev/shm")  # for scratch directories of tests, whose names nobody can guess
    if not memory.is_dir() or not os.access(memory, os.W_OK) or shutil.disk_usage(memory).free <= ROOM:
        return None
    return None if os.statvfs(memory).f_flag & os.ST_NOEXEC else memory
