"""Every page of /week at its fullest: long names, four-digit numbers, everything changed since the period before."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

from bot.domain.calls.intent import Known
from bot.domain.calls.outcome import Outcome
from bot.domain.calls.temperament import Recognition
from bot.domain.ids import EmployeeId, TeamId
from bot.domain.people.employee import Team
from bot.domain.supervision.call_counts import CallCounts
from bot.domain.supervision.choice import Choice
from bot.domain.supervision.period import Period, PeriodKind
from bot.domain.supervision.share import Share
from bot.screens.figures import figure_pages as pages
from bot.screens.figures.days_page import days_page
from bot.screens.figures.digest import digest_screen
from bot.screens.figures.month_page import month_page
from bot.screens.screen import Screen
from bot.screens.texts import Texts
from bot.services.figures.read_figures import (
    ON_A_PAGE,
    Asked,
    CellFigures,
    FiguresView,
    MonthView,
    PeopleView,
    TeamsView,
    TypesView,
    TypeView,
)
from bot.services.pages import Part

LONG = "Воскресенская-Преображенская"
TEAM = Team(id=TeamId(2**40), name="Отдел корпоративных продаж №2")
DAYS = (date(2026, 11, 23), date(2026, 11, 29))
WHOLE = Period(kind=PeriodKind.DAYS, first=DAYS[0], last=DAYS[1])
MANY = CallCounts(
    calls=4321,
    bought=1234,
    thinking=1021,
    refused=1010,
    call_back=1002,
    unfit=1111,
    overridden=99,
    cards=4300,
    taps=29_876,
    card_ms=12_345_678,
)
OTHERWISE = CallCounts(calls=9876, bought=8001, thinking=10, refused=10, call_back=10, unfit=9001, cards=9000, taps=9, card_ms=9)


def asked(**changes: Any) -> Asked:
    """Whose calls of which days."""
    about: dict[str, Any] = {
        "choice": Choice(period=WHOLE, team=TEAM.id),
        "days": DAYS,
        "today": date(2026, 11, 30),
        "team": TEAM,
        "person": None,
        "is_own": False,
        "has_teams": True,
    }
    return Asked(**(about | changes))


def view(counts: CallCounts = MANY, before: CallCounts = OTHERWISE, **changes: Any) -> FiguresView:
    """Figures of those calls."""
    return FiguresView(asked=asked(**changes), counts=counts, before=before, days_before=DAYS, shows_people=True)


def month(**changes: Any) -> MonthView:
    """A month of everything."""
    return MonthView(
        figures=view(**changes),
        bought_by_type=[(kind, Share(1234, 4321)) for kind in Recognition],
        teams=[(TEAM, MANY), (TEAM, CallCounts(calls=3, bought=2))],
    )


def every_figure_page(texts: Texts) -> Iterator[tuple[str, Screen]]:
    """Give each page with its name."""
    of_one: dict[str, Any] = {"choice": Choice(period=WHOLE, team=TEAM.id, employee=EmployeeId(2**40)), "person": LONG}
    cell = CellFigures(calls=4321, outcomes=dict.fromkeys(Outcome, 1021))
    yield "figures of all", pages.figures_page(view(), texts)
    yield "figures of one", pages.figures_page(view(**of_one), texts)
    yield "own figures", pages.figures_page(view(choice=Choice(period=WHOLE), is_own=True), texts)
    yield "no figures", pages.figures_page(view(CallCounts(), CallCounts()), texts)
    yield "digest", digest_screen(view(), texts)
    yield "month", month_page(month(), texts)
    yield "types", pages.types_page(TypesView(asked=asked(), types=dict.fromkeys(Recognition, cell)), texts)
    named = asked(choice=Choice(period=WHOLE, team=TEAM.id, temperament=Recognition.MELANCHOLIC))
    cells = {(wants, can): cell for wants in Known for can in Known}
    yield "type", pages.type_page(TypeView(asked=named, kind=Recognition.MELANCHOLIC, cells=cells), texts)
    people = Part(items=[(EmployeeId(2**40 + at), LONG) for at in range(ON_A_PAGE)], page=1, has_more=True)
    counted = {number: MANY for number, _ in people.items}
    yield "people", pages.people_page(PeopleView(asked=asked(), part=people, counts=counted), texts)
    teams = Part(items=[TEAM] * ON_A_PAGE, page=1, has_more=True)
    yield "teams", pages.teams_page(TeamsView(asked=asked(), part=teams, counts={TEAM.id: MANY}), texts)
    for first in (0, 20261102):
        yield "days", days_page(asked(), texts, 202608, first)


NOON = datetime(2026, 11, 30, 12, tzinfo=UTC)
