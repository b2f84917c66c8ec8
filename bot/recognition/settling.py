"""How surely a meaning has to be heard: thresholds and temperatures, settled on scores of lines that were not learnt from.

Each meaning in each language has a threshold of its own, the lowest by which enough of its claims are right: so most is heard.
Of everyday lines, which are nearest to what people really say, next to nothing may be claimed besides.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from bot.domain.calls.meanings import Axis
from bot.domain.calls.taught_line import EVERYDAY, TaughtLine
from bot.recognition.heads import COLUMNS, HEADS, Floats, Head
from bot.recognition.talk_model import settled

Mask = npt.NDArray[np.bool_]

MOST_FALSE_IN_TRADES, MOST_FALSE_OF_EVERYDAY = 0.02, 0.01
"""Share of ordinary lines of which a temperament may be claimed, of those said in trades and of everyday ones."""
LEAST_RIGHT: Mapping[Axis, float] = {Axis.WANTS: 0.70, Axis.CAN: 0.70, Axis.OBJECTION: 0.85}
"""Share of what is claimed that has to be right: wishes and means are only suggested, and set by a tap; objections are answered
at once."""
MOST_FALSE: Mapping[Axis, float] = {Axis.WANTS: 0.05, Axis.CAN: 0.03, Axis.OBJECTION: 0.015}
"""Share of everyday lines without a word of wishes, say, of which one may be claimed."""

THRESHOLDS = np.linspace(-0.6, 0.6, 241, dtype=np.float32)
RAISED = np.linspace(0, 3, 601, dtype=np.float32)
TEMPERATURES = np.linspace(2.0, 16.0, 57, dtype=np.float32)


def settle(unseen: Floats, wanted: Floats, lines: Sequence[TaughtLine], languages: Sequence[str]) -> tuple[Floats, Floats]:
    """Return the threshold of each column, and the temperature of each group, in each language.

    Args:
        unseen: scores of lines by what was learnt without them: a row a line, a column each.
        wanted: what was to be read, likewise.
        lines: which lines these are.
        languages: in whose order the rows of what is returned stand.
    """
    thresholds = np.zeros((len(languages), COLUMNS), dtype=np.float32)
    temperatures = np.zeros((len(languages), len(HEADS)), dtype=np.float32)
    is_everyday = np.array([line.trade == EVERYDAY for line in lines])
    for place, language in enumerate(languages):
        said = np.array([line.language == language for line in lines])
        for number, head in enumerate(HEADS):
            scores, meant = unseen[said, head.columns], wanted[said, head.columns]
            if head.axis is Axis.TEMPERAMENT:
                thresholds[place, head.columns][1:] = _threshold_of_types(scores, meant, is_everyday[said])
            else:
                thresholds[place, head.columns][1:] = _thresholds_of_meanings(head.axis, scores, meant, is_everyday[said])
            temperatures[place, number] = _temperature(head, scores, meant, thresholds[place, head.columns])
    return thresholds, temperatures


def _threshold_of_types(scores: Floats, meant: Floats, is_everyday: Mask) -> float:
    """Return the lowest threshold by which few enough ordinary lines get a type; the highest where there is none."""
    by = scores[:, 1:].max(axis=1) - scores[:, 0]
    is_ordinary = meant[:, 0] > 0
    most = ((MOST_FALSE_OF_EVERYDAY, is_ordinary & is_everyday), (MOST_FALSE_IN_TRADES, is_ordinary & ~is_everyday))
    for threshold in THRESHOLDS:
        if all((by[kind] > threshold).mean() <= share for share, kind in most if kind.any()):
            return float(threshold)
    return float(THRESHOLDS[-1])


def _thresholds_of_meanings(axis: Axis, scores: Floats, meant: Floats, is_everyday: Mask) -> Floats:
    """Return for each meaning the lowest threshold by which enough of its claims are right.

    One of which few lines are told well is claimed from where enough is right of all claims together. If too much of everyday
    lines were claimed, all are raised alike.
    """
    by = scores[:, 1:] - scores[:, :1]
    best = by.argmax(axis=1)
    is_right = meant[np.arange(len(best)), best + 1] > 0
    of_all = _threshold(axis, by.max(axis=1), is_right)
    alone = [_threshold(axis, by[best == one, one], is_right[best == one]) for one in range(by.shape[1])]
    found = np.minimum(np.array(alone, dtype=np.float32), np.float32(of_all))
    above = (by - found)[(meant[:, 0] > 0) & is_everyday]
    if len(above):
        exceeds = above.max(axis=1)
        found += next(more for more in RAISED if (exceeds > more).mean() <= MOST_FALSE[axis])
    return found


def _threshold(axis: Axis, by: Floats, is_right: Mask) -> float:
    for threshold in THRESHOLDS:
        claimed = by > threshold
        if not claimed.any() or is_right[claimed].mean() >= LEAST_RIGHT[axis]:
            return float(threshold)
    return float(THRESHOLDS[-1])


def _temperature(head: Head, scores: Floats, meant: Floats, thresholds: Floats) -> float:
    """Return the temperature by which what is read is least surprised."""

    def surprise(temperature: float) -> float:
        read = settled(scores.copy(), thresholds, temperature, head.claim_above)
        return -float((meant * np.log(read + 1e-9)).sum(axis=1).mean())

    return float(min(TEMPERATURES, key=surprise))
