"""Days in a row."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.training.streak import EARNS_A_FREEZE, PractisedDay, Streak, streak

FIRST = date(2026, 1, 1)
DAY = timedelta(days=1)
PRACTISED, MISSED, FREE = "+", "-", " "
"""A day with a finished drill; one without, though something was due; one with nothing due."""
histories = st.text(alphabet=PRACTISED + MISSED + FREE, max_size=60)


def days(history: str) -> list[PractisedDay]:
    """Days, a sign each."""
    return [
        PractisedDay(day=FIRST + DAY * number, was_due=sign != FREE, finished=int(sign == PRACTISED))
        for number, sign in enumerate(history)
    ]


def after(history: str, *, is_over: bool = True) -> Streak:
    """The streak after such days; the last one still runs when it is not over."""
    return streak(days(history), FIRST + DAY * (len(history) - (not is_over)))


@pytest.mark.parametrize(
    ("history", "length", "freezes"),
    [
        ("", 0, 0),
        ("+", 1, 0),
        ("++++", 4, 0),
        ("+++++", 5, 1),
        ("++++-", 0, 0),
        ("+++++-", 5, 0),
        ("+++++-+", 6, 0),
        ("+++++--", 0, 0),
        ("++++++++++--+", 11, 0),
        ("+  +  +", 3, 0),
        ("++   ", 2, 0),
        ("--+", 1, 0),
        ("++++-+++++-++", 7, 0),
    ],
)
def test_days_in_a_row(history: str, length: int, freezes: int) -> None:
    """Five practised days earn a freeze, a missed day uses one by itself, and with none left it begins anew."""
    found = after(history)
    assert (found.days, found.freezes) == (length, freezes)


@given(histories, st.integers(0, 60), st.integers(1, 20))
def test_days_with_nothing_due_change_nothing(history: str, where: int, count: int) -> None:
    """However many there are, and wherever."""
    at = min(where, len(history))
    assert after(history[:at] + FREE * count + history[at:]) == after(history)
    assert streak([day for day in days(history) if day.was_due], FIRST + DAY * 60) == after(history)


@given(histories)
def test_today_breaks_nothing_while_it_runs(history: str) -> None:
    """Whoever has not practised yet today keeps his streak until the day is over."""
    assert after(history + MISSED, is_over=False) == after(history)
    assert after(history + PRACTISED, is_over=False) == after(history + PRACTISED)


@given(histories)
def test_no_freeze_comes_from_nothing(history: str) -> None:
    """Each of five days earns one; what is left and what was used are never more, and a broken streak leaves none."""
    found = after(history)
    assert found.freezes + found.frozen == found.days // EARNS_A_FREEZE
    assert 0 <= found.days <= found.longest <= history.count(PRACTISED)
    assert found.longest == max(after(history[:end]).days for end in range(len(history) + 1))


def test_practice_with_nothing_due_counts() -> None:
    """A drill of his own choice is a drill."""
    assert streak([PractisedDay(day=FIRST, was_due=False, finished=2)], FIRST).days == 1
