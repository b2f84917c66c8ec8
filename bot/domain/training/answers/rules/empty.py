"""The answer says something."""

from __future__ import annotations

from collections.abc import Iterator

from bot.domain.training.answers.case import Case
from bot.domain.training.answers.judgement import Point, RuleId

ID = RuleId.EMPTY
TITLE = "The answer says something"

FEWEST_WORDS = 2


def check(case: Case) -> Iterator[Point]:
    """Give an answer of one word, and one of nothing but politeness and words with nothing behind them."""
    matter = any(word.has_matter for word in case.answer.words)
    if len(case.answer.words) < FEWEST_WORDS or not (matter or case.asked_places):
        yield Point(rule=ID)
