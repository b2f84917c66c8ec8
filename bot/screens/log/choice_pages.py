"""Choosing which calls are looked at: one page for what is one tap, and pages for people, types, cells, days and clients."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from bot.domain.calls.intent import Known
from bot.domain.calls.outcome import Outcome
from bot.domain.calls.temperament import Recognition
from bot.domain.supervision.choice import ALL_CALLS, Choice
from bot.domain.supervision.export_form import ExportForm
from bot.domain.supervision.period import Period, PeriodKind
from bot.domain.supervision.type_said import TypeSaid
from bot.screens.action import Action, encode
from bot.screens.log.actions import AskLogClient, AskLogDays, ChooseCalls, ExportCalls, ListCalls, Part, ShowFiles, ShowPart
from bot.screens.log.choice_words import cell, choice_line, number_words, type_word
from bot.screens.page import NOTHING, button, chosen, page, pager, part, short
from bot.screens.screen import Button, Screen
from bot.screens.texts import Texts
from bot.services.log.choose_calls import Chosen, ClientsOffered, PeopleOffered

PERIODS = (
    (PeriodKind.TODAY, PeriodKind.YESTERDAY, PeriodKind.WEEK),
    (PeriodKind.LAST_WEEK, PeriodKind.MONTH, PeriodKind.LAST_MONTH),
)
PEOPLE_A_PAGE = 10
TEAMS_SHOWN = 4
"""Teams that have a button on the page of people; of whom there are more, their people are walked through."""
LAST_DAYS = timedelta(days=10 * 365)
"""So long ago a calendar can be turned back."""


def home(now: Chosen, texts: Texts) -> Screen:
    """Return the page of all filters: whatever is one tap is chosen here."""
    choice = now.choice
    rows = [[_period(texts, choice, kind) for kind in row] for row in PERIODS]
    is_days = choice.period.kind is PeriodKind.DAYS
    rows.append(
        [
            _period(texts, choice, PeriodKind.ALWAYS),
            _to(chosen(texts, texts.plain("button.log_days"), is_so=is_days), AskLogDays(month=0, first=0)),
        ]
    )
    rows.append([_outcome(texts, choice, outcome) for outcome in Outcome])
    people = _asks(texts, "button.log_people", ShowPart(part=Part.PEOPLE, page=0), is_so=bool(choice.employee or choice.team))
    client = _asks(texts, "button.log_client", AskLogClient(), is_so=choice.client is not None)
    rows.append([people, client] if now.is_of_several else [client])
    practice = chosen(texts, texts.plain("button.log_practice"), is_so=choice.practice)
    is_open = replace(choice, is_open=not choice.is_open, outcome=None)
    is_overridden = choice.said is TypeSaid.OVERRIDDEN
    overridden = replace(choice, said=None if is_overridden else TypeSaid.OVERRIDDEN)
    rows.append(
        [
            _only(texts, "button.log_open", is_open, is_so=choice.is_open),
            _only(texts, "button.log_unfit", replace(choice, is_unfit=not choice.is_unfit), is_so=choice.is_unfit),
            _only(texts, "button.log_overridden", overridden, is_so=is_overridden),
        ]
    )
    rows.append(
        [
            _asks(texts, "button.log_type", ShowPart(part=Part.TYPE, page=0), is_so=choice.temperament is not None),
            _asks(texts, "button.log_cell", ShowPart(part=Part.CELL, page=0), is_so=choice.wants is not None),
            _to(practice, _choose(replace(choice, practice=not choice.practice))),
        ]
    )
    rows.append(
        [
            button(texts, "button.log_clear", _choose(ALL_CALLS)),
            button(texts, "button.log_show", ListCalls(first=0, is_newer=0)),
        ]
    )
    rows.append(
        [
            button(texts, "button.export", ExportCalls(form=ExportForm.XLSX, events=0, masked=0)),
            button(texts, "button.export_others", ShowFiles(events=0, masked=0)),
        ]
    )
    return page(texts, texts.plain("log.filters"), lines=_now(now, texts), keyboard=rows)


def people_page(offered: PeopleOffered, number: int, texts: Texts) -> Screen:
    """Ask whose calls: everybody's, a team's, or somebody's."""
    choice = offered.chosen.choice
    shown, number = part(offered.people, number, PEOPLE_A_PAGE)
    people = [
        _to(
            chosen(texts, short(one.name), is_so=one.id == choice.employee),
            _choose(replace(choice, team=None, employee=one.id)),
        )
        for one in shown
    ]
    rows = [[_to(texts.plain("button.log_everybody"), _choose(replace(choice, team=None, employee=None)))]]
    if len(offered.teams) <= TEAMS_SHOWN:
        teams = [
            _to(
                chosen(texts, short(one.name), is_so=one.id == choice.team),
                _choose(replace(choice, team=one.id, employee=None)),
            )
            for one in offered.teams
        ]
        rows += [teams[place : place + 2] for place in range(0, len(teams), 2)]
    rows += [people[place : place + 2] for place in range(0, len(people), 2)]
    has_more = (number + 1) * PEOPLE_A_PAGE < len(offered.people)
    rows.append(pager(texts, number, has_more=has_more, at=lambda at: ShowPart(part=Part.PEOPLE, page=at)))
    return _page(offered.chosen, texts, texts.plain("log.ask_people"), rows)


def type_page(now: Chosen, texts: Texts) -> Screen:
    """Ask which type."""
    types = [
        _to(
            chosen(texts, type_word(texts, one), is_so=one is now.choice.temperament),
            _choose(replace(now.choice, temperament=None if one is now.choice.temperament else one)),
        )
        for one in Recognition
    ]
    return _page(now, texts, texts.plain("log.ask_type"), [types[place : place + 2] for place in range(0, len(types), 2)])


