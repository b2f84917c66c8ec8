"""A share of calls with what it rests on: no share without its number of calls, none compared without its interval."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist

TOO_FEW = 10
"""Below so many calls a share says nothing and is not shown."""
_Z = NormalDist().inv_cdf(0.975)


@dataclass(frozen=True, slots=True)
class Share:
    """`part` of `n` calls, 0 ≤ part ≤ n."""

    part: int
    n: int

    @property
    def is_too_few(self) -> bool:
        """True when there are too few calls for a share to be shown."""
        return self.n < TOO_FEW

    @property
    def value(self) -> float:
        """Return the share, 0 to 1.

        Raises:
            ZeroDivisionError: of nothing there is no share.
        """
        return self.part / self.n

    @property
    def interval(self) -> tuple[float, float]:
        """Return the ends of the interval of 95 % after Wilson (1927), 0 to 1; from 0 to 1 where there is no call."""
        if self.n == 0:
            return 0.0, 1.0
        z2 = _Z * _Z
        centre = (self.part + z2 / 2) / (self.n + z2)
        half = _Z / (self.n + z2) * sqrt(self.part * (self.n - self.part) / self.n + z2 / 4)
        return max(0.0, centre - half), min(1.0, centre + half)


def difference(now: Share, before: Share) -> tuple[float, float]:
    """Return the ends of the interval of 95 % of `now − before`, −1 to 1, after Newcombe (1998), method 10: two Wilson intervals.

    Where it holds 0, nothing is said to have changed.
    """
    if now.n == 0 or before.n == 0:
        return -1.0, 1.0
    low_now, high_now = now.interval
    low_before, high_before = before.interval
    change = now.value - before.value
    down = sqrt((now.value - low_now) ** 2 + (high_before - before.value) ** 2)
    up = sqrt((high_now - now.value) ** 2 + (before.value - low_before) ** 2)
    return max(-1.0, change - down), min(1.0, change + up)
