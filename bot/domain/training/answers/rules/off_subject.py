"""The answer speaks of what the drill is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from bot.domain.calls.asks_for import AsksFor
from bot.domain.training.answers.case import Case
from bot.domain.training.answers.judgement import Point, RuleId
from bot.domain.training.answers.read_answer import Word
from bot.domain.training.answers.tools import is_group

ID = RuleId.OFF_SUBJECT
TITLE = "The answer speaks of what the drill is about"

ENOUGH, ENOUGH_REWRITTEN = 1.0, 0.75
"""Words of the drill, each by its weight, that make an answer one to it; a rewritten sentence may be all in one's own words."""
ENOUGH_WITHOUT_CORE = 1.75
"""What a rewritten sentence needs that leaves out the very thing spoken of, which the sentence and most of its models name."""
SHARE = 0.12
"""And so much of all that the answer speaks of; the rest is the trainee's own wording."""
USUAL, HOLLOW = 0.5, 0.25
"""What words weigh in a rewritten sentence: one of a group (of price, time, telephone sellers speak everywhere), a hollow one."""
ASKED, ASKED_OPENLY = 1.0, 0.5
"""What a word of the task's question weighs; a task that asks openly has words of many subjects."""
OF_MODEL, OF_LINE = 0.5, 0.34
"""What a word weighs that a model says, or the client: to take up his words is not yet to serve the task."""


def check(case: Case) -> Iterator[Point]:
    """Give an answer in which too little is of the drill."""
    weights = list(_rewritten(case) if case.is_rewrite else _answered(case))
    enough = _enough_rewritten(case) if case.is_rewrite else ENOUGH
    if sum(weights) < max(enough, SHARE * len(weights)):
        yield Point(rule=ID)


def _enough_rewritten(case: Case) -> float:
    named = Counter(root for model in case.models for root in model.roots)
    core = {root for root in case.given.roots if named[root] > len(case.models) / 2 and not is_group(root)}
    return ENOUGH_WITHOUT_CORE if core and not core & case.answer.roots else ENOUGH_REWRITTEN


def _rewritten(case: Case) -> Iterator[float]:
    """Give the weight of each thing that a rewritten sentence speaks of."""
    ours = {word.root for text in (case.given, *case.models) for word in text.words if not word.is_little}
    said = {word.stem: word for word in case.answer.words if not word.is_little}
    for word in said.values():
        if word.has_matter or word.root in ours:
            yield _weight(word) if word.root in ours else 0.0


def _weight(word: Word) -> float:
    if not word.has_matter:
        return HOLLOW
    return USUAL if is_group(word.root) else 1.0


def _answered(case: Case) -> Iterator[float]:
    """Give the weight of each thing that an answer to a client speaks of."""
    seen: set[str] = set()
    for at, word in enumerate(case.answer.words):
        is_asked = at in case.asked_places
        if (is_asked or word.has_matter) and word.stem not in seen:
            seen.add(word.stem)
            if is_asked:
                yield ASKED_OPENLY if case.asks is AsksFor.OPEN else ASKED
            elif word.root in case.model_roots:
                yield OF_MODEL
            else:
                yield OF_LINE if word.root in case.given.roots else 0.0
