"""Those whom somebody guides in their training."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bot.screens.screen import Screen
from bot.screens.training import trainee_pages
from bot.screens.training.actions import ListTrainees, OpenTrainee, OpenTrainees, VisitTrainee
from bot.screens.turn import Reply, Turn
from bot.services.training.trainees import as_guide, list_trainees
from handlers.dependencies import Dependencies, act_of, texts_of
from handlers.feature import Tap
from handlers.showing import above_the_card


async def open_trainees(turn: Turn, deps: Dependencies, action: OpenTrainees) -> Reply:
    """The list was asked for from another message."""
    del action  # it says everything
    return await _anew(turn, deps, await _list(turn, deps, 0))


async def show_page(turn: Turn, deps: Dependencies, action: ListTrainees) -> Reply:
    """A page of the list was asked for."""
    return _edited(turn, await _list(turn, deps, action.page))


async def open_trainee(turn: Turn, deps: Dependencies, action: OpenTrainee) -> Reply:
    """One of them was opened."""
    return _edited(turn, await _trainee(turn, deps, action.person))


async def visit_trainee(turn: Turn, deps: Dependencies, action: VisitTrainee) -> Reply:
    """One of them was opened from another message."""
    return await _anew(turn, deps, await _trainee(turn, deps, action.person))


async def _list(turn: Turn, deps: Dependencies, number: int) -> Screen:
    return trainee_pages.trainees_page(await list_trainees(act_of(turn, deps)), texts_of(turn, deps), number)


async def _trainee(turn: Turn, deps: Dependencies, person: int) -> Screen:
    return trainee_pages.trainee_page(await as_guide(act_of(turn, deps), person), texts_of(turn, deps))


def _edited(turn: Turn, screen: Screen) -> Reply:
    return Reply(outgoing=(trainee_pages.show_trainees(turn.chat_id, screen),))


async def _anew(turn: Turn, deps: Dependencies, screen: Screen) -> Reply:
    return await above_the_card(turn, deps, trainee_pages.show_trainees(turn.chat_id, screen, is_anew=True))


TAPS: Sequence[Tap[Any]] = (
    Tap(OpenTrainees, open_trainees),
    Tap(ListTrainees, show_page),
    Tap(OpenTrainee, open_trainee),
    Tap(VisitTrainee, visit_trainee),
)
