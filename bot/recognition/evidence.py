"""How much each sign speaks for each meaning: naive Bayes over signs.

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
    """Log-odds of meanings, counted once in sentences. Invariant: a text without a known sign gets the prior back."""

    def __init__(self, sentences: Mapping[Meaning, Sequence[Signs]], prior: Mapping[Meaning, float]) -> None:
        """Count the signs.

        Args:
            sentences: The signs of each example, by meaning; of a meaning without examples no sign says anything.
            prior: Probability of each meaning before a word is read; above 0, sums to 1.
        """
        self._prior = {meaning: log(share) for meaning, share in prior.items()}
        self._counts = {meaning: Counter(sign for signs in sentences[meaning] for sign in signs) for meaning in prior}
        self._sizes = {meaning: len(sentences[meaning]) for meaning in prior}
        self._examples = {meaning: frozenset(sentences[meaning]) for meaning in prior}
        self._known = frozenset().union(*self._counts.values())

    def weigh(self, signs: Signs) -> dict[Meaning, float]:
        """Return the probability of each meaning; they sum to 1."""
        scores = dict(self._prior)
        for sign in sorted(signs & self._known):
            for meaning, weight in self._weights(sign).items():
                scores[meaning] += weight
        for meaning, examples in self._examples.items():
            if signs in examples:
                scores[meaning] += log(REPEATED)
        top = max(scores.values())
        raised = {meaning: exp(score - top) for meaning, score in scores.items()}
        whole = sum(raised.values())
        return {meaning: value / whole for meaning, value in raised.items()}

    def _weights(self, sign: str) -> dict[Meaning, float]:
        """Return what one sign adds to each meaning; asked for anew each time, for of all signs a text shows a few."""
        counts = {meaning: counted[sign] for meaning, counted in self._counts.items()}
        usual = sum(count / max(1, self._sizes[meaning]) for meaning, count in counts.items()) / len(counts)
        return {
            meaning: TRUST * log((count / usual + CAUTION) / (self._sizes[meaning] + CAUTION))
            for meaning, count in counts.items()
        }
