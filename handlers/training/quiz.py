"""The product quiz and the role game: taken, marked, decided, and told of by the clock."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from telegram import Message

from bot.domain.house.sheet import FIELDS, Field, Item, Part
from bot.domain.training.quiz import QuizStage
from bot.screens.calls.shown_call import card_of
from bot.screens.house.house_pages import part_page, show_house
from bot.screens.job import Job
from bot.screens.screen import Outgoing, Screen, Toast
from bot.screens.training import marking_pages, quiz_pages
from bot.screens.training.quiz_actions import (
    AskSheet,
    CloseMarking,
    DecideQuiz,
    GiveQuiz,
    GiveQuizAbout,
    GoOnQuiz,
    MarkAnswer,
    OpenChecks,
    OpenMarking,
    OpenOwnQuiz,
    OpenSheet,
    PlayAgain,
    ReconsiderQuiz,
    SendQuiz,
    TakeSecond,
    VisitMarking,
    VisitOwnQuiz,
)
from bot.screens.training.quiz_messages import marks_slot, quiz_message, settled_message
from bot.screens.training.quiz_places import standing_note
from bot.screens.training.train_pages import show_training
from bot.screens.training.trainee_pages import show_trainees
from bot.screens.turn import Reply, Turn
from bot.services.house import fill_sheet
from bot.services.ports import UnitOfWork
from bot.services.text_ports import Prompt
from bot.services.training import give_quiz, mark_quiz, take_quiz
from bot.services.training.give_quiz import ChecksView
from bot.services.training.quiz_doors import QuizView
from bot.services.training.tell_quiz import ask_again, tell_of_quizzes
from handlers.dependencies import Dependencies, act_of, texts_of
from handlers.feature import Tap
from handlers.showing import above_the_card, removal

LONGEST_TOAST = 200
OLD_PRODUCT = "product"
"""How buttons of long ago name the name of the product."""


async def visit_own(turn: Turn, deps: Dependencies, action: VisitOwnQuiz) -> Reply:
    """One's own was opened from another message."""
    view = await take_quiz.view_own(act_of(turn, deps), action.attempt)
    shown = show_training(turn.chat_id, quiz_pages.own_page(view, texts_of(turn, deps)), is_anew=True)
    return await above_the_card(turn, deps, shown)


async def go_on(turn: Turn, deps: Dependencies, action: GoOnQuiz) -> Reply:
    """One's own was opened on the first page of /train."""
    return _own(turn, deps, await take_quiz.view_own(act_of(turn, deps), action.attempt))


async def open_own(turn: Turn, deps: Dependencies, action: OpenOwnQuiz) -> Reply:
    """A place of one's own was opened."""
    return _own(turn, deps, await take_quiz.view_own(act_of(turn, deps), action.attempt, action.position))


async def take_answer(turn: Turn, deps: Dependencies, message: Message, prompt: Prompt) -> Reply:
    """An answer was typed; one that is too long, or says nothing, stays in the chat."""
    attempt, _, position = prompt.subject.partition(":")
    view = await take_quiz.take_answer(act_of(turn, deps), int(attempt), int(position), message.text or "")
    reply = _own(turn, deps, view)
    return reply if view.too_long or view.is_wordless else reply.then(removal(turn, message))


async def send(turn: Turn, deps: Dependencies, action: SendQuiz) -> Reply:
    """The answers are handed in."""
    return _own(turn, deps, await take_quiz.send_in(act_of(turn, deps), action.attempt))


async def take_second(turn: Turn, deps: Dependencies, action: TakeSecond) -> Reply:
    """The second and last try begins."""
    act = act_of(turn, deps)
    begun = await give_quiz.take_second(act, deps.training, action.attempt)
    return _own(turn, deps, await take_quiz.view_own(act, int(begun.id)))


async def open_checks(turn: Turn, deps: Dependencies, action: OpenChecks) -> Reply:
    """It was asked where somebody stands."""
    return _checks(turn, deps, await give_quiz.view_checks(act_of(turn, deps), deps.training, action.person))


async def give(turn: Turn, deps: Dependencies, action: GiveQuiz) -> Reply:
    """Somebody is given his first try."""
    return _checks(turn, deps, await give_quiz.give_quiz(act_of(turn, deps), deps.training, action.person, action.kind))


async def give_about(turn: Turn, deps: Dependencies, action: GiveQuizAbout) -> Reply:
    """Somebody is given his first try, about one of several products."""
    view = await give_quiz.give_quiz(act_of(turn, deps), deps.training, action.person, action.kind, action.product)
    return _checks(turn, deps, view)


async def visit_marking(turn: Turn, deps: Dependencies, action: VisitMarking) -> Reply:
    """Somebody's was opened from another message."""
    view = await mark_quiz.view_marking(act_of(turn, deps), action.attempt)
    shown = show_trainees(turn.chat_id, marking_pages.marking_page(view, texts_of(turn, deps)), is_anew=True)
    return await above_the_card(turn, deps, shown)


async def open_marking(turn: Turn, deps: Dependencies, action: OpenMarking) -> Reply:
    """A place of somebody's was opened."""
    return _marking(turn, deps, await mark_quiz.view_marking(act_of(turn, deps), action.attempt, action.position))


async def mark(turn: Turn, deps: Dependencies, action: MarkAnswer) -> Reply:
    """A place was marked."""
    act = act_of(turn, deps)
    return _marking(turn, deps, await mark_quiz.mark(act, action.attempt, action.position, is_right=bool(action.on)))


