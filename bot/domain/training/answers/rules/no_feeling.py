"""A sincere client is heard, or given time. This rule advises and refuses nothing."""

from __future__ import annotations

from collections.abc import Iterator

from bot.domain.calls.temperament import Temperament
from bot.domain.training.answers.case import Case
from bot.domain.training.answers.judgement import Point, RuleId

ID = RuleId.NO_FEELING
TITLE = "A sincere client is heard, or given time"


def check(case: Case) -> Iterator[Point]:
    """Give an answer that neither takes up his feeling nor gives him time."""
    if (
        case.temperament is Temperament.MELANCHOLIC
        and next(case.tools.lists["melancholic"].find(case.answer.folded), None) is None
    ):
        yield Point(rule=ID)
