"""How far two who judge the same things agree beyond chance: Cohen's kappa, with how sure it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist
from typing import TypeVar

T = TypeVar("T", bound=Hashable)
_Z = NormalDist().inv_cdf(0.975)
ENOUGH = 10
"""Below so many pairs a kappa says nothing and is not shown: five calls cannot carry one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kappa:
    """Agreement beyond chance in `n` pairs: 1 is all, 0 what chance gives."""

    value: float
    low: float
    high: float
    """The interval of 95 %, within −1 to 1."""
    alike: int
    n: int


def alike(pairs: Sequence[tuple[T, T]]) -> int:
    """Count the pairs in which both say the same."""
    return sum(first == second for first, second in pairs)


def kappa(pairs: Sequence[tuple[T, T]]) -> Kappa | None:
    """Return Cohen's kappa (1960) with the large-sample interval of Fleiss, Cohen and Everitt (1969).

    None where it is not defined: of no pair, and where both say one and the same of everything, which chance gives too.
    """
    n = len(pairs)
    if n == 0:
        return None
    cells = {pair: count / n for pair, count in Counter(pairs).items()}
    rows, columns = (Counter[T](), Counter[T]())
    for (first, second), count in Counter(pairs).items():
        rows[first] += count
        columns[second] += count
    row, column = ({name: count / n for name, count in side.items()} for side in (rows, columns))
    observed = alike(pairs) / n
    chance = sum(share * column.get(name, 0.0) for name, share in row.items())
    if chance == 1:
        return None
    value = (observed - chance) / (1 - chance)
    within = sum(
        share * ((1 - chance) - (row[first] + column[first]) * (1 - observed)) ** 2
        for (first, second), share in cells.items()
        if first == second
    )
    beside = (1 - observed) ** 2 * sum(
        share * (column.get(first, 0.0) + row.get(second, 0.0)) ** 2
        for (first, second), share in cells.items()
        if first != second
    )
    variance = max(0.0, within + beside - (observed * chance - 2 * chance + observed) ** 2)
    half = _Z * sqrt(variance / n) / (1 - chance) ** 2
    return Kappa(value=value, low=max(-1.0, value - half), high=min(1.0, value + half), alike=alike(pairs), n=n)
