"""Examples that the model was not made of, learnt on top of it: what it says of them is put right, and of what is very near.

Least squares again, over the few added lines alone and over a nearness that falls fast, so that one example teaches at once what
it says and changes nothing else. When the model is made anew from content it needs them no more.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from bot.recognition.heads import Floats, spoken_of, targets
from bot.recognition.ngrams import BUCKETS, Signs
from bot.recognition.talk_model import nearness

WIDTH = 2.0
SMOOTH = 0.05
"""How much an example may be missed; little, for an editor has said what it means."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A text as texts are compared: its signs, and its standardised vector where there is an engine."""

    signs: Signs
    standardised: Floats | None


class AddedLines:
    """What some lines add to the scores of the model."""

    def __init__(self, lines: Sequence[tuple[Point, Floats, Sequence[str]]]) -> None:
        """Learn.

        Args:
            lines: each with the scores that the model gives it, and its labels.
        """
        self._points = [point for point, _, _ in lines]
        near = np.stack([self._near(point) for point in self._points])
        missed = np.stack([np.where(spoken_of(labels), targets(labels) - scores, 0) for _, scores, labels in lines])
        near[np.diag_indices_from(near)] += SMOOTH
        self._coefficients: Floats = np.linalg.solve(near, missed).astype(np.float32)

    def say(self, point: Point) -> Floats:
        """Return what is to be added to the scores of a text."""
        said: Floats = self._near(point) @ self._coefficients
        return said

    def _near(self, point: Point) -> Floats:
        weights = np.zeros(BUCKETS, dtype=np.float32)
        weights[point.signs.buckets] = point.signs.weights
        shared = np.array([weights[one.signs.buckets] @ one.signs.weights for one in self._points], dtype=np.float32)
        if point.standardised is None:
            return shared**2
        vectors = np.stack([one.standardised for one in self._points if one.standardised is not None])
        found = (nearness(vectors @ point.standardised, WIDTH) + shared**2) / 2
        return found.astype(np.float32)
