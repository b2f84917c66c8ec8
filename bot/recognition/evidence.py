"""How much each sign speaks for each meaning: naive Bayes over signs. Leaves out where signs come from.

Every weight can be read off the examples: it compares how often the sentences of a meaning show the sign with how often those
of the average meaning do, held back as if `CAUTION` more sentences of each meaning were average. Believing rare signs less
than frequent ones was tried and made no difference in cross-validation, so it is left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from math import exp, log
from typing import Generic, TypeVar

Meaning = TypeVar("Meaning")
Signs = frozenset[str]

CAUTION = 8.0
TRUST = 0.4
"""How far the signs are believed: a word, its root and its pairs are seen together, so at 1 each would count thrice."""
REPEATED = 30.0
"""How many times likelier a meaning becomes when the text is one of its examples word for word: «Короче!» is two signs only."""


class Evidence(Generic[Meaning]):
    """Log-odds of meanings, learnt once from sentences. Invariant: a text without a known sign gets the prior back."""

    def __init__(self, sentences: Mapping[Meaning, Sequence[Signs]], prior: Mapping[Meaning, float]) -> None:
        """Count the signs.

        Args:
            sentences: The signs of each example, by meaning; of a meaning without examples no sign says anything.
            prior: Probability of each meaning before a word is read; above 0, sums to 1.
        """
        self._prior = {meaning: log(share) for meaning, share in prior.items()}
        counts = {meaning: Counter(sign for signs in sentences[meaning] for sign in signs) for meaning in prior}
        self._examples = {meaning: frozenset(sentences[meaning]) for meaning in prior}
        self._weights: dict[str, dict[Meaning, float]] = {}
        for sign in sorted(set().union(*counts.values())):
            shares = {meaning: counts[meaning][sign] / max(1, len(sentences[meaning])) for meaning in prior}
            usual = sum(shares.values()) / len(shares)
            self._weights[sign] = {
                meaning: TRUST * log((count[sign] / usual + CAUTION) / (len(sentences[meaning]) + CAUTION))
                for meaning, count in counts.items()
            }

    def weigh(self, signs: Signs) -> dict[Meaning, float]:
        """Return the probability of each meaning; they sum to 1."""
        scores = dict(self._prior)
        for sign in sorted(signs & self._weights.keys()):
            for meaning, weight in self._weights[sign].items():
                scores[meaning] += weight
        for meaning, examples in self._examples.items():
            if signs in examples:
                scores[meaning] += log(REPEATED)
        top = max(scores.values())
        raised = {meaning: exp(score - top) for meaning, score in scores.items()}
        whole = sum(raised.values())
        return {meaning: value / whole for meaning, value in raised.items()}
