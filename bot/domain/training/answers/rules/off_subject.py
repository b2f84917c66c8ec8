"""The answer speaks of what the drill is about."""

from __future__ import annotations

from collections.abc import Iterator

from bot.domain.training.answers.case import Case
from bot.domain.training.answers.judgement import Point, RuleId

ID = RuleId.OFF_SUBJECT
TITLE = "The answer speaks of what the drill is about"

SHARE_OF_REWRITE = 0.2
"""So much of what a rewritten sentence speaks of is in the sentence or its models; the rest is the trainee's own wording."""
SHARE_OF_ANSWER = 0.15
LINE_COUNTS = 0.5
"""What only the client's line speaks of counts half: to take up his words is not yet to serve the task."""


def check(case: Case) -> Iterator[Point]:
    """Give an answer in which too little is of the drill."""
    if case.is_rewrite:
        roots = case.answer.roots
        kept = roots & (case.given.roots | case.model_roots)
        is_off = not kept or len(kept) < SHARE_OF_REWRITE * len(roots)
    else:
        is_off = _is_off_task(case)
    if is_off:
        yield Point(rule=ID)


def _is_off_task(case: Case) -> bool:
    matter, served = 0, 0.0
    for at, word in enumerate(case.answer.words):
        is_asked = at in case.asked_places
        if is_asked or word.has_matter:
            matter += 1
            is_ours = is_asked or word.root in case.model_roots
            served += 1 if is_ours else LINE_COUNTS if word.root in case.given.roots else 0
    return served < 1 or served < SHARE_OF_ANSWER * matter
