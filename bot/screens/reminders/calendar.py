"""Choosing when to call back: a month, the hours of a day, and a typed time to be confirmed.

A day or an hour that is past is a dot that does nothing; it keeps its place, so that the calendar looks like one. Weeks that are
past altogether are left out.
"""

from __future__ import annotations

import calendar
from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta

from bot.screens.action import encode
from bot.screens.calls.actions import StartCall
from bot.screens.page import NOTHING, button, page, short
from bot.screens.promise import Html, behind
from bot.screens.reminders.actions import BackToCall, PromiseAt, ShowHours, ShowMonth
from bot.screens.screen import Button, Screen
from bot.screens.texts import Texts
from bot.services.calls.call_view import Notice
from bot.services.errors import NotFound
from bot.services.reminders.ask_when import OfferedName, WhenAsked

FIRST_HOUR, LAST_HOUR = 9, 20
HOURS_IN_A_ROW = 4
MONTHS_AHEAD = 12


def month_page(asked: WhenAsked, texts: Texts, month: int = 0) -> Screen:
    """Return the days of a month to choose from.

    Args:
        month: as digits, 202611; 0 is the present one. Months before it and more than a year ahead are not shown.

    Raises:
        NotFound: there is no such month.
    """
    first = month_meant(month, asked.now.date())
    rows = days_to_come(first, asked.now.date(), texts, lambda day: _day(asked, day))
    turns = months_beside(first, asked.now.date(), lambda label, to: _turn(asked, label, to))
    return _page(asked, texts, [*rows, [_back(asked, texts), *turns]], texts.month(first))


def month_meant(month: int, today: date) -> date:
    """Return the first day of the month that a button names, 0 for the present one; none that is past or too far ahead.

    Raises:
        NotFound: there is no such month.
    """
    present = today.replace(day=1)
    if month == 0:
        return present
    return min(max(wall_of(month * 1_000_000 + 10_000).date(), present), _months_after(present, MONTHS_AHEAD))


def days_to_come(first: date, today: date, texts: Texts, of: Callable[[date], Button]) -> list[list[Button]]:
    """Return the days of a month in weeks, under their names; `of` makes the button of a day that is not past."""
    weekdays = texts.weekdays()
    rows = [[Button(label=name, action=NOTHING.action) for _, name in weekdays]]
    weeks = calendar.Calendar(weekdays[0][0]).monthdatescalendar(first.year, first.month)
    rows += [
        [of(day) if day.month == first.month and day >= today else NOTHING for day in week] for week in weeks if week[-1] >= today
    ]
    return rows


def months_beside(first: date, today: date, turn: Callable[[str, date], Button]) -> list[Button]:
    """Return what leads to the month before and to the one after; `turn` makes the button of a month, by its first day."""
    present = today.replace(day=1)
    earlier = NOTHING if first == present else turn("‹‹", _months_after(first, -1))
    later = NOTHING if first == _months_after(present, MONTHS_AHEAD) else turn("››", _months_after(first, 1))
    return [earlier, later]


def hours_page(asked: WhenAsked, texts: Texts, day: int, half: int) -> Screen:
    """Return the hours of a day to choose from; `half` 1 offers half past each.

    Raises:
        NotFound: there is no such day.
    """
    chosen = wall_of(day * 10_000).date()
    call, evening = int(asked.view.consultation.id), asked.evening
    hours = [
        _hour(asked, datetime.combine(chosen, time(hour, 30 if half else 0)), texts) for hour in range(FIRST_HOUR, LAST_HOUR + 1)
    ]
    rows = [hours[place : place + HOURS_IN_A_ROW] for place in range(0, len(hours), HOURS_IN_A_ROW)]
    key = "button.on_the_hour" if half else "button.half_past"
    other = button(texts, key, ShowHours(call=call, day=day, half=0 if half else 1, evening=evening))
    back = button(texts, "button.back", ShowMonth(call=call, month=day // 100, evening=evening))
    return _page(asked, texts, [*rows, [back, other]], texts.weekday_date(chosen))


def confirm_page(asked: WhenAsked, texts: Texts) -> Screen:
    """Return what was understood of a typed time, to be confirmed; or that it was not understood, or is past.

    What may mean several moments has a button for each. What was not understood may be the next client's name.
    """
    call, evening = int(asked.view.consultation.id), asked.evening
    others = [button(texts, "button.pick_day", ShowMonth(call=call, month=0, evening=evening)), _back(asked, texts)]
    if not asked.typed:
        if asked.view.notice is Notice.PAST:
            return _page(asked, texts, [others], texts.plain("when.past"))
        offers = [] if asked.name is None else [_call_named(asked.name, texts)]
        return _page(asked, texts, [offers, others], texts.plain("when.not_understood", example=texts.wall(_example(asked.now))))
    confirms = [
        [button(texts, "button.confirm", PromiseAt(call=call, at=_digits(wall), evening=evening), at=texts.wall(wall))]
        for wall in asked.typed
    ]
    is_one = len(asked.typed) == 1
    note = texts.html("when.which")
    if is_one:
        note = texts.html("when.confirm", at=behind(asked.moments[0], texts.wall(asked.typed[0])))
    if asked.is_twice:
        note = f"{note} {texts.html('when.twice')}"
    return _page(asked, texts, [*confirms, others], Html(note))


def wall_of(moment: int) -> datetime:
    """Return the wall time that a button carries as digits.

    Raises:
        NotFound: there is no such moment.
    """
    try:
        return datetime.strptime(f"{moment:012d}", "%Y%m%d%H%M")  # noqa: DTZ007  a wall time: the zone is the employee's
    except ValueError:
        raise NotFound from None


def _page(asked: WhenAsked, texts: Texts, rows: Sequence[Sequence[Button]], note: str) -> Screen:
    name = asked.view.consultation.client_name
    title = texts.plain("when.title_named", name=name) if name else texts.plain("when.title")
    return page(texts, title, note=note, keyboard=rows)


def _day(asked: WhenAsked, day: date) -> Button:
    chosen = ShowHours(call=int(asked.view.consultation.id), day=int(day.strftime("%Y%m%d")), half=0, evening=asked.evening)
    return Button(label=str(day.day), action=encode(chosen))


def _hour(asked: WhenAsked, at: datetime, texts: Texts) -> Button:
    if at <= asked.now:
        return NOTHING
    promise = PromiseAt(call=int(asked.view.consultation.id), at=_digits(at), evening=asked.evening)
    return Button(label=texts.time_of_day(at.hour * 60 + at.minute), action=encode(promise))


def _example(now: datetime) -> datetime:
    """Return a moment that is still to come, whenever the hint is read."""
    return datetime.combine(now.date() + timedelta(days=2), time(10, 30))


def _digits(wall: datetime) -> int:
    return int(wall.strftime("%Y%m%d%H%M"))


def _call_named(name: OfferedName, texts: Texts) -> Button:
    return button(texts, "button.call_name", StartCall(text=name.text_id, after=0), name=short(name.name))


def _turn(asked: WhenAsked, label: str, to: date) -> Button:
    turned = ShowMonth(call=int(asked.view.consultation.id), month=to.year * 100 + to.month, evening=asked.evening)
    return Button(label=label, action=encode(turned))


def _back(asked: WhenAsked, texts: Texts) -> Button:
    return button(texts, "button.back", BackToCall(call=int(asked.view.consultation.id), evening=asked.evening))


def _months_after(first: date, count: int) -> date:
    months = first.year * 12 + first.month - 1 + count
    return date(months // 12, months % 12 + 1, 1)
