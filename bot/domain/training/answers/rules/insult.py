"""The answer offends nobody."""

from __future__ import annotations

from collections.abc import Iterator

from bot.domain.training.answers.case import Case
from bot.domain.training.answers.judgement import Point, RuleId
from bot.domain.training.answers.listed import first_listed

ID = RuleId.INSULT
TITLE = "The answer offends nobody"


def check(case: Case) -> Iterator[Point]:
    """Give the first words that are not said to a client."""
    yield from first_listed(case, ID, "insulting")