async def close(turn: Turn, deps: Dependencies, action: CloseMarking) -> Reply:
    """The marks are final."""
    return await _settled(turn, deps, await mark_quiz.close(act_of(turn, deps), action.attempt))


async def play_again(turn: Turn, deps: Dependencies, action: PlayAgain) -> Reply:
    """The second and last role game begins."""
    act = act_of(turn, deps)
    begun = await give_quiz.play_again(act, deps.training, action.attempt)
    return _marking(turn, deps, await mark_quiz.view_marking(act, int(begun.id)))


async def decide(turn: Turn, deps: Dependencies, action: DecideQuiz) -> Reply:
    """A person says whether somebody goes on."""
    view = await mark_quiz.decide(act_of(turn, deps), action.attempt, goes_on=bool(action.on))
    reply = await _settled(turn, deps, view)
    if not view.is_late:
        return reply
    texts = texts_of(turn, deps)
    said = texts.plain("quiz.already_decided", note=standing_note(view, texts))
    return replace(reply, toast=Toast(text=said[:LONGEST_TOAST], is_alert=True))


async def reconsider(turn: Turn, deps: Dependencies, action: ReconsiderQuiz) -> Reply:
    """Somebody goes on after all."""
    return await _settled(turn, deps, await mark_quiz.reconsider(act_of(turn, deps), action.attempt))


async def open_sheet(turn: Turn, deps: Dependencies, action: OpenSheet) -> Reply:
    """The answers that are right about a team's product were opened: they stand on its house sheet."""
    act, first = act_of(turn, deps), Item(Part.QUIZ, 1, FIELDS[Part.QUIZ][0])
    view, item = await fill_sheet.view_part(act, deps.house, action.team, act.employee.language, first.code)
    shown = show_house(turn.chat_id, part_page(view, item, texts_of(turn, deps)), is_anew=True)
    return await above_the_card(turn, deps, shown)


async def ask_sheet(turn: Turn, deps: Dependencies, action: AskSheet) -> Reply:
    """An old button asks for the product's name or an answer: the part of the house sheet opens that has it now."""
    act = act_of(turn, deps)
    code = Item(Part.PRODUCT, 1, Field.NAME).code if action.item == OLD_PRODUCT else f"{Part.QUIZ}1.{action.item}"
    view, item = await fill_sheet.view_part(act, deps.house, action.team, act.employee.language, code)
    shown = show_house(turn.chat_id, part_page(view, item, texts_of(turn, deps)), is_anew=True)
    return await above_the_card(turn, deps, shown)


def _own(turn: Turn, deps: Dependencies, view: QuizView) -> Reply:
    return Reply(outgoing=(show_training(turn.chat_id, quiz_pages.own_page(view, texts_of(turn, deps))),))


def _checks(turn: Turn, deps: Dependencies, view: ChecksView) -> Reply:
    return _guide(turn, marking_pages.checks_page(view, texts_of(turn, deps)))


def _marking(turn: Turn, deps: Dependencies, view: QuizView) -> Reply:
    return _guide(turn, marking_pages.marking_page(view, texts_of(turn, deps)))


async def _settled(turn: Turn, deps: Dependencies, view: QuizView) -> Reply:
    """Show a try, and take back what was asked of its markers and deciders in messages of their own."""
    reply = _marking(turn, deps, view)
    if view.attempt.stage in (QuizStage.OPEN, QuizStage.SENT):
        return reply
    told = [
        settled_message(one, view, deps.texts(one.language))
        for one in await mark_quiz.concerned(act_of(turn, deps), view)
        if await turn.work.slots.get(marks_slot(one, view.attempt)) is not None
    ]
    return reply.then(*told)


def _guide(turn: Turn, screen: Screen) -> Reply:
    return Reply(outgoing=(show_trainees(turn.chat_id, screen),))


def ticks(deps: Dependencies) -> Sequence[Job]:
    """Ask again what was passed weeks ago, then tell whom it concerns."""

    async def ask_quizzes_again(work: UnitOfWork, now: datetime) -> Sequence[Outgoing]:
        await ask_again(work, deps.training, now)
        return ()

    async def tell_quizzes(work: UnitOfWork, now: datetime) -> Sequence[Outgoing]:
        outgoing: list[Outgoing] = []
        for told in await tell_of_quizzes(work, deps.scripts.current(), now):
            outgoing.append(quiz_message(told, deps.texts(told.whom.language)))
            if told.live is not None and told.live.consultation.is_shown_to(told.whom):
                # With the message, so that it comes after it and stays the last one.
                outgoing.append(card_of(told.whom, told.live, deps.texts, deps.languages(), is_anew=True))
        return outgoing

    return ask_quizzes_again, tell_quizzes


TAPS: Sequence[Tap[Any]] = (
    Tap(VisitOwnQuiz, visit_own),
    Tap(GoOnQuiz, go_on),
    Tap(OpenOwnQuiz, open_own),
    Tap(SendQuiz, send),
    Tap(TakeSecond, take_second),
    Tap(OpenChecks, open_checks),
    Tap(GiveQuiz, give),
    Tap(GiveQuizAbout, give_about),
    Tap(VisitMarking, visit_marking),
    Tap(OpenMarking, open_marking),
    Tap(MarkAnswer, mark),
    Tap(CloseMarking, close),
    Tap(PlayAgain, play_again),
    Tap(DecideQuiz, decide),
    Tap(ReconsiderQuiz, reconsider),
    Tap(OpenSheet, open_sheet),
    Tap(AskSheet, ask_sheet),
)
