"""A team with a product, a trainee who is asked about it, and whoever marks what he answers."""

from __future__ import annotations

import json
from typing import Any

from bot.domain.house.sheet import FIELDS, Part
from bot.domain.training.quiz import QuizKind
from bot.screens.action import encode
from bot.screens.training.actions import OpenTrainee, OpenTrainees
from bot.screens.training.quiz_actions import (
    CloseMarking,
    DecideQuiz,
    GiveQuiz,
    GoOnQuiz,
    MarkAnswer,
    OpenChecks,
    OpenMarking,
    OpenOwnQuiz,
    OpenSheet,
    PlayAgain,
    SendQuiz,
    TakeSecond,
    VisitMarking,
    VisitOwnQuiz,
)
from tests.buttons import means
from tests.conversation.house_sheet import sell
from tests.conversation.people.cast import Cast, change, employee, page
from tests.floor import Desk, Floor, Shown

CHECKS, SHEET, GIVE_QUIZ, GIVE_ROLE = (
    means(OpenChecks),
    means(OpenSheet),
    means(GiveQuiz, kind=QuizKind.QUIZ),
    means(GiveQuiz, kind=QuizKind.ROLE),
)
OPEN_OWN, GO_ON, SEND, SECOND = means(VisitOwnQuiz), means(GoOnQuiz), means(SendQuiz), means(TakeSecond)
OPEN, RIGHT, WRONG, CLOSE = means(VisitMarking), means(MarkAnswer, on=1), means(MarkAnswer, on=0), means(CloseMarking)
ACCEPT, REFUSE, AGAIN = means(DecideQuiz, on=1), means(DecideQuiz, on=0), means(PlayAgain)
QUESTIONS = 7


async def name_mentor(cast: Cast, mentor: str = "Анна") -> None:
    """Let the supervisor say who looks after Vera."""
    await change(cast.chief, "Вера", "button.person_mentor", mentor)


async def open_checks(desk: Desk) -> Shown:
    """Open where Vera stands, from /train."""
    await desk.send("/train")
    await desk.tap(means(OpenTrainees))
    await desk.tap(means(OpenTrainee))
    await desk.tap(CHECKS)
    return desk.card


async def write_sheet(chief: Desk, product: int = 1, name: str = "Плита") -> None:
    """Let the house sheet of the first team have the name of a product and the answers to all questions about it."""
    answers = {f"q{product}.{field}": f"образец {number}" for number, field in enumerate(FIELDS[Part.QUIZ], 1)}
    await sell(chief.floor, lines={f"p{product}.name": name, **answers})


async def give(cast: Cast, kind: QuizKind = QuizKind.QUIZ) -> None:
    """Let the supervisor give Vera her first try, and everybody be told."""
    await open_checks(cast.chief)
    await cast.chief.tap(means(GiveQuiz, kind=kind))
    await cast.chief.floor.tick()


async def answer_all(vera: Desk, said: str = "ответ") -> None:
    """Open what was given, answer every question, and send it in."""
    await vera.tap(OPEN_OWN, page(vera, OPEN_OWN).id)
    questions = QUESTIONS
    for number in range(1, questions + 1):
        await vera.send(f"{said} {number}")
    await vera.tap(SEND)
    await vera.floor.tick()


async def mark_all(marker: Desk, *wrong: int) -> None:
    """Open what waits, mark everything, these places as not right yet, and close."""
    await marker.tap(OPEN, page(marker, OPEN).id)
    await marker.tap(means(OpenMarking, position=1))
    attempt = await newest(marker.floor)
    for number in range(1, len(json.loads(attempt["asked"])) + 1):
        await marker.tap(means(MarkAnswer, position=number, on=int(number not in wrong)))
    await marker.tap(CLOSE)
    await marker.floor.tick()


async def newest(floor: Floor) -> dict[str, Any]:
    """The row of the newest try."""
    return (await floor.records("SELECT * FROM quiz_attempts ORDER BY id DESC LIMIT 1"))[0]


async def stages(floor: Floor) -> list[str]:
    """How far each try has got, the oldest first."""
    return [stage for (stage,) in await floor.rows("SELECT stage FROM quiz_attempts ORDER BY id")]


def was_silent(desk: Desk) -> bool:
    """Tell whether the last new message in a chat made no sound."""
    sent = [call for call in desk.floor.emulator.calls if call.method == "sendMessage"]
    mine = [call for call in sent if call.params.get("chat_id") == str(desk.chat.person.id)]
    return "disable_notification" in mine[-1].params


async def tap_old(desk: Desk, action: Any) -> None:
    """Tap a button that stands nowhere any more, or never stood in this chat."""
    await desk.tap_data(desk.last.id, encode(action))


async def number_of(floor: Floor, person: int) -> int:
    """The number of somebody's row."""
    return int((await employee(floor, person))["id"])


def place(position: int) -> Any:
    """Return what opens a place of one's own try."""
    return means(OpenOwnQuiz, position=position)
