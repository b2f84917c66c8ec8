"""What weights would have said of the calls lately: those in force, and those of a draft, which is then taken or dropped."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bot.domain.ids import QuestionId
from bot.domain.phrases.edited_weights import MOST_CUES
from bot.screens.phrases import weight_pages as pages
from bot.screens.phrases.actions import (
    DropWeights,
    ExportWeights,
    ListPastWeights,
    ListWeighed,
    ListWouldChange,
    OpenCueWeight,
    OpenQuestionWeights,
    OpenWeighed,
    OpenWeights,
    OpenWeightsDraft,
    PublishWeights,
    SetWeight,
    UndoWeights,
)
from bot.screens.phrases.weighing_pages import changed_page, weighed_page
from bot.screens.screen import Toast
from bot.screens.turn import Reply, Turn
from bot.services.phrases import change_weights, weigh_anew
from handlers.dependencies import Dependencies, act_of, look, texts_of
from handlers.feature import Tap
from handlers.phrases.shown import show_here
from handlers.showing import above_the_card


async def open_weighed(turn: Turn, deps: Dependencies, action: OpenWeighed) -> Reply:
    """The changed verdicts were asked for, or how far the judging is."""
    del action  # it says everything by itself
    act = act_of(turn, deps)
    weighed = await weigh_anew.weigh_anew(act, deps.scripts.current(), deps.weighing)
    return show_here(turn, weighed_page(weighed, act.employee, texts_of(turn, deps)))


async def list_weighed(turn: Turn, deps: Dependencies, action: ListWeighed) -> Reply:
    """The calls of one change were asked for."""
    act = act_of(turn, deps)
    change = await weigh_anew.list_changed(act, deps.scripts.current(), deps.weighing, action.change)
    return show_here(turn, changed_page(change, action.page, act.employee, texts_of(turn, deps)))


async def open_weights(turn: Turn, deps: Dependencies, action: OpenWeights) -> Reply:
    """The questions were asked for, of which cues may be weighed otherwise."""
    listed = await change_weights.list_questions(act_of(turn, deps))
    return show_here(turn, pages.questions_page(listed, action.page, texts_of(turn, deps)))


async def open_question(turn: Turn, deps: Dependencies, action: OpenQuestionWeights) -> Reply:
    """A question was picked."""
    view = await change_weights.view_question(act_of(turn, deps), deps.weight_judge, QuestionId(action.question))
    return show_here(turn, pages.question_page(view, texts_of(turn, deps)))


async def open_cue(turn: Turn, deps: Dependencies, action: OpenCueWeight) -> Reply:
    """A cue was picked: how often it was heard is counted beside the turn."""
    cue = change_weights.cue_named(action.question, action.option)
    heard = await look(turn, deps, lambda act: change_weights.count_heard(act, cue))
    view = await change_weights.view_cue(act_of(turn, deps), deps.weight_judge, cue)
    return show_here(turn, pages.cue_page(view, heard, texts_of(turn, deps)))


async def set_weight(turn: Turn, deps: Dependencies, action: SetWeight) -> Reply:
    """Another strength was picked for the draft."""
    cue, texts = change_weights.cue_named(action.question, action.option), texts_of(turn, deps)
    view = await change_weights.set_strength(act_of(turn, deps), deps.weight_judge, cue, action.to)
    toast = Toast(text=texts.plain("weights.full", n=MOST_CUES), is_alert=True) if view.is_full else None
    return Reply(outgoing=show_here(turn, pages.question_page(view, texts)).outgoing, toast=toast)


async def open_draft(turn: Turn, deps: Dependencies, action: OpenWeightsDraft) -> Reply:
    """What a draft would have said was asked for, or how far the judging is."""
    view = await change_weights.weigh_draft(act_of(turn, deps), deps.weight_judge, deps.weighing, action.draft)
    return show_here(turn, pages.draft_page(view, action.page, texts_of(turn, deps)))


async def list_would_change(turn: Turn, deps: Dependencies, action: ListWouldChange) -> Reply:
    """The calls of one change that a draft would make were asked for."""
    act = act_of(turn, deps)
    change = await change_weights.list_would_change(act, deps.weight_judge, deps.weighing, action.draft, action.change)
    texts = texts_of(turn, deps)
    return show_here(turn, pages.would_change_page(action.draft, change, action.page, act.employee, texts))


async def publish_weights(turn: Turn, deps: Dependencies, action: PublishWeights) -> Reply:
    """A draft is to be in force."""
    texts = texts_of(turn, deps)
    done = await change_weights.publish(act_of(turn, deps), deps.weight_judge, deps.weighing, action.draft, action.over)
    if isinstance(done, change_weights.WeightsChanged):
        return _changed(turn, deps, done, "weights.published")
    toast = Toast(text=texts.plain("weights.overtaken"), is_alert=True) if done.is_overtaken else None
    return Reply(outgoing=show_here(turn, pages.draft_page(done, 0, texts)).outgoing, toast=toast)


async def drop_weights(turn: Turn, deps: Dependencies, action: DropWeights) -> Reply:
    """A draft is let go."""
    act, texts = act_of(turn, deps), texts_of(turn, deps)
    await change_weights.drop_draft(act, action.draft)
    screen = pages.questions_page(await change_weights.list_questions(act), 0, texts)
    return Reply(outgoing=show_here(turn, screen).outgoing, toast=Toast(text=texts.plain("weights.dropped")))


async def list_past(turn: Turn, deps: Dependencies, action: ListPastWeights) -> Reply:
    """The history was asked for."""
    act = act_of(turn, deps)
    past = await change_weights.read_past(act, deps.weight_judge, action.page)
    return show_here(turn, pages.past_page(past, act.employee, texts_of(turn, deps)))


async def undo_weights(turn: Turn, deps: Dependencies, action: UndoWeights) -> Reply:
    """The strengths before are to be in force again."""
    done = await change_weights.undo(act_of(turn, deps), deps.weight_judge, action.edit)
    return _changed(turn, deps, done, "weights.undone")


async def export(turn: Turn, deps: Dependencies, action: ExportWeights) -> Reply:
    """The changed cues are to be sent as a file."""
    del action  # it says everything by itself
    text = await change_weights.export_weights(act_of(turn, deps), deps.weight_judge)
    return await above_the_card(turn, deps, pages.exported_weights(turn.chat_id, texts_of(turn, deps), text))


def _changed(turn: Turn, deps: Dependencies, done: change_weights.WeightsChanged, key: str) -> Reply:
    """Show the history, and let this process weigh by it as soon as it is stored."""
    turn.after_commit.append(lambda: deps.weight_judge.put(done.live))
    texts = texts_of(turn, deps)
    screen = pages.past_page(done.past, act_of(turn, deps).employee, texts)
    toast = Toast(text=texts.plain(key)) if done.is_done else None
    return Reply(outgoing=show_here(turn, screen).outgoing, toast=toast)


TAPS: Sequence[Tap[Any]] = (
    Tap(OpenWeighed, open_weighed),
    Tap(ListWeighed, list_weighed),
    Tap(OpenWeights, open_weights),
    Tap(OpenQuestionWeights, open_question),
    Tap(OpenCueWeight, open_cue),
    Tap(SetWeight, set_weight),
    Tap(OpenWeightsDraft, open_draft),
    Tap(ListWouldChange, list_would_change),
    Tap(PublishWeights, publish_weights),
    Tap(DropWeights, drop_weights),
    Tap(ListPastWeights, list_past),
    Tap(UndoWeights, undo_weights),
    Tap(ExportWeights, export),
)
