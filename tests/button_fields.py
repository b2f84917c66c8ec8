"""What a field of a button may hold, for tests that make up buttons."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bot.screens.fields import FIRST_YEAR, LAST_YEAR, Between, InCalendar


def ends(hint: Any) -> Iterator[str]:
    """Give the smallest and the largest value of a number; every member of a closed list; some names.

    Args:
        hint: the field's type, with what is said about it: `get_type_hints(…, include_extras=True)`.
    """
    match getattr(hint, "__metadata__", (None,))[0]:
        case Between(lowest=low, highest=high):
            yield from (str(low), str(high))
        case InCalendar(digits=digits, is_optional=is_optional):
            yield from ("0",) if is_optional else ()
            yield from (f"{FIRST_YEAR}01010000"[:digits], f"{LAST_YEAR}12312359"[:digits])
        case _ if hint is str:
            yield from ("ru", "any.ask_wants.open.1", "x")
        case _:
            yield from (str(member) for member in hint)


def least(hint: Any) -> int:
    """Return the smallest number that a field may hold."""
    return int(next(ends(hint)))
