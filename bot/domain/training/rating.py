"""How an answer becomes a rating."""

from __future__ import annotations

from datetime import timedelta

from bot.domain.training.memory import Rating

UNHESITATING = timedelta(seconds=8)
"""Within so long somebody on a call would have to know; a line is read in about four."""


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
