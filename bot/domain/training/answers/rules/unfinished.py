"""The answer does not break off."""

from __future__ import annotations

from collections.abc import Iterator

from bot.domain.training.answers.case import Case
from bot.domain.training.answers.judgement import Point, RuleId
from bot.domain.training.answers.read_answer import Read

ID = RuleId.UNFINISHED
TITLE = "The answer does not break off"


def check(case: Case) -> Iterator[Point]:
    """Give the last words where no sentence ends with them, or where a model goes on in the middle of a clause."""
    answer = case.answer
    end = len(answer.words)
    if not end or answer.text.rstrip().endswith("?"):
        return
    last = [found for found in case.tools.lists["unfinished"].find(answer.folded) if found[1] == end]
    if not last and any(_is_begun(answer, model) for model in case.models):
        last = [(end - 1, end)]
    for found in last:
        start, behind = answer.place(found)
        yield Point(rule=ID, place=(start, behind), facts=(("word", answer.text[start:behind]),))


def _is_begun(answer: Read, model: Read) -> bool:
    """Tell whether the answer is the beginning of a model, up to a little word or the first word of a clause."""
    end = len(answer.words)
    if end >= len(model.words) or answer.folded != model.folded[:end] or model.words[end].is_after_comma:
        return False
    return answer.words[-1].is_little or model.words[end - 1].is_after_comma
