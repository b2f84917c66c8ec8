"""Labels that tell things apart which are called alike."""

from __future__ import annotations

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from bot.screens.distinct_labels import distinct_labels, ranks

NAMES = st.lists(st.sampled_from(["Иван", "иван", "Анна"]), min_size=1, max_size=8)


def test_only_what_is_alike_gets_the_longer_label() -> None:
    """Case does not tell apart; the longest label is the last resort."""
    assert distinct_labels(["Иван", "Анна", "иван"], ["Иван 1", "Анна 2", "иван 3"]) == ["Иван 1", "Анна", "иван 3"]
    assert distinct_labels(["a", "a", "a"], ["a x", "a x", "a y"], ["a 1", "a 2", "a 3"]) == ["a 1", "a 2", "a y"]


@given(NAMES, st.randoms())
def test_a_rank_is_ones_own_in_whatever_order(names: list[str], chance: Random) -> None:
    """Names with their ranks are all different, and the order of the list does not matter."""
    numbered = list(enumerate(names))
    first = dict(zip(range(len(names)), ranks(names, range(len(names))), strict=True))
    chance.shuffle(numbered)
    again = ranks([name for _, name in numbered], [number for number, _ in numbered])
    assert {number: rank for (number, _), rank in zip(numbered, again, strict=True)} == first
    assert len({(names[number].casefold(), rank) for number, rank in first.items()}) == len(names)
