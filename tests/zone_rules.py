"""Time zone data that a test makes up: folders in the form of IANA's, in which each zone has one offset."""

from __future__ import annotations

import struct
import zoneinfo
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from bot.app.zone_data import use_newest_zone_data


def make_rules(folder: Path, version: str | None = None, **hours: int) -> Path:
    """Write zones: `Europe_Moscow=3` is three hours east of Greenwich, always. Returns the folder."""
    for name, east in hours.items():
        file = folder / name.replace("_", "/")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(_zone(east))
    if version is not None:
        (folder / "tzdata.zi").write_text(f"# version {version}\n# This zic input file is in the public domain.\n", "utf-8")
    return folder


@contextmanager
def rules_in_force(folder: Path) -> Iterator[None]:
    """Let this process use that folder alone, and afterwards what it used before."""
    zoneinfo.reset_tzpath(to=[folder.absolute()])
    zoneinfo.ZoneInfo.clear_cache()
    try:
        yield
    finally:
        use_newest_zone_data()


def _zone(east: int) -> bytes:
    """RFC 8536: for old readers and for new ones the same block of one type, then the rule for all times."""
    name = b"MADE\0"
    counts = struct.pack(">6l", 0, 0, 0, 0, 1, len(name))
    block = struct.pack(">lbb", int(timedelta(hours=east).total_seconds()), 0, 0) + name
    one = b"TZif2" + bytes(15) + counts + block
    return one + one + f"\n<MADE>{-east}\n".encode()
