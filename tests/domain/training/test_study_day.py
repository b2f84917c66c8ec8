"""Study days, over all zones and the years that matter."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.domain.time_zones import is_time_zone
from bot.domain.training.memory import Rating, remember
from bot.domain.training.study_day import next_study_day, study_day

ZONES = sorted(name for name in available_timezones() if is_time_zone(name))
FIRST, LAST = datetime(2020, 1, 1), datetime(2035, 12, 1)  # noqa: DTZ001  hypothesis wants bare ones
MOSCOW, HELSINKI, TOKYO, NEW_YORK = "Europe/Moscow", "Europe/Helsinki", "Asia/Tokyo", "America/New_York"
HOUR, DAY = timedelta(hours=1), timedelta(days=1)

moments = st.datetimes(FIRST, LAST, timezones=st.just(UTC))
zones = st.sampled_from(ZONES)
journeys = st.lists(st.tuples(st.timedeltas(timedelta(0), timedelta(days=3)), zones), min_size=1, max_size=30)


def days_of(begin: datetime, journey: Sequence[tuple[timedelta, str]]) -> list[tuple[date, date]]:
    """The study day at each station of a journey, and what the clock alone would say there."""
    at, last, found = begin, None, []
    for later, name in journey:
        at += later
        last = next_study_day(last, at, ZoneInfo(name))
        found.append((last, study_day(at, ZoneInfo(name))))
    return found


@pytest.mark.parametrize(
    ("now", "zone", "day"),
    [
        ("2026-11-30T23:59+03:00", MOSCOW, date(2026, 11, 30)),
        ("2026-12-01T00:01+03:00", MOSCOW, date(2026, 11, 30)),
        ("2026-12-01T03:59+03:00", MOSCOW, date(2026, 11, 30)),
        ("2026-12-01T04:00+03:00", MOSCOW, date(2026, 12, 1)),
        # Four hours are four hours when the clocks change in between: that day turns at five, or at three.
        ("2026-03-29T04:59+03:00", HELSINKI, date(2026, 3, 28)),
        ("2026-03-29T05:00+03:00", HELSINKI, date(2026, 3, 29)),
        ("2026-10-25T02:59+02:00", HELSINKI, date(2026, 10, 24)),
        ("2026-10-25T03:00+02:00", HELSINKI, date(2026, 10, 25)),
    ],
)
def test_a_night_belongs_to_the_evening_before(now: str, zone: str, day: date) -> None:
    """The day turns at four, where the trainee is."""
    assert study_day(datetime.fromisoformat(now), ZoneInfo(zone)) == day


@given(moments, zones)
@example(datetime(2026, 3, 28, 20, tzinfo=UTC), HELSINKI)
@example(datetime(2026, 10, 24, 20, tzinfo=UTC), HELSINKI)
@example(datetime(2026, 10, 23, 20, tzinfo=UTC), "Asia/Beirut")
def test_who_stays_gets_each_day_once(begin: datetime, name: str) -> None:
    """Hour by hour over a week, changes of clocks included: each date comes, in order, for 22 to 26 hours."""
    days = [day for day, _ in days_of(begin, [(HOUR * (number > 0), name) for number in range(24 * 8)])]
    dates = sorted(set(days))
    assert days == sorted(days)
    assert dates == [dates[0] + DAY * number for number in range(len(dates))]
    assert all(22 <= days.count(day) <= 26 for day in dates[1:-1])


@given(moments, journeys)
@example(datetime(2026, 11, 30, 20, tzinfo=UTC), [(timedelta(0), TOKYO), (13 * HOUR, NEW_YORK), (8 * HOUR, NEW_YORK)])
@example(datetime(2026, 11, 30, 20, tzinfo=UTC), [(timedelta(0), "Pacific/Kiritimati"), (HOUR, "Pacific/Pago_Pago")])
def test_a_study_day_never_goes_back(begin: datetime, journey: Sequence[tuple[timedelta, str]]) -> None:
    """Whatever zones somebody goes through; and it is no other than his clock's but where that has fallen behind."""
    found = days_of(begin, journey)
    days = [day for day, _ in found]
    assert days == sorted(days)
    assert all(day == max(clock, *days[: number + 1]) for number, (day, clock) in enumerate(found))


