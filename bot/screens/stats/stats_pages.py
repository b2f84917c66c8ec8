"""/stats: a picture, the same figures as a text under it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from bot.domain.ids import ChatId
from bot.domain.people.changes import Change
from bot.domain.supervision.period import PeriodKind
from bot.screens.action import encode
from bot.screens.page import chosen, page
from bot.screens.screen import Button, Screen, Show
from bot.screens.slot_kind import SlotKind
from bot.screens.stats.actions import ShowPicture
from bot.screens.stats.charts import Figures, Line, figures_of
from bot.screens.texts import Texts
from bot.services.stats.read_stats import Picture, StatsRead

STATS_SLOT = SlotKind(name="stats", closes_on=frozenset({Change.ACCESS, Change.TEAM, Change.FURTHER_TEAM, Change.ROLE}))
LONGEST = 1000
"""Characters under a picture; Telegram takes 1024."""
PERIODS = (PeriodKind.WEEK, PeriodKind.LAST_WEEK, PeriodKind.MONTH, PeriodKind.LAST_MONTH)
ROWS_OF_PICTURES = (tuple(Picture)[:3], tuple(Picture)[3:])


def show_stats(chat_id: ChatId, screen: Screen, *, is_anew: bool = False) -> Show:
    """Put a screen into the one message of /stats."""
    return Show(slot=STATS_SLOT.in_chat(chat_id), screen=screen, is_anew=is_anew)


def picture_page(read: StatsRead, texts: Texts, shown: ShowPicture) -> Screen:
    """Show a picture, what it says in words, and what else there is to see."""
    figures = figures_of(read, texts, is_dark=bool(shown.is_dark))
    return _under(figures, texts, _chooser(texts, shown), is_numbered=False)


def _under(figures: Figures, texts: Texts, keyboard: Sequence[Sequence[Button]], *, is_numbered: bool) -> Screen:
    """Write the same figures under the picture: with counts where there is room, and never more than Telegram takes."""
    chart = figures.chart
    for has_counts in (True, False):
        lines = [chart.about]
        if has_counts and any(line.counts for line in figures.lines):
            lines.append(texts.plain("stats.legend", parts=" · ".join(words for _, words in chart.legend)))
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


def _chooser(texts: Texts, shown: ShowPicture) -> list[list[Button]]:
    def to(label: str, *, is_so: bool, **other: Any) -> Button:
        action = replace(shown, is_calls=0, **other)
        return Button(label=chosen(texts, texts.plain(label), is_so=is_so), action=encode(action))

    pictures = [
        [to(f"button.stats_{one.name.lower()}", is_so=one is shown.picture, picture=one) for one in row]
        for row in ROWS_OF_PICTURES
    ]
    periods = [to(f"button.stats_{one.name.lower()}", is_so=one is shown.period, period=one) for one in PERIODS]
    last = [to("button.stats_light" if shown.is_dark else "button.stats_dark", is_so=False, is_dark=1 - shown.is_dark)]
    return [*pictures, periods[:2], periods[2:], last]
