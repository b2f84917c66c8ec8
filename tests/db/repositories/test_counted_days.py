"""A period as rows of counts: together they are its days, each once, and they are few."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from random import Random

from bot.db.repositories.counted_days import TOGETHER, Rows, days_of, few_rows, places_of, rows_of_weeks, weeks_of
from bot.services.figures.ports import Span

DAY = timedelta(days=1)


def days_in(rows: Rows) -> Counter[date]:
    """Every day that is in some rows, as often as it is added."""
    is_weeks = rows.first.startswith("w")
    first, behind = (date.fromisoformat(name.removeprefix("w")) for name in (rows.first, rows.behind))
    if is_weeks:
        assert first.weekday() == behind.weekday() == 0
    assert first < behind
    return Counter({first + number * DAY: rows.sign for number in range((behind - first).days)})


def held(rows: Rows) -> int:
    """How many rows of one kind lie there."""
    return sum(map(abs, days_in(rows).values())) // (7 if rows.first.startswith("w") else 1)


def added(rows: list[Rows]) -> dict[date, int]:
    """The days of all of them."""
    days: Counter[date] = Counter()
    for one in rows:
        days.update(days_in(one))
    return {day: times for day, times in days.items() if times}


def test_rows_are_the_days_of_a_period_each_once() -> None:
    """Of a team three days at each end at most and the weeks between; what is left of a period is hours, added or taken away."""
    chance = Random(5)
    for _ in range(300):
        since = datetime(2025, 12, 1, tzinfo=UTC) + timedelta(hours=chance.randrange(24 * 40))
        until = since + timedelta(hours=chance.randrange(1, 24 * chance.choice([2, 9, 40, 500])))
        days = days_of(Span(since=since, until=until))
        rows = [*few_rows(days)]
        length = (days.behind - days.first) // DAY
        assert added(rows) == {(days.first + number * DAY).date(): 1 for number in range(length)}
        assert sum(map(held, rows)) <= min(length, 6 + length / 7 + 1)


def test_of_a_person_half_a_week_is_left_at_each_end() -> None:
    """His weeks, and calls one by one to add or to take away: never more of them than the period itself has."""
    chance = Random(6)
    for _ in range(100):
        since = datetime(2025, 12, 1, tzinfo=UTC) + timedelta(minutes=chance.randrange(60 * 24 * 40))
        until = since + timedelta(minutes=chance.randrange(1, 60 * 24 * chance.choice([2, 9, 40, 500])))
        weeks = weeks_of(Span(since=since, until=until))
        assert sum((b - a for a, b, _ in weeks.ends), timedelta()) <= min(until - since, 7 * DAY)
        rows = rows_of_weeks(weeks)
        length = sum((weeks.behind - weeks.first for _ in rows), timedelta())
        assert length + sum(((b - a) * sign for a, b, sign in weeks.ends), timedelta()) == until - since
        assert sum(map(held, rows)) == length / timedelta(days=7)


def test_a_call_is_counted_in_five_rows() -> None:
    """Its team's day and week, those of all teams, and the week of who led it; Sunday ends a week."""
    day, week = "2026-01-04", "w20251229"
    together = {(TOGETHER, team, when) for team in (2, TOGETHER) for when in (day, week)}
    assert set(places_of(7, 2, day)) == together | {(7, 2, week)}
    assert places_of(7, 2, "2026-01-05")[-1] == (7, 2, "w20260105")
