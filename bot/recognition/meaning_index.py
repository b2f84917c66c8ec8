"""Which texts mean what was typed, by vectors of sentences: those of their own lines, in every language they are written in.

Two ways are added up. *Nearness*: how near the query is to the two nearest lines, among what people ask in its language.
*Bearing*: a line in the space of vectors for each text, fitted by ridge regression to the lines of all languages, so that what is
typical of a text counts and what all texts have does not. Both were chosen, with every number here, on queries other than those
by which the search is measured; see decision 48.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Generic

import numpy as np
import numpy.typing as npt

from bot.domain.ids import LanguageCode
from bot.recognition.engine import Vector
from bot.recognition.line_vectors import LineVectors
from bot.recognition.meant_lines import Kind, MeantLine
from bot.recognition.text_index import Id

Floats = npt.NDArray[np.float32]

WEIGHTS = {Kind.ASKED: 4.0, Kind.SHOWN: 1.0, Kind.SAID: 1.0}
"""What a line counts in fitting."""
NEAR = frozenset({Kind.ASKED, Kind.SHOWN})
NEAREST = 2
"""Lines of a text whose nearness counts: one may be near by chance."""
RIDGE = 10.0
BEARING = 0.8
"""What bearing counts beside nearness."""


class MeaningIndex(Generic[Id]):
    """Invariant: the same lines always give the same index."""

    def __init__(self, lines: Mapping[LanguageCode, Sequence[MeantLine[Id]]], vectors: LineVectors) -> None:
        """Fit it (0.2 s for the guide in four languages); every line has its vector."""
        self.ids: Sequence[Id] = list(dict.fromkeys(one for said in lines.values() for line in said for one in line.ids))
        place = {one: number for number, one in enumerate(self.ids)}
        self._middles: dict[LanguageCode, Floats] = {}
        self._near: dict[LanguageCode, tuple[Floats, list[npt.NDArray[np.intp]]]] = {}
        parts, stands, weights = [], [], []
        for language, said in lines.items():
            if not said:
                continue
            whole = vectors.of([line.text for line in said])
            middle: Floats = whole[[line.kind is not Kind.SHOWN for line in said]].mean(axis=0)
            self._middles[language] = middle
            moved = _moved(whole, middle)
            belongs = np.zeros((len(said), len(self.ids)), np.float32)
            for number, line in enumerate(said):
                belongs[number, [place[one] for one in line.ids]] = 1
            near = np.array([line.kind in NEAR for line in said])
            self._near[language] = (moved[near], [np.flatnonzero(column) for column in belongs[near].T])
            parts.append(moved)
            stands.append(belongs)
            weights += [WEIGHTS[line.kind] for line in said]
        self._origin, self._bearings, self._usual = _fit(np.vstack(parts), np.vstack(stands), np.array(weights, np.float32))

    def speaks(self, language: LanguageCode) -> bool:
        """Tell whether there are lines in a language."""
        return language in self._near

    def weigh(self, vector: Vector, language: LanguageCode) -> tuple[Floats, Floats]:
        """Return for each of `ids` what it weighs beside the others, by both ways, and how near it is, from -1 to 1."""
        moved = _moved(vector, self._middles[language])
        lines, places = self._near[language]
        cosines = lines @ moved
        near = np.full(len(self.ids), -1, np.float32)
        for number, own in enumerate(places):
            if len(own):
                near[number] = np.sort(cosines[own])[-NEAREST:].mean()
        bearing = ((moved - self._origin) @ self._bearings + self._usual).astype(np.float32)
        return _stand_out(near) + BEARING * _stand_out(bearing), near


def _fit(lines: Floats, belongs: Floats, weights: Floats) -> tuple[Floats, Floats, Floats]:
    """Return the middle of all lines, a column of coefficients for each text, and what a text gets there.

    Every text counts alike, however many lines it has.
    """
    sums = (belongs * weights[:, None]).sum(axis=0)
    shares = belongs / belongs.sum(axis=1, keepdims=True)
    even = weights * (shares / sums).sum(axis=1) * sums.mean()
    origin = (lines * even[:, None]).sum(axis=0) / even.sum()
    moved = lines - origin
    squares = (moved * even[:, None]).T @ moved + RIDGE * np.eye(lines.shape[1], dtype=np.float32)
    coefficients = np.linalg.solve(squares.astype(np.float64), ((moved * even[:, None]).T @ shares).astype(np.float64))
    return origin, coefficients.astype(np.float32), (shares * even[:, None]).sum(axis=0) / even.sum()


def _moved(vectors: Floats, middle: Floats) -> Floats:
    """Return vectors without what all lines of a language share, of length one again."""
    moved = vectors - middle
    normed: Floats = moved / np.maximum(np.linalg.norm(moved, axis=-1, keepdims=True), 1e-9)
    return normed


def _stand_out(scores: Floats) -> Floats:
    """Return by how many deviations each score is above the others."""
    stood: Floats = (scores - scores.mean()) / max(float(scores.std()), 1e-9)
    return stood
