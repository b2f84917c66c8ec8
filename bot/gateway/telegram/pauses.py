"""Growing pauses between tries."""

from __future__ import annotations

import os
from collections.abc import Awaitable, Callable
from datetime import timedelta

from telegram.error import RetryAfter

Sleep = Callable[[float], Awaitable[object]]
"""Waits that many seconds; tests give one that follows a clock of their own."""

FIRST_PAUSE = 0.5
LONGEST_PAUSE = 30.0


def pause_after(failures: int) -> float:
    """Return the seconds to wait after that many failures in a row (1 or more): 0.5, 1, 2 … 30."""
    exponent = min(failures - 1, 10)  # keeps the power small however long an outage lasts
    return min(FIRST_PAUSE * 2.0**exponent, LONGEST_PAUSE)


def use_timedeltas() -> None:
    """Make the library give lengths of time as timedelta, which is its documented opt-in; otherwise each 429 warns."""
    os.environ["PTB_TIMEDELTA"] = "1"


def pause_asked_for(error: RetryAfter) -> timedelta:
    """Return how long Telegram asks to wait."""
    asked = error.retry_after
    return asked if isinstance(asked, timedelta) else timedelta(seconds=asked)
