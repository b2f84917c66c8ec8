"""Figures of the calls of a period: whose, compared with the period before, by type and cell, by person, by team.

Every number comes with how many calls it is of, and what is compared comes with its interval: see `bot.domain.supervision.share`.
Practice counts nowhere. Leaves out the calls themselves: see `bot.services.log`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from bot.domain.calls.intent import Known
from bot.domain.calls.outcome import Outcome
from bot.domain.calls.temperament import Recognition
from bot.domain.ids import EmployeeId, TeamId
from bot.domain.people.employee import Team
from bot.domain.people.permissions import Deed
from bot.domain.supervision.call_counts import CallCounts
from bot.domain.supervision.choice import Choice, read_choice
from bot.domain.supervision.period import Period, PeriodKind
from bot.domain.supervision.scope import Scope
from bot.domain.supervision.share import Share
from bot.services.act import Act
from bot.services.errors import NotFound
from bot.services.figures.ports import ALWAYS, CellCount, Span
from bot.services.log.choose_calls import filter_of, require_choice, scope
from bot.services.pages import Part, read_page

ON_A_PAGE = 4
"""People or teams with a line and a row of buttons each."""
THIS_WEEK = Choice(period=Period(kind=PeriodKind.WEEK))
LAST_WEEK = Choice(period=Period(kind=PeriodKind.LAST_WEEK))


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Whose calls and of which days, with the names of what a button names by number."""

    choice: Choice
    days: tuple[date, date]
    today: date
    """Where the reader is."""
    team: Team | None
    """The one team that is looked at, or the only one that there is to look at."""
    person: str | None
    """The name of whose calls are looked at; None for more than one's."""
    is_own: bool
    """They are the reader's own, and no others can be."""
    has_teams: bool
    """There are several teams to choose from."""

    @property
    def is_of_several(self) -> bool:
        """True when calls of several people may be among them."""
        return self.person is None and not self.is_own


