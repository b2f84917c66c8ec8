"""Silent reminders: when, and when never."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.domain.local_time import to_wall
from bot.domain.time_zones import is_time_zone
from bot.domain.training.disturbing import FROM, UNTIL
from bot.domain.training.nudge import UNANSWERED, USUAL, Habit, Nudge, NudgeKind, nudge, usual_time
from bot.domain.training.study_day import next_study_day, study_day

ZONES = sorted(name for name in available_timezones() if is_time_zone(name))
MOSCOW = ZoneInfo("Europe/Moscow")
DAY, HOUR = timedelta(days=1), timedelta(hours=1)
TODAY = date(2026, 11, 30)
MORNING = datetime(2026, 11, 30, 6, tzinfo=MOSCOW)

moments = st.datetimes(datetime(2020, 1, 1), datetime(2035, 12, 1), timezones=st.just(UTC))  # noqa: DTZ001  hypothesis wants bare ones
zones = st.sampled_from(ZONES).map(ZoneInfo)
times = st.times().map(lambda at: at.replace(second=0, microsecond=0))


def asked(
    now: datetime = MORNING,
    *,
    is_due: bool = True,
    practised: int = 1,
    reminded: Sequence[int] = (),
    usual: time = USUAL,
    zone: ZoneInfo = MOSCOW,
) -> Nudge | None:
    """The reminder of today for somebody who practised so many days ago and was reminded so many days ago."""
    habit = Habit(practised=TODAY - DAY * practised, reminded=[TODAY - DAY * ago for ago in reminded], usual=usual)
    return nudge(now, zone, today=TODAY, is_due=is_due, habit=habit)


@given(moments, zones, st.integers(0, 30), st.lists(st.integers(0, 30), max_size=5), times, zones)
@example(datetime(2026, 3, 28, 22, tzinfo=UTC), ZoneInfo("Europe/Helsinki"), 1, [], time(20, 59), MOSCOW)
def test_no_message_comes_at_night(
    now: datetime, zone: ZoneInfo, practised: int, reminded: list[int], usual: time, was: ZoneInfo
) -> None:
    """Wherever, at whatever hour somebody practises, and on the day of a journey: by his clocks it is day."""
    today = next_study_day(study_day(now - 3 * HOUR, was), now, zone)
    habit = Habit(practised=today - DAY * practised, reminded=sorted(today - DAY * ago for ago in reminded), usual=usual)
    found = nudge(now, zone, today=today, is_due=True, habit=habit)
    if found is not None:
        wall = to_wall(found.at, zone)
        assert FROM <= wall.time() < UNTIL
        assert wall.date() == today == next_study_day(today, found.at, zone)
        assert found.at >= now
        assert found.at.utcoffset() == timedelta(0)
        assert practised > 0
        assert 0 not in reminded
        assert sum(ago < practised for ago in reminded) < UNANSWERED


def test_it_comes_at_the_usual_hour_or_at_nine() -> None:
    """Local time; whoever is looked at later in the day gets it at once."""
    assert asked() == Nudge(kind=NudgeKind.DAILY, at=datetime(2026, 11, 30, 6, tzinfo=UTC))
    found = asked(usual=time(13, 30))
    assert found is not None
    assert to_wall(found.at, MOSCOW) == datetime(2026, 11, 30, 13, 30)  # noqa: DTZ001  a wall time
    late = datetime(2026, 11, 30, 20, 59, tzinfo=MOSCOW)
    assert asked(late) == Nudge(kind=NudgeKind.DAILY, at=late.astimezone(UTC))
    assert asked(late + timedelta(minutes=1)) is None
    assert asked(datetime(2026, 12, 1, 3, tzinfo=MOSCOW)) is None


def test_there_is_none_without_a_reason() -> None:
    """Nothing is due; he has practised today; he was reminded today."""
    assert asked(is_due=False) is None
    assert asked(practised=0) is None
    assert asked(reminded=[0]) is None
    assert asked(practised=9, reminded=[8, 7, 6]) is None
    assert asked(practised=9, reminded=[8, 7]) is not None


def test_a_day_that_is_over_is_not_made_up_for() -> None:
    """Whoever asks too late, for the day before, gets nothing."""
    assert asked(MORNING + DAY + 4 * HOUR) is None


def sent(*, practised_on: Sequence[int] = (), due_from: int = 1, days: int = 40) -> list[tuple[int, NudgeKind]]:
    """Who practises on some days only: the days after his first practice on which he is reminded, and how."""
    habit, found = Habit(practised=TODAY), []
    for number in range(1, days):
        today = TODAY + DAY * number
        at = datetime.combine(today, time(7), MOSCOW)
        reminder = nudge(at, MOSCOW, today=today, is_due=number >= due_from, habit=habit)
        if reminder is not None:
            habit = Habit(practised=habit.practised, reminded=[*habit.reminded, today])
            found.append((number, reminder.kind))
        if number in practised_on:
            habit = Habit(practised=today, reminded=habit.reminded)
    return found


def test_who_does_not_answer_is_left_in_peace() -> None:
    """Two reminders, one more after five missed days that offers three cards, and then none."""
    assert sent() == [(1, NudgeKind.DAILY), (2, NudgeKind.DAILY), (6, NudgeKind.RETURN)]


def test_after_a_pause_one_offer_is_all() -> None:
    """Where nothing was due earlier, the offer is the first message and the only one."""
    assert sent(due_from=5) == [(5, NudgeKind.DAILY), (6, NudgeKind.RETURN)]
    assert sent(due_from=9) == [(9, NudgeKind.RETURN)]


def test_with_practice_everything_begins_anew() -> None:
    """Whether he practised on the day of a reminder or of himself."""
    assert sent(practised_on=[2, 20]) == [
        *[(1, NudgeKind.DAILY), (2, NudgeKind.DAILY), (3, NudgeKind.DAILY), (4, NudgeKind.DAILY), (8, NudgeKind.RETURN)],
        *[(21, NudgeKind.DAILY), (22, NudgeKind.DAILY), (26, NudgeKind.RETURN)],
    ]


@given(st.sets(st.integers(1, 60)))
def test_never_four_without_an_answer(practised_on: set[int]) -> None:
    """Whatever days somebody practises on: between two of them at most three messages, one a day, and an offer only last."""
    found = sent(practised_on=sorted(practised_on), days=60)
    borders = [0, *sorted(practised_on), 61]
    for begin, end in pairwise(borders):
        kinds = [kind for number, kind in found if begin < number <= end]
        assert len(kinds) <= UNANSWERED
        assert kinds.count(NudgeKind.RETURN) <= 1
        assert NudgeKind.RETURN not in kinds[:-1]
    assert len({number for number, _ in found}) == len(found)


def begun(*hours: float) -> list[datetime]:
    """Moments on consecutive days at which practice began, in Moscow."""
    return [datetime(2026, 11, 2, tzinfo=MOSCOW) + DAY * number + HOUR * hour for number, hour in enumerate(hours)]


@pytest.mark.parametrize(
    ("hours", "at"),
    [
        ((), USUAL),
        ((13, 13), USUAL),
        ((13, 13.5, 14), time(13, 30)),
        ((12.5, 18, 12, 12.75), time(12, 30)),
        ((7.5, 7, 7.25), time(8)),
        ((20.5, 20.75, 21), time(20)),
        # Their middle is midnight, no noon: the evening before it is.
        ((23, 24.5, 25, 23.5), time(20)),
        # Whoever practises after the night shift is reminded when it is day.
        ((5, 5.5, 6), time(8)),
        ((27.5, 27, 26), time(20)),
    ],
)
def test_the_usual_hour_is_the_middle_one_by_day(hours: Sequence[float], at: time) -> None:
    """Three sittings make a habit; one that is at night is brought to the nearest hour of day."""
    assert usual_time(begun(*hours), MOSCOW) == at


@given(st.lists(moments, max_size=12), zones)
def test_the_usual_hour_is_always_by_day(found: list[datetime], zone: ZoneInfo) -> None:
    """In every zone."""
    assert FROM <= usual_time(found, zone) < UNTIL
