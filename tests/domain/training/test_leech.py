"""Cards that cost more than they teach."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from bot.domain.calls.temperament import Temperament
from bot.domain.ids import DrillId
from bot.domain.training.confusion import ConfusionMatrix
from bot.domain.training.leech import contrast_for, fails_team, is_leech
from bot.domain.training.memory import Rating, Review, replay


@pytest.mark.parametrize(("lapses", "expected"), [(0, False), (3, False), (4, True), (5, True)])
def test_four_lapses_make_a_leech(lapses: int, expected: bool) -> None:
    """Known, and forgotten again on so many days."""
    days = [date(2026, 1, 1) + timedelta(days=number) for number in range(2 * lapses + 1)]
    reviews = [Review(day=day, rating=Rating.AGAIN if number % 2 else Rating.GOOD) for number, day in enumerate(days)]
    assert is_leech(replay(DrillId("line-1"), reviews)) is expected


def test_a_new_card_is_none() -> None:
    """Nobody has failed it."""
    assert not is_leech(None)


@pytest.mark.parametrize(
    ("failed", "asked", "expected"),
    [(0, 0, False), (4, 4, False), (1, 5, False), (2, 5, True), (2, 7, False), (3, 10, True), (29, 100, False), (30, 100, True)],
)
def test_three_of_ten_people_make_it_the_cards_fault(failed: int, asked: int, expected: bool) -> None:
    """Of five people at least."""
    assert fails_team(failed, asked) is expected


SINCERE, COMPETENT, BOLD = Temperament.MELANCHOLIC, Temperament.PHLEGMATIC, Temperament.CHOLERIC


@pytest.mark.parametrize(
    ("mistakes", "other"),
    [
        ({}, COMPETENT),
        ({(SINCERE, BOLD): 3}, BOLD),
        ({(SINCERE, BOLD): 3, (SINCERE, COMPETENT): 3}, COMPETENT),
        ({(SINCERE, None): 9, (BOLD, SINCERE): 9}, COMPETENT),
    ],
)
def test_a_leech_is_set_beside_what_it_is_taken_for(
    mistakes: dict[tuple[Temperament, Temperament | None], int], other: Temperament
) -> None:
    """Where its trainee takes it for nothing in particular, beside its twin."""
    assert contrast_for(SINCERE, ConfusionMatrix(counts=mistakes)) == (SINCERE, other)
