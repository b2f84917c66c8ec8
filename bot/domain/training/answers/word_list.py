"""A list of words and expressions, ready to be looked for in the words of an answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.domain.folding import fold

ANY_ENDING = "*"


@dataclass(frozen=True, slots=True, kw_only=True)
class WordList:
    """Expressions as `fold` gives them. Invariant: what is found does not depend on the order in which they were written."""

    words: frozenset[str]
    """Those of one word."""
    beginnings: frozenset[str]
    """Those of one word that any ending may follow."""
    lengths: tuple[int, ...]
    """Of the beginnings: an answer is looked through for a dozen lists, so only these are tried."""
    expressions: Mapping[str, tuple[tuple[Sequence[str], bool], ...]]
    """First word → the further ones, the longest first, and whether any ending may follow."""

    @classmethod
    def of(cls, written: Iterable[str]) -> WordList:
        """Take expressions as an editor writes them: `*` at the end stands for any ending."""
        words: set[str] = set()
        beginnings: set[str] = set()
        expressions: dict[str, set[tuple[tuple[str, ...], bool]]] = {}
        for one in written:
            first, *further = fold(one.removesuffix(ANY_ENDING)).split()
            if further:
                expressions.setdefault(first, set()).add((tuple(further), one.endswith(ANY_ENDING)))
            else:
                (beginnings if one.endswith(ANY_ENDING) else words).add(first)
        return cls(
            words=frozenset(words),
            beginnings=frozenset(beginnings),
            lengths=tuple(sorted({len(one) for one in beginnings})),
            expressions={
                first: tuple(sorted(further, key=lambda one: (-len(one[0]), one))) for first, further in expressions.items()
            },
        )

    def has(self, word: str) -> bool:
        """Tell whether a folded word is one of the list."""
        return word in self.words or any(word[:length] in self.beginnings for length in self.lengths)

    def find(self, words: Sequence[str]) -> Iterator[tuple[int, int]]:
        """Give first and last place (the latter excluded) of what is found, from left to right, the longest first, none twice."""
        at = 0
        while at < len(words):
            length = self._length_at(words, at)
            if length:
                yield at, at + length
            at += length or 1

    def _length_at(self, words: Sequence[str], at: int) -> int:
        """Return how many words are found at a place; 0 for none."""
        for further, has_ending in self.expressions.get(words[at], ()):
            behind = at + 1 + len(further)
            if behind <= len(words) and all(map(_fits, words[at + 1 : behind], further, _endings(len(further), has_ending))):
                return 1 + len(further)
        return int(self.has(words[at]))


def _endings(words: int, has_ending: bool) -> Iterator[bool]:
    """Give for each of some words whether any ending may follow: only behind the last one."""
    return (has_ending and at == words - 1 for at in range(words))


def _fits(word: str, written: str, has_ending: bool) -> bool:
    return word.startswith(written) if has_ending else word == written
