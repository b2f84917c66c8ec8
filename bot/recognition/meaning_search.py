"""Finds texts for what was typed, by its words and by what it means: lemmas beside vectors of sentences.

Lemmas are the floor: they answer alone where there is no engine, and while lines are read that nobody has read yet. Nothing of
the engine, of numpy or of the vectors is loaded before somebody searches (0.5 s and 45 MB then, in a thread).
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic

from bot.domain.ids import LanguageCode
from bot.private_files import drafted
from bot.recognition.lemmas import split
from bot.recognition.meant_lines import MeantLine
from bot.recognition.text_index import Id
from bot.recognition.text_search import LONGEST_QUERY, LemmaSearch

if TYPE_CHECKING:
    from bot.recognition.engine import Engine
    from bot.recognition.line_vectors import LineVectors
    from bot.recognition.meaning_index import MeaningIndex

SHIPPED = Path(__file__).with_name("guide_vectors.npy")
"""Vectors of the lines of the product's own guide, see `salesfloor content vectors`."""
OWN = "guide_vectors.npy"
"""Where vectors of a house's own lines are kept, in its folder of caches."""
SOON = 12
"""Lines that are read while somebody waits for his answer (a third of a second); more are read beside."""
MOST_OF_WORDS, HALF_OF_WORDS = 6.0, 10.0
"""What a text gets at most for its words, and the weight of words for which it gets half. Of what it means it gets 3 to 8."""
LEAST_WORDS = 3
"""Of a query of whose words no text has any: a shorter one is a name or a slip of the hand, and is near to anything."""
LEAST_NEAR = 0.27
"""How near the nearest lines must be to a query of whose words no text has any."""
_UNTOLD: tuple[Mapping[Any, float], float] = ({}, -1.0)

Lines = Callable[[], tuple[str, Callable[[], Mapping[LanguageCode, Sequence[MeantLine[Id]]]]]]
"""Gives the version of the content, and what gives the lines of all its languages."""


class MeaningSearch(Generic[Id]):
    """A search over the content in force. Invariant: once its lines are read, the same words find the same."""

    def __init__(
        self,
        lemmas: LemmaSearch[Id],
        lines: Lines[Id],
        folder: Path | None = None,
        beside: Callable[[Callable[[], None]], None] | None = None,
    ) -> None:
        """Keep where the lines come from; nothing is read yet.

        Args:
            lemmas: finds the same texts by their words.
            lines: of the content in force.
            folder: where vectors of lines are kept that are not shipped; None keeps none.
            beside: begins work that takes its time; by a thread, which ends with the process.
        """
        self._lemmas = lemmas
        self._lines = lines
        self._own = folder / OWN if folder else None
        self._beside = beside or (lambda work: threading.Thread(target=work, daemon=True).start())
        self._index: tuple[str, MeaningIndex[Id] | None] = ("", None)
        self._turn = threading.Lock()

    def find(self, text: str, language: LanguageCode, most: int) -> Sequence[Id]:
        """Return the texts that fit best, best first; none when no text has or means what was typed. It takes 10 to 40 ms."""
        with self._turn:  # what reads lines beside puts its index here
            words = self._lemmas.weigh(text, language)
            meaning, near = self._meaning(text[:LONGEST_QUERY], language) if words or len(split(text)) >= LEAST_WORDS else _UNTOLD
            fit = dict(meaning) if words or near >= LEAST_NEAR else {}
            for one, weight in words.items():
                fit[one] = fit.get(one, 0.0) + MOST_OF_WORDS * weight / (weight + HALF_OF_WORDS) if meaning else weight
        return sorted(fit, key=lambda one: -fit[one])[:most]

    def _meaning(self, text: str, language: LanguageCode) -> tuple[Mapping[Id, float], float]:
        """Return for every text how it stands out by what was meant, and how near any is; nothing where that cannot be told."""
        from bot.recognition.engine import Engine, engine  # noqa: PLC0415  # numpy and the engine are loaded when somebody searches

        opened = engine()
        if not isinstance(opened, Engine):
            return _UNTOLD
        version, lines = self._lines()
        if self._index[0] != version:
            self._index = (version, self._made(version, lines(), opened))
        index = self._index[1]
        if index is None or not index.speaks(language):
            return _UNTOLD
        stand, near = index.weigh(opened.vector(text), language)
        return dict(zip(index.ids, map(float, stand), strict=True)), near

    def _made(
        self, version: str, lines: Mapping[LanguageCode, Sequence[MeantLine[Id]]], opened: Engine
    ) -> MeaningIndex[Id] | None:
        """Return the index of these lines, or None while so many of them are read that nobody could wait for it."""
        from bot.recognition.line_vectors import read_from  # noqa: PLC0415  # see `_meaning`
        from bot.recognition.meaning_index import MeaningIndex  # noqa: PLC0415  # see `_meaning`

        vectors = read_from(SHIPPED)
        if self._own is not None:
            vectors = vectors.joined(read_from(self._own))
        missing = vectors.lacking(line.text for said in lines.values() for line in said)
        if len(missing) <= SOON:
            return MeaningIndex(lines, self._read(missing, vectors, opened))

        def read() -> None:
            index = MeaningIndex(lines, self._read(missing, vectors, opened))
            with self._turn:
                if self._index[0] == version:
                    self._index = (version, index)

        self._beside(read)
        return None

    def _read(self, missing: Sequence[str], vectors: LineVectors, opened: Engine) -> LineVectors:
        """Return vectors with those of more lines, which are kept where there is a place for them."""
        if not missing:
            return vectors
        whole = vectors.beside({text: opened.vector(text) for text in missing})
        if self._own is not None:
            from bot.recognition.line_vectors import read_from  # noqa: PLC0415  # see `_meaning`

            kept = read_from(self._own).joined(whole.only(missing))
            with suppress(OSError), drafted(self._own) as draft:  # it is a cache: without it they are read again
                kept.write(draft.file)
        return whole
