"""The page of a month that a director understands: a picture with its figures in words, and the same as a spreadsheet.

No client is named on it, and no colleague. What is drawn stands in the text; the spreadsheet has every share with its interval.
"""

from __future__ import annotations

from dataclasses import replace

from bot.domain.calls.outcome import Outcome
from bot.domain.ids import ChatId
from bot.domain.people.changes import Change
from bot.domain.supervision.call_counts import CallCounts
from bot.domain.supervision.share import Share, difference
from bot.screens.chart import Bar, Chart, Mark, Tone
from bot.screens.figures.actions import OpenFigures, ShowMonthly
from bot.screens.figures.figure_pages import days_text, figure_lines, number_rows, share_text, type_named, whose_text
from bot.screens.page import button, page
from bot.screens.screen import File, Screen, Show
from bot.screens.sheet import Block, Cell, Percent, Sheet
from bot.screens.slot_kind import SlotKind
from bot.screens.texts import Texts
from bot.services.figures.read_figures import MonthView

CLOSES_ON = frozenset({Change.ACCESS, Change.TEAM, Change.FURTHER_TEAM, Change.ROLE})
MONTH_SLOT = SlotKind(name="month", closes_on=CLOSES_ON)
MONTH_FILE_SLOT = SlotKind(name="month-file", closes_on=CLOSES_ON)
SCALE = (0.0, 0.5, 1.0)


def show_month(chat_id: ChatId, screen: Screen) -> Show:
    """Put the page of a month at the bottom of the chat."""
    return Show(slot=MONTH_SLOT.in_chat(chat_id), screen=screen, is_anew=True)


def show_month_file(chat_id: ChatId, screen: Screen) -> Show:
    """Put the file of a month at the bottom of the chat."""
    return Show(slot=MONTH_FILE_SLOT.in_chat(chat_id), screen=screen, is_anew=True)


def month_page(view: MonthView, texts: Texts) -> Screen:
    """Return the picture with its figures under it; each number opens its calls."""
    choice = str(view.figures.asked.choice)
    others = [
        button(texts, "button.figures_file", ShowMonthly(choice=choice, is_file=1)),
        button(texts, "button.figures_more", OpenFigures(choice=choice)),
    ]
    keyboard = [*number_rows(view.figures, texts), others]
    written = page(texts, month_title(view, texts), lines=figure_lines(view.figures, texts), keyboard=keyboard)
    return replace(written, picture=month_chart(view, texts))


def month_chart(view: MonthView, texts: Texts) -> Chart:
    """Return what is drawn: shares of this month over those of the month before, and what each type of client bought."""
    now, before = view.figures.counts, view.figures.before
    bars = [_bar(label, share, earlier, texts) for label, share, earlier in _shares(now, before, texts)]
    bars.append(Bar(label=texts.plain("figures.types"), figures=texts.plain("button.bought"), is_heading=True))
    bars += [_bar(type_named(kind, texts), share, None, texts) for kind, share in view.bought_by_type]
    days = days_text(view.figures.days_before, texts)
    return Chart(
        title=month_title(view, texts),
        about=texts.plain("figures.calls", n=now.calls),
        bars=bars,
        legend=[(Tone.FIRST, texts.month(view.figures.asked.days[0])), (Tone.REST, f"{days} ({before.calls})")],
        note=texts.plain("figures.note_alone"),
        scale=[(place, texts.percent(place)) for place in SCALE],
    )


def month_file(view: MonthView, texts: Texts, data: bytes) -> Screen:
    """Return the spreadsheet as a file."""
    first = view.figures.asked.days[0]
    return Screen(
        html=texts.html("figures.file", month=month_title(view, texts)), file=File(name=f"{first:%Y-%m}.xlsx", data=data)
    )


def month_sheet(view: MonthView, texts: Texts) -> Sheet:
    """Return every share of the month with its interval and that of its change, by type and by team."""
    now, before = view.figures.counts, view.figures.before
    head = [texts.plain(f"figures.column_{name}") for name in ("what", "part", "n", "share", "low", "high")]
    compared = [*head, *(texts.plain(f"figures.column_{name}") for name in ("before", "before_n", "change_low", "change_high"))]
    blocks = [
        Block(header=compared, rows=[_row(label, share, was, texts) for label, share, was in _shares(now, before, texts)]),
        Block(
            header=[f"{texts.plain('figures.types')}: {texts.plain('button.bought')}", *head[1:]],
            rows=[_row(type_named(kind, texts), share, None, texts) for kind, share in view.bought_by_type],
        ),
    ]
    if view.teams:
        label = f"{texts.plain('figures.teams')}: {texts.plain('figures.with_outcome')}"
        rows = [_row(team.name, counts.with_outcome, None, texts) for team, counts in view.teams]
        blocks.append(Block(header=[label, *head[1:]], rows=rows))
    note = texts.plain("figures.note", days=days_text(view.figures.days_before, texts), n=before.calls)
    name = f"{view.figures.asked.days[0]:%Y-%m}"
    return Sheet(
        name=name, title=f"{month_title(view, texts)} · {texts.plain('figures.calls', n=now.calls)}", blocks=blocks, note=note
    )


def month_title(view: MonthView, texts: Texts) -> str:
    """Say which month, and whose calls."""
    asked = view.figures.asked
    return f"{texts.month(asked.days[0])} · {whose_text(asked, texts)}"


def _shares(now: CallCounts, before: CallCounts, texts: Texts) -> list[tuple[str, Share, Share]]:
    return [
        (texts.plain("figures.with_outcome"), now.with_outcome, before.with_outcome),
        *((texts.plain(f"button.{one}"), now.ended_so(one), before.ended_so(one)) for one in Outcome),
        (texts.plain("figures.unfit"), now.with_unfit, before.with_unfit),
        (texts.plain("figures.corrected"), now.corrected, before.corrected),
    ]


def _bar(label: str, share: Share, before: Share | None, texts: Texts) -> Bar:
    marks = [_mark(share, Tone.FIRST)] if not share.is_too_few else []
    if before is not None and not before.is_too_few:
        marks.append(_mark(before, Tone.REST))
    said = share_text(label, share, texts).removeprefix(f"{label}: ")
    return Bar(label=label, figures=said, marks=marks)


def _mark(share: Share, tone: Tone) -> Mark:
    low, high = share.interval
    return Mark(value=share.value, low=low, high=high, tone=tone)


def _row(label: str, share: Share, before: Share | None, texts: Texts) -> list[Cell]:
    row: list[Cell] = [label, share.part, share.n]
    if share.is_too_few:
        row += [texts.plain("figures.column_few"), None, None]
    else:
        row += [Percent(share.value), *(Percent(end) for end in share.interval)]
    if before is None:
        return row
    if before.is_too_few or share.is_too_few:
        return [*row, None, before.n, None, None]
    return [*row, Percent(before.value), before.n, *(Percent(end) for end in difference(share, before))]
