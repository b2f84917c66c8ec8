"""The answer is a text in the language of the drill."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import cache

from bot.domain.training.answers.asking import has_asking_ending
from bot.domain.training.answers.case import Case
from bot.domain.training.answers.judgement import Point, RuleId
from bot.domain.training.answers.read_answer import Read, Word

ID = RuleId.UNREADABLE
TITLE = "The answer is a text in the language of the drill"

KNOWN_SHARE = 0.6
"""Of the words, so many are words of the language; typing mistakes and names are among the rest."""
SHORTEST_KNOWN = 3
"""Shorter words are in the dictionary of every language."""
FEW = 4
"""With fewer words nothing is said of repetition."""
IN_A_ROW = 3
DIFFERENT = 0.58
"""Of the words of an answer more than so many are different ones."""


def check(case: Case) -> Iterator[Point]:
    """Give the first word of two scripts, or the whole where it is no text, another language, or the same again and again."""
    answer = case.answer
    mixed = next((word for word in answer.words if len(_scripts(answer.text[word.start : word.end])) > 1), None)
    if mixed:
        yield Point(rule=ID, place=(mixed.start, mixed.end), facts=(("word", answer.text[mixed.start : mixed.end]),))
    elif _is_other_script(answer, case.given) or _is_strange(case) or _is_repeated(answer) or _is_spelt(answer):
        yield Point(rule=ID)


@cache
def _script(letter: str) -> str:
    return unicodedata.name(letter, "").partition(" ")[0]


def _scripts(text: str) -> set[str]:
    return {_script(letter) for letter in text if letter.isalpha()}


def _is_other_script(answer: Read, given: Read) -> bool:
    """Tell whether most letters are of another script than those of the drill, or there is none."""
    [(expected, _)] = Counter(_script(letter) for letter in given.text if letter.isalpha()).most_common(1) or [("LATIN", 0)]
    letters = [_script(letter) for letter in answer.text if letter.isalpha()]
    return not answer.words or letters.count(expected) <= len(letters) / 2


def _is_strange(case: Case) -> bool:
    tools = case.tools
    near = case.given.roots | case.model_roots

    def is_known(word: Word) -> bool:
        said = case.answer.text[word.start : word.end].lower()
        if word.is_little or word.root in near or tools.lemmatiser.knows(said):
            return True
        ending = max((len(one) for one in tools.asking_endings if word.folded.endswith(one)), default=0)
        return has_asking_ending(word.folded, tools) and tools.lemmatiser.knows(said[: len(said) - ending])

    words = [word for word in case.answer.words if len(word.folded) >= SHORTEST_KNOWN and not word.folded.isdigit()]
    return bool(words) and sum(map(is_known, words)) < KNOWN_SHARE * len(words)


def _is_repeated(answer: Read) -> bool:
    words = answer.folded
    if any(len(set(words[at : at + IN_A_ROW])) == 1 for at in range(len(words) - IN_A_ROW + 1)):
        return True
    return len(words) >= FEW and len(set(words)) <= DIFFERENT * len(words)


def _is_spelt(answer: Read) -> bool:
    """Tell whether words are written letter by letter, so that nobody finds them."""
    return len(answer.folded) >= FEW and sum(len(word) == 1 for word in answer.folded) > len(answer.folded) / 2
