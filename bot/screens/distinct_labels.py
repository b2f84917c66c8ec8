"""Labels that tell things apart which are called alike."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence


def distinct_labels(*ways: Sequence[str]) -> list[str]:
    """Return a label for each thing: of its labels, given from the shortest way to the longest, the first that is its own.

    What is alike in every way keeps its last label.
    """
    labels = list(ways[0])
    for longer in ways[1:]:
        times = Counter(label.casefold() for label in labels)
        labels = [more if times[label.casefold()] > 1 else label for label, more in zip(labels, longer, strict=True)]
    return labels


def ranks(names: Sequence[str], numbers: Sequence[int]) -> list[int]:
    """Return for each thing which one of its name it is, from 1, counted by its number: so it is the same on every showing."""
    alike: defaultdict[str, list[int]] = defaultdict(list)
    for name, number in zip(names, numbers, strict=True):
        alike[name.casefold()].append(number)
    return [1 + sorted(alike[name.casefold()]).index(number) for name, number in zip(names, numbers, strict=True)]
