"""Work that nobody waits for with a client on the line gives way to the bot that runs beside. Leaves out which work that is."""

from __future__ import annotations

import os

LAST = 19
"""The niceness that gives way most."""


def stand_back() -> None:
    """Let every other process go first. Called before anything is loaded, because loading is work too."""
    os.setpriority(os.PRIO_PROCESS, 0, LAST)
    if hasattr(os, "SCHED_IDLE"):  # Linux: gives way at once, where niceness alone would still share the core
        os.sched_setscheduler(0, os.SCHED_IDLE, os.sched_param(0))
