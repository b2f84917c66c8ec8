"""Which file systems SQLite is not trusted to, by what Linux says of the mounts."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.db.upkeep import file_system
from bot.db.upkeep.file_system import doubtful_file_system

MOUNTS = r"""22 27 0:21 / /proc rw,relatime - proc proc rw
27 1 0:26 / / rw,relatime shared:1 master:2 - overlay overlay rw,lowerdir=/a - b
28 27 8:1 / /data rw - ext4 /dev/sda1 rw
29 28 0:50 / /data/share rw - nfs4 nas:/floor rw
30 28 0:51 / /data/My\040Files rw - cifs //nas/my rw
31 27 0:52 / /mnt/c rw - 9p C:\134 rw
32 27 0:53 / /lent rw - virtiofs lent rw
33 27 0:54 / /home/anna/far rw - fuse.sshfs far: rw
34 27 0:55 / /home/anna/ntfs rw - fuseblk /dev/sdb1 rw
35 27 0:56 / /home/anna/near rw - fuse.fuse-overlayfs fuse-overlayfs rw
36 27 0:57 / /twice rw - nfs nas:/old rw
37 36 8:2 / /twice rw - xfs /dev/sdc1 rw
broken
1 2 - ext4
"""


@pytest.fixture(autouse=True)
def _mounted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine with these mounts."""
    mounts = tmp_path / "mountinfo"
    mounts.write_text(MOUNTS)
    monkeypatch.setattr(file_system, "MOUNTS", mounts)


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/srv/salesfloor.db", None),
        ("/data/salesfloor.db", None),
        ("/data/share/deep/salesfloor.db", "nfs4"),
        ("/data/shared/salesfloor.db", None),
        ("/data/My Files/salesfloor.db", "cifs"),
        ("/mnt/c/Users/anna/salesfloor.db", "9p"),
        ("/lent/salesfloor.db", "virtiofs"),
        ("/home/anna/far/salesfloor.db", "fuse.sshfs"),
        ("/home/anna/ntfs/salesfloor.db", None),
        ("/home/anna/near/salesfloor.db", None),
        ("/twice/salesfloor.db", None),
    ],
)
def test_what_is_mounted_deepest_above_a_database_counts(path: str, kind: str | None) -> None:
    """By its type; of two that lie over each other the upper one, and a container's own layers are a disk of this machine."""
    assert doubtful_file_system(Path(path)) == kind


def test_a_link_counts_by_where_it_leads(tmp_path: Path) -> None:
    """The folder of the database may be one."""
    (tmp_path / "data").symlink_to("/data/share")
    assert doubtful_file_system(tmp_path / "data" / "salesfloor.db") == "nfs4"


def test_where_nothing_is_said_nothing_is_doubted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A system that is not Linux."""
    monkeypatch.setattr(file_system, "MOUNTS", tmp_path / "none")
    assert doubtful_file_system(Path("/data/share/salesfloor.db")) is None
