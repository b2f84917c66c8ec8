"""The answer is one's own, not what the drill itself says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from bot.domain.training.answers.asking import asks_something
from bot.domain.training.answers.case import Case
from bot.domain.training.answers.judgement import Point, RuleId
from bot.domain.training.answers.likeness import likeness, shared
from bot.domain.training.answers.read_answer import Read
from bot.domain.training.answers.rules.forbidden import forbidden_words

ID = RuleId.COPIED
TITLE = "The answer is one's own, not what the drill itself says"

MOST_DROPPED = 3
"""Who leaves out so many words of a sentence and adds none has not rewritten it."""
NEAR_MODEL = 0.7
"""What is so like a model is a good answer, however little was changed."""
PARROTED = 0.8


def check(case: Case) -> Iterator[Point]:
    """Give an answer that is the sentence of the drill, with a word less or a polite one more, or the client's line."""
    if max((likeness(case.answer, model) for model in case.models), default=0.0) >= NEAR_MODEL:
        return
    if _is_copy(case) if case.is_rewrite else _is_parroted(case):
        yield Point(rule=ID)


def _is_copy(case: Case) -> bool:
    answer, given = case.answer, case.given
    ours, theirs = Counter(answer.folded), Counter(given.folded)
    polite = {at for first, behind in case.tools.lists["polite"].find(answer.folded) for at in range(first, behind)}
    added = ours - theirs - Counter(answer.folded[at] for at in polite)
    dropped = theirs - ours
    if added or dropped.total() > max(MOST_DROPPED, len(given.folded) // 3):
        return False
    return not _begins_anew(case)


def _begins_anew(case: Case) -> bool:
    """Tell whether only forbidden words went that held nothing together: a sentence ends where they stood, or marks parted them.

    «Понимаю. Посмотрите ещё» has lost a «но», «Замер во вторник» a «как я уже сказал»; «Вам нужно» leaves no sentence behind.
    """
    answer, given = case.answer, case.given
    forbidden = {at for first, behind, _ in forbidden_words(given, case.tools) for at in range(first, behind)}
    kept = [at for at in range(len(given.folded)) if at not in forbidden]
    if not forbidden or [given.folded[at] for at in kept] != list(answer.folded):
        return False
    return all(_stops_at(answer, _place_after(kept, gone)) or _is_parted(given, gone, forbidden) for gone in forbidden)


def _place_after(kept: Sequence[int], gone: int) -> int:
    """Return at which place of the answer stands what followed a word that went."""
    return sum(at < gone for at in kept)


def _stops_at(answer: Read, at: int) -> bool:
    return at < len(answer.words) and answer.words[at].is_after_stop


def _is_parted(given: Read, gone: int, forbidden: Collection[int]) -> bool:
    """Tell whether marks stand on both sides of the forbidden words of which this is one."""
    first = last = gone
    while first - 1 in forbidden and not given.words[first].is_after_comma:
        first -= 1
    while last + 1 in forbidden and not given.words[last + 1].is_after_comma:
        last += 1
    return given.words[first].is_after_comma and (last + 1 == len(given.words) or given.words[last + 1].is_after_comma)


def _is_parroted(case: Case) -> bool:
    answer, given = case.answer, case.given
    if shared(answer, given) < PARROTED:
        return False
    bare = Read(text=answer.text, words=answer.words, folded=answer.folded, has_question_mark=False)
    return not asks_something(bare, case.tools) or asks_something(given, case.tools) or not answer.words
