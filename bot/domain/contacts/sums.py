"""Numbers that count something, and rows of them, by their shape: «1 200 000,50», «2019, 2020», «150/200/2000»."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from bot.domain.contacts.moments import is_year
from bot.domain.contacts.numbers import Group

THOUSAND = 3
"""Digits that are grouped together in a large number."""
CENTS = 2
POINTS = (",", ".")
"""What parts whole from cents, or thousands from thousands."""
LONGEST_SUM = 9
"""Digits of a sum that has no unit: nobody says more here."""
_LONGEST_NUMBER = 12
_MOST_GROUPS = 4
_GROUPING = frozenset((" ", ".", ",", "'"))
_MILLION = 7
_LONGEST_SPOKEN = 2
_FEWEST_STEPS = 4
_LONGEST_MEASURE = 4
_MOST_FACTORS = 3
_JOINS_MEASURES = frozenset("-/*")
_HUNDREDS = re.compile(r"00\Z")
_ROUND = re.compile(r"0{5}\Z")


def number_end(groups: Sequence[Group], at: int) -> int:
    """Return behind which group one number ends: «1 200 000,50», «1500»; where it begins when it counts nothing, as «007»."""
    first = groups[at]
    if first.digits[0] == "0" and first.digits != "0":
        return at
    end, grouping = at + 1, first.between
    if first.size <= THOUSAND and grouping in _GROUPING:
        while end < min(len(groups), at + _MOST_GROUPS) and groups[end - 1].between == grouping and groups[end].size == THOUSAND:
            end += 1
    if size_of(groups[at:end]) > _LONGEST_NUMBER:
        return at
    last = groups[end - 1]
    has_point = last.between in POINTS and end < len(groups) and (end == at + 1 or last.between != grouping)
    if has_point and groups[end].size <= CENTS and groups[end].between not in POINTS:
        end += 1
    return end


def measures_end(groups: Sequence[Group], at: int) -> int:
    """Return behind which group round measures end that strokes or dashes join, «1000-2000-300»; where they begin if none do."""
    end, sign = at + 1, groups[at].between
    while end < min(len(groups), at + _MOST_GROUPS) and groups[end - 1].between == sign and sign in _JOINS_MEASURES:
        end += 1
    is_whole = end > at + 2 and groups[end - 1].ends_there
    return end if is_whole and all(map(_is_measure, groups[at:end])) else at


def size_of(row: Sequence[Group]) -> int:
    """Count the digits of a row."""
    return sum(group.size for group in row)


def are_figures(row: Sequence[Group]) -> bool:
    """Tell whether a row, from its first group to its last, reads as figures by its shape alone: sums, years, sizes, steps."""
    return _are_years(row) or _are_steps(row) or _are_measures(row) or _is_decimal(row) or _are_sums(row)


def is_likely_sum(row: Sequence[Group]) -> bool:
    """Tell whether one number, grouped or not, is rather a sum than somebody's number."""
    size, first, last = size_of(row), row[0], row[-1]
    if len(row) > 1 and last.size <= CENTS:
        return size <= LONGEST_SUM + CENTS
    if len(row) == 1:
        return size <= LONGEST_SUM and _ROUND.search(first.digits) is not None
    is_grouped = first.between in (*POINTS, "'") and first.size < THOUSAND
    return size <= LONGEST_SUM and (size <= _MILLION or last.digits[-1] == "0" or is_grouped)


def _are_years(row: Sequence[Group]) -> bool:
    """«2019, 2020», «2024/2025»; «12/2026», «2026-00451» and «2025 1750» as well."""
    if all(map(is_year, row)):
        return len(row) > 1
    if len(row) != 2:  # noqa: PLR2004 - a year and one thing more
        return False
    first, second = row
    longest = first.size + (" " not in first.between)
    return (first.size <= _LONGEST_SPOKEN and is_year(second)) or (is_year(first) and second.size <= longest)


def _are_steps(row: Sequence[Group]) -> bool:
    """Sizes in equal steps: «42 44 46 48», «10 20 30 40 50»."""
    if len(row) < _FEWEST_STEPS or any(group.size > THOUSAND for group in row):
        return False
    steps = {int(after.digits) - int(before.digits) for before, after in pairwise(row)}
    return len(steps) == 1 and steps.pop() > 0


def _are_measures(row: Sequence[Group]) -> bool:
    """«150/200/2000», «2361*2058»."""
    signs = {group.between.strip() for group in row[:-1]}
    is_product = signs == {"*"} and len(row) <= _MOST_FACTORS and all(group.size <= _LONGEST_MEASURE for group in row)
    return is_product or (signs == {"/"} and all(map(_is_measure, row)))


def _is_measure(group: Group) -> bool:
    return group.size <= _LONGEST_MEASURE and group.digits[-1] == "0"


def _is_decimal(row: Sequence[Group]) -> bool:
    """«3.14159265»."""
    return len(row) == 2 and row[0].size == 1 and row[0].between in POINTS  # noqa: PLR2004 - whole and parts


def _are_sums(row: Sequence[Group]) -> bool:
    """Sums that spaces or dashes part; «three» may stand among them, as in «125 900 three of them»."""
    if number_end(row, 0) == len(row) and is_likely_sum(row):
        return True
    at = counted = 0
    while at < len(row):
        end = _round_end(row, at)
        if end == at and row[at].is_said and row[at].size == 1 and counted == 0:
            end, counted = at + 1, 1
        if end == at:
            return False
        at = end
    return True


def _round_end(row: Sequence[Group], at: int) -> int:
    """Return behind which group a sum ends that is round, or has cents, or is a year; where it begins if none does."""
    first = row[at]
    if is_year(first) and first.ends_there:
        return at + 1
    for end in (number_end(row, at), at + 2):
        one = row[at:end]
        if len(one) > 1 and number_end(one, 0) == len(one) and one[-1].between not in POINTS and _is_sure(one):
            return end
    is_alone = first.digits[0] != "0" and first.between not in POINTS and THOUSAND < first.size <= LONGEST_SUM
    return at + 1 if is_alone and _HUNDREDS.search(first.digits) else at


def _is_sure(row: Sequence[Group]) -> bool:
    """Tell whether a grouped number is a sum also among others, where a phone number could be read into the row."""
    size = size_of(row)
    if row[-1].size <= CENTS:
        return True
    is_million = size == _MILLION and row[0].digits not in ("7", "8")
    return size <= LONGEST_SUM and (row[-1].digits[-1] == "0" or is_million)
