"""The answer asks what the task is to find out, or offers a step."""

from __future__ import annotations

from collections.abc import Iterator

from bot.domain.training.answers.asking import asks_something, offers_a_step
from bot.domain.training.answers.case import Case
from bot.domain.training.answers.judgement import Point, RuleId

ID = RuleId.ASKS_NOTHING
TITLE = "The answer asks what the task is to find out, or offers a step"


def check(case: Case) -> Iterator[Point]:
    """Give an answer after which the client has nothing to say, where the task asks something."""
    if case.asks and not asks_something(case.answer, case.tools) and not offers_a_step(case.answer, case.tools):
        yield Point(rule=ID)
