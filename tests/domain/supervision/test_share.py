"""How sure a share of calls is."""

from __future__ import annotations

import pytest

from bot.domain.supervision.share import Share, difference


@pytest.mark.parametrize(
    ("share", "interval"),
    # Newcombe (1998), «Two-sided confidence intervals for the single proportion», table I, method 3.
    [
        (Share(81, 263), (0.2553, 0.3662)),
        (Share(15, 148), (0.0624, 0.1605)),
        (Share(0, 20), (0.0, 0.1611)),
        (Share(1, 29), (0.0061, 0.1718)),
    ],
)
def test_the_interval_is_wilsons(share: Share, interval: tuple[float, float]) -> None:
    assert share.interval == pytest.approx(interval, abs=0.0001)


@pytest.mark.parametrize(
    ("now", "before", "interval"),
    # Newcombe (1998), «Interval estimation for the difference between independent proportions», table II, method 10.
    [
        (Share(56, 70), Share(48, 80), (0.0524, 0.3339)),
        (Share(9, 10), Share(3, 10), (0.1705, 0.8090)),
        (Share(10, 10), Share(0, 20), (0.6791, 1.0)),
    ],
)
def test_the_interval_of_a_change_is_newcombes(now: Share, before: Share, interval: tuple[float, float]) -> None:
    assert difference(now, before) == pytest.approx(interval, abs=0.0001)


def test_of_nothing_nothing_is_known() -> None:
    assert Share(0, 0).interval == (0.0, 1.0)
    assert difference(Share(3, 4), Share(0, 0)) == (-1.0, 1.0)


def test_a_share_of_fewer_than_ten_calls_is_not_shown() -> None:
    assert Share(9, 9).is_too_few
    assert not Share(9, 10).is_too_few
