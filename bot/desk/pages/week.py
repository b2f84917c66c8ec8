"""What came of the calls of a period, as /week says it: numbers open their calls, and no share stands without its interval."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from markupsafe import Markup

from bot.desk.address import address, choice_in, fields_of
from bot.desk.html import el, join
from bot.desk.pages.days import days_fields
from bot.desk.pages.parts import Column, fold, pages, table
from bot.desk.pages.whose import whose_field
from bot.desk.visit import Page, Visit
from bot.domain.calls.outcome import Outcome
from bot.domain.supervision.call_counts import CallCounts
from bot.domain.supervision.choice import Choice, read_choice
from bot.domain.supervision.period import PeriodKind
from bot.domain.supervision.share import Share
from bot.domain.supervision.type_said import TypeSaid
from bot.screens.action import decode
from bot.screens.figures.figure_pages import (
    PERIODS,
    cell_named,
    figure_lines,
    note_of,
    number_rows,
    share_text,
    title_of,
    type_named,
)
from bot.screens.log.actions import OpenCalls
from bot.screens.log.choice_words import number_words, said_word
from bot.screens.texts import Texts
from bot.services.figures.read_figures import (
    Asked,
    FiguresView,
    TypesView,
    TypeView,
    view_figures,
    view_people,
    view_teams,
    view_types,
)
from bot.services.log.ports import Number

MOST_LISTED: Final = 300
"""People or teams in a table."""


async def week_page(visit: Visit) -> Page:
    """Show the calls of a choice together, by type, and as far as there are several, by person and by team."""
    texts, act = visit.texts, visit.act
    choice = _asked_for(visit)
    written = str(replace(choice, temperament=None))
    view = await view_figures(act, written)
    types = await view_types(act, written)
    body = join(
        [
            await _filters(visit, view.asked, is_open=not view.counts.calls),
            _lines(view, texts),
            el("p", note, class_="note") if (note := note_of(view, texts)) else None,
            pages(texts.plain("desk.calls_of"), _numbers(view, texts)),
            _types(types, texts) if isinstance(types, TypesView) else None,
            _cells(await view_types(act, str(choice)), texts) if choice.temperament else None,
            await _people(visit, view.asked),
            await _teams(visit, view.asked),
        ]
    )
    return Page(title=title_of(view.asked, texts), body=body)


def _asked_for(visit: Visit) -> Choice:
    """Return which calls are meant; of this week where the address says nothing else."""
    said = {name: said for name, said in visit.query.items() if said and (name, said) != ("days", PeriodKind.DAYS)}
    choice = choice_in({"days": PeriodKind.WEEK.value, **said}, visit.today)
    return Choice(period=choice.period, team=choice.team, employee=choice.employee, temperament=choice.temperament)


def _lines(view: FiguresView, texts: Texts) -> Markup:
    lines = figure_lines(view, texts)
    return el("ul", [el("li", line) for line in lines]) if view.counts.calls else el("p", lines, class_="note")


async def _filters(visit: Visit, asked: Asked, *, is_open: bool) -> Markup:
    texts, said = visit.texts, fields_of(asked.choice)
    team = None if asked.team is None else asked.team.name
    whose = None if asked.is_own else await whose_field(visit, said.get("whose", ""), asked.person, team)
    form = el(
        "form",
        days_fields(visit, PERIODS, asked.choice),
        whose,
        el("div", el("button", texts.plain("desk.show"), type="submit", class_="main"), class_="last"),
        method="get",
        action=address("/week"),
        class_="filters",
        aria_label=texts.plain("desk.filters"),
    )
    return fold(texts.plain("desk.filters"), "", form, is_open=is_open)


def _numbers(view: FiguresView, texts: Texts) -> list[tuple[str, str]]:
    """Return each number with the address of its calls: the buttons of the bot, as links."""
    found = []
    for row in number_rows(view, texts):
        for button in row:
            action = decode(button.action)
            if isinstance(action, OpenCalls):
                choice = read_choice(action.choice)
                found.append((_number_named(choice, view.counts, texts), address("/log", choice)))
    return found


def _number_named(choice: Choice, counts: CallCounts, texts: Texts) -> str:
    """Name a number by whole words: there is more room than on a button."""
    if choice.outcome is not None:
        return f"{texts.plain(f'outcome.{choice.outcome}')}: {counts.of(choice.outcome)}"
    if choice.is_open:
        return f"{texts.plain('log.is_open')}: {counts.open}"
    if choice.is_unfit:
        return f"{texts.plain('log.is_unfit')}: {counts.unfit}"
    if choice.said is TypeSaid.OVERRIDDEN:
        return f"{said_word(texts, choice.said)}: {counts.overridden}"
    return number_words(texts, Number(n=counts.calls, is_more=False))


def _calls(choice: Choice, calls: int) -> Markup:
    return el("a", str(calls), href=address("/log", choice))


def _types(view: TypesView, texts: Texts) -> Markup | None:
    bought = texts.plain("button.bought")
    rows = [
        [
            el("a", type_named(kind, texts), href=address("/week", replace(view.asked.choice, temperament=kind))),
            _calls(replace(view.asked.choice, temperament=kind), figures.calls),
            share_text(bought, Share(figures.outcomes[Outcome.BOUGHT], figures.ended), texts),
        ]
        for kind, figures in view.types.items()
        if figures.calls
    ]
    return _table(texts, texts.plain("figures.types"), "desk.type", rows)


def _cells(view: TypesView | TypeView, texts: Texts) -> Markup | None:
    """Show the calls of one type by what the client wants and can pay."""
    if not isinstance(view, TypeView):
        return None
    bought = texts.plain("button.bought")
    rows = [
        [
            cell_named(wants, can, texts),
            _calls(replace(view.asked.choice, wants=wants, can=can), figures.calls),
            share_text(bought, Share(figures.outcomes[Outcome.BOUGHT], figures.ended), texts),
        ]
        for (wants, can), figures in view.cells.items()
        if figures.calls
    ]
    return _table(texts, type_named(view.kind, texts), "desk.cell", rows)


async def _people(visit: Visit, asked: Asked) -> Markup | None:
    if not asked.is_of_several:
        return None
    view = await view_people(visit.act, str(asked.choice), 0, size=MOST_LISTED)
    rows = [
        _row(replace(asked.choice, employee=number), name, view.counts.get(number, CallCounts()), visit.texts)
        for number, name in view.part.items
    ]
    return _table(visit.texts, visit.texts.plain("figures.people"), "desk.manager", rows)


async def _teams(visit: Visit, asked: Asked) -> Markup | None:
    if not (asked.has_teams and asked.is_of_several):
        return None
    everywhere = Choice(period=asked.choice.period)
    view = await view_teams(visit.act, str(everywhere), 0, size=MOST_LISTED)
    rows = [_row(replace(everywhere, team=one.id), one.name, view.counts[one.id], visit.texts) for one in view.part.items]
    return _table(visit.texts, visit.texts.plain("figures.teams"), "desk.team", rows)


def _row(choice: Choice, name: str, counts: CallCounts, texts: Texts) -> list[str | Markup]:
    share = share_text(texts.plain("figures.with_outcome"), counts.with_outcome, texts)
    return [el("a", name, href=address("/week", choice)), _calls(choice, counts.calls), share]


def _table(texts: Texts, caption: str, first: str, rows: list[list[str | Markup]]) -> Markup | None:
    columns = [
        Column(texts.plain(first)),
        Column(texts.plain("desk.calls"), is_number=True),
        Column(texts.plain("desk.figures"), is_plain=True),
    ]
    return table(caption, columns, rows) if rows else None
