"""The numbers in a plain text, in groups as they are written, and what joins each to the next."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import pairwise, zip_longest

from bot.domain.contacts.number_words import said_number

_CHUNK = re.compile(r"[^\W_]+")
_PART = re.compile(r"\d+|[^\W\d_]+")
_DIGIT_LETTERS = {"o": "0", "о": "0", "ο": "0", "l": "1", "i": "1", "з": "3", "б": "6"}
"""Letters that are put for digits, Latin, Cyrillic and Greek: «9OO», «l23»."""
_ANY = "".join(_DIGIT_LETTERS)
_LETTERS_AMONG_DIGITS = re.compile(
    rf"(?<=\d)[{_ANY}]{{1,3}}(?=\d)|\A[{_ANY}]{{1,2}}(?=\d)|(?<=\d)[oоοзб]{{1,2}}\Z|\A[oоο]{{2,4}}\Z"
)
"""At the end of a number no «l» is one: «5l» is five litres. Zeros alone may be all letters: «916 OOO 45 67»."""
_PLUS = re.compile(r"(?:(?<![\d\]])\+[(\[]?|(?:(?<![\d\]] )(?<![\d\]])\+|(?<![^\W\d])(?:plus|плюс)) [(\[]? ?)\Z")
"""An international plus; the one that stands free between two numbers adds them."""
_FARTHEST_PLUS = 9
_WITHIN = frozenset("-.()/[]{}_*|·=~'")
_PARTING = frozenset("/=|*.")
"""With spaces around they part one thing from the next."""
_APART = frozenset("@☎%‰°$€£¥₽₴₸₺₼₾₿\0")
"""What a number has before or behind it, and never within."""
_NEW_ITEM = re.compile(r"\n *(?:\n|[-*·] )")
"""A new paragraph, or a new line of a list."""
_LONGEST_LINK = 9
_MOST_SIGNS = 3
_MOST_SPACES = 3
_WORDS_AHEAD = 6


class Link(Enum):
    """How one group is joined to the next."""

    TIGHT = auto()
    """As within one number: a space, a dash, a bracket."""
    WEAK = auto()
    """As between numbers of a list, but dictated and broken numbers look so as well: a comma, a new line, arrows."""
    APART = auto()
    """By words, or by anything else that no number goes on after."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Digits that are written, or said, together.

    Attributes:
        start, end: where in the plain text.
        digits: 0–9; those of a said number as one would type them.
        link: to the next group.
        between: the plain signs before the next group; empty after the last.
        plus_at: where the international plus before it stands, if there is one.
        after_letters: glued to the end of a word.
        is_said: in words.
    """

    start: int
    end: int
    digits: str
    link: Link
    between: str
    plus_at: int | None
    after_letters: bool
    is_said: bool

    @property
    def size(self) -> int:
        """How many digits."""
        return len(self.digits)

    @property
    def ends_there(self) -> bool:
        """True when a number may be over here: not glued to what follows."""
        return self.link is not Link.TIGHT or " " in self.between or "/" in self.between


def read_numbers(signs: str) -> Sequence[Group]:
    """Read the groups of a plain text, in order; takes time in proportion to its length."""
    found = list(_found(signs))
    groups = []
    for one, after in zip_longest(found, found[1:]):
        between = "" if after is None else signs[one.end : after.start]
        link = Link.APART if after is None else _link(between, is_said=one.is_said or after.is_said)
        plus = _PLUS.search(signs[max(0, one.start - _FARTHEST_PLUS) : one.start])
        groups.append(
            Group(
                start=one.start,
                end=one.end,
                digits=one.digits,
                link=link,
                between=between,
                plus_at=None if plus is None else max(0, one.start - _FARTHEST_PLUS) + plus.start(),
                after_letters=one.after_letters,
                is_said=one.is_said,
            )
        )
    return groups


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    start: int
    end: int
    digits: str
    after_letters: bool = False
    is_said: bool = False


def _found(signs: str) -> Iterator[_Found]:
    parts = list(_parts(signs))
    at = 0
    while at < len(parts):
        start, end, text = parts[at]
        if text[0].isdecimal():
            yield _Found(start=start, end=end, digits=text, after_letters=at > 0 and parts[at - 1][1] == start)
            at += 1
            continue
        said = said_number(_row_of_words(signs, parts, at))
        if said is None:
            at += 1
            continue
        digits, taken = said
        at += taken
        if at < len(parts) and _completes(digits, parts[at][2]) and signs[parts[at - 1][1] : parts[at][0]] == " ":
            digits = digits[: -len(parts[at][2])] + parts[at][2]
            at += 1
        yield _Found(start=start, end=parts[at - 1][1], digits=digits, is_said=True)


def _completes(said: str, typed: str) -> bool:
    """Tell whether typed digits belong to a said number: «сто 23», «сорок 5»."""
    return typed.isdecimal() and len(typed) < len(said) and said.endswith("0" * len(typed)) and typed[0] != "0"


def _parts(signs: str) -> Iterator[tuple[int, int, str]]:
    """Give digits and words in order; «9l6» is digits, «16gb» is both."""
    for chunk in _CHUNK.finditer(signs):
        for part in _PART.finditer(_with_digits(chunk[0])):
            yield chunk.start() + part.start(), chunk.start() + part.end(), part[0]


def _with_digits(chunk: str) -> str:
    """Take letters for digits where digits stand on both sides, or on one at the edge of a chunk."""
    if chunk.isdecimal():
        return chunk
    return _LETTERS_AMONG_DIGITS.sub(lambda letters: "".join(_DIGIT_LETTERS[letter] for letter in letters[0]), chunk)


def _row_of_words(signs: str, parts: Sequence[tuple[int, int, str]], at: int) -> Sequence[str]:
    """Return the words from a place on that only a space, a hyphen or a new line part."""
    words = [parts[at][2]]
    for before, after in pairwise(parts[at : at + _WORDS_AHEAD]):
        if after[2][0].isdecimal() or signs[before[1] : after[0]] not in (" ", "-", "\n"):
            break
        words.append(after[2])
    return words


def _link(between: str, *, is_said: bool) -> Link:
    bare = "".join(between.split())
    is_new = _NEW_ITEM.search(between) is not None
    if is_new or len(between) > _LONGEST_LINK or not _APART.isdisjoint(bare) or any(sign.isalnum() for sign in bare):
        return Link.APART
    if bare == "," and is_said:
        return Link.TIGHT
    is_plain = len(bare) <= _MOST_SIGNS and _WITHIN.issuperset(bare) and bare != "..."
    is_spaced_out = "\n" in between or between.count(" ") > _MOST_SPACES or (bare != between and not _PARTING.isdisjoint(bare))
    return Link.TIGHT if is_plain and not is_spaced_out else Link.WEAK
