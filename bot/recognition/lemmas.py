"""Words of a text as lemmas, with typing mistakes mended.

The dictionary of a language is opened on first use, once a process: as a file of forms where one was made (see `forms`), else
with simplemma, which unpacks it first (0.5 s and 21 MB for Russian, 1.2 s and 46 MB for Finnish). A look-up costs 10 to 20 µs
either way.
"""

from __future__ import annotations

import re
import sqlite3
import threading
import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Protocol

from bot.recognition.forms import Forms, file_for

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
_CEDILLAS = str.maketrans("şţ", "șț")
"""Old keyboards write Romanian ș and ț with a cedilla."""
_BARE = str.maketrans("ăâîșț", "aaist")
"""Many people write Romanian without its marks."""
_lock = threading.Lock()


def split(text: str) -> list[str]:
    """Return the words of a text in small letters, `ё` as `е`, drawn-out letters once: `Корооооче!!!` is `короче`."""
    plain = unicodedata.normalize("NFC", text).lower().replace("ё", "е").translate(_CEDILLAS)
    words = (_DRAWN_OUT.sub(r"\1", word) for word in _WORD.findall(plain))
    return [word for word in words if len(word) <= LONGEST_WORD][:MOST_WORDS]


class Dictionary(Protocol):
    """Knows forms."""

    def get(self, form: str, /) -> str | None:
        """Return the lemma of a form."""


def open_dictionary(language: str, folder: Path | None) -> Dictionary:
    """Open a language's dictionary, from its file of forms if the folder has a sound one; empty if simplemma does not know it."""
    if folder is not None:
        try:
            return Forms(file_for(folder, language))
        except sqlite3.Error:
            pass  # it is not made yet, or it was hurt: what it was made of is there
    # Imported late: with files of forms a process never needs it.
    from simplemma.strategies.dictionaries import LOW_MEMORY_DICTIONARY_FACTORY, dictionary_factory  # noqa: PLC0415  # see above

    if language not in dictionary_factory.SUPPORTED_LANGUAGES:
        return {}
    with _lock:
        return LOW_MEMORY_DICTIONARY_FACTORY.get_dictionary(language)


class Lemmas:
    """The dictionary of one language and the words that are worth recognising in a mistyped one."""

    def __init__(self, language: str, worth_knowing: Iterable[str], folder: Path | None = None) -> None:
        """Open the dictionary of the language.

        Args:
            language: ISO 639-1 code; for one that simplemma does not know every word is its own lemma.
            worth_knowing: Words, as `split` gives them, that a mistyped word may be taken for.
            folder: where files of forms lie.
        """
        self._dictionary = open_dictionary(language, folder)
        self._known = {word: self._look_up(word) or word for word in sorted(set(worth_knowing))}
        for word, lemma in list(self._known.items()):
            self._known.setdefault(word.translate(_BARE), lemma)
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

    def has(self, word: str) -> bool:
        """Tell whether a word, as `split` gives it, is in the dictionary."""
        return self._look_up(word) is not None

    def knows(self, word: str) -> bool:
        """Tell whether a word, as `split` gives it, is in the dictionary or among those worth knowing."""
        return word in self._known or self.has(word)

    def _look_up(self, word: str) -> str | None:
        lemma = self._dictionary.get(word)
        if lemma is None:
            # People write «е» for «ё», the dictionary does not; a word has one «ё» at most.
            spellings = (word[:place] + "ё" + word[place + 1 :] for place, letter in enumerate(word) if letter == "е")
            lemma = next(filter(None, map(self._dictionary.get, spellings)), None)
        return lemma.lower().replace("ё", "е") if lemma else None

    def _mend(self, word: str) -> str | None:
        # Imported late: most texts have no mistake.
        from rapidfuzz import process  # noqa: PLC0415  # see above
        from rapidfuzz.distance import OSA  # noqa: PLC0415  # see above

        slips = 2 if len(word) >= LONG_WORD else 1
        found = process.extractOne(word, self._targets, scorer=OSA.distance, score_cutoff=slips)
        return self._known[found[0]] if found else None
