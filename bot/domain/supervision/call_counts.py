"""How many calls there were, and what came of them: the counts that all figures are shares of.

Practice counts nowhere. Leaves out where they come from: see `bot.db.repositories.figures`.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.calls.outcome import Outcome
from bot.domain.supervision.share import Share


@dataclass(frozen=True, slots=True, kw_only=True)
class CallCounts:
    """Counts of one and the same calls. Invariant: the outcomes together are at most `calls`."""

    calls: int = 0
    bought: int = 0
    thinking: int = 0
    refused: int = 0
    call_back: int = 0
    unfit: int = 0
    """Calls in which a sentence did not fit, as the manager said."""
    overridden: int = 0
    """Calls whose type the manager named himself, against the bot."""
    cards: int = 0
    """Calls that came to a card of advice."""
    taps: int = 0
    """Of all calls together."""
    card_ms: int = 0
    """Milliseconds to the first card of advice, of all calls that came to one together."""

    @property
    def ended(self) -> int:
        """Calls of which somebody has said how they ended."""
        return self.bought + self.thinking + self.refused + self.call_back

    @property
    def open(self) -> int:
        """Calls of which nobody has said how they ended."""
        return self.calls - self.ended

    def of(self, outcome: Outcome) -> int:
        """Return how many ended so."""
        return {
            Outcome.BOUGHT: self.bought,
            Outcome.THINKING: self.thinking,
            Outcome.REFUSED: self.refused,
            Outcome.CALL_BACK: self.call_back,
        }[outcome]

    @property
    def with_outcome(self) -> Share:
        """The share of calls with an outcome."""
        return Share(self.ended, self.calls)

    @property
    def with_unfit(self) -> Share:
        """The share of calls in which a sentence did not fit."""
        return Share(self.unfit, self.calls)

    @property
    def corrected(self) -> Share:
        """The share of calls whose type the manager named himself."""
        return Share(self.overridden, self.calls)

    def ended_so(self, outcome: Outcome) -> Share:
        """Return the share of an outcome among the calls that have one."""
        return Share(self.of(outcome), self.ended)

    @property
    def mean_taps(self) -> float:
        """Return taps a call.

        Raises:
            ZeroDivisionError: of nothing there is no mean.
        """
        return self.taps / self.calls

    @property
    def mean_seconds(self) -> float:
        """Return seconds to the first card of advice, of calls that came to one.

        Raises:
            ZeroDivisionError: of nothing there is no mean.
        """
        return self.card_ms / 1000 / self.cards
