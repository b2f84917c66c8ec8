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


def offer_the_core() -> None:
    """Leave the core to whoever waits for it.

    Many kernels take a core away from a program only at the next tick, up to four milliseconds later, unless it asks them to.
    """
    if hasattr(os, "sched_yield"):
        os.sched_yield()


async def giving_way(rows: AsyncIterator[Row]) -> AsyncIterator[Row]:
    """Pass rows on, or pages of them, and before each one offer the core."""
    async for row in rows:
        offer_the_core()
        yield row
