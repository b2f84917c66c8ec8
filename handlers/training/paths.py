"""One's own path through the stages of training."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from bot.screens.training import path_pages
from bot.screens.training.actions import CountOwn, OpenPath, ShowPath, TickOwn
from bot.screens.turn import Reply, Turn
from bot.services.training import path
from bot.services.training.path import PathView
from handlers.dependencies import Dependencies, act_of, texts_of
from handlers.feature import Tap
from handlers.showing import above_the_card


async def open_path(turn: Turn, deps: Dependencies, action: OpenPath) -> Reply:
    """It was asked for from another message."""
    del action  # it says everything
    seen = await path.view_own_path(act_of(turn, deps), deps.training)
    screen = path_pages.path_page(seen, texts_of(turn, deps))
    return await above_the_card(turn, deps, path_pages.show_path(turn.chat_id, screen, is_anew=True))


async def show_stage(turn: Turn, deps: Dependencies, action: ShowPath) -> Reply:
    """A stage was asked for."""
    return _shown(turn, deps, await path.view_own_path(act_of(turn, deps), deps.training, action.stage))


async def tick(turn: Turn, deps: Dependencies, action: TickOwn) -> Reply:
    """Something is done, or not after all."""
    return _shown(turn, deps, await path.tick_own(act_of(turn, deps), deps.training, action.tick, on=bool(action.on)))


async def count(turn: Turn, deps: Dependencies, action: CountOwn) -> Reply:
    """A call was made, or a request received."""
    act = act_of(turn, deps)
    return _shown(turn, deps, await path.count_own(act, deps.training, action.what, day_of(action.day), action.n))


def day_of(said: int) -> date:
    """Return the study day that a button names."""
    return date(said // 10_000, said // 100 % 100, said % 100)


def _shown(turn: Turn, deps: Dependencies, seen: PathView) -> Reply:
    return Reply(outgoing=(path_pages.show_path(turn.chat_id, path_pages.path_page(seen, texts_of(turn, deps))),))


TAPS: Sequence[Tap[Any]] = (
    Tap(OpenPath, open_path),
    Tap(ShowPath, show_stage),
    Tap(TickOwn, tick),
    Tap(CountOwn, count),
)
