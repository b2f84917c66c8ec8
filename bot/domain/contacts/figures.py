"""The figures of a trade: sums, dates, hours, sizes, percentages, codes of goods. None of them is anybody's number.

Finds those that something beside them, or a sign within them, makes one. Those known by their shape alone are in `sums`. Where a
number could as well be a phone, it is no figure.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.contacts.figure_words import (
    LONGEST_CODE,
    has_money_before,
    has_unit_behind,
    is_up_to,
    longest_named,
    names_article,
)
from bot.domain.contacts.moments import RANGE, moment_at
from bot.domain.contacts.numbers import Group, Link
from bot.domain.contacts.sums import CENTS, LONGEST_SUM, POINTS, THOUSAND, is_likely_sum, measures_end, number_end, size_of

_LONGEST_FRACTION = 7


def figure_at(signs: str, groups: Sequence[Group], at: int, *, is_first: bool) -> int | None:
    """Return behind which group the figure ends that begins with this one; None when nothing shows that it is one.

    Args:
        is_first: no group before is part of the same number; a figure within a row of digits begins only behind a space.
    """
    if at >= len(groups) or not (is_first or " " in groups[at - 1].between):
        return None
    return (
        moment_at(groups, at)
        or article_at(signs, groups, at)
        or _named(signs, groups, at)
        or _with_unit(signs, groups, at)
        or _with_fraction(groups, at)
    )


def sum_at(signs: str, groups: Sequence[Group], at: int) -> int | None:
    """Return behind which group a sum with its unit ends, if what begins here can hardly be the beginning of a phone number.

    Such are groups of two to nine digits, no zero the first: «77 000 – 106 000 р.», «$704'938'974,50».
    """
    if groups[at].digits[0] == "0" or not 1 < groups[at].size <= LONGEST_SUM:
        return None
    return _with_unit(signs, groups, at)


def article_at(signs: str, groups: Sequence[Group], at: int) -> int | None:
    """Return behind which group a code ends that a word before it names as that of goods: «артикул 4607001234567»."""
    if groups[at].is_said or not names_article(signs, groups[at].start):
        return None
    return _code_end(groups, at, LONGEST_CODE)


def _named(signs: str, groups: Sequence[Group], at: int) -> int | None:
    """«заказ 123-456», «DW-5600», «AB1234567»."""
    group = groups[at]
    longest = 0 if group.is_said else longest_named(signs, group.start, is_glued=group.after_letters)
    return _code_end(groups, at, longest)


def _code_end(groups: Sequence[Group], at: int, longest: int) -> int | None:
    """Take what is glued together, unless it is too long."""
    end = at + 1
    while end < len(groups) and groups[end - 1].link is Link.TIGHT and not groups[end - 1].ends_there:
        end += 1
    return end if size_of(groups[at:end]) <= longest else None


def _with_unit(signs: str, groups: Sequence[Group], at: int) -> int | None:
    """A number, or a range of two, with a unit behind it or money before it."""
    end = max(measures_end(groups, at), number_end(groups, at))
    if end == at:
        return None
    if groups[end - 1].between in RANGE and end < len(groups):
        farther = number_end(groups, end)
        if farther > end and has_unit_behind(signs, groups[farther - 1].end):
            return farther
    if has_unit_behind(signs, groups[end - 1].end):
        return end
    start = groups[at].start
    is_grouped = end > at + 1 and groups[at].size < THOUSAND
    is_sum = has_money_before(signs, start) or (is_grouped and is_up_to(signs, start))
    return end if is_sum and groups[end - 1].ends_there else None


def _with_fraction(groups: Sequence[Group], at: int) -> int | None:
    """«120,000», «1,250,000.00», «1.299,00», «123 456 789,00», «0,3333»."""
    first = groups[at]
    if first.digits == "0" and first.between in POINTS:
        return at + 2 if groups[at + 1].size <= _LONGEST_FRACTION and groups[at + 1].ends_there else None
    end = number_end(groups, at)
    if end <= at + 1 or first.is_said or not groups[end - 1].ends_there:
        return None
    has_cents = groups[end - 1].size == CENTS and groups[end - 2].between in POINTS
    has_thousands = first.between in POINTS and groups[at + 1].size == THOUSAND
    return end if (has_cents or has_thousands) and is_likely_sum(groups[at:end]) else None
