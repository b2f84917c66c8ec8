"""A friendly client is answered warmly. This rule advises and refuses nothing."""

from __future__ import annotations

from collections.abc import Iterator

from bot.domain.calls.temperament import Temperament
from bot.domain.training.answers.case import Case
from bot.domain.training.answers.judgement import Point, RuleId

ID = RuleId.NO_WARMTH
TITLE = "A friendly client is answered warmly"


def check(case: Case) -> Iterator[Point]:
    """Give an answer without a warm word or a lively mark."""
    is_warm = "!" in case.answer.text or any(True for _ in case.tools.lists["sanguine"].find(case.answer.folded))
    if case.temperament is Temperament.SANGUINE and not is_warm:
        yield Point(rule=ID)
