"""What may be said of the answers of several people, so that nobody's own can be inferred from it.

Whoever reads knows who the people are, and often what some of them answered. So an answer has to be that of two at least, beside
another wrong one of two at least: else «wrong» and «this answer» would be the same thing to know. And where all but one have
failed, or all, nothing tells which of both, for then everybody would be known to have failed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from bot.domain.supervision.share import Share

ALIKE: Final = 2
"""So many people at least have given an answer that is shown."""
DIFFERENT: Final = 2
"""So many different wrong answers at least are shown, or none."""


def hidden_among(given: Mapping[str, int], failed: Share) -> Sequence[tuple[str, int | None]]:
    """Return which wrong answers may be shown, and how many people gave each, the most frequent first.

    Args:
        given: Wrong answers with the number of people whose last answer it was.
        failed: How many of those who were asked failed.

    Returns:
        Nothing where too few are alike. Where nearly all have failed the two most frequent, by name, and None for the numbers:
        more of them, their numbers or their order would add up to everybody.
    """
    shown = sorted(((answer, people) for answer, people in given.items() if people >= ALIKE), key=lambda one: (-one[1], one[0]))
    if len(shown) < DIFFERENT:
        return []
    if is_nearly_all(failed):
        return [(answer, None) for answer in sorted(answer for answer, _ in shown[:DIFFERENT])]
    return shown


def is_nearly_all(failed: Share) -> bool:
    """Tell whether all have failed, or all but one: then no number may tell which of both."""
    return failed.part >= failed.n - 1
