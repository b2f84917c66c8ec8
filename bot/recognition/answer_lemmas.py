"""The words of one language as the rules for typed answers ask for them. Leaves out the rules: `bot.domain.training.answers`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from bot.domain.folding import fold
from bot.recognition.grammar import GRAMMARS, NO_GRAMMAR
from bot.recognition.lemmas import Lemmas, split

KEPT = 4096
"""Words whose lemma is remembered: the same words come in every answer to a drill."""
LETTERS_OF_BEGINNING = 6
"""An unknown word that begins as a known one does is taken for a form of it."""

SHORTEST_STEM = 3
SHORTEST_PART, SHORTEST_LAST_PART = 3, 4
"""Letters of the parts of a compound: with fewer, words fall apart that are none, as «asia-kas»."""
ADJECTIVE, ADJECTIVE_IN_COMPOUND = "nen", "s"
"""«Kokonainen» is «kokonais-» where another word follows."""


class AnswerLemmas:
    """The `Lemmatiser` of one language. Invariant: the same word always has the same lemma."""

    def __init__(self, language: str, sentences: Iterable[str], folder: Path | None = None) -> None:
        """Open the dictionary.

        Args:
            language: ISO 639-1 code.
            sentences: what is said in this language, for words without their marks and with typing mistakes.
            folder: where files of forms lie, see `forms`.
        """
        words = {word for sentence in sentences for word in split(sentence)}
        self._lemmas = Lemmas(language, words, folder)
        grammar = GRAMMARS.get(language, NO_GRAMMAR)
        self._meant, self._appended = grammar.meant, grammar.appended
        self._beginnings = {fold(word)[:LETTERS_OF_BEGINNING] for word in words if len(word) >= LETTERS_OF_BEGINNING}
        self._has_compounds = grammar.has_compounds
        self._lemma = lru_cache(KEPT)(self._look_up)
        self._last_part = lru_cache(KEPT)(self._take_apart)

    def lemmas(self, words: Sequence[str]) -> Sequence[str]:
        """Return the lemma of each word in order; a word that nobody knows stands for itself."""
        return [self._lemma(word)[0] for word in words]

    def last_part(self, lemma: str) -> str:
        """Return the last word of a compound, which says what the thing is, else the whole: «hinta» of «kokonaishinta»."""
        return self._last_part(lemma)

    def knows(self, word: str) -> bool:
        """Tell whether it is a word of the language, perhaps mistyped or without its marks."""
        return self._lemma(word)[1]

    def _look_up(self, word: str) -> tuple[str, bool]:
        said = split(word)
        if len(said) != 1:  # a figure, or a word with an apostrophe in it
            return word, all(self._lemmas.knows(part) for part in said)
        [plain] = said
        lemma = self._meant.get(plain) or self._lemmas.of([plain])[0]
        if not (self._lemmas.has(plain) or self._lemmas.has(lemma)):
            whole = next((one for one in self._without_appended(plain) if self._lemmas.knows(one)), plain)
            lemma = self._lemmas.of([whole])[0]
        is_known = lemma != plain or self._lemmas.knows(plain) or fold(plain)[:LETTERS_OF_BEGINNING] in self._beginnings
        return lemma, is_known

    def _take_apart(self, lemma: str) -> str:
        if self._has_compounds:
            for cut in range(SHORTEST_PART, len(lemma) - SHORTEST_LAST_PART + 1):
                first, last = lemma[:cut], lemma[cut:]
                is_last = self._lemmas.has(last) and self._lemmas.of([last]) == [last]
                if is_last and (self._lemmas.has(first) or self._lemmas.has(_adjective(first))):
                    return last
        return lemma

    def _without_appended(self, word: str) -> Iterator[str]:
        """Give what a word may be without what was written onto its end; «tarjouksenne» has lost an «n» there."""
        for appended in self._appended:
            stem = word.removesuffix(appended)
            if stem != word and len(stem) >= SHORTEST_STEM:
                yield stem
                yield f"{stem}n"


def _adjective(first_part: str) -> str:
    return f"{first_part.removesuffix(ADJECTIVE_IN_COMPOUND)}{ADJECTIVE}"
