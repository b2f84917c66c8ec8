"""Answers in words: what is none, and what is kept of one: that it was accepted, or which rule it broke, and no word of it."""

from __future__ import annotations

from typing import Final

from bot.domain.names import says_something
from bot.domain.training.answers.judgement import Judgement, RuleId

RIGHT: Final = "right"
WRONG: Final = "wrong"
"""Not accepted; nobody knows why."""
SHOWN: Final = "shown"
"""Nothing was typed: a good answer was asked for."""
_RULE: Final = "."
LIMIT: Final = 500
"""Characters of an answer: five times what anybody says to a client in one breath."""


def is_answer(text: str) -> bool:
    """Tell whether something may be judged at all: pictures alone, and a page of text, are sent by mistake."""
    return len(text) <= LIMIT and says_something(text)


def kept_of(judged: Judgement) -> str:
    """Return what stands in place of a judged answer."""
    if judged.is_right:
        return RIGHT
    broken = next(point.rule for point in judged.points if point.refuses)
    return f"{WRONG}{_RULE}{broken.value}"


def broken_rule(kept: str) -> RuleId | None:
    """Return the rule that an answer broke; None where none is known, or there is no such rule any more."""
    _, _, name = kept.partition(_RULE)
    return next((rule for rule in RuleId if rule.value == name), None)
