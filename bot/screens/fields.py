"""What the fields of a button may hold: kinds of numbers and names with their bounds.

Whoever writes a client of his own sends any bytes he likes, so nothing that a button carries is believed before it was held
against these bounds. Every one of them is as wide as what we ever put into a button: those in chats of long ago stay good.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Final, Protocol

from bot.domain.clients.naming import LARGEST_CODE
from bot.domain.sales.amount import LARGEST_AMOUNT

LARGEST_ID: Final = 2**63 - 1
"""What a column of row numbers can hold."""
LAST_PAGE: Final = 9_999
"""Of any list that is walked through page by page; what lies behind it is for an export."""
FIRST_YEAR, LAST_YEAR = 2000, 2999
"""A moment of these years can be reckoned with in every time zone; the calendar itself knows years in which that fails."""
_DECIMAL = re.compile(r"0|[1-9][0-9]{0,18}")
_NAME = re.compile(r"[A-Za-z0-9_.+/-]+")


class Bounds(Protocol):
    """Which values a field may have."""

    def allow(self, value: int, /) -> bool:
        """Tell whether this may be one."""


@dataclass(frozen=True, slots=True)
class Between:
    """A whole number, both ends included."""

    lowest: int
    highest: int

    def allow(self, value: int) -> bool:
        """Compare with both ends."""
        return self.lowest <= value <= self.highest


@dataclass(frozen=True, slots=True)
class InCalendar:
    """A month, a day or a moment as digits, which is in the calendar: 202611, 20261123, 202611231030."""

    digits: int
    is_optional: bool = False
    """0 stands for none."""

    def allow(self, value: int) -> bool:
        """Look it up in the calendar."""
        if value == 0:
            return self.is_optional
        text = str(value)
        if len(text) != self.digits:
            return False
        year, *rest = int(text[:4]), *(int(text[at : at + 2]) for at in range(4, self.digits, 2))
        month, day, hour, minute = (*rest, *(1, 1, 0, 0)[len(rest) :])
        try:
            moment = datetime(year, month, day, hour, minute)  # noqa: DTZ001  a wall time: the zone is the employee's
        except ValueError:
            return False
        return FIRST_YEAR <= moment.year <= LAST_YEAR


RowId = Annotated[int, Between(1, LARGEST_ID)]
"""The number of a row of ours."""
RowIdOrNone = Annotated[int, Between(0, LARGEST_ID)]
"""0 stands for none."""
Flag = Annotated[int, Between(0, 1)]
"""1 for yes."""
PageNumber = Annotated[int, Between(0, LAST_PAGE)]
"""Of a list, from 0; what is past the list's end is its last page."""
Position = Annotated[int, Between(1, 9)]
"""Of one thing among a few, from 1."""
CodeNumber = Annotated[int, Between(1, LARGEST_CODE)]
"""In a code of the bot's making."""
Revision = Annotated[int, Between(0, 2**31 - 1)]
"""Of a card."""
Minute = Annotated[int, Between(0, 24 * 60 - 1)]
"""After midnight."""
Amount = Annotated[int, Between(1, LARGEST_AMOUNT)]
"""A sum of money, in hundredths."""
Months = Annotated[int, Between(1, 120)]
"""How long something is kept."""
Hundredths = Annotated[int, Between(0, 90)]
"""How much a cue weighs; 0 stands for what the files say."""
TextSign = Annotated[int, Between(0, 2**32 - 1)]
"""Stands for a text that was seen: see `sign_of`."""
MonthOrNone = Annotated[int, InCalendar(6, is_optional=True)]
Day = Annotated[int, InCalendar(8)]
DayOrNone = Annotated[int, InCalendar(8, is_optional=True)]
Moment = Annotated[int, InCalendar(12)]
"""A wall time to the minute."""
Name = str
"""An id of the content, a language or a time zone; always of plain Latin letters, digits and a few signs."""


def read_number(text: str) -> int:
    """Read a number as we write it, and in no other way: no sign, no zeros in front, no other script's digits.

    Raises:
        ValueError: it is none.
    """
    if not _DECIMAL.fullmatch(text):
        raise ValueError(text)
    return int(text)


def read_name(text: str) -> str:
    """Read an id.

    Raises:
        ValueError: there are signs in it that no id has.
    """
    if not _NAME.fullmatch(text):
        raise ValueError(text)
    return text
