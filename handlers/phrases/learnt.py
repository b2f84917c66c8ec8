"""What a team's calls have taught: what a night proposes, which is then taken or dropped, and what was decided."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bot.screens.phrases import learnt_pages as pages
from bot.screens.phrases.actions import (
    DropLearnt,
    ListLearntChange,
    ListPastLearnt,
    OpenLearnt,
    OpenLearntTeam,
    TakeLearnt,
    UndoLearnt,
    VisitLearnt,
)
from bot.screens.phrases.text_pages import show_words
from bot.screens.screen import Toast
from bot.screens.turn import Reply, Turn
from bot.services.phrases import take_learnt
from handlers.dependencies import Dependencies, act_of, texts_of
from handlers.feature import Tap
from handlers.phrases.shown import show_here
from handlers.showing import above_the_card


async def open_learnt(turn: Turn, deps: Dependencies, action: OpenLearnt) -> Reply:
    """What was learnt from calls was asked for: of which team, if there are several."""
    listed = await take_learnt.list_teams(act_of(turn, deps))
    if len(listed.teams) == 1:
        return await open_team(turn, deps, OpenLearntTeam(team=int(listed.teams[0].id), page=0))
    return show_here(turn, pages.teams_page(listed, action.page, texts_of(turn, deps)))


async def open_team(turn: Turn, deps: Dependencies, action: OpenLearntTeam) -> Reply:
    """What a team is proposed was asked for, or how far the judging is."""
    view = await take_learnt.view_learnt(act_of(turn, deps), deps.weight_judge, deps.weighing, action.team)
    return show_here(turn, pages.learnt_page(view, action.page, texts_of(turn, deps)))


async def visit(turn: Turn, deps: Dependencies, action: VisitLearnt) -> Reply:
    """It was opened from the message that told of it: the page comes below, above the card of a call."""
    if action.team:
        act = act_of(turn, deps)
        view = await take_learnt.view_learnt(act, deps.weight_judge, deps.weighing, action.team)
        screen = pages.learnt_page(view, 0, texts_of(turn, deps))
    else:
        screen = pages.teams_page(await take_learnt.list_teams(act_of(turn, deps)), 0, texts_of(turn, deps))
    return await above_the_card(turn, deps, show_words(turn.chat_id, screen, is_anew=True))


async def list_change(turn: Turn, deps: Dependencies, action: ListLearntChange) -> Reply:
    """The calls of one change that a proposal would make were asked for."""
    act = act_of(turn, deps)
    change = await take_learnt.list_learnt_change(act, deps.weight_judge, deps.weighing, action.team, action.change)
    return show_here(turn, pages.learnt_change_page(action.team, change, action.page, act.employee, texts_of(turn, deps)))


async def take(turn: Turn, deps: Dependencies, action: TakeLearnt) -> Reply:
    """A proposal is to be in force in its team."""
    texts = texts_of(turn, deps)
    done = await take_learnt.take_learnt(act_of(turn, deps), deps.weight_judge, deps.weighing, action.learnt, action.over)
    if isinstance(done, take_learnt.LearntChanged):
        return _changed(turn, deps, done, "learnt.taken")
    toast = Toast(text=texts.plain("weights.overtaken"), is_alert=True) if done.is_overtaken else None
    return Reply(outgoing=show_here(turn, pages.learnt_page(done, 0, texts)).outgoing, toast=toast)


async def drop(turn: Turn, deps: Dependencies, action: DropLearnt) -> Reply:
    """A proposal is let go."""
    return _changed(turn, deps, await take_learnt.drop_learnt(act_of(turn, deps), action.learnt), "learnt.dropped")


async def undo(turn: Turn, deps: Dependencies, action: UndoLearnt) -> Reply:
    """The weights before are to be in force again."""
    return _changed(turn, deps, await take_learnt.undo_learnt(act_of(turn, deps), action.learnt), "weights.undone")


async def list_past(turn: Turn, deps: Dependencies, action: ListPastLearnt) -> Reply:
    """What was decided was asked for."""
    act = act_of(turn, deps)
    past = await take_learnt.read_past_learnt(act, action.team, action.page)
    return show_here(turn, pages.past_learnt_page(past, act.employee, texts_of(turn, deps)))


def _changed(turn: Turn, deps: Dependencies, done: take_learnt.LearntChanged, key: str) -> Reply:
    """Show the history, and let this process weigh by it as soon as it is stored."""
    turn.after_commit.append(lambda: deps.put_learnt(done.live))
    texts = texts_of(turn, deps)
    screen = pages.past_learnt_page(done.past, act_of(turn, deps).employee, texts)
    toast = Toast(text=texts.plain(key)) if done.is_done else None
    return Reply(outgoing=show_here(turn, screen).outgoing, toast=toast)


TAPS: Sequence[Tap[Any]] = (
    Tap(OpenLearnt, open_learnt),
    Tap(OpenLearntTeam, open_team),
    Tap(VisitLearnt, visit),
    Tap(ListLearntChange, list_change),
    Tap(TakeLearnt, take),
    Tap(DropLearnt, drop),
    Tap(UndoLearnt, undo),
    Tap(ListPastLearnt, list_past),
)
