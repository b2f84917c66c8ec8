"""A small complete script for tests of the pure core: two questions, two phrases for each place, ids that tell what they are."""

from __future__ import annotations

from bot.domain.calls.asks_for import AsksFor
from bot.domain.calls.intent import Cell
from bot.domain.calls.script import Moment, Objection, Occasion, Option, Phrase, Question, Script
from bot.domain.calls.temperament import Manner, Temperament
from bot.domain.ids import FactId, OptionId, PhraseId, QuestionId, TaskId, TraitId

STRENGTH = 0.65
ASKS = {Cell.ASK_WANTS: AsksFor.WISH, Cell.ASK_CAN: AsksFor.BUDGET, Cell.YES_YES: AsksFor.DEAL, Cell.YES_NO: AsksFor.EASIER_TERMS}
"""What the phrases of a cell ask; those of the others and of objections ask for the cause."""


def question(name: str, *, retired: bool = False) -> Question:
    """Return a question whose four options are named after their temperaments."""
    weak = (1 - STRENGTH) / 3
    return Question(
        id=QuestionId(name),
        retired=retired,
        options=[
            Option(
                id=OptionId(kind.value[:4]),
                temperament=kind,
                likelihoods={other: STRENGTH if other is kind else weak for other in Temperament},
                traits=[TraitId("terse")],
                facts=[FactId("fact-001")],
            )
            for kind in Temperament
        ],
    )


def phrases() -> list[Phrase]:
    """Return two phrases for each manner in each cell, three in ask_wants, one for each objection and each occasion."""
    found = []
    for manner in Manner:
        for cell in Cell:
            moments = [Moment.FINDING_OUT, Moment.CLOSING]
            if cell is Cell.ASK_WANTS:
                moments.append(Moment.OPENING)
            for moment in moments:
                name = f"{manner.value[:3]}.{cell}.{moment}"
                asks_for = ASKS.get(cell, AsksFor.CAUSE)
                task_id = TaskId(f"task.{cell}")
                found.append(
                    Phrase(id=PhraseId(name), manner=manner, moment=moment, task_id=task_id, cell=cell, asks_for=asks_for)
                )
        for objection in Objection:
            name = f"{manner.value[:3]}.{objection}"
            found.append(
                Phrase(
                    id=PhraseId(name),
                    manner=manner,
                    moment=Moment.OBJECTION,
                    task_id=TaskId(f"task.{objection}"),
                    objection=objection,
                    asks_for=AsksFor.DATE if objection is Objection.NOT_NOW else AsksFor.CAUSE,
                )
            )
        for occasion in Occasion:
            name = f"{manner.value[:3]}.{occasion}"
            task_id = TaskId(f"task.{occasion}")
            found.append(Phrase(id=PhraseId(name), manner=manner, moment=Moment.FINDING_OUT, task_id=task_id, occasion=occasion))
    return found


def small_script() -> Script:
    """Return the script; `gone` is a retired question."""
    return Script(
        version="v1",
        weights_version="w1",
        questions=[question("q1"), question("gone", retired=True), question("q2"), question("q3")],
        phrases=phrases(),
        documents={FactId("fact-001"): "000"},
    )
