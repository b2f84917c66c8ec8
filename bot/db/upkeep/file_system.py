"""Which file system a database lies on, and whether SQLite may be trusted to it.

A lock and a write-ahead log may be refused where a database lies: that is seen at once, see `run_lock` and `connection`. Worse
are file systems that take both and keep neither for long: shares of a network, folders that a virtual machine is lent by its
host. Nothing tells them apart but their type. Only Linux says it; elsewhere every file system is taken for sound.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

MOUNTS: Final = Path("/proc/self/mountinfo")
SHARES: Final = frozenset(
    (
        *("nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "afs", "ceph", "lustre", "gfs2", "ocfs2", "beegfs"),
        *("9p", "virtiofs", "fakeowner", "vboxsf", "prl_fs", "hgfs", "drvfs", "wslfs"),
    )
)
"""File systems of another machine: of a server, or of the host on which this one runs (Docker Desktop, WSL)."""
LOCAL_FUSE: Final = frozenset(("fuse.fuse-overlayfs", "fuse.ntfs-3g", "fuse.exfat", "fuse.lxcfs", "fuse.bindfs"))
"""What a program of this machine keeps on a disk of this machine. All other `fuse.…` leads to somewhere else."""
_OCTAL: Final = re.compile(r"\\([0-7]{3})")


def doubtful_file_system(file: Path) -> str | None:
    """Return the type of the file system of a file, or of the folder where it would be, if SQLite's locks may not hold there."""
    kind = _kind_at(file.resolve(), _mounts())
    is_share = kind in SHARES or (kind.startswith("fuse.") and kind not in LOCAL_FUSE)
    return kind if is_share else None


def _mounts() -> str:
    try:
        return MOUNTS.read_text("utf-8", "replace")
    except OSError:
        return ""


def _kind_at(file: Path, mounts: str) -> str:
    """Return the type that is mounted deepest above a path, the last of several in one place; "" if nothing is said."""
    deepest, kind = -1, ""
    for line in mounts.splitlines():
        where, separator, what = line.partition(" - ")
        fields = where.split(" ")
        if not separator or len(fields) < 5:  # noqa: PLR2004  # number, parent, device, root, and the place at which it is mounted
            continue
        place = Path(_OCTAL.sub(lambda found: chr(int(found[1], 8)), fields[4]))
        if file.is_relative_to(place) and len(place.parts) >= deepest:
            deepest, kind = len(place.parts), what.split(" ")[0]
    return kind
