"""What the first page of /train costs somebody who has practised for eight years, beside somebody who has for four days."""

from __future__ import annotations

import asyncio
import json
import os
import statistics
from dataclasses import dataclass
from pathlib import Path

from bench.contestant import Cores, pinned
from bench.crowd import FIRST_PERSON
from bench.filled import HOUSE_ENDS

TRAINED = Path(__file__).with_name("trained.py")
ROUNDS = 60
FIRST = 1
"""Behind the owner: the place among the people who were hired of the first of the two."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstPage:
    """Processor seconds of every opening."""

    four_days: list[float]
    eight_years: list[float]
    """With 100 000 answers."""

    @property
    def medians(self) -> tuple[float, float]:
        """Return milliseconds after eight years and after four days."""
        return statistics.median(self.eight_years) * 1000, statistics.median(self.four_days) * 1000

    @property
    def ratio(self) -> float:
        """Return by how much the page has become dearer."""
        long, short = self.medians
        return long / short


async def open_first_pages(python: Path, database: Path, *, snapshot: Path, cores: Cores) -> FirstPage:
    """Fill a migrated database with the two, and open the page of both by turns."""
    places = (FIRST, FIRST + 1)
    asked = {
        "database": str(database),
        "now": HOUSE_ENDS,
        "rounds": ROUNDS,
        "people": [FIRST_PERSON + place for place in places],
        "employees": [place + 1 for place in places],
        "snapshot": str(snapshot),
    }
    process = await asyncio.create_subprocess_exec(
        *pinned([str(python), str(TRAINED), json.dumps(asked)], cores.bots),
        env={"PATH": os.environ.get("PATH", ""), "LANG": "C.UTF-8"},
        stdout=asyncio.subprocess.PIPE,
    )
    output, _ = await process.communicate()
    if process.returncode != 0:
        raise RuntimeError("the first page of /train could not be opened")
    return FirstPage(**json.loads(output))
