"""An answer with everything that it is held against."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from bot.domain.calls.asks_for import AsksFor
from bot.domain.calls.temperament import Temperament
from bot.domain.training.answers.read_answer import Read
from bot.domain.training.answers.tools import Tools


@dataclass(frozen=True, kw_only=True)
class Case:
    """One answer to one drill."""

    tools: Tools
    answer: Read
    given: Read
    """The sentence to be rewritten, or the client's line."""
    models: tuple[Read, ...]
    is_rewrite: bool
    temperament: Temperament | None = None
    asks: AsksFor | None = None

    @cached_property
    def model_roots(self) -> frozenset[str]:
        """What good answers speak of."""
        return frozenset().union(*(model.roots for model in self.models))

    @cached_property
    def asked_places(self) -> frozenset[int]:
        """Places of words that belong to what the task asks for."""
        listed = self.tools.asks.get(self.asks) if self.asks else None
        if listed is None:
            return frozenset()
        found = {at for first, behind in listed.find(self.answer.folded) for at in range(first, behind)}
        return frozenset(
            found | {at for at, word in enumerate(self.answer.words) if listed.has(word.lemma) or listed.has(word.last)}
        )

    def found(self, name: str) -> Iterator[tuple[int, int]]:
        """Give what of a list the answer says and no model says, and no negation takes back."""
        listed, answer = self.tools.lists[name], self.answer
        said = {model.folded[first:behind] for model in self.models for first, behind in listed.find(model.folded)}
        for first, behind in listed.find(answer.folded):
            if answer.folded[first:behind] not in said and not answer.words[first].is_denied:
                yield first, behind
