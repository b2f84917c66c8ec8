"""What simulated calls show of the questions: how soon the bot is sure, how often it is right then, how honest its shares are."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from random import Random

from bot.domain.calls.posterior import Posterior, shown_share
from bot.domain.calls.script import Script
from bot.domain.calls.temperament import Recognition, Temperament
from bot.domain.simulation.calibration import CalibrationError, Claim, calibration_error
from bot.domain.simulation.simulated_call import MOST_TAPS, SimulatedCall, play
from bot.domain.simulation.simulated_client import SimulatedClient

AS_PROBABLE = 1e-9
"""Temperaments no further apart are equally probable; arithmetic alone makes such differences."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SimulationFigures:
    """What came out of simulated calls with one client. Shares are from 0 to 1."""

    calls: int
    accuracy_by_taps: Sequence[float]
    """How right it is on average what the bot says after one tap, two, and so on: see `SimulatedClient.credit`."""
    share_sure: float
    accuracy_when_sure: float | None
    """None where the bot was never sure."""
    mean_taps_to_sure: float | None
    """Over the calls in which it was; «not heard» is a tap too. None where it never was."""
    calibration: CalibrationError
    """Of the share that the card shows in the end for whom it holds most probable; one claim a call."""
    said: Mapping[Recognition, float]
    """Share of calls by what is said in the end."""


def simulate(client: SimulatedClient, script: Script, *, calls: int, seed: int) -> SimulationFigures:
    """Play calls with one client and count. The same seed gives the same figures.

    Args:
        calls: at least 1.
    """
    random = Random(seed)
    return figures_of(client, list(play(client, script, random, calls)), random)


def figures_of(client: SimulatedClient, played: Sequence[SimulatedCall], random: Random) -> SimulationFigures:
    """Count what calls with one client have shown; at least one call.

    Args:
        random: draws the interval.
    """
    sure = [call for call in played if call.last.is_sure]
    said = Counter(call.last.recognition for call in played)
    return SimulationFigures(
        calls=len(played),
        accuracy_by_taps=[_mean(_credit(client, call.after(taps)) for call in played) for taps in range(1, MOST_TAPS + 1)],
        share_sure=len(sure) / len(played),
        accuracy_when_sure=_mean(_credit(client, call.last) for call in sure) if sure else None,
        mean_taps_to_sure=_mean(len(call.said) for call in sure) if sure else None,
        calibration=calibration_error((_claim(client, call) for call in played), random),
        said={recognition: said[recognition] / len(played) for recognition in Recognition},
    )


def _credit(client: SimulatedClient, said: Posterior) -> float:
    return client.credit(said.recognition, said.ranking)


def _claim(client: SimulatedClient, call: SimulatedCall) -> Claim:
    """Of several that are as probable none comes first: the claim is right as often as one of them drawn by lot."""
    said = call.last
    first = [kind for kind in Temperament if said.confidence - said.probabilities[kind] < AS_PROBABLE]
    right = _mean(client.credit(Recognition(kind.value), said.ranking) for kind in first)
    return Claim(confidence=shown_share(said.confidence), right=right)


def _mean(values: Iterable[float]) -> float:
    counted = list(values)
    return math.fsum(counted) / len(counted)
