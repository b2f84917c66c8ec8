"""What pages cost in a house of many calls, beside the same pages in a small one.

Both houses have the same people, teams and days and end at the same moment; only how many calls there are in a day differs. So a
page of last month has calls to show in both. `opened` opens the pages, in the product's own process.
"""

from __future__ import annotations

import asyncio
import json
import math
import os
import statistics
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench.contestant import Cores, pinned
from bench.crowd import FIRST_PERSON
from bench.filled import HOUSE_ENDS, TEAMS

OPENED = Path(__file__).with_name("opened.py")
READERS = (
    {"name": "owner", "person": FIRST_PERSON, "draws": True, "team": 1, "employee": 1 + TEAMS},
    {"name": "supervisor", "person": FIRST_PERSON + 1, "draws": False, "team": 2, "employee": 2 + TEAMS},
    {"name": "manager", "person": FIRST_PERSON + 1 + TEAMS, "draws": False, "team": 2, "employee": 2 + TEAMS},
)
"""Who looks, and to which team and whom he narrows it."""
CLOCK = "clock"
"""In place of a reader: what the bot does by itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """One page of one reader: processor seconds in the small house and in the large one, and seconds in the large one."""

    reader: str
    page: str
    small: Sequence[float]
    large: Sequence[float]
    seconds: Sequence[float]
    drawn: float | None = None
    """Seconds until the picture was drawn too."""

    @property
    def ratio(self) -> float:
        """Return the least of each house by one another: whatever disturbs an opening makes it dearer."""
        return min(self.large) / min(self.small)


@dataclass(slots=True)
class Pages:
    """Every page, in a house of so many calls."""

    rows: int = 0
    opened: list[Opened] = field(default_factory=list)

    def shown(self) -> Sequence[Opened]:
        """Return the pages that somebody asks for."""
        return [one for one in self.opened if one.reader != CLOCK]

    def dearest(self) -> Opened | None:
        """Return the page whose processor time grows most."""
        return max(self.shown(), key=lambda one: one.ratio, default=None)

    def tick(self) -> tuple[float, float] | None:
        """Return processor seconds of what is done every half minute, in the large house and in the small one."""
        jobs = [one for one in self.opened if one.reader == CLOCK]
        return (sum(min(one.large) for one in jobs), sum(min(one.small) for one in jobs)) if jobs else None

    def median(self) -> float | None:
        """Return by how much the processor time of a page grows."""
        shown = self.shown()
        return statistics.median(one.ratio for one in shown) if shown else None

    def p95(self) -> float | None:
        """Return seconds within which nineteen of twenty openings in the large house came."""
        return _p95([seconds for one in self.opened for seconds in one.seconds])

    def p95_drawn(self) -> float | None:
        """Return the same of pictures, until they are drawn."""
        return _p95([one.drawn for one in self.opened if one.drawn is not None])


async def open_pages(
    python: Path, small: str, large: str, *, rows: int, rounds: int, readers: int, snapshot: Path, cores: Cores
) -> Pages:
    """Open every page of so many readers in rounds; the houses are given by their addresses."""
    asked = {
        "small": small,
        "large": large,
        "now": HOUSE_ENDS,
        "rounds": rounds,
        "readers": READERS[:readers],
        "snapshot": str(snapshot),
    }
    process = await asyncio.create_subprocess_exec(
        *pinned([str(python), str(OPENED), json.dumps(asked)], cores.bots),
        env={"PATH": os.environ.get("PATH", ""), "LANG": "C.UTF-8"},
        stdout=asyncio.subprocess.PIPE,
    )
    output, _ = await process.communicate()
    if process.returncode != 0:
        raise RuntimeError("the pages could not be opened")
    told: list[dict[str, Any]] = [*map(json.loads, output.splitlines())]
    return Pages(rows=rows, opened=[Opened(**one) for one in told])


def _p95(values: Sequence[float]) -> float | None:
    ordered = sorted(values)
    return ordered[max(0, math.ceil(0.95 * len(ordered)) - 1)] if ordered else None
