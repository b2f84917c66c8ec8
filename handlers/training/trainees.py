"""Those whom somebody guides in their training: their ticks, what they count, and their gates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from bot.screens.calls.shown_call import card_of
from bot.screens.job import Job
from bot.screens.screen import Outgoing, Screen, Toast
from bot.screens.training import trainee_pages
from bot.screens.training.actions import (
    AskStage,
    CountTrainee,
    ListTrainees,
    OpenTrainee,
    OpenTrainees,
    SetStage,
    ShowTraineeStage,
    TickTrainee,
    VisitTrainee,
)
from bot.screens.training.news_pages import news_message
from bot.screens.turn import Reply, Turn
from bot.services.ports import UnitOfWork
from bot.services.training import guide_trainee
from bot.services.training.guide_trainee import TraineeSeen, Unset, view_trainee
from bot.services.training.path_news import tell_path_news
from bot.services.training.person_practice import practice_lines
from bot.services.training.trainees import list_trainees
from handlers.dependencies import Dependencies, act_of, texts_of
from handlers.feature import Tap
from handlers.showing import above_the_card
from handlers.training.paths import day_of


async def open_trainees(turn: Turn, deps: Dependencies, action: OpenTrainees) -> Reply:
    """The list was asked for from another message."""
    del action  # it says everything
    return await _anew(turn, deps, await _list(turn, deps, 0))


async def show_page(turn: Turn, deps: Dependencies, action: ListTrainees) -> Reply:
    """A page of the list was asked for."""
    return _edited(turn, await _list(turn, deps, action.page))


async def open_trainee(turn: Turn, deps: Dependencies, action: OpenTrainee) -> Reply:
    """One of them was opened."""
    return await _shown(turn, deps, await view_trainee(act_of(turn, deps), deps.training, action.person))


async def visit_trainee(turn: Turn, deps: Dependencies, action: VisitTrainee) -> Reply:
    """One of them was opened from another message."""
    seen = await view_trainee(act_of(turn, deps), deps.training, action.person)
    return await _anew(turn, deps, await _page(turn, deps, seen))


async def show_stage(turn: Turn, deps: Dependencies, action: ShowTraineeStage) -> Reply:
    """A stage of his was asked for."""
    return await _shown(turn, deps, await view_trainee(act_of(turn, deps), deps.training, action.person, action.stage))


async def tick(turn: Turn, deps: Dependencies, action: TickTrainee) -> Reply:
    """He has done something, or not after all."""
    act = act_of(turn, deps)
    seen = await guide_trainee.tick_trainee(act, deps.training, action.person, action.tick, on=bool(action.on))
    return await _shown(turn, deps, seen)


async def count(turn: Turn, deps: Dependencies, action: CountTrainee) -> Reply:
    """He has made a call, or received a request."""
    act, day = act_of(turn, deps), day_of(action.day)
    return await _shown(
        turn, deps, await guide_trainee.count_trainee(act, deps.training, action.person, action.what, day, action.n)
    )


async def ask_stage(turn: Turn, deps: Dependencies, action: AskStage) -> Reply:
    """A gate is to be opened, or closed again."""
    seen = await guide_trainee.ask_stage(act_of(turn, deps), deps.training, action.person, action.stage)
    refused = guide_trainee.refusal(seen, on=bool(action.on))
    if refused is not None:
        return _refused(turn, deps, await _shown(turn, deps, seen), refused)
    return _edited(turn, trainee_pages.ask_stage_page(seen, texts_of(turn, deps), on=bool(action.on)))


async def set_stage(turn: Turn, deps: Dependencies, action: SetStage) -> Reply:
    """A gate is opened, or closed again; the trainee is told by day."""
    act = act_of(turn, deps)
    done = await guide_trainee.set_stage(act, deps.training, action.person, action.stage, on=bool(action.on))
    reply = await _shown(turn, deps, done.seen)
    return reply if done.refused is None else _refused(turn, deps, reply, done.refused)


def _refused(turn: Turn, deps: Dependencies, reply: Reply, why: Unset) -> Reply:
    """Say why a gate stays as it is; that it is open already, in passing, for that is what was wanted."""
    said = texts_of(turn, deps).plain(f"trainee.stays_{why}")
    return replace(reply, toast=Toast(text=said, is_alert=why is not Unset.CONFIRMED))


async def _list(turn: Turn, deps: Dependencies, number: int) -> Screen:
    listed = await list_trainees(act_of(turn, deps), deps.training)
    return trainee_pages.trainees_page(listed, texts_of(turn, deps), number)


async def _page(turn: Turn, deps: Dependencies, seen: TraineeSeen) -> Screen:
    [practice] = await practice_lines(act_of(turn, deps), [seen.trainee])
    return trainee_pages.trainee_page(seen, practice, texts_of(turn, deps))


async def _shown(turn: Turn, deps: Dependencies, seen: TraineeSeen) -> Reply:
    return _edited(turn, await _page(turn, deps, seen))


def _edited(turn: Turn, screen: Screen) -> Reply:
    return Reply(outgoing=(trainee_pages.show_trainees(turn.chat_id, screen),))


async def _anew(turn: Turn, deps: Dependencies, screen: Screen) -> Reply:
    return await above_the_card(turn, deps, trainee_pages.show_trainees(turn.chat_id, screen, is_anew=True))


def ticks(deps: Dependencies) -> Sequence[Job]:
    """Tell of gates and of mentors whom it concerns."""

    async def tell_of_paths(work: UnitOfWork, now: datetime) -> Sequence[Outgoing]:
        outgoing: list[Outgoing] = []
        for told in await tell_path_news(work, deps.scripts.current(), deps.training, now):
            outgoing.append(news_message(told, deps.texts(told.whom.language)))
            if told.live is not None and told.live.consultation.is_shown_to(told.whom):
                outgoing.append(card_of(told.whom, told.live, deps.texts, deps.languages(), is_anew=True))
        return outgoing

    return (tell_of_paths,)


TAPS: Sequence[Tap[Any]] = (
    Tap(OpenTrainees, open_trainees),
    Tap(ListTrainees, show_page),
    Tap(OpenTrainee, open_trainee),
    Tap(VisitTrainee, visit_trainee),
    Tap(ShowTraineeStage, show_stage),
    Tap(TickTrainee, tick),
    Tap(CountTrainee, count),
    Tap(AskStage, ask_stage),
    Tap(SetStage, set_stage),
)
