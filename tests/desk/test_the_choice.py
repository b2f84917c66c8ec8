"""Which calls an address names: read back as it was written, and what it means where half is said."""

from __future__ import annotations

from datetime import UTC, date, datetime
from urllib.parse import parse_qsl, urlsplit

import pytest

from bot.desk.address import address, choice_in
from bot.domain.calls.intent import Known
from bot.domain.calls.outcome import Outcome
from bot.domain.calls.temperament import Recognition
from bot.domain.ids import ClientId, EmployeeId, TeamId
from bot.domain.supervision.choice import Choice
from bot.domain.supervision.period import Period, PeriodKind
from bot.services.errors import NotFound

TODAY = date(2026, 11, 30)
BETWEEN = Period(kind=PeriodKind.MOMENTS, since=datetime(2026, 11, 1, 9, tzinfo=UTC), until=datetime(2026, 11, 30, tzinfo=UTC))


@pytest.mark.parametrize(
    "choice",
    [
        Choice(),
        Choice(period=Period(kind=PeriodKind.LAST_WEEK), team=TeamId(3), is_open=True),
        Choice(period=Period(kind=PeriodKind.LAST_WEEK), team=TeamId(3), employee=EmployeeId(12)),
        Choice(period=BETWEEN, team=TeamId(3), employee=EmployeeId(12), is_unfit=True),
        Choice(
            period=Period(kind=PeriodKind.DAYS, first=date(2026, 11, 1), last=date(2026, 11, 9)),
            employee=EmployeeId(12),
            client=ClientId(7),
            temperament=Recognition.UNKNOWN,
            wants=Known.YES,
            can=Known.UNKNOWN,
            outcome=Outcome.REFUSED,
            is_unfit=True,
            practice=True,
        ),
    ],
)
def test_an_address_names_the_calls_that_it_was_made_for(choice: Choice) -> None:
    """Whatever the filters are: nothing is lost on the way."""
    assert choice_in(dict(parse_qsl(urlsplit(address("/log", choice)).query)), TODAY) == choice


@pytest.mark.parametrize(
    ("said", "days"),
    [
        ({"from": "2026-11-01"}, (date(2026, 11, 1), TODAY)),
        ({"from": "2026-12-24"}, (date(2026, 12, 24), date(2026, 12, 24))),
        ({"to": "2026-11-01"}, (date(2000, 1, 1), date(2026, 11, 1))),
        ({"from": "2026-11-09", "to": "2026-11-01"}, (date(2026, 11, 1), date(2026, 11, 9))),
        ({"from": "2026-11-01", "to": "2026-11-02", "days": "w"}, (date(2026, 11, 1), date(2026, 11, 2))),
        ({"days": "d"}, None),
        ({}, None),
    ],
)
def test_days_may_have_one_end(said: dict[str, str], days: tuple[date, date] | None) -> None:
    """Without a last one they reach until today, without a first one from the beginning; days without either are all."""
    assert choice_in(said, TODAY).period.days(TODAY) == days


@pytest.mark.parametrize("day", ["0001-01-01", "1999-12-31", "3000-01-01", "9999-12-31", "12026-01-01", "26-1-1"])
def test_days_that_nobody_can_mean_are_none(day: str) -> None:
    """The time before them or after them could not be reckoned."""
    for name in ("from", "to"):
        with pytest.raises(NotFound):
            choice_in({name: day}, TODAY)


@pytest.mark.parametrize(
    "whose", ["t", "e", "te", "t3e", "e12t3", "t3t4", "t3e12x", "12", "t-3e12", "t3e" + "9" * 14, "t٣", " t3"]
)
def test_whose_calls_are_said_in_one_way(whose: str) -> None:
    """A team, somebody, or both in this order, by numbers that ours can be."""
    with pytest.raises(NotFound):
        choice_in({"whose": whose}, TODAY)
