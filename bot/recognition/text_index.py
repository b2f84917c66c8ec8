"""Many texts, such as the pages of the guide, ready to be searched: which term stands in which of them, and how much it tells.

A term is a lemma without accents, so «клиенту» and «клиентов» are one, and so are «preț» and «pret».
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from bot.recognition.grammar import GRAMMARS, NO_GRAMMAR
from bot.recognition.lemmas import Lemmas, split

TITLE, ASK, CHAPTER, TEXT = 4.0, 3.0, 1.5, 1.0
"""How much more a word tells where it stands."""
LONGEST_NUMBER = 4
"""Figures of a number that somebody may ask for; a telephone number has more."""
AGAIN = 0.35
"""What a word's second place in a text adds, of what the first one gave."""

Id = TypeVar("Id", bound=str)
"""What a text is known by: a page's number, or a phrase's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchedText(Generic[Id]):
    """The words of one text, such as a page or a phrase, as they are searched."""

    id: Id
    chapter: str
    """What it is among."""
    title: str
    text: str
    ask: Sequence[str]


class TextIndex(Generic[Id]):
    """Texts of one language. Invariant: the same texts always give the same index."""

    def __init__(self, language: str, texts: Iterable[SearchedText[Id]], folder: Path | None = None) -> None:
        """Read every text.

        Args:
            language: ISO 639-1 code.
            texts: of two that fit alike, the first comes first.
            folder: where files of forms lie, see `forms`.
        """
        self.language = language
        self._skipped = GRAMMARS.get(language, NO_GRAMMAR).skipped
        read = list(texts)
        self._lemmas = Lemmas(language, (), folder)
        self.forms: dict[str, str] = {}
        """Every form that the texts have, without accents, and its term."""
        self.postings: dict[str, dict[Id, float]] = {}
        """Term, then text, then weight."""
        self.phrases: list[tuple[Id, frozenset[str]]] = []
        """What people ask for, and the titles, as sets of terms."""
        self.titles: dict[tuple[str, ...], Id] = {}
        """Each title by its words as they are split: «не хочет» and «хочет» have the same terms."""
        for one in read:
            self._read(one)
        self._texts = len(read)

    def _read(self, one: SearchedText[Id]) -> None:
        weights: dict[str, float] = {}
        fields = [(one.title, TITLE), *((ask, ASK) for ask in one.ask), (one.chapter, CHAPTER), (one.text, TEXT)]
        for text, weight in fields:
            for term in self._terms_of(split_with_figures(text)):
                known = weights.get(term, 0.0)
                weights[term] = max(known, weight) + AGAIN * min(known, weight)
        for term, weight in weights.items():
            self.postings.setdefault(term, {})[one.id] = weight
        self.titles.setdefault(tuple(split_with_figures(one.title)), one.id)
        for text in (one.title, *one.ask):
            terms = frozenset(self._terms_of(split_with_figures(text)))
            if terms:
                self.phrases.append((one.id, terms))

    def _terms_of(self, words: Sequence[str]) -> list[str]:
        terms = []
        for word, lemma in zip(words, self._lemmas.of(words), strict=True):
            term = plain(lemma)
            if lemma in self._skipped:
                continue
            self.forms.setdefault(plain(word), term)
            self.forms.setdefault(term, term)
            terms.append(term)
        return terms

    def term(self, word: str) -> str | None:
        """Return the term of a word of a query, or None when the texts do not have it in any form."""
        known = self.forms.get(plain(word))
        if known is not None:
            return known
        term = plain(self._lemmas.of([word])[0])
        return term if term in self.postings else None

    def rarity(self, term: str) -> float:
        """Return how much a term tells: much when it stands in few texts."""
        found = len(self.postings.get(term, ()))
        return math.log(1 + (self._texts - found + 0.5) / (found + 0.5))

    def places(self, term: str) -> Mapping[Id, float]:
        """Return the texts of a term, with its weight in each."""
        return self.postings.get(term, {})


def split_with_figures(text: str) -> list[str]:
    """Return the words of a text and its numbers: «55, 38, 7» is what people ask for."""
    return split("".join(f" {sign} " if sign in "%№" else sign for sign in text)) + [
        part for part in "".join(sign if sign.isdecimal() else " " for sign in text).split() if len(part) <= LONGEST_NUMBER
    ]


def plain(word: str) -> str:
    """Return a word without the accents of Latin letters; «й» is a letter of its own and stays."""
    if word.isascii():
        return word
    parted = unicodedata.normalize("NFD", word)
    kept = [sign for place, sign in enumerate(parted) if not (unicodedata.combining(sign) and _is_latin(parted, place))]
    return unicodedata.normalize("NFC", "".join(kept))


def _is_latin(parted: str, place: int) -> bool:
    base = parted[:place].rstrip("".join(sign for sign in parted[:place] if unicodedata.combining(sign)))
    return bool(base) and base[-1].isascii()
