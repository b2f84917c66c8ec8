"""The answer does not press."""

from __future__ import annotations

from collections.abc import Iterator

from bot.domain.training.answers.case import Case
from bot.domain.training.answers.judgement import Point, RuleId
from bot.domain.training.answers.listed import first_listed

ID = RuleId.PRESSURE
TITLE = "The answer does not press"


def check(case: Case) -> Iterator[Point]:
    """Give the first words that hurry the client, frighten or shame him."""
    yield from first_listed(case, ID, "pressing")
