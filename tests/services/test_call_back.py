"""When to call back: local hours, weekends, and clocks that change."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.services.close_call import CallBack, call_back_at

MOSCOW, HELSINKI, KIRITIMATI = "Europe/Moscow", "Europe/Helsinki", "Pacific/Kiritimati"


@pytest.mark.parametrize(
    ("when", "now", "zone", "expected"),
    [
        (CallBack.IN_AN_HOUR, "2026-11-23T09:00+03:00", MOSCOW, "2026-11-23T10:00+03:00"),
        (CallBack.THIS_EVENING, "2026-11-23T09:00+03:00", MOSCOW, "2026-11-23T18:00+03:00"),
        (CallBack.THIS_EVENING, "2026-11-23T18:00+03:00", MOSCOW, "2026-11-24T18:00+03:00"),
        (CallBack.THIS_EVENING, "2026-11-23T23:30+03:00", MOSCOW, "2026-11-24T18:00+03:00"),
        (CallBack.TOMORROW, "2026-12-31T23:59+03:00", MOSCOW, "2027-01-01T10:00+03:00"),
        (CallBack.TOMORROW, "2026-11-24T00:01+03:00", MOSCOW, "2026-11-25T10:00+03:00"),
        (CallBack.MONDAY, "2026-11-22T23:00+03:00", MOSCOW, "2026-11-23T10:00+03:00"),
        (CallBack.MONDAY, "2026-11-23T09:00+03:00", MOSCOW, "2026-11-30T10:00+03:00"),
        (CallBack.MONDAY, "2026-11-28T12:00+03:00", MOSCOW, "2026-11-30T10:00+03:00"),
        # The clocks go back on 25 October and forward on 29 March: ten o'clock stays ten o'clock.
        (CallBack.TOMORROW, "2026-10-24T12:00+03:00", HELSINKI, "2026-10-25T10:00+02:00"),
        (CallBack.TOMORROW, "2026-03-28T12:00+02:00", HELSINKI, "2026-03-29T10:00+03:00"),
        # Fourteen hours ahead of UTC it is tomorrow already.
        (CallBack.TOMORROW, "2026-11-23T12:00+00:00", KIRITIMATI, "2026-11-25T10:00+14:00"),
    ],
)
def test_the_moment_meant(when: CallBack, now: str, zone: str, expected: str) -> None:
    """Hours are the employee's local ones, also on days when the clocks change; the result is UTC."""
    at = call_back_at(when, datetime.fromisoformat(now).astimezone(UTC), ZoneInfo(zone))
    assert at == datetime.fromisoformat(expected)
    assert at.utcoffset() == timedelta(0)


def test_an_hour_is_an_hour_when_the_clocks_change() -> None:
    """«In an hour» is sixty minutes, whatever the wall clock says."""
    now = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert call_back_at(CallBack.IN_AN_HOUR, now, ZoneInfo(HELSINKI)) - now == timedelta(hours=1)


@given(
    st.sampled_from(CallBack),
    st.datetimes(datetime(2024, 1, 1), datetime(2035, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001 - the zone is given apart
    st.sampled_from([MOSCOW, HELSINKI, KIRITIMATI, "America/St_Johns", "Asia/Kathmandu", "UTC"]),
)
def test_it_is_always_in_the_future_and_never_far(when: CallBack, now: datetime, zone: str) -> None:
    """No button makes a promise for a moment that has passed, or for later than the next Monday."""
    at = call_back_at(when, now, ZoneInfo(zone))
    assert timedelta(0) < at - now <= timedelta(days=7, hours=12)
