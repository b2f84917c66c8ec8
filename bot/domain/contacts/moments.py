"""Dates and times among the numbers of a text, by their shape: «12.05.2026», «15:30», «01.06–15.06.2026»."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.contacts.numbers import Group, Link

RANGE = frozenset(("-", " - ", "- ", " -", ".-", ". - "))
"""What stands between the ends of a range, of days and of sums."""
_DATE_SIGNS = frozenset("./-")
_PAIR = 2
"""Digits of an hour, a minute, a day, a month; a short year too."""
_PARTS = 3
"""Of a date."""
_YEAR = 4
_HOURS, _MINUTES, _DAYS = 24, 60, 31


def moment_at(groups: Sequence[Group], at: int) -> int | None:
    """Return behind which group the date or time ends that begins with this one; None when none does."""
    if at >= len(groups) or groups[at].plus_at is not None:
        return None
    return _time(groups, at) or _date(groups, at) or _from_to(groups, at) or _day_of_month(groups, at)


def is_year(group: Group) -> bool:
    """Tell whether these digits read as a year of this century or the last."""
    return group.size == _YEAR and group.digits[:2] in ("19", "20")


def _time(groups: Sequence[Group], at: int) -> int | None:
    """«15:30», «10:30:00»."""
    if at >= len(groups) or groups[at].size > _PAIR or int(groups[at].digits) > _HOURS:
        return None
    end = at + 1
    while end < min(len(groups), at + 3) and groups[end - 1].between == ":" and _is_minute(groups[end]):
        end += 1
    return end if end > at + 1 else None


def _date(groups: Sequence[Group], at: int) -> int | None:
    """«12.05.2026», «2026-05-12», «12.05.26»."""
    if at + 2 >= len(groups):
        return None
    first, second, third = groups[at : at + 3]
    sign = first.between
    if sign not in _DATE_SIGNS or second.between != sign or (third.between == sign and not _goes_on_with_date(groups, at)):
        return None
    if is_year(first):
        return at + 3 if _is_day(second) and _is_day(third) else None
    may_end = third.ends_there or third.between in RANGE
    is_short_year = third.size == _PAIR and may_end and sign != "-"
    return at + 3 if _is_day(first) and _is_day(second) and (is_year(third) or is_short_year) else None


def _goes_on_with_date(groups: Sequence[Group], at: int) -> bool:
    """«2026-02-06-2026-02-09»: the year has the same place."""
    after = groups[at + 3 : at + 6]
    return len(after) == _PARTS and [is_year(group) for group in after] == [is_year(group) for group in groups[at : at + 3]]


def _from_to(groups: Sequence[Group], at: int) -> int | None:
    """«01.06-15.06.2026», «9.30–17.45»."""
    row = groups[at : at + 4]
    if len(row) < 2 * _PAIR or (row[0].between, row[2].between) != (".", ".") or row[1].between not in RANGE:
        return None
    if not all(group.size <= _PAIR and int(group.digits) < _MINUTES for group in row):
        return None
    if row[3].between != "." or at + 4 >= len(groups):
        return at + 4 if row[3].ends_there else None
    year = groups[at + 4]
    return at + 5 if is_year(year) or year.size == _PAIR else None


def _day_of_month(groups: Sequence[Group], at: int) -> int | None:
    """«06.10 15:00», «6.10., 7.10.», «00.30 28.12.2026»: where it ends or a moment follows; else a number could begin so."""
    row = groups[at : at + 2]
    if len(row) < _PAIR or row[0].between != "." or row[0].size > _PAIR:
        return None
    if _is_day(row[0]) and _is_day(row[1]) and (row[1].link is not Link.TIGHT or _time(groups, at + 2) is not None):
        return at + 2
    return at + 2 if _is_minute(row[1]) and row[1].ends_there and _date(groups, at + 2) is not None else None


def _is_minute(group: Group) -> bool:
    return group.size == _PAIR and int(group.digits) < _MINUTES


def _is_day(group: Group) -> bool:
    """Also of months: which of the two comes first is a country's own affair."""
    return group.size <= _PAIR and 0 < int(group.digits) <= _DAYS
