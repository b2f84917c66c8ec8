"""The answer speaks of what the drill is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from bot.domain.calls.asks_for import AsksFor
from bot.domain.training.answers.asking import asks_plainly, offers_a_step
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
ENOUGH_COURTEOUS = 0.5
"""What a rewritten sentence needs that asks the client, or offers a step: the form is right, and the words may be one's own."""
SHARE, SHARE_COURTEOUS = 0.12, 0.06
"""And so much of all that the answer speaks of; the rest is the trainee's own wording."""
USUAL, HOLLOW = 0.5, 0.25
"""What words weigh in a rewritten sentence: one of a group (of price, time, telephone sellers speak everywhere), a hollow one."""
ASKED, ASKED_OPENLY = 1.0, 0.5
"""What a word of the task's question weighs; a task that asks openly has words of many subjects."""
OF_MODEL, OF_LINE = 0.5, 0.34
"""What a word weighs that a model says, or the client: to take up his words is not yet to serve the task."""


def check(case: Case) -> Iterator[Point]:
    """Give an answer in which too little is of the drill, and one that talks of the weather where nobody else does."""
    if _is_small_talk(case):
        yield Point(rule=ID)
        return
    if case.is_rewrite:
        weights, enough, share = list(_rewritten(case)), _enough_rewritten(case), SHARE
        if asks_plainly(case.answer, case.tools) or offers_a_step(case.answer, case.tools):
            enough, share = ENOUGH_COURTEOUS, SHARE_COURTEOUS
    else:
        weights, enough, share = list(_answered(case)), ENOUGH, SHARE
    if sum(weights) < max(enough, share * len(weights)):
        yield Point(rule=ID)


def _is_small_talk(case: Case) -> bool:
    ours = _roots(word for text in (case.given, *case.models) for word in text.words)
    found = case.tools.lists["small_talk"].find(case.answer.folded)
    return any(not _roots(case.answer.words[first:behind]) & ours for first, behind in found)


def _enough_rewritten(case: Case) -> float:
    named = Counter(root for model in case.models for root in model.roots)
    core = {root for root in case.given.roots if named[root] > len(case.models) / 2 and not is_group(root)}
    return ENOUGH_WITHOUT_CORE if core and not core & case.answer.roots else ENOUGH_REWRITTEN


def _rewritten(case: Case) -> Iterator[float]:
    """Give the weight of each thing that a rewritten sentence speaks of."""
    ours = _roots(word for text in (case.given, *case.models) for word in text.words if not word.is_little)
    said = {word.stem: word for word in case.answer.words if not word.is_little}
    for word in said.values():
        shared = _roots([word]) & ours
        if word.has_matter or shared:
            yield _weight(word, shared)


def _roots(words: Iterable[Word]) -> frozenset[str]:
    """Return what words speak of, the last parts of compounds too."""
    return frozenset(root for word in words for root in (word.root, word.last_root))


def _weight(word: Word, shared: frozenset[str]) -> float:
    if not shared:
        return 0.0
    if not word.has_matter:
        return HOLLOW
    return USUAL if all(map(is_group, shared)) else 1.0


def _answered(case: Case) -> Iterator[float]:
    """Give the weight of each thing that an answer to a client speaks of."""
    seen: set[str] = set()
    models = _roots(word for model in case.models for word in model.words if word.has_matter)
    line = _roots(word for word in case.given.words if word.has_matter)
    for at, word in enumerate(case.answer.words):
        is_asked = at in case.asked_places
        if (is_asked or word.has_matter) and word.stem not in seen:
            seen.add(word.stem)
            if is_asked:
                yield ASKED_OPENLY if case.asks is AsksFor.OPEN else ASKED
            elif _roots([word]) & models:
                yield OF_MODEL
            else:
                yield OF_LINE if _roots([word]) & line else 0.0