def test_a_journey_west_does_not_double_a_day() -> None:
    """It is Tuesday in Tokyo; who lands in New York on Monday evening has Tuesday until the night to Wednesday."""
    tuesday, new_york = date(2026, 12, 1), ZoneInfo(NEW_YORK)
    assert next_study_day(None, datetime(2026, 12, 1, 10, tzinfo=ZoneInfo(TOKYO)), ZoneInfo(TOKYO)) == tuesday
    evening, morning, after = (datetime(2026, 11, 30, 20, tzinfo=new_york) + hours * HOUR for hours in (0, 13, 37))
    assert study_day(evening, new_york) == tuesday - DAY
    assert [next_study_day(tuesday, at, new_york) for at in (evening, morning, after)] == [tuesday, tuesday, tuesday + DAY]


def test_a_wrong_clock_binds_nobody() -> None:
    """A study day that a broken clock gave years ahead does not stop all practice until then; two days may be a journey."""
    now, zone = datetime(2026, 11, 30, 12, tzinfo=UTC), ZoneInfo(MOSCOW)
    today = date(2026, 11, 30)
    assert next_study_day(date(2031, 1, 1), now, zone) == today
    assert next_study_day(today + 2 * DAY, now, zone) == today + 2 * DAY
    assert next_study_day(today + 3 * DAY, now, zone) == today


def test_a_day_that_a_place_has_skipped_is_nobodys() -> None:
    """Samoa went from 29 to 31 December 2011."""
    zone = ZoneInfo("Pacific/Apia")
    days = [study_day(datetime(2011, 12, 29, 12, tzinfo=UTC) + HOUR * number, zone) for number in range(72)]
    assert sorted(set(days)) == [date(2011, 12, day) for day in (28, 29, 31)] + [date(2012, 1, 1)]


@given(moments, zones, st.integers(1, 23 * 60))
@example(datetime(2026, 11, 30, 6, tzinfo=UTC), MOSCOW, 30)
@example(datetime(2026, 10, 24, 6, tzinfo=UTC), HELSINKI, 30)
@example(datetime(2026, 3, 28, 7, tzinfo=UTC), HELSINKI, 30)
def test_half_past_eight_after_nine_o_clock_is_a_whole_day(begin: datetime, name: str, minutes: int) -> None:
    """What is due tomorrow is due at whatever hour of tomorrow, and an answer then counts as one after a day."""
    zone = ZoneInfo(name)
    first = study_day(begin, zone)
    memory = remember(None, Rating.AGAIN, first, random=Random(1))
    # Some moment of the next study day, however many hours after the answer.
    at = begin + timedelta(minutes=minutes)
    while study_day(at, zone) == first:
        at += HOUR
    second = study_day(at, zone)
    assert second == first + DAY
    assert memory.due == second
    after = remember(memory, Rating.GOOD, second, random=Random(1))
    assert after.stability == remember(memory, Rating.GOOD, first + DAY, random=Random(1)).stability
    assert after.stability > remember(memory, Rating.GOOD, first, random=Random(1)).stability


def test_a_day_asleep_is_a_day() -> None:
    """Whoever slept through Tuesday finds on Wednesday what was due on Tuesday, once."""
    zone = ZoneInfo(HELSINKI)
    monday = next_study_day(None, datetime(2026, 3, 28, 9, tzinfo=zone), zone)
    memory = remember(None, Rating.AGAIN, monday, random=Random(1))
    after = next_study_day(monday, datetime(2026, 3, 30, 8, 30, tzinfo=zone), zone)
    assert (after - monday).days == 2
    assert memory.due == monday + DAY <= after
    assert remember(memory, Rating.GOOD, after, random=Random(1)).due > after
