"""Work that nobody waits for with a client on the line gives way to the bot that runs beside."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from typing import TypeVar

Row = TypeVar("Row")

LAST = 19
"""The niceness that gives way most."""


def stand_back() -> None:
    """Let every other process go first. Called before anything is loaded, because loading is work too."""
    os.setpriority(os.PRIO_PROCESS, 0, LAST)
    if hasattr(os, "SCHED_IDLE"):  # Linux: gives way at once, where niceness alone would still share the core
        os.sched_setscheduler(0, os.SCHED_IDLE, os.sched_param(0))


async def giving_way(rows: AsyncIterator[Row]) -> AsyncIterator[Row]:
    """Pass rows on, and before each one leave the core to whoever waits for it.

    Many kernels take a core away from a program only at the next tick, up to four milliseconds later, unless it asks them to.
    """
    async for row in rows:
        if hasattr(os, "sched_yield"):
            os.sched_yield()
        yield row
