"""The order of cards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, permutations
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.calls.temperament import Temperament
from bot.domain.ids import DrillId
from bot.domain.training.drills import ContrastDrill, ContrastLine
from bot.domain.training.interleaving import (
    IN_A_ROW,
    TWIN,
    Label,
    first_with_order,
    has_order,
    interleaved,
    number_with_order,
    row_at_end,
    without_rows,
)
from bot.services.training.practise import lines_apart

BOLD, SINCERE, FRIENDLY, COMPETENT = (
    Temperament.CHOLERIC,
    Temperament.MELANCHOLIC,
    Temperament.SANGUINE,
    Temperament.PHLEGMATIC,
)
labels = st.sampled_from([*Temperament, None])


@dataclass(frozen=True, slots=True)
class One:
    """A card, told from others of its label by a number."""

    label: Label
    number: int


cards = st.lists(labels, max_size=25).map(lambda found: [One(label, number) for number, label in enumerate(found)])
asked_before = st.lists(labels, max_size=4).filter(lambda asked: longest_row(asked) <= IN_A_ROW)


def longest_row(order: Sequence[Label]) -> int:
    """The longest row of one type."""
    return max((row_at_end(order[: number + 1]) for number in range(len(order))), default=0)


def of(order: Sequence[One]) -> list[Label]:
    """The labels of cards."""
    return [card.label for card in order]


@given(st.lists(labels, max_size=7), st.lists(labels, max_size=3))
def test_an_order_is_said_to_be_where_one_is(found: list[Label], asked: list[Label]) -> None:
    """Against all orders there are, of few cards."""
    few = [One(label, number) for number, label in enumerate(found)]
    assert has_order(few, asked) == any(longest_row([*asked, *order]) <= IN_A_ROW for order in set(permutations(found)))


@given(cards, st.integers(), st.booleans())
def test_never_four_of_a_type_in_a_row(given_cards: list[One], seed: int, is_aimed: bool) -> None:
    """Where any order can avoid it; nothing is lost, and cards of one label keep their order."""
    aim = (SINCERE, COMPETENT) if is_aimed else None
    order = interleaved(given_cards, aim=aim, random=Random(seed))
    assert sorted(card.number for card in order) == list(range(len(given_cards)))
    assert has_order(given_cards) is (longest_row(of(order)) <= IN_A_ROW)
    for label in set(of(order)):
        numbers = [card.number for card in order if card.label is label]
        assert numbers == sorted(numbers)


@given(cards, asked_before)
def test_an_order_is_kept_but_for_rows(given_cards: list[One], asked: list[Label]) -> None:
    """What has no row of four stays as it is; the rest is mended where that can be, after what was asked before too."""
    order = without_rows(given_cards, asked)
    assert sorted(card.number for card in order) == list(range(len(given_cards)))
    assert has_order(given_cards, asked) is (longest_row([*asked, *of(order)]) <= IN_A_ROW)
    if longest_row([*asked, *of(given_cards)]) <= IN_A_ROW:
        assert order == given_cards


@given(cards, st.integers(0, 15))
def test_the_first_ones_of_which_an_order_can_be_made(given_cards: list[One], most: int) -> None:
    """No more than asked for, with an order; where one was left out for another, it would have made a row."""
    chosen = first_with_order(given_cards, most)
    assert has_order(chosen)
    assert len(chosen) == min(most, len(given_cards)) or all(
        not has_order([*chosen, card]) for card in given_cards if card not in chosen
    )
    if has_order(given_cards[:most]) and longest_row(of(given_cards)) <= IN_A_ROW:
        assert chosen == given_cards[:most]


def test_a_row_of_one_type_waits_for_others() -> None:
    """Five of a type and then two others: all of them can be asked."""
    five = [One(BOLD, number) for number in range(5)]
    assert first_with_order(five, 12) == five[:3]
    assert len(first_with_order([*five, One(SINCERE, 5)], 12)) == 6


def pairs(order: Sequence[Label]) -> list[tuple[Label, Label]]:
    """Neighbours."""
    return list(pairwise(order))


def test_types_that_are_confused_follow_each_other() -> None:
    """Of twelve cards, three of each type, twins meet half again as often as by chance; those aimed at twice as often."""
    twelve = [One(label, number) for label in Temperament for number in range(3)]
    chance, plain, aimed, aimed_share = 0, 0, 0, 0
    for seed in range(400):
        random = Random(seed)
        shuffled = random.sample(twelve, 12)
        chance += sum(TWIN[first] is second for first, second in pairs(of(shuffled)))
        plain += sum(TWIN[first] is second for first, second in pairs(of(interleaved(twelve, random=random))))
        order = of(interleaved(twelve, aim=(SINCERE, COMPETENT), random=random))
        aimed += sum({SINCERE, COMPETENT} == {first, second} for first, second in pairs(order))
        aimed_share += sum({SINCERE, COMPETENT} == {first, second} for first, second in pairs(of(shuffled)))
    assert plain > 1.5 * chance
    assert aimed > 2 * aimed_share


def test_no_order_can_be_foreseen() -> None:
    """After a card of one type, one of its twin is likelier, and never sure."""
    twelve = [One(label, number) for label in Temperament for number in range(3)]
    orders = [of(interleaved(twelve, aim=(SINCERE, COMPETENT), random=Random(seed))) for seed in range(200)]
    after = [second for order in orders for first, second in pairs(order) if first is SINCERE]
    assert 0.3 < after.count(COMPETENT) / len(after) < 0.8
    assert set(after) == set(Temperament)
    assert len({tuple(order) for order in orders}) > 190


def contrast(of_first: int, of_second: int) -> ContrastDrill:
    """So many lines of two types."""
    sides = [*[SINCERE] * of_first, *[COMPETENT] * of_second]
    lines = [ContrastLine(temperament=kind, text=f"{number}", decides=f"{number}") for number, kind in enumerate(sides)]
    return ContrastDrill(id=DrillId("con.x"), pair=(SINCERE, COMPETENT), difference="", lines=lines)


@given(st.integers(min_value=1), st.integers(5, 12), st.integers(5, 12))
def test_lines_of_two_types_are_never_four_of_one_in_a_row(number: int, of_first: int, of_second: int) -> None:
    """Whichever sitting it is: ten different lines, five of each."""
    waiting = lines_apart(contrast(of_first, of_second), number).waiting
    assert longest_row([one.label for one in waiting]) <= IN_A_ROW
    assert len({one.item for one in waiting}) == 10
    assert sum(one.label is SINCERE for one in waiting) == 5


@given(st.lists(labels, max_size=40), st.integers(0, 15))
def test_by_labels_one_knows_how_many_have_an_order(found: list[Label], most: int) -> None:
    """As many as are chosen when each is looked at."""
    cards = [One(label, number) for number, label in enumerate(found)]
    assert min(most, number_with_order(found)) == len(first_with_order(cards, most))
