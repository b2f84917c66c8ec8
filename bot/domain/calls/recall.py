"""Summing up a client's earlier calls for a new one."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.calls.consultation import Consultation, TemperamentSource
from bot.domain.calls.intent import Known
from bot.domain.calls.last_time import MOST_TRUST, LastTime
from bot.domain.calls.temperament import Temperament

CALLS_RECALLED = 5
"""How far back a call is looked for that says anything."""


def recall(calls: Sequence[Consultation]) -> LastTime | None:
    """Sum up a client's earlier calls, the newest first; None when there was none.

    Type, outcome, wish, budget and objection are each those of the newest call that has one: a call without a cue does not make a
    client unknown again.
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
        wants=next((call.wants for call in calls if call.wants is not Known.UNKNOWN), Known.UNKNOWN),
        can=next((call.can for call in calls if call.can is not Known.UNKNOWN), Known.UNKNOWN),
        objection=next((call.objections[-1] for call in calls if call.objections), None),
    )


def _share(call: Consultation) -> float:
    if call.temperament_source is not TemperamentSource.BOT:
        return MOST_TRUST  # a person said so, whatever the cues were
    return round(min(max(call.confidence, 0.3), MOST_TRUST), 4)
