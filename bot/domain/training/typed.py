"""What is kept of an answer in words: whether it was accepted, and which rule it broke first. Its words are not."""

from __future__ import annotations

from typing import Final

from bot.domain.training.answers.judgement import Judgement, RuleId

RIGHT: Final = "right"
WRONG: Final = "wrong"
"""Not accepted; nobody knows why."""
SHOWN: Final = "shown"
"""Nothing was typed: a good answer was asked for."""
_RULE: Final = "."


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
