"""How an answer becomes a rating."""

from __future__ import annotations

from datetime import timedelta

from bot.domain.training.drills import DrillKind
from bot.domain.training.memory import Rating

UNHESITATING = timedelta(seconds=8)
"""Within so long somebody on a call would have to know; a line is read in about four."""
TIMED = timedelta(seconds=5)
"""How long a client waits between two sentences: for whoever has chosen to answer against the clock."""
A_LINE = timedelta(seconds=12)
"""For a line of a contrast, whatever its trainee has chosen: two types that are taken for each other want a second look."""


def seconds_allowed(kind: DrillKind, *, is_timed: bool) -> timedelta | None:
    """Return after how long an answer is said to have come too late; None where a trainee may take as long as he wants.

    Args:
        kind: What is asked. Only where a type is to be recognised does the clock tell anything.
        is_timed: Whether the trainee has chosen to answer against the clock.
    """
    if kind is DrillKind.CONTRAST:
        return A_LINE
    return TIMED if is_timed and kind is DrillKind.RECOGNISE else None


def rated(is_right: bool, took: timedelta | None = None, *, limit: timedelta = UNHESITATING) -> Rating:
    """Return how well a card was known.

    Nothing is ever easy: of four types every fourth blind tap is right, and quick too, and «easy» would put a new card off by
    eight days where «good» does by two. Who really knows it loses a few taps by that; who guessed would lose the card.

    Args:
        is_right: Whether the answer was right; «cannot tell» is wrong where one can.
        took: How long it took; None where nobody measured, which is no sign of hesitating.
        limit: From how long on somebody hesitated.
    """
    if not is_right:
        return Rating.AGAIN
    return Rating.HARD if took is not None and took > limit else Rating.GOOD
