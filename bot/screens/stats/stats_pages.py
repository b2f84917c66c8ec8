"""/stats: a picture, the same figures as a text under it, and the way from each of them to its calls."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from bot.domain.calls.intent import Known
from bot.domain.calls.outcome import Outcome
from bot.domain.calls.temperament import Recognition
from bot.domain.ids import ChatId
from bot.domain.people.changes import Change
from bot.domain.people.employee import Employee
from bot.domain.supervision.choice import Choice
from bot.domain.supervision.period import Period, PeriodKind
from bot.domain.supervision.type_said import TypeSaid
from bot.screens.action import Action, encode
from bot.screens.log.actions import OpenCalls, OpenLogged
from bot.screens.page import button, chosen, page, pager
from bot.screens.screen import Button, Screen, Show
from bot.screens.slot_kind import SlotKind
from bot.screens.stats.actions import ListBehind, ShowPicture
from bot.screens.stats.charts import ALL_TYPES, CORRECTED, UNFIT, Figures, Line, figures_of
from bot.screens.texts import Texts
from bot.services.stats.read_stats import LISTED, CallsBehind, Picture, StatsRead

STATS_SLOT = SlotKind(name="stats", closes_on=frozenset({Change.ACCESS, Change.TEAM, Change.FURTHER_TEAM, Change.ROLE}))
LONGEST = 1000
"""Characters under a picture; Telegram takes 1024."""
PERIODS = (PeriodKind.WEEK, PeriodKind.LAST_WEEK, PeriodKind.MONTH, PeriodKind.LAST_MONTH)
A_ROW = 6
PARTS = (TypeSaid.SURE, TypeSaid.LEANING, TypeSaid.OVERRIDDEN, TypeSaid.UNNAMED)
"""What the counts of a type are of, in the order of the legend."""
ROWS_OF_PICTURES = (tuple(Picture)[:3], tuple(Picture)[3:])


def show_stats(chat_id: ChatId, screen: Screen, *, is_anew: bool = False) -> Show:
    """Put a screen into the one message of /stats."""
    return Show(slot=STATS_SLOT.in_chat(chat_id), screen=screen, is_anew=is_anew)


def picture_page(read: StatsRead, texts: Texts, shown: ShowPicture) -> Screen:
    """Show a picture, what it says in words, and what else there is; or the numbers of its figures, to open their calls."""
    figures = figures_of(read, texts, is_dark=bool(shown.is_dark))
    keyboard = _openers(figures, texts, shown) if shown.is_calls else _chooser(figures, texts, shown)
    return _under(figures, texts, keyboard, is_numbered=bool(shown.is_calls))


def behind_page(read: StatsRead, behind: CallsBehind, me: Employee, texts: Texts, shown: ShowPicture) -> Screen:
    """List the calls behind one figure under its picture."""
    figures = figures_of(read, texts, is_dark=bool(shown.is_dark))
    label = next((line.bar.label for line in figures.lines if line.key == behind.key), "")
    first = behind.number * LISTED
    lines, numbers = [], []
    for at, one in enumerate(behind.lines, first + 1):
        lines.append(texts.plain("stats.call_line", number=at, at=texts.moment(one.started_at, me.time_zone), name=one.employee))
        numbers.append(button(texts, "button.stats_number", OpenLogged(call=int(one.id), page=0, first=0), number=at))

    def turn_to(number: int) -> Action:
        return ListBehind(picture=shown.picture, period=shown.period, is_dark=shown.is_dark, key=behind.key, page=number)

    rows = [
        numbers,
        pager(texts, behind.number, has_more=first + len(lines) < behind.calls, at=turn_to),
        [_back(texts, shown, is_calls=True)],
    ]
    title = texts.plain("stats.behind", label=label, n=behind.calls)
    seen = behind.looked_through
    note = "" if seen is None else texts.plain("stats.note_newest", n=seen)
    written = page(texts, title, lines=lines, note=note, keyboard=rows)
    return Screen(html=written.html, keyboard=written.keyboard, picture=figures.chart)


def _under(figures: Figures, texts: Texts, keyboard: Sequence[Sequence[Button]], *, is_numbered: bool) -> Screen:
    """Write the same figures under the picture: with counts where there is room, and never more than Telegram takes."""
    chart = figures.chart
    for has_counts in (True, False):
        lines = [chart.about]
        if has_counts and any(line.counts for line in figures.lines):
            lines.append(texts.plain("stats.legend", parts=" · ".join(words for _, words in chart.legend)))
        if figures.lines:
            lines += ["", *_said(figures.lines, has_counts=has_counts, is_numbered=is_numbered)]
        if _length(chart.title, lines, chart.note) <= LONGEST:
            break
    while _length(chart.title, lines, chart.note) > LONGEST:
        lines.pop()
    written = page(texts, chart.title, lines=lines, note=chart.note, keyboard=keyboard)
    return Screen(html=written.html, keyboard=written.keyboard, picture=chart)


def _said(lines: Sequence[Line], *, has_counts: bool, is_numbered: bool) -> list[str]:
    said = []
    for number, line in enumerate(lines, 1):
        counts = f" = {'/'.join(map(str, line.counts))}" if line.counts and has_counts else ""
        said.append(f"{number}. " * is_numbered + f"{line.bar.label}: {line.bar.figures}{counts}")
    return said


def _length(title: str, lines: Sequence[str], note: str) -> int:
    return len("\n".join((title, "", *lines, "", note)).encode("utf-16-le")) // 2


def _chooser(figures: Figures, texts: Texts, shown: ShowPicture) -> list[list[Button]]:
    def to(label: str, *, is_so: bool, **other: Any) -> Button:
        action = replace(shown, **{"is_calls": 0, **other})
        return Button(label=chosen(texts, texts.plain(label), is_so=is_so), action=encode(action))

    pictures = [
        [to(f"button.stats_{one.name.lower()}", is_so=one is shown.picture, picture=one) for one in row]
        for row in ROWS_OF_PICTURES
    ]
    periods = [to(f"button.stats_{one.name.lower()}", is_so=one is shown.period, period=one) for one in PERIODS]
    last = [to("button.stats_light" if shown.is_dark else "button.stats_dark", is_so=False, is_dark=1 - shown.is_dark)]
    if any(opener_of(line, shown) for line in figures.lines):
        last.insert(0, to("button.stats_calls", is_so=False, is_calls=1))
    return [*pictures, periods[:2], periods[2:], last]


def _openers(figures: Figures, texts: Texts, shown: ShowPicture) -> list[list[Button]]:
    if shown.picture is Picture.TYPES:
        return [*_opened_parts(figures, texts, shown), [_back(texts, shown, is_calls=False)]]
    found = []
    for number, line in enumerate(figures.lines, 1):
        if (action := opener_of(line, shown)) is not None:
            found.append(button(texts, "button.stats_number", action, number=number))
    return [*(found[at : at + A_ROW] for at in range(0, len(found), A_ROW)), [_back(texts, shown, is_calls=False)]]


def _opened_parts(figures: Figures, texts: Texts, shown: ShowPicture) -> list[list[Button]]:
    """Give each line a row: its number opens all of its calls, each count those that it counts."""
    rows = []
    for number, line in enumerate(figures.lines, 1):
        choice = calls_of(line, shown) or Choice()
        parts = [(f"{number}.", choice)]
        parts += [(str(n), replace(choice, said=said)) for said, n in zip(PARTS, line.counts, strict=False) if n]
        rows.append([button(texts, "button.stats_number", OpenCalls(choice=str(one)), number=label) for label, one in parts])
    return rows


def _back(texts: Texts, shown: ShowPicture, *, is_calls: bool) -> Button:
    back = ShowPicture(picture=shown.picture, period=shown.period, is_dark=shown.is_dark, is_calls=int(is_calls))
    return button(texts, "button.stats_back", back)


def calls_of(line: Line, shown: ShowPicture) -> Choice | None:
    """Return the choice of the log that a line counts; None where no filters of the log say which calls they are."""
    every = Choice(period=Period(kind=shown.period))
    match shown.picture:
        case Picture.WEEKS:
            by = {UNFIT: replace(every, is_unfit=True), CORRECTED: replace(every, said=TypeSaid.OVERRIDDEN), "": every}
            return by.get(line.key) or replace(every, outcome=Outcome(line.key))
        case Picture.TYPES:
            return every if line.key == ALL_TYPES else replace(every, temperament=Recognition(line.key))
        case Picture.CALIBRATION:
            return replace(every, said=TypeSaid(line.key))
        case Picture.OUTCOMES if line.key:
            kind, *cell = line.key.split("/")
            wants, can = (Known(one) for one in cell) if cell else (None, None)
            return replace(every, temperament=Recognition(kind), wants=wants, can=can)
        case _:
            return None


def opener_of(line: Line, shown: ShowPicture) -> Action | None:
    """Return what opens the calls of a line: the log where its filters say which they are, else a list under the picture."""
    if (choice := calls_of(line, shown)) is not None:
        return OpenCalls(choice=str(choice))
    if not line.key:
        return None
    return ListBehind(picture=shown.picture, period=shown.period, is_dark=shown.is_dark, key=line.key, page=0)
