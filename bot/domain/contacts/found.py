"""Where a text leads to a person: its phone numbers, addresses, handles, links, and other long numbers of his.

Leaves out names, and what is put in the place of a contact: see `masking`. A run of seven and more digits is somebody's number
unless its shape or its neighbour says otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bot.domain.contacts.documents import documents
from bot.domain.contacts.emails import emails
from bot.domain.contacts.figures import figure_at, sum_at
from bot.domain.contacts.links import links
from bot.domain.contacts.moments import moment_at
from bot.domain.contacts.numbers import Group, Link, read_numbers
from bot.domain.contacts.phones import is_asked_for, is_short_phone, phone_at, with_extension, with_scheme
from bot.domain.contacts.plain_text import read_plain
from bot.domain.contacts.sums import are_figures, size_of

_TAKEN = "\0"
"""Stands in the plain text where something was masked already. No plain text has it."""
_FEWEST_DIGITS = 7
_FEWEST_ASKED_FOR = 5
_SHORTEST = 3
"""Typed signs: one that reads as several, such as a ligature, makes no contact with the sign before it."""
_LONGEST_TAIL = 3
"""Digits glued to the end of a word, as in «R16», begin no number."""
_LONGEST_PAIR = 2
_BRACKETS = {"(": ")", "[": "]", "{": "}"}

Span = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """A place in a text that leads to somebody.

    Attributes:
        start, end: where in the text as it was typed, hidden signs included.
        is_number: a phone or another number; otherwise an address, a handle or a link.
    """

    start: int
    end: int
    is_number: bool


def contacts(text: str) -> Sequence[Contact]:
    """Find the contacts of a text, in order, none within another. Takes time in proportion to the text."""
    plain = read_plain(text)
    at_people = _merged((*links(plain.signs), *emails(plain)))
    signs = _without(plain.signs, at_people)
    of_people = _merged(documents(signs))
    numbers = _merged(_phones(_without(signs, of_people)))
    found = sorted([*((span, False) for span in at_people), *((span, True) for span in (*of_people, *numbers))])
    places = [(*plain.span(*span), is_number) for span, is_number in found]
    return [Contact(start=start, end=end, is_number=number) for start, end, number in places if end - start >= _SHORTEST]


def _phones(signs: str) -> Iterator[Span]:
    """Give where numbers stand that are to be masked."""
    groups = read_numbers(signs)
    at = first = 0  # `first`: where the row of groups begins that is not judged yet
    while at < len(groups):
        is_first = at == first
        if is_first and groups[at].after_letters and groups[at].size <= _LONGEST_TAIL:
            at = first = at + 1
            continue
        is_moment = (is_first or " " in groups[at - 1].between) and moment_at(groups, at) is not None
        end = None if is_moment else phone_at(signs, groups, at, is_first=is_first)
        if end is not None and (_is_announced(signs, groups[at]) or (sum_at(signs, groups, at) or 0) < end):
            yield from _row(signs, groups[first:at])
            span = _whole(signs, groups[at:end])
            yield span
            while end < len(groups) and groups[end].start < span[1]:
                end += 1
            at = first = end
            continue
        end = figure_at(signs, groups, at, is_first=is_first)
        if end is not None and (is_moment or not _goes_on(signs, groups[first:at], groups[at:end])):
            yield from _row(signs, groups[first:at])
            at = first = end
            continue
        at += 1
        if groups[at - 1].link is not Link.TIGHT:
            yield from _row(signs, groups[first:at])
            first = at
    yield from _row(signs, groups[first:])


def _is_announced(signs: str, group: Group) -> bool:
    """Tell whether words before a plus say that a phone follows: what stands behind it is no unit then, «тел. +10000000 e»."""
    return group.plus_at is not None and is_asked_for(signs, group.plus_at)


def _goes_on(signs: str, before: Sequence[Group], figure: Sequence[Group]) -> bool:
    """Tell whether what looks like a figure is rather the tail of a number: of «123 45 67 m», «five five five one two in all»."""
    digits = size_of(before)
    if before and digits < _FEWEST_DIGITS and is_asked_for(signs, before[0].start):
        return True
    if not before or len(figure) > 1 or figure[0].size > _LONGEST_PAIR:
        return False
    is_spelt = before[-1].size == figure[0].size == 1 and len(before) > 1
    is_torn = digits < _FEWEST_DIGITS <= digits + figure[0].size
    return is_spelt or (is_torn and not are_figures(before))


def _row(signs: str, groups: Sequence[Group]) -> Iterator[Span]:
    """Judge a row of groups in which no known shape was found, by its length."""
    digits = size_of(groups)
    is_long = digits >= _FEWEST_DIGITS and not are_figures(groups)
    if is_long or (digits >= _FEWEST_ASKED_FOR and is_short_phone(signs, groups) and is_asked_for(signs, groups[0].start)):
        yield _whole(signs, groups)


def _whole(signs: str, groups: Sequence[Group]) -> Span:
    """Return where a number stands with its plus, its bracket, its extension and the «tel:» of a link."""
    start = groups[0].start if groups[0].plus_at is None else groups[0].plus_at
    end = groups[-1].end
    opening = signs[start - 1 : start]
    closing = _BRACKETS.get(opening, "")
    if closing and signs.count(closing, start, end) > signs.count(opening, start, end):
        start -= 1
    return with_scheme(signs, start), with_extension(signs, end)


def _merged(spans: Iterable[Span]) -> list[Span]:
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _without(signs: str, spans: Sequence[Span]) -> str:
    parts, at = [], 0
    for start, end in sorted(spans):
        parts += [signs[at:start], _TAKEN * (end - max(at, start))]
        at = max(at, end)
    return "".join([*parts, signs[at:]])
