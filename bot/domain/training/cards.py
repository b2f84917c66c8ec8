"""The drills of a language as cards: what can be asked of a trainee, and by which each is remembered."""

from __future__ import annotations

from collections.abc import Mapping

from bot.domain.ids import DrillId
from bot.domain.training.day_plan import Card
from bot.domain.training.drills import ContrastDrill, DrillBook, Persona
from bot.domain.training.memory import Memory
from bot.domain.training.question import Question, question_of, teaching_order


def card_of(question: Question, memory: Memory | None = None) -> Card:
    """Return a question as a card of somebody who remembers so much of it."""
    # Also whoever chooses an answer for the fourth bold client in a row does so by habit.
    return Card(item=question.item, kind=question.kind.value, label=question.client, memory=memory)


def cards_of(book: DrillBook) -> Mapping[DrillId, Card]:
    """Return every drill that has a card, in the order in which they are new; nobody remembers anything of these."""
    asked = (question_of(book, item) for item in teaching_order(book))
    return {question.item: card_of(question) for question in asked if question is not None}


def is_card_of(book: DrillBook, item: DrillId) -> bool:
    """Tell whether somebody whose language has this book can be asked a card: it is in the words, and not retired."""
    drill = book.drills.get(item)
    return drill is not None and not drill.retired and not isinstance(drill, ContrastDrill | Persona)
