"""Tells whether a text says a fact of the documents: one of its anchors stands there, in any form of its words.

A page that names a fact may still leave it out. A text cannot be compared with a quote in another language, so `facts_said.yaml`
of each language has anchors: a word, or several that must stand in one sentence. A word stands there when its lemma does, or its
beginning: «цена» is in «о ценах», «asiakas» in «asiakkaalta», «hinta» in «kokonaishinta». Leaves out who has to say what: see
the rule `facts_said`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from bot.domain.folding import fold

if TYPE_CHECKING:
    from bot.domain.training.answers.tools import Lemmatiser

SHORTEST_STEM = 5
"""Letters that a word must share with an anchor; of a shorter anchor only a form counts, or «list» would stand in «listen»."""
ENDING = 2
"""Letters at an anchor's end that may differ."""
KEPT = 4096

_WORD = re.compile(r"[^\W_]+")
_SENTENCE = re.compile(r"\n|(?<=[.!?…])\s+")
_VARIABLE = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")


class Sayings:
    """What texts of one language say. Invariant: the same text says the same."""

    def __init__(self, lemmatiser: Lemmatiser) -> None:
        """Keep who knows the words of the language; nothing is read yet."""
        self._lemmatiser = lemmatiser
        self._sentences = lru_cache(KEPT)(self._read)
        self._sought = lru_cache(KEPT)(self._read_anchor)

    def says(self, texts: Iterable[str], anchors: Iterable[str]) -> bool:
        """Tell whether a sentence or line of these texts has all words of one of the anchors."""
        sentences = [sentence for text in texts for sentence in self._sentences(text)]
        return any(
            all(any(form in sentence for form in word) for word in self._sought(anchor))
            for anchor in anchors
            for sentence in sentences
        )

    def _read(self, text: str) -> Sequence[str]:
        """Return each sentence as its words in all their forms, with a space around each."""
        return [f" {' '.join(self._forms(sentence))} " for sentence in _SENTENCE.split(_VARIABLE.sub(" ", text))]

    def _forms(self, sentence: str) -> Iterator[str]:
        words = _WORD.findall(sentence.lower())
        for word, lemma in zip(words, self._lemmatiser.lemmas(words), strict=True):
            yield from dict.fromkeys(map(fold, (word, lemma, self._lemmatiser.last_part(lemma))))

    def _read_anchor(self, anchor: str) -> Sequence[Sequence[str]]:
        """Return, for each word of an anchor, what is looked for: the word or its lemma, whole or its beginning."""
        words = words_of(anchor)
        lemmas = self._lemmatiser.lemmas(words)
        return [[_beginning(fold(form)) for form in {word, lemma}] for word, lemma in zip(words, lemmas, strict=True)]


SayingsOf = Callable[[str], Sayings]
"""Gives who can tell what is said in a language, always the same; opening its dictionary takes a second."""


def words_of(anchor: str) -> Sequence[str]:
    """Return the words and figures of an anchor."""
    return _WORD.findall(anchor.lower())


def unsaid(named: Mapping[str, Sequence[str]], texts: Iterable[str], sayings: Sayings) -> Sequence[str]:
    """Return which facts a page names and does not say, in the order in which it names them.

    Args:
        named: the facts that it must say, each with its anchors: see `Library.must_say`.
        texts: its title and its text, in the language of the anchors.
        sayings: of that language.
    """
    said = list(texts)
    return [fact for fact, anchors in named.items() if not sayings.says(said, anchors)]


def _beginning(form: str) -> str:
    return f" {form} " if len(form) < SHORTEST_STEM else f" {form[: max(SHORTEST_STEM, len(form) - ENDING)]}"
