"""The answer asks what the task is to find out, or offers a step."""

from __future__ import annotations

from collections.abc import Iterator

from bot.domain.calls.asks_for import AsksFor
from bot.domain.training.answers.asking import asks_something, offers_a_step
from bot.domain.training.answers.case import Case
from bot.domain.training.answers.judgement import Point, RuleId

ID = RuleId.ASKS_NOTHING
TITLE = "The answer asks what the task is to find out, or offers a step"

ONLY_ASKED = frozenset({AsksFor.TIME, AsksFor.NEED, AsksFor.WISH, AsksFor.BUDGET, AsksFor.DECIDER, AsksFor.CAUSE})
"""What only the client knows: whoever sends a catalogue instead will not learn who decides."""


def check(case: Case) -> Iterator[Point]:
    """Give an answer after which the client has nothing to say, where the task asks something; a step some day is none."""
    if not case.asks or asks_something(case.answer, case.tools):
        return
    is_vague = next(case.found("vague"), None) is not None
    if is_vague or case.asks in ONLY_ASKED or not offers_a_step(case.answer, case.tools):
        yield Point(rule=ID)
