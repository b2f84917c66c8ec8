"""There are enough questions, each with one cue for each temperament."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from bot.content import layout
from bot.content.findings import Finding
from bot.content.read.written import Content
from bot.domain.calls.temperament import Temperament

ID = "coverage_questions"
TITLE = "There are at least 16 questions, each with one cue for each temperament"

QUESTIONS = 16


def check(content: Content) -> Iterator[Finding]:
    """Give missing questions, and questions whose cues are not one for each temperament with a trait."""
    if not content.is_whole(layout.SCRIPT_QUESTIONS):
        return
    live = sum(not question.retired for question in content.structure.questions)
    if live < QUESTIONS:
        message = f"there are {live} questions in use, at least {QUESTIONS} are needed"
        yield Finding(rule=ID, file=layout.SCRIPT_QUESTIONS, line=1, message=message)
    for question in content.structure.questions:
        counts = Counter(option.temperament for option in question.options)
        for kind in Temperament:
            if counts[kind] != 1:
                message = f"the question {question.id.value} has {counts[kind]} cues for {kind}, it needs one"
                yield Finding(rule=ID, file=layout.SCRIPT_QUESTIONS, line=question.id.line, message=message)
        for option in question.options:
            if not option.traits:
                message = f"the cue {question.id.value}.{option.id.value} names no trait"
                hint = "choose from script/traits.yaml"
                yield Finding(rule=ID, file=layout.SCRIPT_QUESTIONS, line=option.id.line, message=message, hint=hint)
