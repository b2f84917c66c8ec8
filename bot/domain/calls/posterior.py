"""A plain Bayes posterior over the four temperaments, and what may be said of it.

Source: research on classification tests (a stop at 0.80 after one cue is over-confident), hence two agreeing cues for «sure».
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.domain.calls.temperament import Recognition, Temperament

Likelihoods = Mapping[Temperament, float]

UNIFORM: Likelihoods = {kind: 1 / len(Temperament) for kind in Temperament}
SURE_FROM = 0.80
AGREEING_CUES = 2
LEAN_MARGIN = 0.05
"""The leading temperament is named only when it is ahead of the runner-up by this much; otherwise the result is mixed."""

NEVER_SHOWN_ABOVE = 0.99
"""Cues are weighed as if they were independent, which they are not: nobody is shown a certainty."""


def names(likelihoods: Likelihoods, kind: Temperament) -> bool:
    """Tell whether a cue by itself speaks for one temperament: ahead of every other as a verdict has to be."""
    total = sum(likelihoods.values())
    return all(likelihoods[kind] - share >= LEAN_MARGIN * total for other, share in likelihoods.items() if other is not kind)


def shown_share(probability: float) -> float:
    """Return the share to show for a probability: neither 0 nor 1, whatever many agreeing cues make of it."""
    return min(max(probability, 1 - NEVER_SHOWN_ABOVE), NEVER_SHOWN_ABOVE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Posterior:
    """Probability of each temperament after the cues so far. Invariant: the values sum to 1."""

    probabilities: Likelihoods
    agreeing: int
    """How many cues speak for the leading temperament, which mixed ones do not; what was known before the first counts as one."""
    cues: int
    """How many cues say anything of the temperament."""

    @property
    def ranking(self) -> list[Temperament]:
        """Temperaments from the most to the least probable; ties keep the order of the documents."""
        return sorted(Temperament, key=lambda kind: -self.probabilities[kind])

    @property
    def confidence(self) -> float:
        """Probability of the leading temperament, 0.25 to 1."""
        return self.probabilities[self.ranking[0]]

    @property
    def points_nowhere(self) -> bool:
        """True when every temperament is as probable as any other."""
        return len(set(self.probabilities.values())) == 1

    @property
    def recognition(self) -> Recognition:
        """What may be said: unknown while nothing points anywhere, mixed without a leader, otherwise the leader."""
        if not self.cues and self.points_nowhere:
            return Recognition.UNKNOWN
        first, second = self.ranking[:2]
        if self.probabilities[first] - self.probabilities[second] < LEAN_MARGIN:
            return Recognition.MIXED
        return Recognition(first.value)

    @property
    def names_one(self) -> bool:
        """True when one temperament may be named."""
        return self.recognition not in (Recognition.MIXED, Recognition.UNKNOWN)

    @property
    def is_sure(self) -> bool:
        """True with two agreeing cues, one of them of this call, and a posterior of at least 0.80."""
        return self.confidence >= SURE_FROM and self.agreeing >= AGREEING_CUES


def weigh(evidence: Iterable[Likelihoods], prior: Likelihoods = UNIFORM) -> Posterior:
    """Multiply the prior by each likelihood and normalise.

    Args:
        evidence: P(cue | temperament) of each cue, values in (0, 1], up to a common factor.
        prior: probabilities before the first cue of this call.
    """
    seen = list(evidence)
    weights = dict(prior)
    for likelihoods in seen:
        weights = {kind: weights[kind] * likelihoods[kind] for kind in Temperament}
        total = sum(weights.values())
        weights = {kind: weight / total for kind, weight in weights.items()}
    leader = max(Temperament, key=lambda kind: weights[kind])
    agreeing = sum(1 for likelihoods in seen if names(likelihoods, leader))
    if len(set(prior.values())) > 1:
        agreeing += max(Temperament, key=lambda kind: prior[kind]) is leader
    return Posterior(probabilities=weights, agreeing=agreeing, cues=len(seen))
