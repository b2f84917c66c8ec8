"""What a typed time says, put together: every way in which its words can be read, each to the last word.

A text that can be read in two ways has two readings, and one with a word left over has none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.domain.reminders.date_words import DateWord, Item
from bot.domain.reminders.item_row import ItemRow
from bot.domain.reminders.said import Said
from bot.domain.reminders.said_days import DayReader
from bot.domain.reminders.said_hours import HourReader
from bot.domain.reminders.said_lengths import LengthReader

_PARTS = (
    DateWord.MORNING,
    DateWord.AFTERNOON,
    DateWord.EVENING,
    DateWord.NIGHT,
    DateWord.DAYTIME,
    DateWord.AM,
    DateWord.PM,
)
_OF_AN_HOUR = (DateWord.NIGHT, DateWord.DAYTIME, DateWord.AM, DateWord.PM)
"""They say nothing without an hour."""
_MOST_ITEMS = 24


def readings_of(items: Sequence[Item], *, is_month_first: bool) -> Sequence[Said]:
    """Return every reading of all items, none of them left over.

    Args:
        items: What was said.
        is_month_first: «12/1» may be the first of December too.
    """
    if not items or len(items) > _MOST_ITEMS:
        return ()
    row, hours, lengths = ItemRow(items), HourReader(items), LengthReader(items)
    days = DayReader(items, is_month_first=is_month_first)
    reached: list[dict[Said, None]] = [{} for _ in range(len(items) + 1)]
    reached[0][Said()] = None
    for place in range(len(items)):
        if reached[place]:
            clocks = [(end, Said(clock=clock)) for end, clock in hours.clocks(place)]
            parts = [*days.days(place), *lengths.lengths(place), *clocks, *_parts_of_day(row, place)]
            for said in reached[place]:
                for end, part in parts:
                    if (both := said.joined(part)) is not None:
                        reached[end][both] = None
    return [said for said in reached[-1] if _is_whole(said)]


def _is_whole(said: Said) -> bool:
    """Tell whether nothing is missing that makes a moment of what is said."""
    clock, date = said.clock, said.date
    is_missing = (
        clock is not None and not clock.is_free and not said.has_day and said.part is None,
        clock is None and said.part in _OF_AN_HOUR,
        # A week has many hours, and «today» says no hour that is still to come.
        said.week is not None and said.weekday is None,
        said.ahead == 0 and clock is None and said.part is None and not said.length,
        date is not None and date.is_bare and said.weekday is None,
        date is not None and date.is_spoken and (clock is None or not clock.is_free),
    )
    is_something = said.has_day or clock is not None or said.part is not None or bool(said.length)
    return is_something and not any(is_missing)


def _parts_of_day(row: ItemRow, place: int) -> Iterator[tuple[int, Said]]:
    at = place + 1 if row.any(place, (DateWord.AT, DateWord.TO, DateWord.ABOUT)) else place
    return ((at + 1, Said(part=part)) for part in _PARTS if row.says(at, part))
