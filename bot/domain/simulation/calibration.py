"""Whether what is said with so much confidence is right so often: the expected calibration error, with its interval."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from random import Random

BINS = 10
"""Of equal width, from 0 to 1."""
DRAWS = 1000
INTERVAL = 0.95


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """Somebody was named with a confidence, and was it to some degree; both from 0 to 1."""

    confidence: float
    right: float


@dataclass(frozen=True, slots=True, kw_only=True)
class CalibrationError:
    """The mean distance of confidence and truth over bins of confidence, weighted by how many claims are in each; 0 to 1."""

    error: float
    low: float
    high: float
    """Between `low` and `high` it lies in 95 of 100 repetitions. That of few claims is overstated, as any sum of distances is."""


def calibration_error(claims: Iterable[Claim], random: Random) -> CalibrationError:
    """Return the error of at least one claim.

    The interval is what 1000 repetitions give, in each of which every bin's share of right ones is drawn anew by its standard
    error. A bin in which all were right has one too: one more right and one more wrong are added for it (Agresti and Coull).

    Raises:
        ValueError: there is no claim.
    """
    bins = _bins(claims)
    if not bins:
        raise ValueError("without a claim there is no error of it")
    drawn = sorted(_weighted(abs(random.gauss(one.gap, one.deviation)) * one.share for one in bins) for _ in range(DRAWS))
    beside = round(DRAWS * (1 - INTERVAL) / 2)
    error = _weighted(abs(one.gap) * one.share for one in bins)
    return CalibrationError(error=error, low=min(drawn[beside], error), high=max(drawn[-beside - 1], error))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Bin:
    share: float
    gap: float
    deviation: float


def _bins(claims: Iterable[Claim]) -> list[_Bin]:
    found: dict[int, list[Claim]] = {}
    for claim in claims:
        found.setdefault(min(int(claim.confidence * BINS), BINS - 1), []).append(claim)
    whole = sum(map(len, found.values()))
    return [_bin(inside, whole) for _, inside in sorted(found.items())]


def _bin(inside: list[Claim], whole: int) -> _Bin:
    count = len(inside)
    right = math.fsum(claim.right for claim in inside)
    smooth = (right + 1) / (count + 2)
    return _Bin(
        share=count / whole,
        gap=(math.fsum(claim.confidence for claim in inside) - right) / count,
        deviation=math.sqrt(smooth * (1 - smooth) / count),
    )


def _weighted(errors: Iterable[float]) -> float:
    return min(math.fsum(errors), 1.0)
