"""What is told apart in a text: four groups of meanings, each with the one that says nothing in front, and their labels."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from bot.domain.calls.meanings import AXES, NOTHING, Axis

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """One group: its labels, and where its columns stand. The first column is for what says nothing in this group."""

    axis: Axis
    labels: tuple[str, ...]
    columns: slice
    claim_above: float
    """The probability from which on a meaning is given out, see `bot.domain.calls.reading`."""


def _heads() -> Sequence[Head]:
    heads, start = [], 0
    for axis, above in ((Axis.TEMPERAMENT, 0.5), (Axis.WANTS, 0.6), (Axis.CAN, 0.6), (Axis.OBJECTION, 0.6)):
        end = start + 1 + len(AXES[axis])
        heads.append(Head(axis=axis, labels=AXES[axis], columns=slice(start, end), claim_above=above))
        start = end
    return tuple(heads)


HEADS = _heads()
COLUMNS = HEADS[-1].columns.stop


def targets(labels: Collection[str]) -> Floats:
    """Return what is to be read out of a line with these labels, for each column; two causes of an objection share."""
    wanted = np.zeros(COLUMNS, dtype=np.float32)
    for head in HEADS:
        meant = [place for place, label in enumerate(head.labels, head.columns.start + 1) if label in labels]
        for place in meant or [head.columns.start]:
            wanted[place] = 1 / max(1, len(meant))
    return wanted


def spoken_of(labels: Collection[str]) -> npt.NDArray[np.bool_]:
    """Return which columns an example with these labels speaks of: those of its groups, and all of one that means nothing."""
    spoken = np.zeros(COLUMNS, dtype=np.bool_)
    for head in HEADS:
        spoken[head.columns] = NOTHING in labels or any(label in labels for label in head.labels)
    return spoken


def beside_best(together: Floats, each: Floats) -> Floats:
    """Return the scores of a text of several clauses: half of what they say together, half of what the most telling one says.

    Each wish, means and objection is mostly said in one clause, and the others would hide it. A manner shows in all of them.

    Args:
        together: a score for each column.
        each: the same of each clause, a row each.
    """
    found = together.copy()
    for head in HEADS:
        if head.axis is not Axis.TEMPERAMENT:
            group = each[:, head.columns]
            most_telling = group[(group[:, 1:].max(axis=1) - group[:, 0]).argmax()]
            found[head.columns] = (found[head.columns] + most_telling) / 2
    return found
