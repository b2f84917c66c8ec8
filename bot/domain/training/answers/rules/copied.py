"""The answer is one's own, not what the drill itself says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from bot.domain.training.answers.asking import asks_something
from bot.domain.training.answers.case import Case
from bot.domain.training.answers.judgement import Point, RuleId
from bot.domain.training.answers.likeness import likeness, shared
from bot.domain.training.answers.read_answer import Read
from bot.domain.training.answers.rules.forbidden import forbidden_words

ID = RuleId.COPIED
TITLE = "The answer is one's own, not what the drill itself says"

NEAR_MODEL = 0.7
"""What is so like a model is a good answer, however little was changed."""
PARROTED = 0.8


def check(case: Case) -> Iterator[Point]:
    """Give an answer that is the sentence of the drill, with words less or a polite one more, or the client's line."""
    if max((likeness(case.answer, model) for model in case.models), default=0.0) >= NEAR_MODEL:
        return
    if _is_copy(case) if case.is_rewrite else _is_parroted(case):
        yield Point(rule=ID)


def _is_copy(case: Case) -> bool:
    """Tell whether no word is new, but for polite ones; whoever leaves out words has not said it better yet."""
    answer, given = case.answer, case.given
    polite = {at for first, behind in case.tools.lists["polite"].find(answer.folded) for at in range(first, behind)}
    added = Counter(answer.folded) - Counter(given.folded) - Counter(answer.folded[at] for at in polite)
    return not added and not _keeps_clauses(case)


def _keeps_clauses(case: Case) -> bool:
    """Tell whether the answer is made of whole clauses that break no rule: that leaves out what was wrong, and is a sentence.

    Of «Как я уже сказал, замер во вторник» the second half may stay, of «Понимаю, но посмотрите» «Понимаю. Посмотрите»: there
    a sentence begins anew. «Вам нужно заполнить заявку» without its beginning is none.
    """
    answer, given = case.answer, case.given
    forbidden = {at for first, behind, _ in forbidden_words(given, case.tools) for at in range(first, behind)}
    starts = [at for at, word in enumerate(given.words) if word.is_after_comma]
    kept = 0
    for first, behind in pairwise([*starts, len(given.words)]):
        begin = first
        while begin in forbidden and begin < behind:
            begin += 1
        clause = given.folded[begin:behind]
        is_there = (
            bool(clause) and answer.folded[kept : kept + len(clause)] == clause and not forbidden & set(range(begin, behind))
        )
        if is_there and (begin == first or (kept and answer.words[kept].is_after_stop)):
            kept += len(clause)
    return bool(forbidden) and kept == len(answer.words)


def _is_parroted(case: Case) -> bool:
    answer, given = case.answer, case.given
    if shared(answer, given) < PARROTED:
        return False
    bare = Read(text=answer.text, words=answer.words, folded=answer.folded, has_question_mark=False)
    return not asks_something(bare, case.tools) or asks_something(given, case.tools) or not answer.words