@dataclass(frozen=True, slots=True, kw_only=True)
class FiguresView:
    """What came of the calls of a period, and of those of the period before."""

    asked: Asked
    counts: CallCounts
    before: CallCounts
    days_before: tuple[date, date]
    shows_people: bool
    """The owner has confirmed that staff were informed, so that taps and seconds of one person may be shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CellFigures:
    """Calls of a type, or of a type and an intent."""

    calls: int
    outcomes: Mapping[Outcome, int]

    @property
    def ended(self) -> int:
        """Calls of which somebody has said how they ended."""
        return sum(self.outcomes.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class TypesView:
    """Calls by type."""

    asked: Asked
    types: Mapping[Recognition, CellFigures]


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeView:
    """Calls of one type by intent."""

    asked: Asked
    kind: Recognition
    cells: Mapping[tuple[Known, Known], CellFigures]


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleView:
    """Who has led calls, by name, a page at a time."""

    asked: Asked
    part: Part[tuple[EmployeeId, str]]
    counts: Mapping[EmployeeId, CallCounts]


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamsView:
    """The teams that have led calls, by name, a page at a time."""

    asked: Asked
    part: Part[Team]
    counts: Mapping[TeamId, CallCounts]


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthView:
    """One month, for somebody who looks at the whole."""

    figures: FiguresView
    bought_by_type: Sequence[tuple[Recognition, Share]]
    """Of the calls with an outcome those that ended in a purchase."""
    teams: Sequence[tuple[Team, CallCounts]]
    """Where there are several, and all of them are looked at."""


async def view_figures(act: Act, written: str) -> FiguresView:
    """Add up the calls of a choice, and those of the period before.

    Raises:
        NotFound: there is no such choice, or nothing of that number (any more).
        NotAllowed: it names what the reader may not see; the refusal is on record.
    """
    asked = await _asked(act, written)
    before = _before(act, asked.choice.period)
    house = await act.work.organisation.get()
    return FiguresView(
        asked=asked,
        counts=await act.work.figures.counts(_within(act, asked.choice), span_of(act, asked.choice.period)),
        before=await act.work.figures.counts(_within(act, asked.choice), span_of(act, before)),
        days_before=_days(act, before),
        shows_people=house.staff_informed_at is not None,
    )


async def view_days(act: Act, written: str) -> Asked:
    """Return what other days are to be chosen for.

    Raises:
        NotFound, NotAllowed: as `view_figures`.
    """
    return await _asked(act, written)


async def view_types(act: Act, written: str) -> TypesView | TypeView:
    """Add up the calls of a choice by type; of a choice that names one, that type's by intent.

    Raises:
        NotFound, NotAllowed: as `view_figures`.
    """
    asked = await _asked(act, written)
    cells = await act.work.figures.by_cell(_within(act, asked.choice), span_of(act, asked.choice.period))
    kind = asked.choice.temperament
    if kind is None:
        types = {one: _added([cell for cell in cells if cell.temperament is one]) for one in Recognition}
        return TypesView(asked=asked, types=types)
    of_kind = [cell for cell in cells if cell.temperament is kind]
    found = {pair: _added([cell for cell in of_kind if (cell.wants, cell.can) == pair]) for pair in _INTENTS}
    return TypeView(asked=asked, kind=kind, cells=found)


async def view_month(act: Act, written: str) -> MonthView:
    """Add up the month in which a choice begins.

    Raises:
        NotFound, NotAllowed: as `view_figures`; and to whoever sees his own alone.
    """
    asked = await _asked(act, written)
    if not asked.is_of_several:
        await act.refuse(Deed.READ_LOG)
    first = asked.days[0].replace(day=1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    month = Period(kind=PeriodKind.DAYS, first=first, last=last)
    choice = Choice(period=month, team=asked.choice.team)
    figures = await view_figures(act, str(choice))
    span = span_of(act, month)
    cells = await act.work.figures.by_cell(_within(act, choice), span)
    types = [(kind, _added([one for one in cells if one.temperament is kind])) for kind in Recognition]
    teams = await _teams(act) if asked.has_teams and choice.team is None else ()
    counted = [(team, await act.work.figures.counts(Scope(teams=frozenset({team.id})), span)) for team in teams]
    return MonthView(
        figures=await _compared_with_month_before(act, figures, first),
        bought_by_type=[(kind, Share(one.outcomes[Outcome.BOUGHT], one.ended)) for kind, one in types if one.calls],
        teams=[(team, counts) for team, counts in counted if counts.calls],
    )


async def _compared_with_month_before(act: Act, figures: FiguresView, first: date) -> FiguresView:
    """Compare with the calendar's month, and of a month that is not over with as much of it."""
    today = figures.asked.today
    last = figures.asked.days[1]
    end = first - timedelta(days=1)
    begin = end.replace(day=1)
    if today < last:
        end = min(end, begin + (max(today, first) - first))
    before = Period(kind=PeriodKind.DAYS, first=begin, last=end)
    counts = await act.work.figures.counts(_within(act, figures.asked.choice), span_of(act, before))
    return replace(figures, before=counts, days_before=(begin, end))


async def view_people(act: Act, written: str, page: int, *, size: int = ON_A_PAGE) -> PeopleView:
    """Add up the calls of a choice for each who has led some.

    Raises:
        NotFound, NotAllowed: as `view_figures`; and to whoever sees his own alone.
    """
    asked = await _asked(act, written)
    if not asked.is_of_several:
        await act.refuse(Deed.READ_LOG)
    within, span = _within(act, asked.choice), span_of(act, asked.choice.period)

    async def read(limit: int, offset: int) -> Sequence[tuple[EmployeeId, str]]:
        return await act.work.figures.who_called(within, span, limit, offset)

    async def count() -> int:
        return await act.work.figures.number_of_callers(within, span)

    part = await read_page(page, size, read, count)
    counts = await act.work.figures.counts_of(within, span, [number for number, _ in part.items])
    return PeopleView(asked=asked, part=part, counts=counts)


