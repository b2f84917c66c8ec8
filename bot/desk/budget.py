"""How often the page may be asked for: taps of people in calls come first, and share the database's one writer with it."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

MOST_KNOWN: Final = 1000
"""Browsers that are told apart; whoever was silent longest counts as new again."""


@dataclass(frozen=True, slots=True)
class Rate:
    """So many at once, and so many a second from then on."""

    at_once: float
    a_second: float


OF_ONE: Final = Rate(40, 5)
"""One browser in which somebody is signed in: opening pages as fast as hands can."""
OF_STRANGERS: Final = Rate(30, 3)
"""All who show nothing that is known, together: nobody guesses 24 random bytes, but each try costs a look."""


class Budget:
    """Counts requests, by browsers that are known and of all others together."""

    def __init__(self, seconds: Callable[[], float], *, one: Rate = OF_ONE, strangers: Rate = OF_STRANGERS) -> None:
        """`seconds` is a clock that only goes forward."""
        self._seconds = seconds
        self._one = one
        self._strangers = _Bucket(strangers, seconds())
        self._known: OrderedDict[str, _Bucket] = OrderedDict()

    def allows(self, token: str) -> bool:
        """Count a request, and tell whether it is to be answered."""
        bucket = self._known.get(token)
        if bucket is None:
            return self._strangers.take(self._seconds())
        self._known.move_to_end(token)
        return bucket.take(self._seconds())

    def know(self, token: str) -> None:
        """Somebody is signed in with this."""
        if token not in self._known:
            self._known[token] = _Bucket(self._one, self._seconds())
            while len(self._known) > MOST_KNOWN:
                self._known.popitem(last=False)

    def forget(self, token: str) -> None:
        """Nobody is (any more)."""
        self._known.pop(token, None)


class _Bucket:
    """Fills by the second and is emptied by requests."""

    def __init__(self, rate: Rate, now: float) -> None:
        self._rate = rate
        self._left = rate.at_once
        self._at = now

    def take(self, now: float) -> bool:
        self._left = min(self._rate.at_once, self._left + (now - self._at) * self._rate.a_second)
        self._at = now
        if self._left < 1:
            return False
        self._left -= 1
        return True
