"""Makes the product quiz and the role game of one language out of checked content."""

from __future__ import annotations

from collections.abc import Sequence

from bot.content.read.quiz import QuizEntries, QuizEntry, QuizWords
from bot.domain.ids import FactId, QuizItemId
from bot.domain.training.quiz_book import QuizBook, QuizItem, RoleScene


def quiz_of(entries: QuizEntries, words: QuizWords) -> QuizBook:
    """Join what there is with the words of a language that has all of them."""
    return QuizBook(
        questions=[
            QuizItem(
                id=QuizItemId(one.id.value),
                name=words.quiz[one.id.value]["name"].value,
                text=words.quiz[one.id.value]["asks"].value,
                facts=_facts(one),
                retired=one.retired,
            )
            for one in entries.quiz
        ],
        points=[
            QuizItem(
                id=QuizItemId(one.id.value),
                name=words.points[one.id.value]["name"].value,
                text=words.points[one.id.value]["looks_for"].value,
                facts=_facts(one),
                retired=one.retired,
            )
            for one in entries.points
        ],
        scenes=[
            RoleScene(
                id=QuizItemId(one.id.value),
                text=words.scenes[one.id.value]["scene"].value,
                client=words.scenes[one.id.value]["client"].value,
                facts=_facts(one),
                retired=one.retired,
            )
            for one in entries.scenes
        ],
    )


def _facts(entry: QuizEntry) -> Sequence[FactId]:
    return tuple(FactId(fact.value) for fact in entry.facts)
