"""How somebody has practised, week by week."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.supervision.share import Share
from bot.domain.training.progress import by_week, practice

TODAY = date(2026, 12, 1)
DAYS = st.dictionaries(
    st.integers(-3, 60).map(lambda back: TODAY - timedelta(days=back)),
    st.integers(1, 30).flatmap(lambda n: st.integers(0, n).map(lambda part: Share(part, n))),
)


@given(DAYS)
def test_the_weeks_add_up_to_the_four_weeks(days: dict[date, Share]) -> None:
    """No day is in two weeks, and none of the 28 in none; what lies outside counts nowhere."""
    weeks, all_of_it = by_week(days, TODAY), practice(days, TODAY, 4)
    assert sum(week.days for week in weeks) == all_of_it.days
    assert (sum(week.right.part for week in weeks), sum(week.right.n for week in weeks)) == (
        all_of_it.right.part,
        all_of_it.right.n,
    )
    assert weeks[-1].last == TODAY
    assert weeks[0].first == TODAY - timedelta(days=27)
    assert all_of_it.days == len([day for day in days if TODAY - timedelta(days=28) < day <= TODAY])


def test_a_week_without_practice_is_shown_as_one() -> None:
    """It has no share, and is not left out."""
    weeks = by_week({TODAY: Share(3, 4)}, TODAY)
    assert [week.days for week in weeks] == [0, 0, 0, 1]
    assert weeks[0].right == Share(0, 0)
