"""Which question is asked next."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.calls.consultation import Answer
from bot.domain.calls.posterior import Posterior
from bot.domain.calls.script import Question, Script


def next_question(answers: Sequence[Answer], script: Script, posterior: Posterior) -> Question:
    """Return the one not answered yet that tells most as things stand; when all are, the one answered longest ago comes again."""
    last = {answer.question_id: place for place, answer in enumerate(answers)}
    best = script.most_telling(last, posterior.probabilities)
    if best is not None:
        return best
    return min((question for question in script.questions if not question.retired), key=lambda question: last[question.id])
