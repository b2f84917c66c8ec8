"""The answer speaks to the client, not to whoever judges it."""

from __future__ import annotations

from collections.abc import Iterator

from bot.domain.training.answers.case import Case
from bot.domain.training.answers.judgement import Point, RuleId
from bot.domain.training.answers.listed import first_listed

ID = RuleId.ASIDE
TITLE = "The answer speaks to the client, not to whoever judges it"


def check(case: Case) -> Iterator[Point]:
    """Give the first words that are meant for somebody else."""
    yield from first_listed(case, ID, "aside")
