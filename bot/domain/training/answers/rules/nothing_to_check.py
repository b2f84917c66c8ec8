"""A competent client gets something that he can check. This rule advises and refuses nothing."""

from __future__ import annotations

from collections.abc import Iterator

from bot.domain.calls.temperament import Temperament
from bot.domain.training.answers.case import Case
from bot.domain.training.answers.judgement import Point, RuleId

ID = RuleId.NOTHING_TO_CHECK
TITLE = "A competent client gets something that he can check"


def check(case: Case) -> Iterator[Point]:
    """Give an answer that names no figure, no document, no comparison and nothing in writing."""
    if case.temperament is not Temperament.PHLEGMATIC:
        return
    has_figure = any(any(sign.isdigit() for sign in word.folded) for word in case.answer.words)
    if not has_figure and next(case.tools.lists["phlegmatic"].find(case.answer.folded), None) is None:
        yield Point(rule=ID)
