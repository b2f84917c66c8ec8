"""A simulated client: what he is, what he shows, and how he answers the guided questions.

He is no invented client of a drill: nobody talks with him. His answers are drawn, by which the way questions are asked is judged.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random

from bot.domain.calls.posterior import LEAN_MARGIN
from bot.domain.calls.script import Option, Question
from bot.domain.calls.temperament import Recognition, Temperament
from bot.domain.ids import TraitId


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """How probable it is that he shows a trait. Invariant: the three sum to 1, about."""

    yes: float
    no: float
    not_sure: float
    """That nobody could tell by what is heard."""


NEVER_SHOWN = Shown(yes=0.0, no=1.0, not_sure=0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class SimulatedClient:
    """A client and the manager who listens to him."""

    name: str
    truth: Mapping[Temperament, float]
    """How much of each he is. Invariant: every temperament is there, and they sum to 1."""
    noise: float
    """Share of answers that are drawn among the cues of a question whatever he shows: misheard, or tapped beside."""
    traits: Mapping[TraitId, Shown]
    """What he does not name he never shows."""

    @property
    def leaders(self) -> frozenset[Temperament]:
        """What he is most, several where he is as much of each: within the margin at which nobody is named."""
        most = max(self.truth.values())
        return frozenset(kind for kind, weight in self.truth.items() if weight == most or weight > most - LEAN_MARGIN)

    def chances(self, question: Question) -> Sequence[float]:
        """Return P(cue) of each option, in their order; what is missing to 1 is «not heard».

        A cue is heard in proportion to the product of *yes* over its traits, «not heard» in proportion to the mean of *not_sure*
        over the traits of the question. Who shows nothing of it at all is not heard. Noise is each cue alike.
        """
        weights = [math.prod(self._shown(trait).yes for trait in option.traits) for option in question.options]
        unsure = [self._shown(trait).not_sure for option in question.options for trait in option.traits]
        whole = sum(weights) + (sum(unsure) / len(unsure) if unsure else 0.0)
        beside = self.noise / len(question.options)
        return [beside + (1 - self.noise) * (weight / whole if whole else 0.0) for weight in weights]

    def answer(self, question: Question, random: Random) -> Option | None:
        """Draw what is heard to a question; None when it is none of its cues."""
        chances = self.chances(question)
        heard: Option | None = random.choices([*question.options, None], [*chances, max(1 - sum(chances), 0.0)])[0]
        return heard

    def credit(self, recognition: Recognition, ranking: Sequence[Temperament]) -> float:
        """Return how right it is to say that of him, from 0 to 1.

        Right is the name of what he is most. Of several that he is as much of, one name is its share of right, and «mixed» is
        right where the two that it names are among them.

        Args:
            recognition: what is said.
            ranking: the temperaments from the most to the least probable.
        """
        if recognition is Recognition.MIXED:
            return float(len(self.leaders) > 1 and self.leaders.issuperset(ranking[:2]))
        named = {kind for kind in Temperament if kind.value == recognition.value}
        return len(named & self.leaders) / len(self.leaders)

    def _shown(self, trait: TraitId) -> Shown:
        return self.traits.get(trait, NEVER_SHOWN)
