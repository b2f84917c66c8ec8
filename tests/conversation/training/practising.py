"""A trainee in front of the bot: what he is asked, and how he answers."""

from __future__ import annotations

import json

from bot.domain.calls.temperament import Temperament
from bot.domain.ids import DrillId, LanguageCode
from bot.domain.training.drills import CellDrill, DrillBook, RecogniseDrill
from bot.domain.training.question import Question, question_of
from bot.screens.training.actions import AnswerDrill, BeginPractice, GiveUpDrill, ListContrasts, NextDrill, OpenTraining, SetTimed
from tests.buttons import means
from tests.floor import Desk, Floor

BEGIN, NEXT, HOME = means(BeginPractice), means(NextDrill), means(OpenTraining)
PAIRS, SHOW_MODEL, TIMED, ALSO_SLOW = means(ListContrasts), means(GiveUpDrill), means(SetTimed, on=1), means(SetTimed, on=0)


def book_of(floor: Floor, language: str = "ru") -> DrillBook:
    """Return all drills of a language, as the bot has them."""
    code = LanguageCode(language)
    return DrillBook(drills={**floor.library.drills(code).drills, **floor.library.example_drills(code)})


async def asked(floor: Floor, language: str = "ru") -> Question:
    """Return what stands on the card."""
    [(waiting,)] = await floor.rows("SELECT waiting FROM training_sittings ORDER BY shown_at DESC LIMIT 1")
    item = DrillId(json.loads(waiting)[0][0])
    question = question_of(book_of(floor, language), item)
    if question is None:  # of one's own calls
        [(kind,)] = await floor.rows(f"SELECT temperament FROM consultations WHERE id = {item.removeprefix('own.')}")
        text = floor.library.texts(LanguageCode(language)).plain("train.ask_recognise")
        return Question(
            item=item, drill=RecogniseDrill(id=item, temperament=Temperament(kind), text=text, decides=None, why=None)
        )
    return question


async def asked_items(floor: Floor, person: int | None = None) -> list[str]:
    """Return what is asked now and what waits, of whoever has sat down last or of somebody."""
    whose = "" if person is None else f"JOIN employees e ON e.id = t.employee_id AND e.person_id = {person} "
    [(waiting,)] = await floor.rows(f"SELECT waiting FROM training_sittings t {whose}ORDER BY shown_at DESC LIMIT 1")
    return [item for item, *_ in json.loads(waiting)]


async def is_over(floor: Floor) -> bool:
    """Tell whether nothing is left to be asked."""
    [(finished,)] = await floor.rows("SELECT finished_at FROM training_sittings ORDER BY shown_at DESC LIMIT 1")
    return finished is not None


async def answer_rightly(desk: Desk, seconds: float = 4) -> Question:
    """Answer the card as it is right; returns what was asked."""
    question = await asked(desk.floor)
    desk.floor.clock.advance(seconds=seconds)
    if isinstance(question.drill, CellDrill):
        await desk.tap(means(AnswerDrill, given=f"wants.{question.drill.wants}"))
        await desk.tap(means(AnswerDrill, given=f"can.{question.drill.can}"))
    elif question.is_typed:
        await desk.tap(SHOW_MODEL)
        await desk.tap(NEXT)
    else:
        await desk.tap(means(AnswerDrill, given=question.right))
    return question


async def answer_wrongly(desk: Desk) -> Question:
    """Answer the card as it is not right; returns what was asked."""
    question = await asked(desk.floor)
    if isinstance(question.drill, CellDrill):
        await desk.tap(means(AnswerDrill, given="wants." + ("no" if question.drill.wants == "yes" else "yes")))
        await desk.tap(means(AnswerDrill, given=f"can.{question.drill.can}"))
    elif question.is_typed:
        await desk.tap(SHOW_MODEL)
    else:
        wrong = next(one for one in question.choices(1) if one != question.right)
        await desk.tap(means(AnswerDrill, given=wrong))
    return question


async def practise_all(desk: Desk) -> int:
    """Begin, answer everything rightly, and return how many cards there were."""
    await desk.send("/train")
    await desk.tap(BEGIN)
    cards = 0
    while not await is_over(desk.floor):
        await answer_rightly(desk)
        cards += 1
    return cards
