"""The answer is a sentence, not a list of words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.domain.training.answers.asking import asks_something, offers_a_step
from bot.domain.training.answers.case import Case
from bot.domain.training.answers.judgement import Point, RuleId
from bot.domain.training.answers.likeness import likeness, neighbours, shared
from bot.domain.training.answers.read_answer import Read

ID = RuleId.WORD_LIST
TITLE = "The answer is a sentence, not a list of words"

MARK = re.compile(r"[.,?!;:…–—]")
FEWEST_WORDS = 4
FEWEST_PARTS = 3
WORDS_A_PART = 1.4
"""In a list a comma stands behind nearly every word."""
MADE_OF_MODEL = 0.85
"""So many words of the answer are words of one model or of the drill."""
MOST_OF_MODEL = 0.55
"""And it has so many of the words of both: a sentence of one's own takes some little words from everywhere."""
PICKED = 0.5
"""The same, of words without any little word among them."""
LITTLE_AMONG_WORDS = 1
"""So many little words may stand among gathered ones."""
GATHERED = 0.8
"""So many words at least are words of the drill there; lemmas of rare forms differ."""
AS_IN_DICTIONARY = 0.6
"""And so many stand there as a dictionary names them: who says a sentence makes his own forms."""
MOST_LEFT_OUT = 2
"""With so many little words fewer than there, it is no sentence any more."""
IN_ORDER = 0.25
"""So many pairs of neighbours at least are neighbours there too: fewer, and the words were shuffled."""


def check(case: Case) -> Iterator[Point]:
    """Give an answer without verb and little words, one with a comma behind each word, and shuffled words of a model."""
    answer = case.answer
    if len(answer.words) < FEWEST_PARTS:
        return
    parts = sum(word.is_after_comma for word in answer.words)
    is_listed = parts >= FEWEST_PARTS and len(answer.words) / parts <= WORDS_A_PART and not answer.has_question_mark
    known = (*case.models, case.given)
    is_of_one = any(_is_shuffled(answer, one) or _is_picked(answer, one) for one in known)
    if is_listed or is_of_one or _is_bare(case) or _is_gathered(case):
        yield Point(rule=ID)


def _is_bare(case: Case) -> bool:
    """Tell whether nothing holds the words together."""
    answer, tools = case.answer, case.tools
    if len(answer.words) < FEWEST_WORDS or any(word.is_little for word in answer.words):
        return False
    bare = Read(text=answer.text, words=answer.words, folded=answer.folded, has_question_mark=False)
    if asks_something(bare, tools) or offers_a_step(answer, tools):
        return False
    return not any(word.folded.endswith(tools.sentence_endings) for word in answer.words)


def _is_gathered(case: Case) -> bool:
    """Tell whether words of several models stand side by side, with no more between them than a little word."""
    answer, tools = case.answer, case.tools
    if sum(word.is_little for word in answer.words) > LITTLE_AMONG_WORDS or MARK.search(answer.text):
        return False
    known = (*case.models, case.given)
    said = frozenset(word.root for one in known for word in one.words)
    if sum(word.root in said for word in answer.words) < GATHERED * len(answer.words):
        return False
    if sum(word.folded == word.lemma for word in answer.words) < AS_IN_DICTIONARY * len(answer.words):
        return False
    if asks_something(answer, tools) or offers_a_step(answer, tools):
        return False
    pairs = neighbours(answer.folded)
    return len(pairs & frozenset(pair for one in known for pair in neighbours(one.folded))) <= PICKED * len(pairs)


def _is_picked(answer: Read, other: Read) -> bool:
    """Tell whether words were picked out of another text, and nothing that held them together there."""
    roots = [word.root for word in answer.words]
    theirs = [word.root for word in other.words]
    if len(roots) < FEWEST_WORDS or any(word.is_little for word in answer.words) or MARK.search(answer.text):
        return False
    if sum(root in theirs for root in roots) < MADE_OF_MODEL * len(roots):
        return False
    pairs = neighbours(roots)
    return len(pairs & neighbours(theirs)) <= PICKED * len(pairs) or _little_between(roots, other) >= MOST_LEFT_OUT


def _little_between(roots: Sequence[str], other: Read) -> int:
    """Return how many little words stand in the other text between the first and the last of these words."""
    places = [at for at, word in enumerate(other.words) if word.root in roots]
    return sum(word.is_little for word in other.words[places[0] : places[-1]])


def _is_shuffled(answer: Read, other: Read) -> bool:
    if len(answer.folded) < FEWEST_WORDS or shared(answer, other) < MADE_OF_MODEL or likeness(answer, other) < MOST_OF_MODEL:
        return False
    pairs = neighbours(answer.folded)
    return len(pairs & neighbours(other.folded)) < IN_ORDER * len(pairs)
