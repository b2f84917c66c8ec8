"""The moment that a sentence names: so many hours, days or months after it was said, by the clock of whoever says it."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.calls.named_time import NamedTime, moment_of
from bot.domain.local_time import out_of_quiet, to_wall, wall_text

HELSINKI = ZoneInfo("Europe/Helsinki")
EVENING, MORNING = 21 * 60, 8 * 60
"""Quiet from nine in the evening until eight in the morning."""


def said(wall: str) -> datetime:
    """The moment at which the clocks of Helsinki show this."""
    return datetime.fromisoformat(wall).replace(tzinfo=HELSINKI).astimezone(UTC)


def named(time: NamedTime, wall: str) -> str:
    """What the clocks of Helsinki show at the moment that is named."""
    return wall_text(to_wall(moment_of(time, said(wall), HELSINKI, EVENING, MORNING), HELSINKI))


@pytest.mark.parametrize(
    ("time", "wall", "meant"),
    [
        (NamedTime(hours=1), "2026-11-23T12:00", "2026-11-23T13:00"),
        (NamedTime(hours=1), "2026-11-23T12:00:20", "2026-11-23T13:01"),
        (NamedTime(days=1, at=600), "2026-11-23T20:59", "2026-11-24T10:00"),
        (NamedTime(days=1, at=600), "2026-11-23T00:10", "2026-11-24T10:00"),
        (NamedTime(days=2), "2026-11-23T14:35:59", "2026-11-25T14:35"),
        (NamedTime(days=7), "2026-12-28T09:05", "2027-01-04T09:05"),
        (NamedTime(months=1), "2026-11-23T16:40", "2026-12-23T16:40"),
        (NamedTime(months=1), "2027-01-31T11:00", "2027-02-28T11:00"),
        (NamedTime(months=1), "2026-12-31T11:00", "2027-01-31T11:00"),
    ],
)
def test_it_is_reckoned_by_the_calendar(time: NamedTime, wall: str, meant: str) -> None:
    """«In an hour» is never less than one, «in a month» is the same day of the next month, or its last."""
    assert named(time, wall) == meant


@pytest.mark.parametrize(
    ("time", "wall", "meant"),
    [
        (NamedTime(hours=1), "2026-11-23T20:30", "2026-11-24T08:00"),
        (NamedTime(hours=1), "2026-11-23T19:59", "2026-11-23T20:59"),
        (NamedTime(days=2), "2026-11-23T23:15", "2026-11-26T08:00"),
        (NamedTime(days=7), "2026-11-23T06:00", "2026-11-30T08:00"),
    ],
)
def test_what_falls_on_night_is_the_next_morning(time: NamedTime, wall: str, meant: str) -> None:
    """No client is called, and nobody reminded, in quiet hours."""
    assert named(time, wall) == meant


def test_an_hour_that_the_clocks_leave_out_moves_on() -> None:
    """On the night of the change half past three does not exist; without quiet hours it is half past four."""
    at = moment_of(NamedTime(days=1, at=210), said("2027-03-27T12:00"), HELSINKI, 0, 0)
    assert wall_text(to_wall(at, HELSINKI)) == "2027-03-28T04:30"


@given(
    st.datetimes(datetime(2026, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001  # the zone is given
    st.sampled_from([NamedTime(hours=1), NamedTime(days=1, at=600), NamedTime(days=7), NamedTime(months=1)]),
    st.sampled_from(["Europe/Helsinki", "America/New_York", "Asia/Kathmandu", "Pacific/Apia"]),
)
def test_it_is_always_to_come_and_never_quiet(at: datetime, time: NamedTime, zone: str) -> None:
    """Whenever and wherever it is said, the moment is a whole minute after it, outside of quiet hours."""
    moment = moment_of(time, at, ZoneInfo(zone), EVENING, MORNING)
    assert moment > at
    assert (moment.second, moment.microsecond) == (0, 0)
    assert out_of_quiet(moment, ZoneInfo(zone), EVENING, MORNING) == moment
