"""Finds texts, such as pages of the guide, for what a person typed.

Word forms, slips, synonyms (`ask`), Latin typing and the wrong keyboard layout are forgiven; words that no text has
find nothing. An index is made at the first search of a language (0.2 s, and more where no file of forms was made) and again when
the content has changed.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Generic

from bot.domain.ids import LanguageCode
from bot.recognition.asking_words import ASKING
from bot.recognition.lemmas import LONG_WORD, SHORTEST_MENDED
from bot.recognition.text_index import Id, SearchedText, TextIndex, plain, split_with_figures
from bot.recognition.typed_otherwise import readings

MOST_WORDS = 12
LONGEST_QUERY = 200
SLIP, KIN = 0.75, 0.5
"""What a word counts that had to be mended, and one that only begins alike."""
SHORTEST_BEGINNING = 4
ALIKE, ALIKE_OF_LONGER = 0.8, 0.45
"""How much of the shorter and of the longer word kin share."""
WHOLE_PHRASE = 3.0
"""Added, for each word's rarity, where somebody asks exactly what a text expects to be asked."""
UNKNOWN = 0.5
"""What a word that no text has tells of the query, of what the rarest one tells."""
LEAST_KNOWN = 0.3
"""Share of what a query says, by rarity, that a text must have to be a hit."""

Source = Callable[[LanguageCode], tuple[str, Iterable[SearchedText[Id]]]]
"""Gives the version of the content and the texts of a language."""


class LemmaSearch(Generic[Id]):
    """A `TextSearch` over the content in force. Invariant: the same words on the same content find the same texts."""

    def __init__(self, texts: Source[Id], folder: Path | None = None) -> None:
        """Keep where the texts come from; nothing is read yet."""
        self._texts = texts
        self._folder = folder
        self._indexes: dict[LanguageCode, tuple[str, TextIndex[Id]]] = {}
        self._lock = threading.Lock()

    def warm(self, language: LanguageCode) -> None:
        """Make the index of a language, unless it is there; safe in any thread."""
        self._index(language)

    def find(self, text: str, language: LanguageCode, most: int) -> Sequence[Id]:
        """Return the texts that fit best, best first; none when no text has what was typed."""
        weighed = self.weigh(text, language)
        return sorted(weighed, key=lambda text_id: -weighed[text_id])[:most]

    def weigh(self, text: str, language: LanguageCode) -> Mapping[Id, float]:
        """Return the weight of every text that has enough of what was typed, by the reading of it that finds most."""
        index = self._index(language)
        best: Mapping[Id, float] = {}
        for reading in readings(text[:LONGEST_QUERY], index.language):
            weighed = _weigh(index, split_with_figures(reading)[:MOST_WORDS])
            if weighed and max(weighed.values()) > max(best.values(), default=0.0):
                best = weighed
        return best

    def _index(self, language: LanguageCode) -> TextIndex[Id]:
        version, texts = self._texts(language)
        known = self._indexes.get(language)
        if known is not None and known[0] == version:
            return known[1]
        with self._lock:
            index = TextIndex(language, texts, self._folder)
            self._indexes[language] = (version, index)
            return index


def _weigh(index: TextIndex[Id], words: Sequence[str]) -> dict[Id, float]:
    """Return the weight of every text that has enough of what was asked."""
    idle = ASKING.get(index.language, frozenset())
    telling_words = [word for word in words if word not in idle] or [word for word in words if len(word) > 1]
    meant = [_terms(index, word) for word in dict.fromkeys(telling_words)]
    telling = [_told(index, terms) for terms in meant]
    said = sum(telling)
    weights: dict[Id, float] = {}
    had: dict[Id, float] = {}
    for terms, most in zip(meant, telling, strict=True):
        best: dict[Id, tuple[float, float]] = {}
        for term, sureness in terms.items():
            told = sureness * min(index.rarity(term), most)
            for text, weight in index.places(term).items():
                best[text] = max(best.get(text, (0.0, 0.0)), (told * weight, told))
        for text, (weight, told) in best.items():
            weights[text] = weights.get(text, 0.0) + weight
            had[text] = had.get(text, 0.0) + told
    sure = {term for terms in meant for term, sureness in terms.items() if sureness >= SLIP}
    whole: dict[Id, float] = {}
    for text, phrase in index.phrases:
        if text in weights and phrase <= sure:  # the one that says most: however many short ones a text has, they say it once
            whole[text] = max(whole.get(text, 0.0), WHOLE_PHRASE * sum(map(index.rarity, phrase)))
    for text, more in whole.items():
        weights[text] += more
    found = {text: weight * had[text] / said for text, weight in weights.items() if had[text] >= LEAST_KNOWN * said}
    titled = index.titles.get(tuple(words))
    if titled in found:  # whoever types a title means it
        found[titled] = max(found.values()) + WHOLE_PHRASE
    return found


def _told(index: TextIndex[Any], terms: Mapping[str, float]) -> float:
    """Return how much a word tells: as much as the term that it most surely means."""
    if not terms:
        return UNKNOWN * index.rarity("")
    return index.rarity(max(terms, key=lambda term: terms[term]))


def _terms(index: TextIndex[Any], word: str) -> dict[str, float]:
    """Return the terms that a word may mean, each with how surely; none for a word that no text has."""
    bare = plain(word)
    term = index.term(word)
    found = {} if term is None else {term: 1.0}
    if term is None and len(bare) >= SHORTEST_MENDED:
        mended = _mend(index, bare)
        found = {mended: SLIP} if mended else {}
    for form, kin in index.forms.items():
        if kin not in found and _are_kin(bare, form):
            found[kin] = KIN
    return found


def _mend(index: TextIndex[Any], bare: str) -> str | None:
    # Imported late: most queries have no slip.
    from rapidfuzz import process  # noqa: PLC0415  # see above
    from rapidfuzz.distance import OSA  # noqa: PLC0415  # see above

    slips = 2 if len(bare) >= LONG_WORD else 1
    found = process.extractOne(bare, index.forms.keys(), scorer=OSA.distance, score_cutoff=slips)
    return index.forms[found[0]] if found else None


def _are_kin(word: str, form: str) -> bool:
    """Tell whether two words begin alike for most of their length, as «прогноз» and «прогнозировать» do."""
    shorter, longer = sorted((len(word), len(form)))
    if shorter < SHORTEST_BEGINNING or word[:SHORTEST_BEGINNING] != form[:SHORTEST_BEGINNING]:
        return False
    alike = next((place for place, (one, other) in enumerate(zip(word, form, strict=False)) if one != other), shorter)
    return alike >= max(SHORTEST_BEGINNING, ALIKE * shorter) and alike >= ALIKE_OF_LONGER * longer
