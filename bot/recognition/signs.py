"""What in a sentence counts as a sign: a lemma, a negated lemma, its root, two lemmas side by side."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from bot.recognition.grammar import Grammar
from bot.recognition.lemmas import Lemmas

_LETTERS_OF_ROOT = 5
_NOT = "¬"
_REACH_OF_MODAL = 4


def signs_of(words: Sequence[str], lemmas: Lemmas, grammar: Grammar) -> frozenset[str]:
    """Return the signs of one text.

    «Не нравится, денег нет» gives `¬`, `¬нравиться`, `¬нрави*`, `деньги`, `нет`, `деньги+нет` and `деньги+¬нравиться`:
    a pair is the same in either order because the order of words is free, and a root ties together words that lemmas
    keep apart, such as `дорогой` and `дороговато`.
    """
    chain = _chain(words, lemmas, grammar)
    alone = [lemma for lemma in chain if lemma.removeprefix(_NOT) not in grammar.faint]
    signs = set(alone)
    signs.update(_root(lemma) for lemma in alone if len(lemma.removeprefix(_NOT)) > _LETTERS_OF_ROOT)
    signs.update(lemma[0] for lemma in chain if lemma.startswith(_NOT))
    signs.update("+".join(sorted(pair)) for pair in pairwise(chain) if pair[0] != pair[1])
    return frozenset(signs)


def _root(lemma: str) -> str:
    return lemma[: _LETTERS_OF_ROOT + lemma.startswith(_NOT)] + "*"


def _chain(words: Sequence[str], lemmas: Lemmas, grammar: Grammar) -> list[str]:
    """Return the lemmas in order, each word that a negation turns round marked as such.

    A negation reaches one word, through a verb like «мочь» a few: «не могу себе это позволить» is about not allowing.
    """
    chain: list[str] = []
    reach = 0
    for word, found in zip(words, lemmas.of(words), strict=True):
        lemma = grammar.meant.get(word, found)
        if word in grammar.negations:
            reach = 1
        elif lemma not in grammar.skipped:
            chain.append(_NOT + lemma if reach else lemma)
            reach = _REACH_OF_MODAL if reach and lemma in grammar.faint else max(0, reach - 1)
    return chain
