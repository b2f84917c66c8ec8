"""Counts of calls and the shares that are made of them."""

from __future__ import annotations

from bot.domain.calls.outcome import Outcome
from bot.domain.supervision.call_counts import CallCounts
from bot.domain.supervision.share import Share


def test_outcomes_are_shares_of_the_calls_that_have_one() -> None:
    """A call of which nobody has said how it ended is in no outcome's share, and in the share of calls with one."""
    counts = CallCounts(calls=30, bought=5, thinking=8, refused=4, call_back=3, unfit=6, overridden=2)
    assert (counts.ended, counts.open) == (20, 10)
    assert counts.with_outcome == Share(20, 30)
    assert counts.with_unfit == Share(6, 30)
    assert counts.corrected == Share(2, 30)
    assert [counts.ended_so(outcome) for outcome in Outcome] == [Share(5, 20), Share(8, 20), Share(4, 20), Share(3, 20)]


def test_means_are_of_the_calls_that_came_so_far() -> None:
    """Seconds to the first card are of the calls that came to one."""
    counts = CallCounts(calls=4, taps=22, cards=2, card_ms=9_000)
    assert (counts.mean_taps, counts.mean_seconds) == (5.5, 4.5)
