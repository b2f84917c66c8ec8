"""Which texts mean what was typed, by vectors of sentences: those of their own lines, in every language they are written in.

It is kernel ridge regression. Every line of every language tells something for or against each text, the more the nearer it is
to what was typed; what it tells was learnt so that all together meet the lines themselves. So one near line counts, and what is
typical of a text does, and what all texts have does not. Every number here was chosen on queries other than those by which the
search is measured; see decision 48.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Generic

import numpy as np
import numpy.typing as npt

from bot.domain.ids import LanguageCode
from bot.recognition.engine import SIZE, Vector
from bot.recognition.line_fit import LineFit, line_sign, shipped
from bot.recognition.line_vectors import LineVectors
from bot.recognition.meant_lines import Kind, MeantLine
from bot.recognition.text_index import Id

Floats = npt.NDArray[np.float32]

WEIGHTS = {Kind.ASKED: 1.0, Kind.SHOWN: 0.5, Kind.SAID: 1.0}
"""What a line counts in fitting."""
NEAR = frozenset({Kind.ASKED, Kind.SHOWN})
NEAREST = 2
"""Lines by which it is told how near a query is to all that there is: one may be near by chance."""
WIDTH = 1.5
"""How fast what a line tells falls with the angle: e^(-2·width·(1 - cosine))."""
SMOOTH = 0.3
"""How much a line may be missed so that others are met."""
KIN = 0.2
"""What a text gets for each that is like it and stands out: a query that several near texts fit is about what they share."""
TOGETHER = 1000
"""Lines learnt at once of those that the fit does not have (a fifth of a second). Later ones learn what earlier ones missed."""
AT_ONCE = 2048
"""Lines that are compared at once, so that little memory is needed."""


class MeaningIndex(Generic[Id]):
    """Invariant: the same lines and the same fit always give the same index."""

    def __init__(
        self,
        lines: Mapping[LanguageCode, Sequence[MeantLine[Id]]],
        vectors: LineVectors,
        fit: LineFit | None = None,
        together: int = TOGETHER,
    ) -> None:
        """Make it (0.3 s for the guide in four languages, and more where many lines are new); every line has its vector.

        Args:
            lines: of each language.
            vectors: of all of them.
            fit: what lines tell that were learnt before; the one that comes with the product when left out.
            together: how many of the others are learnt at once.
        """
        learnt = shipped() if fit is None else fit
        self.ids: Sequence[Id] = list(dict.fromkeys(one for said in lines.values() for line in said for one in line.ids))
        self._middles: dict[LanguageCode, Floats] = {}
        self._near: dict[LanguageCode, npt.NDArray[np.intp]] = {}
        all_lines = [line for said in lines.values() for line in said]
        self._lines = np.empty((len(all_lines), SIZE), np.int8)
        self._units = np.empty(len(all_lines), np.float32)
        start = 0
        for language, said in lines.items():
            if not said:
                continue
            whole = vectors.of([line.text for line in said])
            middle: Floats = whole[[line.kind is not Kind.SHOWN for line in said]].mean(axis=0)
            self._middles[language] = learnt.middles.get(language, middle)
            moved = _moved(whole, self._middles[language])
            units = np.maximum(np.abs(moved).max(axis=1), 1e-9) / 127
            part = slice(start, start + len(said))
            self._lines[part], self._units[part] = np.round(moved / units[:, None]), units
            self._near[language] = start + np.flatnonzero([line.kind in NEAR for line in said])
            start += len(said)
        self._signs = np.array([line_sign(language, line) for language, said in lines.items() for line in said], np.uint64)
        self._coefficients, is_known = learnt.of(self._signs, tuple(self.ids))
        shares, even = self._wanted(all_lines)
        kept = dict(zip(learnt.ids, learnt.usual, strict=True))
        usual = (shares * even[:, None]).sum(axis=0) / even.sum()
        self._usual = np.array([kept.get(one, usual[place]) for place, one in enumerate(self.ids)], np.float32)
        unknown = np.flatnonzero(~is_known)
        for first in range(0, len(unknown), together):
            self._learn(unknown[first : first + together], shares, even)
        self._kin = self._alike(shares)

    def speaks(self, language: LanguageCode) -> bool:
        """Tell whether there are lines in a language."""
        return language in self._near

    def weigh(self, vector: Vector, language: LanguageCode) -> tuple[Floats, float]:
        """Return by how much each of `ids` stands out, in deviations, and how near a language's lines are, from -1 to 1."""
        moved = _moved(vector, self._middles[language])
        told, cosines = self._told(moved[None])
        nearest = np.sort(cosines[0, self._near[language]])[-NEAREST:]
        stands = _stand_out(told[0])
        return stands + KIN * (stands @ self._kin), float(nearest.mean()) if len(nearest) else -1.0

    def learnt(self) -> LineFit:
        """Return what the lines tell, to be kept."""
        order = np.argsort(self._signs, kind="stable")
        return LineFit(
            ids=tuple(self.ids),
            usual=self._usual,
            middles=self._middles,
            signs=self._signs[order],
            coefficients=self._coefficients[order].astype(np.float16),
        )

    def _wanted(self, lines: Sequence[MeantLine[Id]]) -> tuple[Floats, Floats]:
        """Return which texts each line should bring, and what it counts: every text alike, however many lines it has."""
        place = {one: number for number, one in enumerate(self.ids)}
        weights = np.array([WEIGHTS[line.kind] for line in lines], np.float32)
        shares = np.zeros((len(lines), len(self.ids)), np.float32)
        for number, line in enumerate(lines):
            shares[number, [place[one] for one in line.ids]] = 1 / len(line.ids)
        sums = ((shares > 0) * weights[:, None]).sum(axis=0)
        even: Floats = weights * (shares / sums).sum(axis=1)
        return shares, even / even.mean()

    def _alike(self, shares: Floats) -> Floats:
        """Return how alike the lines of each two texts are, beside what all have in common; a text is not its own kin."""
        middles = np.zeros((len(self.ids), SIZE), np.float32)
        for start in range(0, len(self._lines), AT_ONCE):
            part = slice(start, start + AT_ONCE)
            middles += (shares[part] > 0).T.astype(np.float32) @ (self._lines[part] * self._units[part, None])
        bare = _moved(middles, np.zeros(SIZE, np.float32))
        bare = _moved(bare, bare.mean(axis=0))
        alike: Floats = bare @ bare.T
        np.fill_diagonal(alike, 0)
        return alike

    def _learn(self, part: npt.NDArray[np.intp], shares: Floats, even: Floats) -> None:
        """Learn some lines beside those that were learnt before them, whose share in them is taken off."""
        own = self._lines[part].astype(np.float32) * self._units[part, None]
        told, _ = self._told(own)
        together = _nearness(own @ own.T)
        together[np.diag_indices_from(together)] += SMOOTH / even[part]
        self._coefficients[part] = np.linalg.solve(together, shares[part] - told)

    def _told(self, moved: Floats) -> tuple[Floats, Floats]:
        """Return what all lines tell of some vectors, a row each, and how near each line is, if it is one vector."""
        told = np.repeat(self._usual[None], len(moved), axis=0)
        cosines = np.empty((len(moved) if len(moved) == 1 else 0, len(self._lines)), np.float32)
        for start in range(0, len(self._lines), AT_ONCE):
            part = slice(start, start + AT_ONCE)
            near = (moved @ self._lines[part].astype(np.float32).T) * self._units[part]
            if len(moved) == 1:
                cosines[:, part] = near
            told += _nearness(near) @ self._coefficients[part]
        return told, cosines


def _nearness(cosines: Floats) -> Floats:
    """Return how near vectors are, from 1 for the same."""
    found: Floats = (cosines - 1) * np.float32(2 * WIDTH)
    np.exp(found, out=found)
    return found


def _moved(vectors: Floats, middle: Floats) -> Floats:
    """Return vectors without what all lines of a language share, of length one again."""
    moved = vectors - middle
    normed: Floats = (moved / np.maximum(np.linalg.norm(moved, axis=-1, keepdims=True), 1e-9)).astype(np.float32)
    return normed


def _stand_out(scores: Floats) -> Floats:
    """Return by how many deviations each score is above the others."""
    stood: Floats = (scores - scores.mean()) / max(float(scores.std()), 1e-9)
    return stood
