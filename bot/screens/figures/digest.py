"""The figures of last week as they come by themselves."""

from __future__ import annotations

from bot.domain.people.changes import Change
from bot.screens.figures.actions import OpenFigures
from bot.screens.figures.figure_pages import figure_lines, note_of, number_rows, title_of
from bot.screens.page import button, page
from bot.screens.screen import Screen
from bot.screens.slot_kind import SlotKind
from bot.screens.texts import Texts
from bot.services.figures.read_figures import FiguresView

DIGEST_SLOT = SlotKind(
    name="digest",
    closes_on=frozenset({Change.ACCESS, Change.TEAM, Change.FURTHER_TEAM, Change.ROLE}),
    is_one_an_object=True,
)
"""One message a week, by the number of its reminder."""


def digest_screen(view: FiguresView, texts: Texts) -> Screen:
    """Say what came of the week's calls, without a sound."""
    more = button(texts, "button.figures_more", OpenFigures(choice=str(view.asked.choice)))
    title = f"{texts.plain('figures.digest')}\n{title_of(view.asked, texts)}"
    rows = [*number_rows(view, texts), [more]]
    shown = page(texts, title, lines=figure_lines(view, texts), note=note_of(view, texts), keyboard=rows)
    return Screen(html=shown.html, keyboard=shown.keyboard, is_silent=True)
