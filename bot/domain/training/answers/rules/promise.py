"""The answer promises only what a seller can know."""

from __future__ import annotations

from collections.abc import Iterator

from bot.domain.training.answers.case import Case
from bot.domain.training.answers.judgement import Point, RuleId
from bot.domain.training.answers.listed import first_listed

ID = RuleId.PROMISE
TITLE = "The answer promises only what a seller can know"


def check(case: Case) -> Iterator[Point]:
    """Give the first words that promise what no seller can know."""
    yield from first_listed(case, ID, "promising")
