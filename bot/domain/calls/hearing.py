"""How much a question tells of the temperament: what each is likely to answer, and what an answer is expected to teach.

While two types lead, the question that tells most is the one that parts these two best: the others weigh little in what is
expected. See decision 44 in `docs/decisions`.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.domain.calls.posterior import Likelihoods
from bot.domain.calls.temperament import Temperament

AS_GOOD = 1e-9
"""Bits. Questions no further apart are equally good; arithmetic alone makes such differences."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hearing:
    """What is heard to one question, given that one of its cues is. Made by `hearing_of`, once for a question."""

    shares: Sequence[Sequence[float]]
    """For each option P(option | temperament), in the order of `Temperament`. Invariant: those of a temperament sum to 1."""
    doubts: Sequence[float]
    """Entropy in bits of what a temperament answers, in the order of `Temperament`."""

    def expected_gain(self, probabilities: Likelihoods) -> float:
        """Return the mutual information of the answer and the temperament in bits, from 0 to 2.

        That is by how much the doubt about the temperament is expected to shrink: the doubt about the answer, less what of it
        would be left if the temperament were known. Source: Lindley, «On a measure of the information provided by an
        experiment» (1956).

        Args:
            probabilities: of the temperaments as they are now, summing to 1.
        """
        first, second, third, fourth = (probabilities[kind] for kind in Temperament)
        doubt_1, doubt_2, doubt_3, doubt_4 = self.doubts
        gain = -(first * doubt_1 + second * doubt_2 + third * doubt_3 + fourth * doubt_4)
        # Written out: every tap comes here for each question.
        for share_1, share_2, share_3, share_4 in self.shares:
            answered = first * share_1 + second * share_2 + third * share_3 + fourth * share_4
            if answered > 0:
                gain -= answered * math.log2(answered)
        return max(gain, 0.0)


def hearing_of(cues: Iterable[Likelihoods]) -> Hearing:
    """Return it for the cues of one question.

    Args:
        cues: P(cue | temperament) of each, up to a factor of the temperament's: cues of several strengths need not sum to 1.
    """
    weights = [[cue[kind] for kind in Temperament] for cue in cues]
    sums = [sum(column) for column in zip(*weights, strict=True)]
    shares = tuple(tuple(weight / whole for weight, whole in zip(row, sums, strict=True)) for row in weights)
    return Hearing(shares=shares, doubts=tuple(entropy(column) for column in zip(*shares, strict=True)))


def entropy(shares: Iterable[float]) -> float:
    """Return the entropy in bits of shares that sum to 1."""
    return -sum(share * math.log2(share) for share in shares if share > 0)


def most_telling(hearings: Sequence[Hearing], probabilities: Likelihoods) -> int:
    """Return the place of the one with the greatest expected gain, of equally good ones the first; at least one is there.

    Args:
        hearings: of the questions to choose from.
        probabilities: of the temperaments as they are now, summing to 1.
    """
    gains = [hearing.expected_gain(probabilities) for hearing in hearings]
    least = max(gains) - AS_GOOD
    return next(place for place, gain in enumerate(gains) if gain >= least)
