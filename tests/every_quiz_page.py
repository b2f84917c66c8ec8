"""Every page and message of the product quiz and the role game, each at its longest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from bot.domain.house.sheet import LONGEST_ANSWER, LONGEST_NAME, MOST
from bot.domain.ids import AttemptId, EmployeeId, LanguageCode, PersonId, QuizItemId, TeamId
from bot.domain.people.employee import Employee, Role, Team
from bot.domain.training.capacity import Capacity
from bot.domain.training.quiz import (
    ANSWER_LIMIT,
    Answer,
    AskedItem,
    Attempt,
    QuizKind,
    QuizStage,
    Scene,
    asks,
    looks_at,
)
from bot.domain.training.quiz_book import QuizBook
from bot.screens.screen import Screen
from bot.screens.texts import Texts
from bot.screens.training.marking_pages import checks_page, marking_page
from bot.screens.training.quiz_messages import quiz_message
from bot.screens.training.quiz_pages import own_page
from bot.services.training.give_quiz import ChecksView, TaughtProduct
from bot.services.training.quiz_doors import QuizView
from bot.services.training.tell_quiz import QuizTold
from bot.services.training.trainees import Guided

AT = datetime(2026, 9, 30, 9, tzinfo=UTC)
WORDS = "огнестойкая плита выдерживает двенадцать часов "
NUMBER = 2**31


def cut(limit: int) -> str:
    """Return so many characters of a sentence."""
    return (WORDS * 9)[:limit].strip()


VERA = Employee(
    id=EmployeeId(NUMBER),
    person_id=PersonId(103),
    team_id=TeamId(NUMBER),
    role=Role.TRAINEE,
    name="Александра Константиновна",
    language=LanguageCode("ru"),
    time_zone="Europe/Moscow",
)
ANNA = replace(VERA, id=EmployeeId(5), role=Role.SUPERVISOR, name="Константин Александрович")
TEAM = Team(id=VERA.team_id, name="Отдел продаж Северо-Запад")


def attempt_at(stage: QuizStage, kind: QuizKind, asked: Sequence[AskedItem], scene: Scene | None) -> Attempt:
    """Return a second try of the later check, of which everything is answered."""
    answers = {number: Answer(text_id=1, is_right=number % 3 == 0) for number in range(1, len(asked) + 1)}
    return Attempt(
        id=AttemptId(NUMBER),
        employee_id=VERA.id,
        team_id=VERA.team_id,
        kind=kind,
        is_again=True,
        number=2,
        product=cut(LONGEST_NAME),
        scene=scene,
        asked=asked,
        answers=answers,
        stage=stage,
        given_at=AT,
    )


def every_quiz_page(book: QuizBook, texts: Texts) -> Iterator[tuple[str, Screen]]:
    """Give each page with its name."""
    right: dict[QuizItemId, str] = {one.id: cut(LONGEST_ANSWER) for one in book.questions}
    longest = max(book.played, key=lambda one: len(one.text) + len(one.client))
    scene = Scene(item=longest.id, text=longest.text, client=longest.client)
    for kind, asked, scenes in ((QuizKind.QUIZ, asks(book, right), None), (QuizKind.ROLE, looks_at(book), scene)):
        for stage in QuizStage:
            if (kind, stage) != (QuizKind.ROLE, QuizStage.OPEN):
                yield from _of_stage(attempt_at(stage, kind, asked, scenes), texts)
    guided = Guided(trainee=VERA, mentor=None, capacity=Capacity.SUPERVISOR)
    products = [TaughtProduct(number=number, name=cut(LONGEST_NAME), missing=5) for number in range(1, MOST + 1)]
    ready = [replace(one, missing=0) for one in products]
    checks = ChecksView(guided=guided, latest={}, products=products, may_set=True, deciders=[ANNA])
    latest = {kind: attempt_at(QuizStage.UNDECIDED, kind, asks(book, right), None) for kind in QuizKind}
    yield "quiz: nothing yet", checks_page(replace(checks, products=[]), texts)
    yield "quiz: to be written", checks_page(checks, texts)
    yield "quiz: to be given", checks_page(replace(checks, products=ready[:1]), texts)
    yield "quiz: to be given about several", checks_page(replace(checks, products=ready), texts)
    yield "quiz: where he stands", checks_page(replace(checks, latest=latest), texts)


def _of_stage(attempt: Attempt, texts: Texts) -> Iterator[tuple[str, Screen]]:
    name = f"quiz: {attempt.kind} {attempt.stage}"
    own = QuizView(attempt=attempt, trainee=VERA, mentor=ANNA, capacity=None)
    marked = replace(own, capacity=Capacity.SUPERVISOR, may_decide=True, deciders=[ANNA], decided_by=ANNA, first=attempt.id)
    yield f"{name} own", own_page(own, texts)
    yield f"{name} of another", marking_page(marked, texts)
    for number in attempt.positions:
        said = cut(ANSWER_LIMIT)
        yield f"{name} own {number}", own_page(replace(own, position=number, answer=said, too_long=512), texts)
        if attempt.stage is not QuizStage.OPEN:
            yield f"{name} of another {number}", marking_page(replace(marked, position=number, answer=said), texts)
    for whom in (VERA, ANNA):
        told = QuizTold(whom=whom, attempt=attempt, trainee=VERA, mentor=ANNA, live=None)
        yield f"{name} told {whom.role}", quiz_message(told, texts).screen
