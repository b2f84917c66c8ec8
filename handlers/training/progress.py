"""One's own progress, how a team practises, and the drills that people fail. What reads much is read beside the turn."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bot.screens.phrases.text_pages import show_words
from bot.screens.screen import Screen
from bot.screens.training import failed_pages, progress_pages, team_pages, train_pages
from bot.screens.training.actions import ListFailedDrills
from bot.screens.training.team_actions import (
    ListTeamFailed,
    OpenProgress,
    OpenTeamPractice,
    ReturnToProgress,
    ShowProgressPicture,
    ShowTeamMixups,
    ShowTeamPractice,
)
from bot.screens.training.trainee_pages import show_trainees, trainees_page
from bot.screens.turn import Reply, Turn
from bot.services.training import failed_drills, team_practice
from bot.services.training.plan import looks_after_team
from bot.services.training.progress import view_progress
from bot.services.training.trainees import list_trainees
from handlers.dependencies import Dependencies, act_of, look, texts_of
from handlers.feature import Tap
from handlers.showing import above_the_card


async def open_progress(turn: Turn, deps: Dependencies, action: OpenProgress) -> Reply:
    """One's own four weeks were asked for."""
    del action  # it says everything
    screen = progress_pages.progress_page(await look(turn, deps, view_progress), texts_of(turn, deps))
    return Reply(outgoing=(train_pages.show_training(turn.chat_id, screen),))


async def return_to_progress(turn: Turn, deps: Dependencies, action: ReturnToProgress) -> Reply:
    """They were asked for below their picture."""
    del action  # it says everything
    screen = progress_pages.progress_page(await look(turn, deps, view_progress), texts_of(turn, deps))
    return await above_the_card(turn, deps, train_pages.show_training(turn.chat_id, screen, is_anew=True))


async def show_picture(turn: Turn, deps: Dependencies, action: ShowProgressPicture) -> Reply:
    """They are to be drawn."""
    seen = await look(turn, deps, view_progress)
    screen = progress_pages.picture_page(seen, texts_of(turn, deps), is_dark=bool(action.is_dark))
    shown = progress_pages.show_picture(turn.chat_id, screen, is_anew=bool(action.anew))
    return await above_the_card(turn, deps, shown) if action.anew else Reply(outgoing=(shown,))


async def open_team(turn: Turn, deps: Dependencies, action: OpenTeamPractice) -> Reply:
    """One's own team's table was asked for from another message; whoever looks after no team (any more) finds whom he guides."""
    del action  # it says everything
    act = act_of(turn, deps)
    if looks_after_team(act):
        screen = await _table(turn, deps, int(act.employee.team_id), 0)
    else:
        screen = trainees_page(await list_trainees(act, deps.training), texts_of(turn, deps))
    return await above_the_card(turn, deps, show_trainees(turn.chat_id, screen, is_anew=True))


async def show_team(turn: Turn, deps: Dependencies, action: ShowTeamPractice) -> Reply:
    """A page of the table was asked for."""
    return _edited(turn, await _table(turn, deps, action.team, action.page))


async def show_mixups(turn: Turn, deps: Dependencies, action: ShowTeamMixups) -> Reply:
    """What the team takes for what was asked for."""
    seen = await look(turn, deps, lambda act: team_practice.view_team_mixups(act, action.team))
    return _edited(turn, team_pages.mixups_page(seen, texts_of(turn, deps)))


async def list_failed(turn: Turn, deps: Dependencies, action: ListTeamFailed) -> Reply:
    """What the team fails was asked for."""
    seen = await look(turn, deps, lambda act: failed_drills.failed_of_team(act, deps.training, action.team, action.page))
    return _edited(turn, failed_pages.team_failed_page(seen, action.team, texts_of(turn, deps)))


async def list_failed_of_house(turn: Turn, deps: Dependencies, action: ListFailedDrills) -> Reply:
    """An editor asks what people fail."""
    seen = await look(turn, deps, lambda act: failed_drills.failed_of_house(act, deps.training, action.page))
    screen = failed_pages.house_failed_page(seen, act_of(turn, deps).employee.language, texts_of(turn, deps))
    return Reply(outgoing=(show_words(turn.chat_id, screen),))


async def _table(turn: Turn, deps: Dependencies, team: int, number: int) -> Screen:
    seen = await look(turn, deps, lambda act: team_practice.view_team(act, team))
    return team_pages.team_page(seen, texts_of(turn, deps), number)


def _edited(turn: Turn, screen: Screen) -> Reply:
    return Reply(outgoing=(show_trainees(turn.chat_id, screen),))


TAPS: Sequence[Tap[Any]] = (
    Tap(OpenProgress, open_progress),
    Tap(ReturnToProgress, return_to_progress),
    Tap(ShowProgressPicture, show_picture),
    Tap(OpenTeamPractice, open_team),
    Tap(ShowTeamPractice, show_team),
    Tap(ShowTeamMixups, show_mixups),
    Tap(ListTeamFailed, list_failed),
    Tap(ListFailedDrills, list_failed_of_house),
)
