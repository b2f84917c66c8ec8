"""Cards that cost more than they teach: for one trainee, or for a whole team."""

from __future__ import annotations

from bot.domain.calls.temperament import Temperament
from bot.domain.training.confusion import ConfusionMatrix
from bot.domain.training.interleaving import TWIN, Pair
from bot.domain.training.memory import Memory

LAPSES = 4
"""On so many days a card that was not new was failed: asking it in the same way once more teaches nothing."""
FEWEST_ASKED = 5
"""Below so many people nothing is said of a team: two of four may be chance, and of four people the fourth is known by three."""
FAILS_PERCENT = 30


def is_leech(memory: Memory | None) -> bool:
    """Tell whether a card wants another way of learning: a contrast with the type that it is taken for."""
    return memory is not None and memory.lapses >= LAPSES


def fails_team(failed: int, asked: int) -> bool:
    """Tell whether it is the card that is at fault, and its editor is to see it with the answers given.

    Args:
        failed: People of the team whose last answer to it was wrong. First answers alone would accuse every new card.
        asked: People of the team who have answered it.
    """
    return asked >= FEWEST_ASKED and failed * 100 >= asked * FAILS_PERCENT


def contrast_for(right: Temperament, matrix: ConfusionMatrix) -> Pair:
    """Return the two types that part a leech: its own, and the one that its trainee takes that for most often.

    Where he takes it for none, or for several alike, the twin decides: the type that everybody takes it for most easily.
    """
    twin = TWIN[right]
    others = sorted((one for one in Temperament if one is not right), key=lambda one: one is not twin)
    return right, max(others, key=lambda one: matrix.taken(right, one).part)
