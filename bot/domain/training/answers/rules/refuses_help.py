"""The answer does not refuse what the client needs."""

from __future__ import annotations

from collections.abc import Iterator

from bot.domain.training.answers.case import Case
from bot.domain.training.answers.judgement import Point, RuleId
from bot.domain.training.answers.read_answer import REACH

ID = RuleId.REFUSES_HELP
TITLE = "The answer does not refuse what the client needs"


def check(case: Case) -> Iterator[Point]:
    """Give the first step that the seller will not take."""
    found = min((*_negated_steps(case), *_refused(case)), default=None)
    if found:
        start, end = case.answer.place(found)
        yield Point(rule=ID, place=(start, end), facts=(("word", case.answer.text[start:end]),))


def _negated_steps(case: Case) -> Iterator[tuple[int, int]]:
    """Give steps with a negation: «не пришлю»; a step that says nothing by itself, as «могу», is none."""
    answer, steps = case.answer, case.tools.lists["steps"]
    for first, behind in steps.find(answer.folded):
        has_matter = any(word.has_matter for word in answer.words[first:behind])
        if answer.words[first].is_negated and has_matter:
            yield first, behind


def _refused(case: Case) -> Iterator[tuple[int, int]]:
    """Give a beginning of a refusal with what is refused: «не хочу в этом разбираться»; a bare «en» reaches to the next word."""
    answer, serving = case.answer, case.tools.lists["serving"]
    for first, behind in case.tools.lists["refusing"].find(answer.folded):
        reach = REACH if behind - first > 1 else 1
        for at in range(behind, min(behind + reach, len(answer.words))):
            if answer.words[at].is_after_comma:
                break
            if serving.has(answer.folded[at]):
                yield first, at + 1
                break
