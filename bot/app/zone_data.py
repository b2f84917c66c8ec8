"""Which rules of time zones are used: the newer of what the system has and of the `tzdata` that is installed with the program.

Python takes the system's files first, however old they are; Debian 12's do not know the rules of 2026. An operator who sets
PYTHONTZPATH has chosen himself. To be asked before anything is reckoned: the choice holds for the whole process.
"""

from __future__ import annotations

import os
import re
import zoneinfo
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import tzdata

OWN = Path(tzdata.__file__).with_name("zoneinfo")
"""The installed package's files."""
CHOSEN_BY_HAND = "PYTHONTZPATH"
WITH_VERSION = ("+VERSION", "tzdata.zi", "version")
"""Files beside the zones whose first line tells the version: of BSD and macOS, of Debian and Red Hat, of others."""

_VERSION = re.compile(r"\b(\d{4})([a-z]*)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoneData:
    """The rules in use. `version` is that of IANA, such as 2026f, or None where it cannot be told; `source` says whose files."""

    version: str | None
    source: str


def use_newest_zone_data() -> ZoneData:
    """Let this process use the newest rules, and say which those are."""
    zoneinfo.reset_tzpath()  # what Python would take: the system's folders, or what an operator has set
    system = version_of(map(Path, zoneinfo.TZPATH))
    if os.environ.get(CHOSEN_BY_HAND) is not None:
        chosen = ZoneData(version=system, source=f"chosen by {CHOSEN_BY_HAND}")
    elif _is_newer(system, tzdata.IANA_VERSION):
        chosen = ZoneData(version=system, source=f"the system's; the program's own are {tzdata.IANA_VERSION}")
    else:
        zoneinfo.reset_tzpath(to=[OWN])
        chosen = ZoneData(version=tzdata.IANA_VERSION, source=f"the program's own; the system has {system or 'none it can name'}")
    zoneinfo.ZoneInfo.clear_cache()
    return chosen


def version_of(folders: Iterable[Path]) -> str | None:
    """Return the version of the first folder that tells one."""
    for folder in folders:
        for name in WITH_VERSION:
            try:
                with (folder / name).open(encoding="utf-8") as lines:
                    found = _VERSION.search(lines.readline())
            except (OSError, UnicodeDecodeError):
                continue
            if found:
                return found[0]
    return None


def _is_newer(version: str | None, than: str) -> bool:
    return version is not None and _order(version) > _order(than)


def _order(version: str) -> tuple[int, int, str]:
    """Order versions as they came out: after 2026z comes 2026za."""
    found = _VERSION.fullmatch(version)
    return (int(found[1]), len(found[2]), found[2]) if found else (0, 0, "")
