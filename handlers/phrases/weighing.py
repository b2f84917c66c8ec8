"""What the weights in force would have said of the calls lately."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bot.screens.phrases.actions import ListWeighed, OpenWeighed
from bot.screens.phrases.weighing_pages import changed_page, weighed_page
from bot.screens.turn import Reply, Turn
from bot.services.phrases import weigh_anew
from handlers.dependencies import Dependencies, act_of, texts_of
from handlers.feature import Tap
from handlers.phrases.shown import show_here


async def open_weighed(turn: Turn, deps: Dependencies, action: OpenWeighed) -> Reply:
    """The changed verdicts were asked for, or how far the judging is."""
    del action  # it says everything by itself
    act = act_of(turn, deps)
    return show_here(turn, weighed_page(await weigh_anew.weigh_anew(act, deps.weighing), act.employee, texts_of(turn, deps)))


async def list_weighed(turn: Turn, deps: Dependencies, action: ListWeighed) -> Reply:
    """The calls of one change were asked for."""
    act = act_of(turn, deps)
    _, change = await weigh_anew.list_changed(act, deps.weighing, action.change)
    return show_here(turn, changed_page(change, action.page, act.employee, texts_of(turn, deps)))


TAPS: Sequence[Tap[Any]] = (Tap(OpenWeighed, open_weighed), Tap(ListWeighed, list_weighed))
