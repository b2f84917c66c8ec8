"""To a bold client the answer is short."""

from __future__ import annotations

from collections.abc import Iterator

from bot.domain.calls.temperament import Temperament
from bot.domain.training.answers.case import Case
from bot.domain.training.answers.judgement import Point, RuleId

ID = RuleId.TOO_LONG
TITLE = "To a bold client the answer is short"


def check(case: Case) -> Iterator[Point]:
    """Give what comes after the words that he listens to."""
    most = case.tools.words.choleric_words
    if case.temperament is Temperament.CHOLERIC and len(case.answer.words) > most:
        yield Point(rule=ID, place=(case.answer.words[most].start, len(case.answer.text)), facts=(("n", most),))
