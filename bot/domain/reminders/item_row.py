"""The things said in a typed time, in a row: what stands at a place, and which numbers begin there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.domain.reminders.date_words import MONTHS, DateWord, Item
from bot.domain.reminders.time_signs import SignKind

TENS = (20, 30, 40, 50)
FOUR_DIGITS, TWO_DIGITS = 4, 2
_LAST_MINUTE, _QUARTER = 59, 15
_UNITS = (DateWord.MINUTES, DateWord.HOURS, DateWord.DAYS, DateWord.WEEKS, DateWord.MONTHS)
_TEN = 10
YEARS = range(2000, 2060)
"""Four digits that are a year rather than an hour."""


class ItemRow:
    """Looks at what is said, from a place on."""

    def __init__(self, items: Sequence[Item]) -> None:
        self.items = items

    def numbers(self, at: int) -> Iterator[tuple[int, float]]:
        """Give the ends and values of a number in figures or in words, «двадцать пять» both short and long."""
        item = self.at(at)
        if item is None:
            return
        if item.sign.kind is SignKind.NUMBER:
            yield at + 1, float(item.sign.numbers[0])
        value = item.value(DateWord.AT_HOURS) or item.value(DateWord.NUMBERS)
        if value is None:
            return
        yield at + 1, value
        following, last = self.at(at + 1), at + 2
        if value in TENS and self.says(at + 1, DateWord.AND):
            following, last = self.at(at + 2), at + 3  # «douăzeci și cinci»
        unit = following.value(DateWord.NUMBERS) if following is not None else None
        if following is None or unit is None or not (following.sign.is_joined or following.sign.is_hyphened):
            return
        if (value in TENS and 1 <= unit < _TEN) or (value == 0 and 0 <= unit < _TEN):
            yield last, value + unit

    def minutes(self, at: int, *, is_quarter_too: bool = False) -> Iterator[tuple[int, int]]:
        """Give the ends and values of what can be minutes."""
        if is_quarter_too and self.says(at, DateWord.QUARTER):
            yield at + 1, _QUARTER
        for end, value in self.numbers(at):
            if value == int(value) and 0 <= value <= _LAST_MINUTE and self.digits(at) <= TWO_DIGITS:
                yield end + self.says(end, DateWord.MINUTES), int(value)

    def month(self, at: int) -> int:
        """Return the month that is named at a place, or 0."""
        return next((number + 1 for number, word in enumerate(MONTHS) if self.says(at, word)), 0)

    def prepositions(self, place: int, allowed: Sequence[DateWord]) -> tuple[set[DateWord], int]:
        """Return which words stand before, each at most once, and where what they stand before begins."""
        before: set[DateWord] = set()
        at = place
        while (word := next((word for word in allowed if self.says(at, word)), None)) is not None and word not in before:
            before.add(word)
            at += 1
        return before, at

    def unit(self, at: int) -> DateWord | None:
        """Return the unit of time at a place."""
        return next((word for word in _UNITS if self.says(at, word)), None)

    def at(self, place: int) -> Item | None:
        """Return what stands at a place."""
        return self.items[place] if 0 <= place < len(self.items) else None

    def says(self, place: int, word: DateWord) -> bool:
        """Tell whether what stands at a place can mean this."""
        return self.value(place, word) is not None

    def any(self, place: int, words: Sequence[DateWord]) -> bool:
        """Tell whether it can mean one of these."""
        return any(self.says(place, word) for word in words)

    def value(self, place: int, word: DateWord) -> float | None:
        """Return the value that it has when it means this, else None."""
        item = self.at(place)
        return None if item is None else item.value(word)

    def digits(self, place: int) -> int:
        """Return of how many digits a number in figures is; 0 for anything else."""
        item = self.items[place]
        return len(item.sign.text) if item.sign.kind is SignKind.NUMBER else 0


def is_year(item: Item) -> bool:
    """Tell whether a number is written as years are."""
    return len(item.sign.text) == FOUR_DIGITS and item.sign.numbers[0] in YEARS
