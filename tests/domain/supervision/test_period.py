"""Which days a supervisor looks at, and what they are compared with."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.domain.supervision.period import BY_NAME, Period, PeriodKind, read_period

HELSINKI = ZoneInfo("Europe/Helsinki")
NOW = datetime(2026, 3, 31, 21, 30, tzinfo=UTC)
"""Wednesday, the first of April, half past midnight in Helsinki."""


def test_what_was_measured_between_two_moments_is_looked_at_between_them() -> None:
    """To the second, wherever the reader is; written and read it is the same."""
    since, until = datetime(2026, 3, 2, 9, 0, 7, tzinfo=UTC), datetime(2026, 3, 9, tzinfo=UTC)
    period = Period(kind=PeriodKind.MOMENTS, since=since, until=until)
    assert period.bounds(NOW, HELSINKI) == (since, until)
    assert period.days(NOW.date()) == (day("2026-03-02"), day("2026-03-08"))
    assert str(period) == "ftb9l07-tbluo0"
    assert read_period(str(period)) == period
    ends = datetime(2000, 1, 1, tzinfo=UTC), datetime(2999, 12, 31, 23, 59, 59, tzinfo=UTC)
    widest = Period(kind=PeriodKind.MOMENTS, since=ends[0], until=ends[1])
    assert read_period(str(widest)) == widest
    backwards, too_early, too_late = "ftbluo0-tb9l07", "ffnmqnz-tbluo0", "ftb9l07-exjuo00"
    unlike = ("f", "ftb9l07", "f-", "fTB9L07-TBLUO0", "f0tb9l07-tbluo0", "f+tb9l07-tbluo0", "ftb9l07-" + "z" * 99)
    for wrong in (backwards, too_early, too_late, *unlike):
        with pytest.raises(ValueError):  # noqa: PT011  it says no more than what was written
            read_period(wrong)


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("kind", "first", "last", "before"),
    [
        (PeriodKind.TODAY, "2026-04-01", "2026-04-01", ("2026-03-31", "2026-03-31")),
        (PeriodKind.YESTERDAY, "2026-03-31", "2026-03-31", ("2026-03-30", "2026-03-30")),
        (PeriodKind.WEEK, "2026-03-30", "2026-04-05", ("2026-03-23", "2026-03-25")),
        (PeriodKind.LAST_WEEK, "2026-03-23", "2026-03-29", ("2026-03-16", "2026-03-22")),
        (PeriodKind.MONTH, "2026-04-01", "2026-04-30", ("2026-03-01", "2026-03-01")),
        (PeriodKind.LAST_MONTH, "2026-03-01", "2026-03-31", ("2026-02-01", "2026-02-28")),
    ],
)
def test_days_are_those_of_the_readers_calendar(kind: PeriodKind, first: str, last: str, before: tuple[str, str]) -> None:
    period = Period(kind=kind)
    assert period.days(NOW.astimezone(HELSINKI).date()) == (day(first), day(last))
    compared = period.before(NOW, HELSINKI)
    assert compared == Period(kind=PeriodKind.DAYS, first=day(before[0]), last=day(before[1]))


def test_a_period_begins_and_ends_at_midnight_where_the_reader_is_also_when_clocks_change() -> None:
    # The clocks of Finland went forward on the 29th.
    since, until = Period(kind=PeriodKind.LAST_WEEK).bounds(NOW, HELSINKI)
    assert since == datetime(2026, 3, 22, 22, tzinfo=UTC)
    assert until == datetime(2026, 3, 29, 21, tzinfo=UTC)


def test_always_has_no_ends_and_nothing_before() -> None:
    always = Period(kind=PeriodKind.ALWAYS)
    assert always.bounds(NOW, HELSINKI) == (None, None)
    assert always.before(NOW, HELSINKI) is None


@pytest.mark.parametrize(
    "period",
    [
        *(Period(kind=kind) for kind in BY_NAME),
        Period(kind=PeriodKind.DAYS, first=date(2026, 1, 1), last=date(2026, 2, 28)),
    ],
)
def test_a_period_survives_the_way_into_a_button_and_back(period: Period) -> None:
    assert read_period(str(period)) == period


@pytest.mark.parametrize(
    "text",
    [
        "",
        "x",
        "d",
        "d20260101",
        "d20260201-20260101",
        "d2026-01-01",
        "d99999999-99999999",
        "d00010101-00010101",
        "d20260101-99991231",
    ],
)
def test_what_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"(?i)period|month|day|alone|^d\d"):
        read_period(text)


def test_days_belong_to_days_alone() -> None:
    with pytest.raises(ValueError, match="alone"):
        Period(kind=PeriodKind.TODAY, first=date(2026, 1, 1), last=date(2026, 1, 1))
