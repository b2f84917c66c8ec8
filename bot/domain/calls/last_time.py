"""What is known of a client who returns: his last type, wish, budget and objection, and what he was promised."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.domain.calls.intent import Known
from bot.domain.calls.outcome import Outcome
from bot.domain.calls.posterior import UNIFORM, Likelihoods
from bot.domain.calls.script import Objection
from bot.domain.calls.temperament import Temperament

MOST_TRUST = 0.6
"""However sure the last call was, people differ from one day to the next: see decision 11 in `docs/decisions`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LastTime:
    """What the earlier calls left behind, as it was when the new one began. Stored with it, so the call derives alike for ever.

    Invariant: `share` is between 1/4 and `MOST_TRUST` when there is a temperament.
    """

    at: datetime
    """When the last call began."""
    temperament: Temperament | None = None
    share: float = 0.25
    """How probable that temperament is before the first cue of the new call."""
    outcome: Outcome | None = None
    follow_up_at: datetime | None = None
    wants: Known = Known.UNKNOWN
    can: Known = Known.UNKNOWN
    objection: Objection | None = None
    """What he objected last."""

    @property
    def prior(self) -> Likelihoods:
        """Probabilities before the first cue."""
        if self.temperament is None:
            return UNIFORM
        rest = (1 - self.share) / (len(Temperament) - 1)
        return {kind: self.share if kind is self.temperament else rest for kind in Temperament}
