"""A line of the log that strangers can cause: said at once, then counted, so that it fills no disk."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from bot.services.ports import Clock

PAUSE = timedelta(minutes=1)


class SeldomSaid:
    """Says that something has happened, at most once a minute, and how often since the last time."""

    def __init__(self, say: Callable[[int], None], *, clock: Clock, pause: timedelta = PAUSE) -> None:
        """`say` is given how often it has happened since it was said last, this time included."""
        self._say = say
        self._clock = clock
        self._pause = pause
        self._said_at: datetime | None = None
        self._times = 0

    def happened(self) -> None:
        """Say it, or count it for the next time."""
        now = self._clock()
        self._times += 1
        # A clock that was set back must not make it silent.
        if self._said_at is not None and timedelta(0) <= now - self._said_at < self._pause:
            return
        self._say(self._times)
        self._said_at, self._times = now, 0
