"""What is known of a client who returns: his last type and what he was promised."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.calls.consultation import Consultation, Outcome, TemperamentSource
from bot.domain.calls.posterior import UNIFORM, Likelihoods
from bot.domain.calls.temperament import Temperament

MOST_TRUST = 0.6
"""However sure the last call was, people differ from one day to the next: see decision 11 in `docs/decisions`."""
CALLS_RECALLED = 5
"""How far back a call is looked for that says anything."""


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

    @property
    def prior(self) -> Likelihoods:
        """Probabilities before the first cue."""
        if self.temperament is None:
            return UNIFORM
        rest = (1 - self.share) / (len(Temperament) - 1)
        return {kind: self.share if kind is self.temperament else rest for kind in Temperament}


def recall(calls: Sequence[Consultation]) -> LastTime | None:
    """Sum up a client's earlier calls, the newest first; None when there was none.

    Type and outcome are those of the newest call that has one: a call without a cue does not make a client unknown again.
    """
    if not calls:
        return None
    typed = next((call for call in calls if call.temperament in {kind.value for kind in Temperament}), None)
    told = next((call for call in calls if call.outcome is not None), None)
    return LastTime(
        at=calls[0].started_at,
        temperament=Temperament(typed.temperament.value) if typed else None,
        share=_share(typed) if typed else 0.25,
        outcome=told.outcome if told else None,
        follow_up_at=told.follow_up_at if told else None,
    )


def _share(call: Consultation) -> float:
    if call.temperament_source is not TemperamentSource.BOT:
        return MOST_TRUST  # a person said so, whatever the cues were
    return round(min(max(call.confidence, 0.3), MOST_TRUST), 4)
