"""What somebody is told unasked of a try, silently: each try has one message in a chat, in which the newest stands."""

from __future__ import annotations

from bot.domain.ids import ChatId
from bot.domain.people.changes import Change
from bot.domain.people.employee import Employee
from bot.domain.training.quiz import Attempt, QuizKind, QuizStage
from bot.screens.page import button, page
from bot.screens.screen import Screen, Show
from bot.screens.slot_kind import SlotKind
from bot.screens.texts import Texts
from bot.screens.training.quiz_actions import VisitMarking, VisitOwnQuiz
from bot.screens.training.quiz_places import standing_note
from bot.services.outgoing_ports import Priority, Slot
from bot.services.training.quiz_doors import QuizView
from bot.services.training.tell_quiz import QuizTold

QUIZ_SLOT = SlotKind(name="quiz", closes_on=frozenset({Change.ACCESS, Change.TEAM}), is_one_an_object=True)
"""To whoever takes it."""
MARKS_SLOT = SlotKind(
    name="quiz_marks",
    closes_on=frozenset({Change.ACCESS, Change.TEAM, Change.FURTHER_TEAM, Change.ROLE, Change.MENTEE}),
    is_one_an_object=True,
)
"""To whoever marks it or decides."""


def quiz_message(told: QuizTold, texts: Texts) -> Show:
    """Tell somebody what has become of a try."""
    attempt, number = told.attempt, int(told.attempt.id)
    action = VisitOwnQuiz(attempt=number) if told.is_trainee else VisitMarking(attempt=number)
    key = _own_key(told) if told.is_trainee else _guide_key(told)
    what = texts.plain(f"quiz.kind_{attempt.kind}")
    title = texts.plain(key, name=told.trainee.name, product=attempt.product, what=what)
    screen = page(texts, title, keyboard=[[button(texts, "button.quiz_look", action)]])
    own = QUIZ_SLOT.in_chat(ChatId(int(told.whom.person_id)), number)
    slot = own if told.is_trainee else marks_slot(told.whom, attempt)
    quiet = Screen(html=screen.html, keyboard=screen.keyboard, is_silent=True)
    return Show(slot=slot, screen=quiet, priority=Priority.REMINDER, is_anew=True)


def marks_slot(whom: Employee, attempt: Attempt) -> Slot:
    """Return the message in which somebody was told that a try waits for him."""
    return MARKS_SLOT.in_chat(ChatId(int(whom.person_id)), int(attempt.id))


def settled_message(whom: Employee, view: QuizView, texts: Texts) -> Show:
    """Say in that message what has become of the try, so that it asks for nothing any more."""
    attempt = view.attempt
    what = texts.plain(f"quiz.kind_{attempt.kind}")
    title = texts.plain("quiz.settled", what=what, name=view.trainee.name, note=standing_note(view, texts))
    screen = page(texts, title, keyboard=[[button(texts, "button.quiz_look", VisitMarking(attempt=int(attempt.id)))]])
    return Show(slot=marks_slot(whom, attempt), screen=screen, priority=Priority.REMINDER)


def _own_key(told: QuizTold) -> str:
    attempt = told.attempt
    again = "_again" if attempt.is_again and attempt.number == 1 else ""
    if attempt.stage is QuizStage.OPEN:
        return f"quiz.told_open{again}"
    return f"quiz.told_play{again}" if attempt.stage is QuizStage.SENT else f"quiz.told_{attempt.stage}"


def _guide_key(told: QuizTold) -> str:
    match told.attempt.stage:
        case QuizStage.OPEN:
            return "quiz.wait_answers"
        case QuizStage.UNDECIDED:
            return "quiz.wait_decision"
        case _:
            return "quiz.wait_play" if told.attempt.kind is QuizKind.ROLE else "quiz.wait_marks"
