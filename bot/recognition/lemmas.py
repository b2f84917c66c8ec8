"""Words of a text as lemmas, with typing mistakes mended. Leaves out what the words mean.

The dictionary of a language is the slow and heavy part, so it is read on first use, once a process. simplemma offers it in
two forms; figures for Russian (Finnish in brackets), from a process that has just imported simplemma: as a dict 0.9 s and
133 MB (3.6 s, 340 MB), front-coded, decoded at each look-up, 0.5 s and 21 MB (1.2 s, 46 MB). A look-up costs 16 µs in
the second form, which a message of a few dozen words does not feel; so the second is used.
"""

from __future__ import annotations

import re
import threading
import unicodedata
from collections.abc import Iterable, Mapping, Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA
from simplemma.strategies.dictionaries import LOW_MEMORY_DICTIONARY_FACTORY
from simplemma.strategies.dictionaries.dictionary_factory import SUPPORTED_LANGUAGES

MOST_WORDS = 200
"""Only so many words of a text are read: a client's remark is shorter, and a pasted page must not hold up a tap."""
MOST_MENDED = 40
"""Only so many unknown words of a text are compared with the known ones: that is the slow part, some 0.1 ms a word."""
LONGEST_WORD = 40
"""What is longer is noise: a hand on the keyboard."""
SHORTEST_MENDED = 5
LONG_WORD = 8

_WORD = re.compile(r"[^\W\d_]+")
_DRAWN_OUT = re.compile(r"(.)\1{2,}")
_lock = threading.Lock()


def split(text: str) -> list[str]:
    """Return the words of a text in small letters, `ё` as `е`, drawn-out letters once: `Корооооче!!!` is `короче`."""
    plain = unicodedata.normalize("NFC", text).lower().replace("ё", "е")
    words = (_DRAWN_OUT.sub(r"\1", word) for word in _WORD.findall(plain))
    return [word for word in words if len(word) <= LONGEST_WORD][:MOST_WORDS]


class Lemmas:
    """The dictionary of one language and the words that are worth recognising in a mistyped one."""

    def __init__(self, language: str, worth_knowing: Iterable[str]) -> None:
        """Read the dictionary of the language, unless this process has it already.

        Args:
            language: ISO 639-1 code; for one that simplemma does not know every word is its own lemma.
            worth_knowing: Words, as `split` gives them, that a mistyped word may be taken for.
        """
        self._dictionary: Mapping[str, str] = {}
        if language in SUPPORTED_LANGUAGES:
            with _lock:
                self._dictionary = LOW_MEMORY_DICTIONARY_FACTORY.get_dictionary(language)
        self._known = {word: self._look_up(word) or word for word in sorted(set(worth_knowing))}
        self._targets = [word for word in self._known if len(word) >= SHORTEST_MENDED - 1]

    def of(self, words: Sequence[str]) -> list[str]:
        """Return the lemma of each word in order; a word that nobody knows stands for itself."""
        lemmas: dict[str, str] = {}
        strange: list[str] = []
        for word in dict.fromkeys(words):
            lemma = self._known.get(word) or self._look_up(word)
            lemmas[word] = lemma or word
            if lemma is None and len(word) >= SHORTEST_MENDED:
                strange.append(word)
        for word in strange[:MOST_MENDED]:
            lemmas[word] = self._mend(word) or word
        return [lemmas[word] for word in words]

    def _look_up(self, word: str) -> str | None:
        lemma = self._dictionary.get(word)
        if lemma is None:
            # People write «е» for «ё», the dictionary does not; a word has one «ё» at most.
            spellings = (word[:place] + "ё" + word[place + 1 :] for place, letter in enumerate(word) if letter == "е")
            lemma = next(filter(None, map(self._dictionary.get, spellings)), None)
        return lemma.lower().replace("ё", "е") if lemma else None

    def _mend(self, word: str) -> str | None:
        slips = 2 if len(word) >= LONG_WORD else 1
        found = process.extractOne(word, self._targets, scorer=OSA.distance, score_cutoff=slips)
        return self._known[found[0]] if found else None
