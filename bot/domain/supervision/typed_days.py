"""Days that somebody types to look at calls of: «1.11–15.11», «1.11.2026», «2026-11-01 2026-11-15»."""

from __future__ import annotations

import re
from datetime import date

from bot.domain.supervision.period import FIRST_DAY, LAST_DAY

_DAY = re.compile(r"(?P<iso>(\d{4})-(\d{1,2})-(\d{1,2}))|(\d{1,2})[./](\d{1,2})(?:[./](\d{4}|\d{2})(?!\d))?")


def read_days(text: str, today: date) -> tuple[date, date] | None:
    """Return the first day and the last, in order; of one day both are that one. None when it says something else.

    A day without a year is the last that has come, as seen from today; of two days the first has the year of the second, or the
    one before where it would come after it.
    """
    found = list(_DAY.finditer(text))
    if len(found) not in (1, 2) or re.search(r"\w", _DAY.sub("", text)):
        return None
    last = _day(found[-1], today)
    first = last if len(found) == 1 or last is None else _day(found[0], last)
    if first is None or last is None:
        return None
    first, last = sorted((first, last))
    return None if first < FIRST_DAY or last > LAST_DAY else (first, last)


def _day(found: re.Match[str], not_after: date) -> date | None:
    if found["iso"]:
        year, month, day = (int(number) for number in found.group(2, 3, 4))
    else:
        day, month = int(found[5]), int(found[6])
        year = int(found[7]) if found[7] else 0
        if found[7] and len(found[7]) == 2:  # noqa: PLR2004  two digits of a year
            year += 2000
    try:
        if year:
            return date(year, month, day)
        this_year = date(not_after.year, month, day)
    except ValueError:
        return None
    try:
        return this_year if this_year <= not_after else date(not_after.year - 1, month, day)
    except ValueError:  # the 29th of February
        return None