def cell_page(now: Chosen, texts: Texts) -> Screen:
    """Ask which cell of wants × can."""

    def one(wants: Known, can: Known) -> Button:
        is_so = (now.choice.wants, now.choice.can) == (wants, can)
        changed = replace(now.choice, wants=None if is_so else wants, can=None if is_so else can)
        return _to(chosen(texts, cell(wants, can), is_so=is_so), _choose(changed))

    rows = [[one(wants, can) for can in Known] for wants in Known]
    return _page(now, texts, texts.plain("log.ask_cell"), rows)


def days_page(now: Chosen, texts: Texts, month: int, first: int) -> Screen:
    """Ask for the first day, or for the last one; both may be typed. Days to come and of long ago are dots.

    Args:
        month: as digits, 202611; 0 is the present one, or that of the first day.
        first: the first day as digits, if it was tapped; a last day before it begins the period.
    """
    begun = None if first == 0 else _day_of(first)
    latest = now.today.replace(day=1)
    earliest = (now.today - LAST_DAYS).replace(day=1)
    wanted = _day_of(month * 100 + 1) if month else (begun or latest)
    shown = min(max(wanted.replace(day=1), earliest), latest)
    weekdays = texts.weekdays()
    rows = [[Button(label=name, action=NOTHING.action) for _, name in weekdays]]
    weeks = calendar.Calendar(weekdays[0][0]).monthdatescalendar(shown.year, shown.month)
    rows += [[_day(now, day, begun, is_here=day.month == shown.month) for day in week] for week in weeks]
    before, after = (shown - timedelta(days=1)).replace(day=1), (shown + timedelta(days=31)).replace(day=1)
    rows.append(
        [
            _turn("‹‹", before, first) if shown > earliest else NOTHING,
            _turn("››", after, first) if shown < latest else NOTHING,
        ]
    )
    asked = texts.plain("log.ask_last") if begun else texts.plain("log.ask_first")
    return _page(now, texts, f"{texts.month(shown).removesuffix('.')}. {asked}", rows)


def clients_page(offered: ClientsOffered, texts: Texts) -> Screen:
    """Ask which of the clients found is meant."""
    choice = offered.chosen.choice
    rows = []
    for one in offered.found:
        team = offered.teams.get(one.team_id)
        rows.append([_to(f"{short(one.name)} · {team}" if team else short(one.name), _choose(replace(choice, client=one.id)))])
    key = "log.which_client" if rows else "log.no_client"
    rows.append([button(texts, "button.log_client_again", AskLogClient())])
    return _page(offered.chosen, texts, texts.plain(key, name=offered.text), rows)


def ask_client(now: Chosen, texts: Texts) -> Screen:
    """Ask for the client's name; whoever is chosen can be let go of."""
    rows = [[_to(texts.plain("button.log_any_client"), _choose(replace(now.choice, client=None)))]] if now.choice.client else []
    return _page(now, texts, texts.plain("log.ask_client"), rows)


def not_days(now: Chosen, texts: Texts) -> Screen:
    """Say that what was typed are no days."""
    again = [button(texts, "button.log_days", AskLogDays(month=0, first=0))]
    return _page(now, texts, texts.plain("log.no_days"), [again])


def _page(now: Chosen, texts: Texts, note: str, rows: Sequence[Sequence[Button]]) -> Screen:
    back = [button(texts, "button.back", ShowPart(part=Part.HOME, page=0))]
    return page(texts, texts.plain("log.filters"), lines=_now(now, texts), note=note, keyboard=[*rows, back])


def _now(now: Chosen, texts: Texts) -> list[str]:
    return [choice_line(texts, now), number_words(texts, now.number)]


def _period(texts: Texts, choice: Choice, kind: PeriodKind) -> Button:
    label = chosen(texts, texts.plain(f"button.log_{kind.name.lower()}"), is_so=choice.period.kind is kind)
    return _to(label, _choose(replace(choice, period=Period(kind=kind))))


def _outcome(texts: Texts, choice: Choice, outcome: Outcome) -> Button:
    is_so = choice.outcome is outcome
    label = chosen(texts, texts.plain(f"button.log_{outcome}"), is_so=is_so)
    return _to(label, _choose(replace(choice, outcome=None if is_so else outcome, is_open=False)))


def _only(texts: Texts, key: str, changed: Choice, *, is_so: bool) -> Button:
    return _to(chosen(texts, texts.plain(key), is_so=is_so), _choose(changed))


def _day(now: Chosen, day: date, begun: date | None, *, is_here: bool) -> Button:
    if not is_here or day > now.today or day < now.today - LAST_DAYS:
        return NOTHING
    if begun is None:
        return _to(str(day.day), AskLogDays(month=day.year * 100 + day.month, first=int(day.strftime("%Y%m%d"))))
    first, last = sorted((begun, day))
    label = f"[{day.day}]" if day == begun else str(day.day)
    return _to(label, _choose(replace(now.choice, period=Period(kind=PeriodKind.DAYS, first=first, last=last))))


def _day_of(digits: int) -> date:
    return date(digits // 10_000, digits // 100 % 100, digits % 100)


def _turn(label: str, to: date, first: int) -> Button:
    return _to(label, AskLogDays(month=to.year * 100 + to.month, first=first))


def _asks(texts: Texts, key: str, action: Action, *, is_so: bool) -> Button:
    return _to(chosen(texts, texts.plain(key), is_so=is_so), action)


def _choose(choice: Choice) -> ChooseCalls:
    return ChooseCalls(choice=str(choice))


def _to(label: str, action: Action) -> Button:
    return Button(label=label, action=encode(action))
