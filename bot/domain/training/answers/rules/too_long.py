"""The answer is short, to a bold client above all."""

from __future__ import annotations

from collections.abc import Iterator

from bot.domain.calls.temperament import Temperament
from bot.domain.training.answers.case import Case
from bot.domain.training.answers.judgement import Point, RuleId
from bot.domain.training.answers.read_answer import MOST_WORDS

ID = RuleId.TOO_LONG
TITLE = "The answer is short, to a bold client above all"


def check(case: Case) -> Iterator[Point]:
    """Give what comes after the words that he listens to; nobody listens to more than are read."""
    most = case.tools.words.choleric_words if case.temperament is Temperament.CHOLERIC else MOST_WORDS - 1
    if len(case.answer.words) > most:
        yield Point(rule=ID, place=(case.answer.words[most].start, len(case.answer.text)), facts=(("n", most),))
