"""Which types a trainee takes for which, and the one sentence about him that is true.

Nothing is said from fewer answers than carry it; what is said is a finding of numbers, and screens give it words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from bot.domain.calls.temperament import Temperament
from bot.domain.supervision.share import TOO_FEW, Share
from bot.domain.training.interleaving import Pair

LATEST = 120
"""Answers that are looked at, the latest: ten days of practice. Older ones tell of somebody who knew less."""
ENOUGH = 20
"""Below so many answers nothing is said of a trainee."""
ENOUGH_OF_TYPE = TOO_FEW
"""Below so many answers to lines of one type nothing is said of what he takes it for."""
OFTEN = 0.1
"""«Often» is more than one in ten, for sure: the lower end of the interval of 95 % lies above; 3 of 10, 5 of 22, 8 of 40."""
SUSPECTED, ONE_IN_FIFTY = 3, 0.02
"""From so many mistakes within a pair on, and surely more than one line in fifty, drills aim at it. That is less than a sentence
needs: aiming says nothing of anybody, and what is begun in the second week comes too late."""
WELL = 0.8
"""«All well» is at least so many right."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """One answer to a line of some type."""

    right: Temperament
    given: Temperament | None
    """None is «cannot tell»."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfusionMatrix:
    """How often each type was answered with which."""

    counts: Mapping[tuple[Temperament, Temperament | None], int]
    """By (right, given); what never happened is missing."""

    @property
    def n(self) -> int:
        """How many answers there are."""
        return sum(self.counts.values())

    @property
    def right(self) -> Share:
        """How many of all are right."""
        return Share(sum(count for (right, given), count in self.counts.items() if right is given), self.n)

    def taken(self, right: Temperament, given: Temperament | None) -> Share:
        """Return how many lines of one type were answered with another, of all lines of that type."""
        of_type = sum(count for (one, _), count in self.counts.items() if one is right)
        return Share(self.counts.get((right, given), 0), of_type)


@dataclass(frozen=True, slots=True, kw_only=True)
class Confused:
    """One type that is taken for another."""

    right: Temperament
    given: Temperament
    share: Share
    """Of the lines of the right type, at least ENOUGH_OF_TYPE."""


class InsightKind(StrEnum):
    """What there is to say of a trainee."""

    TOO_FEW = "too_few"
    """There are too few answers yet."""
    OFTEN_TAKES = "often_takes"
    """He often takes one type for another."""
    ALL_WELL = "all_well"
    """He is right, with each type."""
    SCATTERED = "scattered"
    """Neither: mistakes without a pattern, or a type that was hardly asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Insight:
    """The one sentence about a trainee, as facts."""

    kind: InsightKind
    right: Share
    """Right answers of all that were looked at."""
    confused: Confused | None = None
    """Of OFTEN_TAKES: what he takes for what."""
    missing: int = 0
    """Of TOO_FEW: how many answers more it takes."""


def confusion_matrix(answers: Iterable[Answered]) -> ConfusionMatrix:
    """Count answers; give the LATEST ones."""
    return ConfusionMatrix(counts=Counter((answer.right, answer.given) for answer in answers))


def often_confused(matrix: ConfusionMatrix) -> Sequence[Confused]:
    """Return every type that is surely taken for another often (OFTEN), that whose share is largest for sure first.

    So 12 of 30 come before 3 of 10.
    """
    of_type = Counter[Temperament]()
    for (right, _), count in matrix.counts.items():
        of_type[right] += count
    often: list[tuple[float, Confused]] = []
    for (right, given), count in matrix.counts.items():
        share = Share(count, of_type[right])
        # The interval's lower end lies below the share itself, so most are settled without it.
        if given is None or given is right or share.n < ENOUGH_OF_TYPE or share.value <= OFTEN:
            continue
        surely = share.interval[0]
        if surely > OFTEN:
            often.append((surely, Confused(right=right, given=given, share=share)))
    return [one for _, one in sorted(often, key=lambda one: one[0], reverse=True)]


def most_confused(matrix: ConfusionMatrix) -> Confused | None:
    """Return the type that is surely taken for another most often; None where none is taken so often for sure."""
    return next(iter(often_confused(matrix)), None)


def added(matrices: Iterable[ConfusionMatrix]) -> ConfusionMatrix:
    """Return the counts of several as one."""
    counts = Counter[tuple[Temperament, Temperament | None]]()
    for matrix in matrices:
        counts.update(matrix.counts)
    return ConfusionMatrix(counts=counts)


def to_aim_at(matrix: ConfusionMatrix) -> Pair | None:
    """Return the two types that drills are to set against each other; None where no two are suspected.

    They are those of which most lines are surely taken for the other, in either direction.
    """
    found = []
    for first, second in combinations(Temperament, 2):
        there, back = matrix.taken(first, second), matrix.taken(second, first)
        mistaken = Share(there.part + back.part, there.n + back.n)
        if mistaken.part >= SUSPECTED and mistaken.interval[0] > ONE_IN_FIFTY:
            found.append((mistaken.interval[0], (first, second)))
    return max(found)[1] if found else None


def insight(matrix: ConfusionMatrix) -> Insight:
    """Return the one sentence about a trainee."""
    right = matrix.right
    if matrix.n < ENOUGH:
        return Insight(kind=InsightKind.TOO_FEW, right=right, missing=ENOUGH - matrix.n)
    if confused := most_confused(matrix):
        return Insight(kind=InsightKind.OFTEN_TAKES, right=right, confused=confused)
    of_types = [matrix.taken(one, one) for one in Temperament]
    is_well = all(share.n >= ENOUGH_OF_TYPE and share.value >= WELL for share in of_types)
    return Insight(kind=InsightKind.ALL_WELL if is_well else InsightKind.SCATTERED, right=right)
