"""/week: figures of calls, by whose, when, type, person and team."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, assert_never

from telegram import Message

from bot.screens.figures import figure_pages as pages
from bot.screens.figures import month_page as month
from bot.screens.figures.actions import AskFigureDays, FiguresPart, OpenFigures, ShowFigures, ShowMonthly
from bot.screens.figures.days_page import days_page
from bot.screens.screen import Screen
from bot.screens.turn import Reply, Turn
from bot.services.act import Act
from bot.services.figures import read_figures
from handlers.dependencies import Dependencies, look, texts_of
from handlers.feature import Tap
from handlers.showing import above_the_card


async def command(turn: Turn, deps: Dependencies, message: Message) -> Reply:
    """Show this week's figures at the bottom of the chat."""
    del message  # nothing is given behind the command
    return await open_figures(turn, deps, OpenFigures(choice=str(read_figures.THIS_WEEK)))


async def open_figures(turn: Turn, deps: Dependencies, action: OpenFigures) -> Reply:
    """Figures were asked for in another message."""
    view = await look(turn, deps, lambda act: read_figures.view_figures(act, action.choice))
    screen = pages.figures_page(view, texts_of(turn, deps))
    return await above_the_card(turn, deps, pages.show_figures(turn.chat_id, screen, is_anew=True))


async def show(turn: Turn, deps: Dependencies, action: ShowFigures) -> Reply:
    """Another page of figures was asked for."""
    return _edited(turn, await _screen(turn, deps, action))


async def show_month(turn: Turn, deps: Dependencies, action: ShowMonthly) -> Reply:
    """The page of a month was asked for: a picture, or a spreadsheet beside it."""
    texts = texts_of(turn, deps)

    async def read(act: Act) -> tuple[read_figures.MonthView, bytes]:
        view = await read_figures.view_month(act, action.choice)
        return view, await deps.sheet_file(month.month_sheet(view, texts)) if action.is_file else b""

    view, data = await look(turn, deps, read)
    if not action.is_file:
        return await above_the_card(turn, deps, month.show_month(turn.chat_id, month.month_page(view, texts)))
    return await above_the_card(turn, deps, month.show_month_file(turn.chat_id, month.month_file(view, texts, data)))


async def ask_days(turn: Turn, deps: Dependencies, action: AskFigureDays) -> Reply:
    """Other days are to be chosen."""
    asked = await look(turn, deps, lambda act: read_figures.view_days(act, action.choice))
    return _edited(turn, days_page(asked, texts_of(turn, deps), action.month, action.first))


async def _screen(turn: Turn, deps: Dependencies, action: ShowFigures) -> Screen:
    texts = texts_of(turn, deps)
    match action.part:
        case FiguresPart.ALL:
            return pages.figures_page(await look(turn, deps, lambda act: read_figures.view_figures(act, action.choice)), texts)
        case FiguresPart.TYPES:
            view = await look(turn, deps, lambda act: read_figures.view_types(act, action.choice))
            return pages.type_page(view, texts) if isinstance(view, read_figures.TypeView) else pages.types_page(view, texts)
        case FiguresPart.PEOPLE:
            people = await look(turn, deps, lambda act: read_figures.view_people(act, action.choice, action.page))
            return pages.people_page(people, texts)
        case FiguresPart.TEAMS:
            teams = await look(turn, deps, lambda act: read_figures.view_teams(act, action.choice, action.page))
            return pages.teams_page(teams, texts)
        case _:
            assert_never(action.part)


def _edited(turn: Turn, screen: Screen) -> Reply:
    return Reply(outgoing=(pages.show_figures(turn.chat_id, screen),))


TAPS: Sequence[Tap[Any]] = (
    Tap(ShowFigures, show),
    Tap(OpenFigures, open_figures),
    Tap(AskFigureDays, ask_days),
    Tap(ShowMonthly, show_month),
)