async def view_teams(act: Act, written: str, page: int, *, size: int = ON_A_PAGE) -> TeamsView:
    """Add up the calls of a choice for each team that has led some.

    Raises:
        NotFound, NotAllowed: as `view_figures`; and to whoever sees one team alone.
    """
    asked = await _asked(act, written)
    if not asked.has_teams:
        await act.refuse(Deed.READ_LOG)
    span = span_of(act, asked.choice.period)
    called = set(await act.work.figures.which_teams(_within(act, asked.choice), span))
    teams = [team for team in await _teams(act) if team.id in called]

    async def read(limit: int, offset: int) -> Sequence[Team]:
        return teams[offset : offset + limit]

    async def count() -> int:
        return len(teams)

    part = await read_page(page, size, read, count)
    counts = {one.id: await act.work.figures.counts(Scope(teams=frozenset({one.id})), span) for one in part.items}
    return TeamsView(asked=asked, part=part, counts=counts)


def span_of(act: Act, period: Period) -> Span:
    """Return when a period begins and ends where the reader is; `always` has no end, and no beginning that matters."""
    since, until = period.bounds(act.now, ZoneInfo(act.employee.time_zone))
    return Span(since=since or ALWAYS.since, until=until or ALWAYS.until)


_INTENTS = [(wants, can) for wants in Known for can in Known]


def _added(cells: Sequence[CellCount]) -> CellFigures:
    outcomes = {outcome: sum(one.calls for one in cells if one.outcome is outcome) for outcome in Outcome}
    return CellFigures(calls=sum(one.calls for one in cells), outcomes=outcomes)


async def _asked(act: Act, written: str) -> Asked:
    """Read what a button carries, and hold what it names against the table of permissions."""
    try:
        choice = read_choice(written)
    except ValueError:
        raise NotFound from None
    whole = Choice(period=choice.period, team=choice.team, employee=choice.employee, temperament=choice.temperament)
    if choice.period.kind is PeriodKind.ALWAYS or choice != whole:  # no button of a page of figures names anything else
        raise NotFound
    within = scope(act)
    if within.is_nothing:
        await act.refuse(Deed.READ_LOG)
    await require_choice(act, choice)
    teams = await _teams(act)
    team = next((one for one in teams if one.id == choice.team), None)
    people = [] if choice.employee is None else await act.work.employees.by_ids([choice.employee])
    return Asked(
        choice=choice,
        days=_days(act, choice.period),
        today=act.now.astimezone(ZoneInfo(act.employee.time_zone)).date(),
        team=team or (teams[0] if len(teams) == 1 else None),
        person=people[0].name if people else None,
        is_own=within.employee is not None,
        has_teams=len(teams) > 1,
    )


def _within(act: Act, choice: Choice) -> Scope:
    """Return the scope of a choice: it narrows what the reader may see, and never widens it."""
    within = filter_of(act, choice).scope
    if choice.employee is not None and within.employee in (None, choice.employee):
        return replace(within, employee=choice.employee)
    return within


async def _teams(act: Act) -> Sequence[Team]:
    """Return the teams whose calls the reader may see, closed ones too; none where they are his own alone."""
    within = scope(act)
    if within.employee is not None:
        return ()
    teams = [*await act.work.teams.all(), *await act.work.teams.closed()]
    return [team for team in teams if within.teams is None or team.id in within.teams]


def _days(act: Act, period: Period) -> tuple[date, date]:
    days = period.days(act.now.astimezone(ZoneInfo(act.employee.time_zone)).date())
    if days is None:
        raise NotFound
    return days


def _before(act: Act, period: Period) -> Period:
    before = period.before(act.now, ZoneInfo(act.employee.time_zone))
    if before is None:
        raise NotFound
    return before
