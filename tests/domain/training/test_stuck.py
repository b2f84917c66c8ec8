"""Who is called stuck, and who is not."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from bot.domain.calls.temperament import Temperament
from bot.domain.training.confusion import ConfusionMatrix
from bot.domain.training.stuck import StuckKind, stuck

TODAY = date(2026, 12, 1)
SINCERE, COMPETENT, BOLD = Temperament.MELANCHOLIC, Temperament.PHLEGMATIC, Temperament.CHOLERIC
NOTHING = ConfusionMatrix(counts={})


def taken(wrong: int, right: int = 10, given: Temperament = COMPETENT) -> ConfusionMatrix:
    """So many sincere lines were taken for another type."""
    return ConfusionMatrix(counts={(SINCERE, given): wrong, (SINCERE, SINCERE): right})


def days_ago(days: int) -> date:
    return TODAY - timedelta(days=days)


@pytest.mark.parametrize(("practised", "due_since", "days"), [(6, 5, 5), (9, 5, 5), (6, 20, 5), (30, 30, 29)])
def test_whoever_stays_away_for_five_days_on_which_something_is_due_is_stuck(practised: int, due_since: int, days: int) -> None:
    """Days before anything was due are not held against him."""
    found = stuck(TODAY, practised=days_ago(practised), due_since=days_ago(due_since), lately=NOTHING, before=NOTHING)
    assert found is not None
    assert (found.kind, found.days) == (StuckKind.AWAY, days)


@pytest.mark.parametrize(("practised", "due_since"), [(5, 5), (20, 4), (20, -3), (0, 0)])
def test_whoever_was_away_for_less_or_has_nothing_due_is_not(practised: int, due_since: int) -> None:
    """An illness of four days, or a holiday in which nothing came due, is nobody's business."""
    assert stuck(TODAY, practised=days_ago(practised), due_since=days_ago(due_since), lately=NOTHING, before=NOTHING) is None


def test_whoever_has_never_practised_is_new_and_not_stuck() -> None:
    """Nothing is known of him."""
    assert stuck(TODAY, practised=None, due_since=None, lately=taken(10), before=taken(10)) is None


def test_a_confusion_that_lasts_two_fortnights_is_stuck() -> None:
    """It says which types, as they stand now."""
    found = stuck(TODAY, practised=TODAY, due_since=TODAY, lately=taken(8), before=taken(9))
    assert found is not None
    assert found.confused is not None
    assert (found.kind, found.confused.right, found.confused.given) == (StuckKind.CONFUSES, SINCERE, COMPETENT)
    assert (found.confused.share.part, found.confused.share.n) == (8, 18)


@pytest.mark.parametrize(
    ("lately", "before"),
    [(taken(8), NOTHING), (NOTHING, taken(8)), (taken(8), taken(1)), (taken(8), taken(8, given=BOLD)), (taken(3, 2), taken(9))],
)
def test_a_confusion_of_one_fortnight_or_of_too_few_answers_is_not(lately: ConfusionMatrix, before: ConfusionMatrix) -> None:
    """Neither a new one, nor one that has gone, nor another, nor one of five answers."""
    assert stuck(TODAY, practised=TODAY, due_since=TODAY, lately=lately, before=before) is None
