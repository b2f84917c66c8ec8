"""Nobody's own answer follows from what is shown of several people's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import product

import pytest

from bot.domain.supervision.share import Share
from bot.domain.training.crowd import ALIKE, hidden_among, is_nearly_all
from bot.domain.training.leech import FEWEST_ASKED, fails_team

RIGHT, WRONG = "right", ("a", "b", "c", "d")
Counts = tuple[int, ...]
"""How many people gave each of the wrong answers."""


def everything(people: int) -> Iterator[Counts]:
    """Give every way in which a team may have failed a drill that is listed."""
    for counts in product(range(people + 1), repeat=len(WRONG)):
        if sum(counts) <= people and fails_team(sum(counts), people):
            yield counts


def seen(counts: Counts, people: int) -> object:
    """Return all that the page tells of it."""
    failed = Share(sum(counts), people)
    part = people - 1 if is_nearly_all(failed) else failed.part
    return is_nearly_all(failed), part, tuple(hidden_among(dict(zip(WRONG, counts, strict=True)), failed))


@pytest.mark.parametrize("people", [FEWEST_ASKED, 6, 7, 8, 9])
def test_from_no_page_follows_what_one_of_the_people_answered_nor_that_he_failed(people: int) -> None:
    """Made over every way in which so many may answer: whoever it is may have been right, and may have been wrong in two ways."""
    possible: defaultdict[object, set[str]] = defaultdict(set)
    for counts in everything(people):
        answers = possible[seen(counts, people)]
        answers |= {answer for answer, n in zip(WRONG, counts, strict=True) if n}
        answers |= {RIGHT} if sum(counts) < people else set()
    assert possible
    for answers in possible.values():
        assert RIGHT in answers
        assert len(answers) >= 3


@pytest.mark.parametrize("people", [FEWEST_ASKED, 7, 9])
def test_whoever_knows_one_persons_answer_learns_nobody_elses(people: int) -> None:
    """An answer that is shown is that of another, too, and so is another one."""
    for counts in everything(people):
        given = dict(zip(WRONG, counts, strict=True))
        shown = hidden_among(given, Share(sum(counts), people))
        assert not shown or len(shown) >= 2
        assert all(given[answer] >= ALIKE for answer, _ in shown)


def test_what_two_people_each_answered_is_shown_with_numbers_where_others_were_right() -> None:
    """The most frequent first; what one alone answered is left out."""
    assert hidden_among({"a": 2, "b": 3, "c": 1}, Share(6, 9)) == [("b", 3), ("a", 2)]


def test_where_nearly_all_failed_there_are_no_numbers() -> None:
    """Nor an order that would tell them."""
    assert hidden_among({"b": 3, "a": 2}, Share(5, 5)) == [("a", None), ("b", None)]
    assert hidden_among({"b": 2, "a": 2}, Share(4, 5)) == [("a", None), ("b", None)]
