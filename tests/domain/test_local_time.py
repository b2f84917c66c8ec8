"""Local time, quiet hours and the moments of «call back», over all zones and the years that matter."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from bot.domain.local_time import (
    CallBack,
    call_back_at,
    comes_twice,
    earliest_to_come,
    last_summing_up,
    out_of_quiet,
    to_utc,
    to_utc_after,
    to_wall,
)

MOSCOW, HELSINKI, KIRITIMATI, LORD_HOWE = "Europe/Moscow", "Europe/Helsinki", "Pacific/Kiritimati", "Australia/Lord_Howe"
FIRST, LAST = datetime(2020, 1, 1), datetime(2035, 12, 31)  # noqa: DTZ001  wall times
CHANGING = (HELSINKI, LORD_HOWE, "America/St_Johns", "America/New_York", "Africa/Casablanca")
ZONES = sorted(available_timezones())
HOUR = timedelta(hours=1)


@cache
def changes(name: str) -> list[datetime]:
    """The first moments, to the minute, of new offsets of a zone in some years."""
    zone = ZoneInfo(name)

    def offset(at: datetime) -> timedelta | None:
        return at.astimezone(zone).utcoffset()

    found = []
    for year in (2021, 2026, 2034):
        for day in range(365):
            before = datetime(year, 1, 1, tzinfo=UTC) + timedelta(days=day)
            after = before + timedelta(days=1)
            if offset(before) == offset(after):
                continue
            while after - before > timedelta(minutes=1):
                middle = before + timedelta(minutes=(after - before) // timedelta(minutes=2))
                before, after = (middle, after) if offset(middle) == offset(before) else (before, middle)
            found.append(after)
    return found


@cache
def gaps() -> list[tuple[ZoneInfo, datetime, timedelta]]:
    """Each change that skips wall times, with the wall time of the first one skipped and how long it skips."""
    found = []
    for name in CHANGING:
        zone = ZoneInfo(name)
        for change in changes(name):
            skipped_from = to_wall(change - timedelta(minutes=1), zone) + timedelta(minutes=1)
            skipped = to_wall(change, zone) - skipped_from
            if skipped > timedelta(0):
                found.append((zone, skipped_from, skipped))
    return found


zones = st.sampled_from(ZONES)
walls = st.datetimes(FIRST, LAST)


@st.composite
def moments(draw: st.DrawFn) -> tuple[datetime, ZoneInfo]:
    """A moment and a zone; half of them within hours of a change of clocks."""
    if draw(st.booleans()):
        name = draw(zones)
        return draw(st.datetimes(FIRST, LAST)).replace(tzinfo=UTC), ZoneInfo(name)
    name = draw(st.sampled_from(CHANGING))
    change = draw(st.sampled_from(changes(name)))
    return change + draw(st.timedeltas(timedelta(hours=-40), timedelta(hours=40))), ZoneInfo(name)


def exists(wall: datetime, zone: ZoneInfo) -> bool:
    """Tell whether the clocks of the zone ever show this."""
    return to_wall(wall.replace(tzinfo=zone).astimezone(UTC), zone) == wall


# ---- wall time ----


@given(walls, zones)
def test_a_wall_time_that_exists_is_shown_by_the_clocks_at_that_moment(wall: datetime, name: str) -> None:
    """There and back; and a quarter of an hour before it was not shown yet, so it is the first of two."""
    zone = ZoneInfo(name)
    assume(exists(wall, zone))
    at = to_utc(wall, zone)
    assert to_wall(at, zone) == wall
    again = wall.replace(tzinfo=zone, fold=1).astimezone(UTC)
    assert at <= again


@given(st.sampled_from(gaps()), st.data())
def test_a_wall_time_that_does_not_exist_moves_forward(gap: tuple[ZoneInfo, datetime, timedelta], data: st.DataObject) -> None:
    """By as much as the clocks do, neither more nor less."""
    zone, skipped_from, skipped = gap
    wall = skipped_from + timedelta(minutes=data.draw(st.integers(0, skipped // timedelta(minutes=1) - 1)))
    assert not exists(wall, zone)
    assert to_wall(to_utc(wall, zone), zone) == wall + skipped


def test_the_two_edges_in_helsinki() -> None:
    """Half past three does not exist in March and comes twice in October."""
    zone = ZoneInfo(HELSINKI)
    assert to_wall(to_utc(datetime(2026, 3, 29, 3, 30), zone), zone) == datetime(2026, 3, 29, 4, 30)  # noqa: DTZ001  wall times
    assert to_utc(datetime(2026, 10, 25, 3, 30), zone) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)  # noqa: DTZ001  a wall time


# ---- quiet hours ----


minutes = st.integers(0, 24 * 60 - 1)


@given(moments(), minutes, minutes)
@example((datetime(2026, 10, 25, 0, 10, tzinfo=UTC), ZoneInfo(HELSINKI)), 23 * 60, 3 * 60 + 5)
@example((datetime(2026, 10, 25, 1, 2, tzinfo=UTC), ZoneInfo(HELSINKI)), 23 * 60, 3 * 60 + 5)
@example((datetime(2026, 3, 28, 22, 10, tzinfo=UTC), ZoneInfo(HELSINKI)), 3 * 60 + 10, 3 * 60 + 5)
def test_nobody_is_disturbed_in_quiet_hours(when: tuple[datetime, ZoneInfo], begin: int, end: int) -> None:
    """The moment given is not quiet, not before the one wished for, and within the day or two; otherwise nothing moves."""
    at, zone = when
    free = out_of_quiet(at, zone, begin, end)
    assert at <= free <= at + timedelta(hours=50)
    wall = to_wall(free, zone)
    minute = wall.hour * 60 + wall.minute
    is_quiet = begin <= minute < end if begin <= end else minute >= begin or minute < end
    assert not is_quiet
    wished = to_wall(at, zone)
    minute = wished.hour * 60 + wished.minute
    was_quiet = begin <= minute < end if begin <= end else minute >= begin or minute < end
    assert (free == at) is not was_quiet


@given(moments(), minutes)
def test_equal_ends_mean_no_quiet_hours(when: tuple[datetime, ZoneInfo], minute: int) -> None:
    """Nothing is put off then."""
    assert out_of_quiet(when[0], when[1], minute, minute) == when[0]


@pytest.mark.parametrize(
    ("at", "begin", "end", "expected"),
    [
        ("2026-11-23T22:00+03:00", 21 * 60, 8 * 60, "2026-11-24T08:00+03:00"),
        ("2026-11-23T02:00+03:00", 21 * 60, 8 * 60, "2026-11-23T08:00+03:00"),
        ("2026-11-23T08:00+03:00", 21 * 60, 8 * 60, "2026-11-23T08:00+03:00"),
        ("2026-11-23T20:59+03:00", 21 * 60, 8 * 60, "2026-11-23T20:59+03:00"),
        ("2026-11-23T21:00+03:00", 21 * 60, 8 * 60, "2026-11-24T08:00+03:00"),
        ("2026-11-23T13:00+03:00", 12 * 60, 14 * 60, "2026-11-23T14:00+03:00"),
    ],
)
def test_quiet_hours_end_on_time(at: str, begin: int, end: int, expected: str) -> None:
    """Also over midnight."""
    assert out_of_quiet(datetime.fromisoformat(at), ZoneInfo(MOSCOW), begin, end) == datetime.fromisoformat(expected)


# ---- call back ----


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
    assert call_back_at(CallBack.IN_AN_HOUR, now, ZoneInfo(HELSINKI)) - now == HOUR


@given(st.sampled_from(CallBack), moments())
def test_it_is_always_in_the_future_and_never_far(when: CallBack, moment: tuple[datetime, ZoneInfo]) -> None:
    """No button makes a promise for a moment that has passed, or for later than the next Monday."""
    now, zone = moment
    at = call_back_at(when, now, zone)
    assert timedelta(0) < at - now <= timedelta(days=7, hours=12)


# ---- the evening ----


@pytest.mark.parametrize(
    ("now", "day"),
    [
        ("2026-11-23T18:29+03:00", date(2026, 11, 22)),
        ("2026-11-23T18:30+03:00", date(2026, 11, 23)),
        ("2026-11-24T02:00+03:00", date(2026, 11, 23)),
    ],
)
def test_the_day_that_is_summed_up(now: str, day: date) -> None:
    """It is today's from half past six on, and yesterday's until then."""
    assert last_summing_up(datetime.fromisoformat(now), ZoneInfo(MOSCOW)) == day


@given(st.sampled_from(CHANGING), st.integers(0, 5), st.integers(-180, 180), st.integers(0, 180))
def test_every_moment_to_come_has_a_wall_time_to_come(name: str, which: int, minutes: int, later: int) -> None:
    """Around a change of clocks too: what the clocks will show is not past, and leads back to that moment or its twin."""
    zone = ZoneInfo(name)
    change = changes(name)[which % len(changes(name))]
    now = change + timedelta(minutes=minutes)
    at = now + timedelta(minutes=later + 1)
    wall = to_wall(at, zone)
    found = to_utc_after(wall, zone, now)
    assert found > now
    assert to_wall(found, zone) == wall
    assert found == at or comes_twice(wall, zone)
    earliest = earliest_to_come(now, zone)
    assert earliest.date() == to_wall(now, zone).date()
    assert wall >= earliest or earliest.time() == datetime.min.time()


@given(st.sampled_from(CHANGING), st.integers(0, 5), st.integers(-180, 180))
def test_a_wall_time_that_will_not_come_any_more_is_past(name: str, which: int, minutes: int) -> None:
    """Unless it comes twice, an hour of today that the clocks have shown is not taken for one to come."""
    zone = ZoneInfo(name)
    change = changes(name)[which % len(changes(name))]
    now = change + timedelta(minutes=minutes)
    wall = to_wall(now, zone)
    assert (to_utc_after(wall, zone, now) > now) == (comes_twice(wall, zone) and to_utc(wall, zone) == now)
