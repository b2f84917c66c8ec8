"""How near two texts are to one another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from bot.domain.training.answers.read_answer import Read


def likeness(one: Read, other: Read) -> float:
    """Return which part of the words, both texts together, stand in both: 0 to 1; order does not count."""
    ours, theirs = Counter(one.folded), Counter(other.folded)
    both = (ours & theirs).total()
    return both / max(1, ours.total() + theirs.total() - both)


def root_likeness(one: Read, other: Read) -> float:
    """Return the same of what the texts speak of: a negation may change the form of a verb, as in Finnish."""
    return len(one.roots & other.roots) / max(1, len(one.roots | other.roots))


def shared(one: Read, other: Read) -> float:
    """Return which part of the words of the first stand in the other: 0 to 1; order does not count."""
    return (Counter(one.folded) & Counter(other.folded)).total() / max(1, len(one.folded))


def neighbours(words: Sequence[str]) -> frozenset[tuple[str, str]]:
    """Return the pairs of words that stand side by side."""
    return frozenset(pairwise(words))
