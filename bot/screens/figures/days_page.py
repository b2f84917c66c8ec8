"""The days of a month to choose from: first the day from which figures are wanted, then the one up to which."""

from __future__ import annotations

import calendar
from dataclasses import replace
from datetime import UTC, date, datetime, time

from bot.domain.supervision.choice import Choice
from bot.domain.supervision.period import Period, PeriodKind
from bot.screens.action import encode
from bot.screens.fields import FIRST_YEAR
from bot.screens.figures.actions import AskFigureDays, FiguresPart, ShowFigures
from bot.screens.figures.figure_pages import title_of
from bot.screens.page import NOTHING, button, page
from bot.screens.screen import Button, Screen
from bot.screens.texts import Texts
from bot.services.figures.read_figures import Asked

_DECEMBER = 12


def days_page(asked: Asked, texts: Texts, month: int, first: int) -> Screen:
    """Return a month; days to come are none to choose, nor those before the first.

    Args:
        asked: whose figures, and of which days so far.
        texts: of the reader's language.
        month: as digits, 202611; 0 is the present one, or that of the first day.
        first: the first day as digits, 20261123; 0 asks for it.
    """
    today = asked.today
    begin = min(_day_of(first), today) if first else None
    shown = date(month // 100, month % 100, 1) if month else (begin or today).replace(day=1)
    shown = min(shown, today.replace(day=1))
    weekdays = texts.weekdays()
    rows = [[Button(label=name, action=NOTHING.action) for _, name in weekdays]]
    weeks = calendar.Calendar(weekdays[0][0]).monthdatescalendar(shown.year, shown.month)
    rows += [[_day(asked.choice, day, shown, begin, today) for day in week] for week in weeks if week[0] <= today]
    earlier = NOTHING if shown <= date(FIRST_YEAR, 1, 1) else _turn(asked.choice, "‹‹", _months_after(shown, -1), first)
    later = NOTHING if shown >= today.replace(day=1) else _turn(asked.choice, "››", _months_after(shown, 1), first)
    back = button(texts, "button.figures_back", ShowFigures(part=FiguresPart.ALL, choice=str(asked.choice), page=0))
    ask = texts.plain("figures.from")
    if begin is not None:
        ask = texts.plain("figures.to", first=texts.day(datetime.combine(begin, time(12), UTC), "UTC"))
    note = f"{ask}\n{texts.month(shown)}"
    return page(texts, title_of(asked, texts), note=note, keyboard=[*rows, [earlier, later], [back]])


def _day(choice: Choice, day: date, shown: date, begin: date | None, today: date) -> Button:
    if day.month != shown.month or day > today or (begin is not None and day < begin):
        return NOTHING
    if begin is None:
        return Button(label=str(day.day), action=encode(AskFigureDays(choice=str(choice), month=0, first=_digits(day))))
    days = Period(kind=PeriodKind.DAYS, first=begin, last=day)
    to = ShowFigures(part=FiguresPart.ALL, choice=str(replace(choice, period=days)), page=0)
    return Button(label=str(day.day), action=encode(to))


def _turn(choice: Choice, label: str, to: date, first: int) -> Button:
    return Button(label=label, action=encode(AskFigureDays(choice=str(choice), month=to.year * 100 + to.month, first=first)))


def _months_after(shown: date, count: int) -> date:
    months = shown.year * _DECEMBER + shown.month - 1 + count
    return date(months // _DECEMBER, months % _DECEMBER + 1, 1)


def _day_of(digits: int) -> date:
    return date(digits // 10_000, digits // 100 % 100, digits % 100)


def _digits(day: date) -> int:
    return day.year * 10_000 + day.month * 100 + day.day
