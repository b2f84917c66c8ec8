"""What somebody chooses to see of the log, as a button carries it."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.calls.intent import Known
from bot.domain.calls.outcome import Outcome
from bot.domain.calls.temperament import Recognition
from bot.domain.ids import ClientId, EmployeeId, TeamId
from bot.domain.supervision.choice import ALL_CALLS, Choice, read_choice
from bot.domain.supervision.period import BY_NAME, Period, PeriodKind
from bot.domain.supervision.type_said import TypeSaid
from bot.domain.supervision.typed_days import read_days
from bot.screens.action import MAX_BYTES, VERBS, decode, encode
from bot.screens.fields import LAST_PAGE
from bot.screens.figures.actions import FIGURE_VERBS, FiguresPart
from bot.screens.log.actions import ChooseCalls

LARGEST = 10**9
PERIODS = [*(Period(kind=kind) for kind in BY_NAME)]
BETWEEN = Period(kind=PeriodKind.MOMENTS, since=datetime(2026, 11, 1, 9, tzinfo=UTC), until=datetime(2999, 12, 31, tzinfo=UTC))
PERIODS.append(BETWEEN)
PERIODS.append(Period(kind=PeriodKind.DAYS, first=date(2026, 11, 1), last=date(2026, 11, 30)))
TODAY = date(2026, 11, 23)
FULLEST: dict[str, Any] = {"part": FiguresPart.TYPES, "page": LAST_PAGE, "month": 299912, "first": 29991231, "is_file": 1}
"""What else stands beside a choice in a button."""


@st.composite
def choices(draw: st.DrawFn) -> Choice:
    """Any choice that a button may carry."""
    numbers = st.none() | st.integers(1, LARGEST)
    known = draw(st.none() | st.tuples(st.sampled_from(Known), st.sampled_from(Known)))
    team, employee, client = draw(numbers), draw(numbers), draw(numbers)
    return Choice(
        period=draw(st.sampled_from(PERIODS)),
        team=None if team is None else TeamId(team),
        employee=None if employee is None else EmployeeId(employee),
        client=None if client is None else ClientId(client),
        temperament=draw(st.none() | st.sampled_from(Recognition)),
        wants=known[0] if known else None,
        can=known[1] if known else None,
        said=draw(st.none() | st.sampled_from(TypeSaid)),
        outcome=draw(st.none() | st.sampled_from(Outcome)),
        is_open=draw(st.booleans()),
        is_unfit=draw(st.booleans()),
        practice=draw(st.booleans()),
    )


@given(choices())
def test_a_choice_survives_its_button(choice: Choice) -> None:
    """Whatever is chosen at once, with the numbers of the largest house, has room in one button."""
    action = ChooseCalls(choice=str(choice))
    assert len(encode(action)) <= MAX_BYTES
    assert decode(encode(action)) == action
    assert read_choice(str(choice)) == choice


@pytest.mark.parametrize("kind", [kind for kind in VERBS.values() if "choice" in {field.name for field in fields(kind)}])
@pytest.mark.parametrize("period", PERIODS)
@pytest.mark.parametrize("whose", [{"team"}, {"employee"}, {"team", "employee"}])
def test_everything_at_once_has_room_in_every_button(kind: type[Any], period: Period, whose: set[str]) -> None:
    """All that the log can filter by where its calls are named; of figures all that a page of them is made of."""
    numbers: dict[str, Any] = dict.fromkeys(whose, LARGEST)
    figures = Choice(period=period, temperament=Recognition.UNKNOWN, **numbers)
    calls = replace(
        figures,
        client=ClientId(LARGEST),
        wants=Known.UNKNOWN,
        can=Known.UNKNOWN,
        said=TypeSaid.OVERRIDDEN,
        outcome=Outcome.CALL_BACK,
        is_open=True,
        is_unfit=True,
        practice=True,
    )
    choice = figures if kind in FIGURE_VERBS.values() else calls
    others = {name: value for name, value in FULLEST.items() if name in {field.name for field in fields(kind)}}
    action: Any = kind(choice=str(choice), **others)
    assert decode(encode(action)) == action
    assert read_choice(action.choice) == choice


@pytest.mark.parametrize(
    "text",
    [
        "",
        "q",
        "a.",
        "a.e",
        "a.e0",
        "a.e-1",
        "a.e1.e2",
        "a.t1.e1",
        "a.T1.e1",
        "a.T1",
        "a.E1",
        "a.T1.E1.c1",
        "a.t1.T1.E1",
        "a.T01.E1",
        "a.T-1.E1",
        "a.T0.E1",
        "a.T1.E1.C",
        "a.T1.E" + "z" * 9,
        "a.T1.E" + "1" * 99,
        "a.iy",
        "a.iyx",
        "a.kq",
        "a.o",
        "a.x1",
        "a.e1.t",
        "x",
        "a.x.e1",
        "d20261101",
        "a.z1",
        "a.e" + "9" * 14,
    ],
)
def test_what_nobody_has_written_is_no_choice(text: str) -> None:
    """One choice is written in one way: half a cell, a number twice, or parts in another order are none."""
    with pytest.raises(ValueError):  # noqa: PT011  it says no more than what was written
        read_choice(text)


def test_a_measured_figure_survives_its_button() -> None:
    """It names somebody, in which team, what has happened, and the two moments."""
    choice = Choice(period=BETWEEN, team=TeamId(LARGEST), employee=EmployeeId(LARGEST), said=TypeSaid.OVERRIDDEN)
    assert len(encode(ChooseCalls(choice=str(choice)))) <= MAX_BYTES
    assert read_choice(str(choice)) == choice


def test_two_moments_are_read_as_they_were_written_before() -> None:
    """Buttons with them stand in chats for good, and so do files that were asked for by them."""
    before = Choice(period=BETWEEN, employee=EmployeeId(12), is_unfit=True)
    assert read_choice("f20261101090000-29991231000000.e12.u") == before
    for wrong in ("f20261130000000-20261101090000", "f19991101090000-20261130000000", "f20261301090000-20261130000000"):
        with pytest.raises(ValueError):  # noqa: PT011  it says no more than what was written
            read_choice(wrong)


def test_nothing_chosen_is_every_call_that_was_no_practice() -> None:
    """As it is written, so that what is kept of it is read in years."""
    assert (str(ALL_CALLS), read_choice("a")) == ("a", ALL_CALLS)
    assert str(Choice(period=Period(kind=PeriodKind.LAST_WEEK), employee=EmployeeId(12), outcome=Outcome.REFUSED)) == "lw.e12.or"
    in_a_team = Choice(period=Period(kind=PeriodKind.LAST_WEEK), team=TeamId(3), employee=EmployeeId(12), outcome=Outcome.REFUSED)
    assert str(in_a_team) == "lw.T3.Ec.or"


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("1.11–15.11", date(2026, 11, 1), date(2026, 11, 15)),
        ("1.11.–15.11.", date(2026, 11, 1), date(2026, 11, 15)),
        ("1/11 - 15/11", date(2026, 11, 1), date(2026, 11, 15)),
        ("20.12–5.1", date(2025, 12, 20), date(2026, 1, 5)),
        ("1.12", date(2025, 12, 1), date(2025, 12, 1)),
        ("23.11", TODAY, TODAY),
        ("01.02.24–03.02.2024", date(2024, 2, 1), date(2024, 2, 3)),
        ("2026-11-01 2026-11-15", date(2026, 11, 1), date(2026, 11, 15)),
    ],
)
def test_days_are_read_as_people_type_them(text: str, first: date, last: date) -> None:
    """A day without a year is the last that has come; the first may be of the year before."""
    assert read_days(text, TODAY) == (first, last)


@pytest.mark.parametrize(
    "text",
    ["", "завтра", "31.2–1.3", "1.11–15.11 и ещё", "1.11 2.11 3.11", "1-15", "0.1", "1.13", "29.2", "1.1.1999", "31.12.9999"],
)
def test_anything_else_is_no_days(text: str) -> None:
    """It is asked for again."""
    assert read_days(text, TODAY) is None
