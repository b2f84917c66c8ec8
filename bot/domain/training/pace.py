"""How long practice takes: seconds for a card of each kind, with what is said to the answer.

They are reckoned from the words themselves: read at fifteen characters a second, typed on a phone at three (36 words a minute:
Palin and others, «How do people type on mobile devices?», 2019), and some ten seconds to make up one's mind. A test holds them
against the drills of each language.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import ceil
from statistics import fmean
from typing import Final

from bot.domain.training.drills import DrillKind
from bot.domain.training.question import ROUND

READ_A_SECOND: Final = 15
TYPED_A_SECOND: Final = 3
"""Characters."""
MIND: Final = 10
"""Seconds to decide, or to think of a sentence."""
SECONDS: Final[Mapping[DrillKind, int]] = {
    DrillKind.RECOGNISE: 20,
    DrillKind.CONTRAST: 12,
    DrillKind.CELL: 30,
    DrillKind.CHOOSE: 45,
    DrillKind.REWRITE: 75,
    DrillKind.RESPOND: 80,
    DrillKind.LIVE_RUN: 240,
}
TOLD: Final = 10
"""Of these what is said to the answer, during which nobody measures."""
USUAL: Final = fmean(SECONDS[kind] for kind in ROUND)
"""Of a card, as kinds are mixed when they are new."""
FASTEST, SLOWEST = 0.5, 2.0
ENOUGH: Final = 20
"""Of so many cards one knows how long somebody takes."""


def own_pace(finished: int, seconds: float) -> float:
    """Return how many times as long as usual somebody takes, 0.5 to 2.

    Args:
        finished: Cards that he answered lately.
        seconds: How long he looked at them before he answered.
    """
    if finished < ENOUGH:
        return 1.0
    return min(max((seconds / finished + TOLD) / USUAL, FASTEST), SLOWEST)


def minutes_for(kinds: Sequence[DrillKind], others: int = 0, *, pace: float = 1.0) -> int:
    """Return about how many minutes cards take, at least one, rounded up: who has less time should not begin.

    Args:
        kinds: What is asked.
        others: So many more cards, of whichever kinds.
        pace: See `own_pace`.
    """
    return max(1, ceil((sum(SECONDS[kind] for kind in kinds) + others * USUAL) * pace / 60))
