"""Rounds: the bots one after another between two looks at the stock bot, so that a noisy machine hurts all of them alike.

A round counts for a measure only when the two looks at the stock bot agree on that measure within 25 %.
"""

from __future__ import annotations

import statistics
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field

AGREEMENT = 0.25

Measures = Mapping[str, float]
"""What one look at a bot gave, by measure."""

Look = Callable[[str], Awaitable[Measures]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """One round: the measures of each bot, and of the stock bot before and after."""

    before: Measures
    others: Mapping[str, Measures]
    after: Measures

    def counts_for(self, measure: str) -> bool:
        """Tell whether the machine was steady enough."""
        first, second = self.before[measure], self.after[measure]
        return abs(first - second) <= AGREEMENT * min(first, second)

    def value(self, bot: str, measure: str) -> float:
        """Return one figure; the stock bot's is the mean of both looks."""
        if bot in self.others:
            return self.others[bot][measure]
        return (self.before[measure] + self.after[measure]) / 2


@dataclass(slots=True)
class Rounds:
    """All rounds of one kind."""

    stock: str
    done: list[Round] = field(default_factory=list)

    def kept(self, measure: str) -> list[Round]:
        """Return the rounds that count."""
        return [one for one in self.done if one.counts_for(measure)]

    def median(self, bot: str, measure: str) -> float | None:
        """Return the median of a figure; None when no round counts."""
        return _median([one.value(bot, measure) for one in self.kept(measure)])

    def ratio(self, bot: str, other: str, measure: str) -> float | None:
        """Return the median of the ratios of each round; None when no round counts."""
        return _median([one.value(bot, measure) / one.value(other, measure) for one in self.kept(measure)])

    async def run(self, look: Look, bots: Sequence[str], *, wanted: int, most: int, measures: Sequence[str]) -> None:
        """Go round until enough rounds count for each measure, or `most` were made."""
        while len(self.done) < most and any(len(self.kept(measure)) < wanted for measure in measures):
            before = await look(self.stock)
            others = {bot: await look(bot) for bot in bots}
            self.done.append(Round(before=before, others=others, after=await look(self.stock)))


def _median(values: Sequence[float]) -> float | None:
    return statistics.median(values) if values else None
