"""/train: what there is to practise, and a sitting of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from telegram import Message

from bot.domain.ids import DrillId
from bot.screens.messages import hint
from bot.screens.screen import Screen, Toast
from bot.screens.training import drill_pages, train_pages
from bot.screens.training.actions import (
    AnswerDrill,
    BeginContrast,
    BeginLiveRun,
    BeginPractice,
    ComeToTraining,
    GiveUpDrill,
    ListContrasts,
    NextDrill,
    OpenTraining,
    SetTimed,
    ShowOtherOptions,
)
from bot.screens.turn import Reply, Turn
from bot.services.text_ports import Prompt
from bot.services.training import live_run, practise
from bot.services.training.plan import view_training
from bot.services.training.practise import Practice
from bot.services.training.take_quiz import own_to_do
from handlers.dependencies import Dependencies, act_of, texts_of
from handlers.feature import Tap
from handlers.showing import above_the_card, removal, stays, with_ended


async def command(turn: Turn, deps: Dependencies, message: Message) -> Reply:
    """Show what there is to practise, at the bottom of the chat."""
    del message  # nothing is given behind the command
    return await come(turn, deps, ComeToTraining())


async def come(turn: Turn, deps: Dependencies, action: ComeToTraining) -> Reply:
    """What there is to practise was asked for from elsewhere: at the bottom of the chat, where it can be seen."""
    del action  # it says everything
    shown = train_pages.show_training(turn.chat_id, await _first(turn, deps), is_anew=True)
    return await above_the_card(turn, deps, shown)


async def open_training(turn: Turn, deps: Dependencies, action: OpenTraining) -> Reply:
    """The first page was asked for."""
    del action  # it says everything
    return _edited(turn, await _first(turn, deps))


async def begin(turn: Turn, deps: Dependencies, action: BeginPractice) -> Reply:
    """Today's cards were asked for, or the rest of them."""
    del action  # it says everything
    practice = await practise.begin_practice(act_of(turn, deps), deps.training)
    return _edited(turn, await _first(turn, deps)) if practice is None else _shown(turn, deps, practice)


async def list_contrasts(turn: Turn, deps: Dependencies, action: ListContrasts) -> Reply:
    """Two temperaments are to be chosen."""
    del action  # it says everything
    return _edited(turn, train_pages.contrasts_page(texts_of(turn, deps)))


async def begin_contrast(turn: Turn, deps: Dependencies, action: BeginContrast) -> Reply:
    """Two temperaments were chosen."""
    return _shown(turn, deps, await practise.begin_contrast(act_of(turn, deps), deps.training, action.one, action.other))


async def answer(turn: Turn, deps: Dependencies, action: AnswerDrill) -> Reply:
    """A card was answered by a tap."""
    act = act_of(turn, deps)
    return _shown(turn, deps, await practise.answer(act, deps.training, action.sitting, action.position, action.given))


async def go_on(turn: Turn, deps: Dependencies, action: NextDrill) -> Reply:
    """What was right is read."""
    return _shown(turn, deps, await practise.go_on(act_of(turn, deps), deps.training, action.sitting, action.position))


async def show_other_options(turn: Turn, deps: Dependencies, action: ShowOtherOptions) -> Reply:
    """Why not the other answers, is asked after the right one."""
    act = act_of(turn, deps)
    seen = await practise.view_other_options(act, deps.training, action.sitting, DrillId(action.drill))
    if isinstance(seen, Practice):
        return _shown(turn, deps, seen)
    return _edited(turn, drill_pages.others_page(seen, texts_of(turn, deps)))


async def give_up(turn: Turn, deps: Dependencies, action: GiveUpDrill) -> Reply:
    """A good answer is to be shown."""
    return _shown(turn, deps, await practise.give_up(act_of(turn, deps), deps.training, action.sitting, action.position))


async def begin_live_run(turn: Turn, deps: Dependencies, action: BeginLiveRun) -> Reply:
    """A call with an invented client was asked for; one that is open already is shown at the bottom."""
    del action  # it says everything
    started = await live_run.begin_live_run(act_of(turn, deps), deps.training)
    if started is None:
        return _edited(turn, await _first(turn, deps))
    shown = with_ended(turn, deps, started, is_anew=True)
    return replace(shown, toast=shown.toast or Toast(text=texts_of(turn, deps).plain("live.begun")))


async def set_timed(turn: Turn, deps: Dependencies, action: SetTimed) -> Reply:
    """Five seconds a line, or as long as one wants."""
    await practise.set_timed(act_of(turn, deps), on=bool(action.on))
    return _edited(turn, await _first(turn, deps))


async def take_answer(turn: Turn, deps: Dependencies, message: Message, prompt: Prompt) -> Reply:
    """A card was answered in words; they go out of the chat, and stand on the card until the next one.

    What is no answer stays there, to be shortened, and the card comes below it.
    """
    number, _, position = prompt.subject.partition(":")
    act = act_of(turn, deps)
    if stays(message):  # words below a picture are about the picture
        await practise.view_practice(act, deps.training)
        return Reply(outgoing=(hint(turn.chat_id, texts_of(turn, deps), "hint.not_text_answer"),))
    practice = await practise.answer_in_words(act, deps.training, int(number), int(position), message.text or "")
    if practice.no_answer is not None:
        screen = practice_screen(turn, deps, practice)
        return Reply(outgoing=(train_pages.show_training(turn.chat_id, screen, is_anew=True),))
    return _shown(turn, deps, practice).then(removal(turn, message))


async def _first(turn: Turn, deps: Dependencies) -> Screen:
    act = act_of(turn, deps)
    return train_pages.first_page(await view_training(act, deps.training), texts_of(turn, deps), await own_to_do(act))


def practice_screen(turn: Turn, deps: Dependencies, practice: Practice) -> Screen:
    """Return a card as it stands, also when it is looked at once more, with what was said to the latest answer."""
    question = practice.question
    if question is not None and question.is_typed:
        language = act_of(turn, deps).employee.language
        turn.after_commit.append(lambda: deps.training.get_ready(language))
    if practice.is_told_now:
        turn.after_commit.append(lambda: deps.last_told.keep(practice))
    else:
        practice = deps.last_told.said_again(practice)
    return drill_pages.practice_page(practice, texts_of(turn, deps))


def _shown(turn: Turn, deps: Dependencies, practice: Practice) -> Reply:
    return _edited(turn, practice_screen(turn, deps, practice))


def _edited(turn: Turn, screen: Screen) -> Reply:
    return Reply(outgoing=(train_pages.show_training(turn.chat_id, screen),))


TAPS: Sequence[Tap[Any]] = (
    Tap(OpenTraining, open_training),
    Tap(BeginPractice, begin),
    Tap(ListContrasts, list_contrasts),
    Tap(BeginContrast, begin_contrast),
    Tap(AnswerDrill, answer),
    Tap(NextDrill, go_on),
    Tap(ShowOtherOptions, show_other_options),
    Tap(GiveUpDrill, give_up),
    Tap(SetTimed, set_timed),
    Tap(BeginLiveRun, begin_live_run),
    Tap(ComeToTraining, come),
)
