"""How far two who judge the same things agree."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from bot.domain.coaching.kappa import kappa


def pairs_of(table: Sequence[Sequence[int]]) -> list[tuple[int, int]]:
    """Spell a table of counts out: a row for each judgement of the first, a column for each of the second."""
    return [(row, column) for row, counts in enumerate(table) for column, count in enumerate(counts) for _ in range(count)]


@pytest.mark.parametrize(
    ("table", "value", "half"),
    [
        # Fleiss, Levin, Paik (2003), «Statistical Methods for Rates and Proportions», table 18.1: 0.68, standard error 0.087.
        ([[75, 1, 4], [5, 4, 1], [0, 0, 10]], 0.68, 1.96 * 0.087),
        # Fleiss, Cohen, Everitt (1969), «Large sample standard errors of kappa», table 1: 0.429, standard error 0.054.
        ([[106, 10, 4], [22, 28, 10], [2, 12, 6]], 0.429, 1.96 * 0.054),
        ([[20, 5], [10, 15]], 0.4, None),
    ],
)
def test_kappa_is_the_published_one(table: Sequence[Sequence[int]], value: float, half: float | None) -> None:
    """And so is how sure it is."""
    found = kappa(pairs_of(table))
    assert found is not None
    assert found.value == pytest.approx(value, abs=0.005)
    assert found.n == sum(map(sum, table))
    if half is not None:
        assert (found.high - found.low) / 2 == pytest.approx(half, abs=0.003)


def test_who_sits_where_makes_no_difference() -> None:
    """Two raters may change places."""
    pairs = pairs_of([[9, 2, 0], [1, 5, 3], [0, 1, 4]])
    turned = kappa([(second, first) for first, second in pairs])
    found = kappa(pairs)
    assert found is not None
    assert turned is not None
    assert (turned.value, turned.low, turned.high) == pytest.approx((found.value, found.low, found.high))


def test_nothing_is_said_where_chance_would_say_the_same() -> None:
    """Both always say one thing; or there is nothing judged."""
    assert kappa([]) is None
    assert kappa([("yes", "yes")] * 5) is None


def test_all_alike_is_one_and_always_otherwise_is_below_nothing() -> None:
    """The ends are kept within minus one and one."""
    found, other = kappa([(1, 1), (2, 2)] * 5), kappa([(1, 2), (2, 1)] * 5)
    assert found is not None
    assert other is not None
    assert found.value == 1
    assert other.value == -1
    assert other.low >= -1
