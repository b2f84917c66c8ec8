"""The answer does not say the opposite of what is to be said."""

from __future__ import annotations

from collections.abc import Iterator

from bot.domain.training.answers.case import Case
from bot.domain.training.answers.judgement import Point, RuleId
from bot.domain.training.answers.likeness import likeness, root_likeness
from bot.domain.training.answers.read_answer import Read

ID = RuleId.TURNED
TITLE = "The answer does not say the opposite of what is to be said"

NEAR = 0.55
"""An answer that has so many words of a model was made of it; others say things in their own way, with negations of their own."""


def check(case: Case) -> Iterator[Point]:
    """Give the first word that a negation turns round while the models say it without, or the other way about."""
    known = (*case.models, *((case.given,) if case.is_rewrite else ()))
    near = [one for one in known if max(likeness(case.answer, one), root_likeness(case.answer, one)) >= NEAR]
    turned = _negated(case.answer)
    plain = _stems(case.answer) - turned
    said_plain = {stem for one in near for stem in _stems(one) - _negated(one)}
    said_turned = {stem for one in near for stem in _negated(one)}
    copied_turned = {stem for one in near if likeness(case.answer, one) >= NEAR for stem in _negated(one)}
    wrong = (turned & (said_plain - said_turned)) | (plain & (copied_turned - said_plain))
    for word in case.answer.words:
        if word.has_matter and word.stem in wrong:
            yield Point(rule=ID, place=(word.start, word.end), facts=(("word", case.answer.text[word.start : word.end]),))
            return


def _stems(text: Read) -> frozenset[str]:
    return frozenset(word.stem for word in text.words if word.has_matter)


def _negated(text: Read) -> frozenset[str]:
    return frozenset(word.stem for word in text.words if word.has_matter and word.is_negated)
