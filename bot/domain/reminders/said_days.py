"""Reads a day: today, a day of the week, one of the calendar in figures or with the name of its month."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.domain.reminders.date_words import WEEKDAYS, DateWord, Item
from bot.domain.reminders.item_row import TENS, ItemRow, is_year
from bot.domain.reminders.said import CalendarDay, Said
from bot.domain.reminders.said_hours import may_be_hour
from bot.domain.reminders.time_signs import SignKind

RELATIVE = {DateWord.YESTERDAY: -1, DateWord.TODAY: 0, DateWord.TOMORROW: 1, DateWord.DAY_AFTER: 2}
_BEFORE_DAYS = (DateWord.AT, DateWord.TO, DateWord.ON)
_LAST_DAY, _TEN = 31, 10
_DAY_AND_MONTH = 2
_CENTURY, _YEARS_OF_TWO_DIGITS = 2000, 100


class DayReader(ItemRow):
    """Reads days."""

    def __init__(self, items: Sequence[Item], *, is_month_first: bool) -> None:
        """Take what was said, and whether «12/1» may be the first of December too."""
        super().__init__(items)
        self._is_month_first = is_month_first

    def days(self, place: int) -> Iterator[tuple[int, Said]]:
        """Give what can be read as a day from a place on."""
        before, start = self.prepositions(place, _BEFORE_DAYS)
        for word, ahead in RELATIVE.items():
            if self.says(start, word):
                yield start + 1, Said(ahead=ahead)
        for word in (DateWord.NEXT_WEEK, DateWord.THIS_WEEK):
            if self.says(start, word):
                yield start + 1, Said(week=word)
        yield from self._weekdays(start)
        for end, day in self._dates(start, before):
            yield end, Said(date=day)

    def _weekdays(self, start: int) -> Iterator[tuple[int, Said]]:
        which = next((word for word in (DateWord.NEXT, DateWord.THIS) if self.says(start, word)), None)
        at = start + 1 if which else start
        for number, word in enumerate(WEEKDAYS):
            if self.says(at, word):
                behind = next((one for one in (DateWord.NEXT, DateWord.THIS) if self.says(at + 1, one)), None)
                if which is None and behind is not None:
                    yield at + 2, Said(weekday=number, which=behind)
                yield at + 1, Said(weekday=number, which=which)

    def _dates(self, start: int, before: set[DateWord]) -> Iterator[tuple[int, CalendarDay]]:
        item = self.at(start)
        if item is None:
            return
        numbers = item.sign.numbers
        match item.sign.kind:
            case SignKind.ISO:
                yield start + 1, CalendarDay(day=numbers[2], month=numbers[1], year=numbers[0])
            case SignKind.DOTTED | SignKind.STROKE | SignKind.DASH if not numbers[0] or not numbers[1]:
                return
            case SignKind.DOTTED:
                is_hour = DateWord.AT in before and may_be_hour(item) and not item.sign.is_stopped
                if not is_hour:
                    yield start + 1, _calendar_day(*numbers)
            case SignKind.STROKE:
                yield start + 1, _calendar_day(*numbers)
                if self._is_month_first and numbers[0] != numbers[1]:
                    yield start + 1, _calendar_day(numbers[1], numbers[0], *numbers[2:])
            case SignKind.DASH if len(numbers) > _DAY_AND_MONTH:
                yield start + 1, _calendar_day(*numbers)
            case _:
                yield from self._days_of_month(start, before)

    def _days_of_month(self, start: int, before: set[DateWord]) -> Iterator[tuple[int, CalendarDay]]:
        for at, day, is_ordinal in self._day_numbers(start):
            month = self.month(at)
            if month:
                for end, year in self._years(at + 1):
                    yield end, CalendarDay(day=day, month=month, year=year)
            if self.says(at, DateWord.DAY_OF_MONTH):
                yield at + 1, CalendarDay(day=day, month=0)
            elif is_ordinal or DateWord.ON in before:
                yield at, CalendarDay(day=day, month=0)
            elif self.value(at - 1, DateWord.ORDINALS) == day % _TEN or self.value(at - 1, DateWord.ORDINALS) == day:
                yield at, CalendarDay(day=day, month=0, is_spoken=True)
            elif not before and start > 0 and any(self.says(start - 1, word) for word in WEEKDAYS):
                yield at, CalendarDay(day=day, month=0, is_bare=True)
        if month := self.month(start):
            for at, day, _ in self._day_numbers(start + 1):
                for end, year in self._years(at + self.says(at, DateWord.DAY_OF_MONTH)):
                    yield end, CalendarDay(day=day, month=month, year=year)

    def _day_numbers(self, at: int) -> Iterator[tuple[int, int, bool]]:
        """Give the ends and values of what can be a day's number, and whether it is one without a month."""
        item = self.at(at)
        if item is None:
            return
        if item.sign.kind is SignKind.NUMBER and 1 <= item.sign.numbers[0] <= _LAST_DAY:
            is_ordinal = self.says(at + 1, DateWord.ORDINAL_END)
            yield at + 1 + is_ordinal, item.sign.numbers[0], is_ordinal
        if (ordinal := item.value(DateWord.ORDINALS)) is not None:
            yield at + 1, int(ordinal), False
        tens = item.value(DateWord.NUMBERS)
        following = self.at(at + 1)
        unit = following.value(DateWord.ORDINALS) if following is not None else None
        if tens in TENS and unit is not None and unit < _TEN:
            yield at + 2, int(tens + unit), False
        for end, value in self.numbers(at):
            if item.sign.kind is SignKind.WORD and value == int(value) and 1 <= value <= _LAST_DAY:
                yield end, int(value), False

    def _years(self, at: int) -> Iterator[tuple[int, int | None]]:
        yield at, None
        item = self.at(at)
        if item is not None and item.sign.kind is SignKind.NUMBER and is_year(item):
            yield at + 1, item.sign.numbers[0]


def _calendar_day(day: int, month: int, year: int | None = None) -> CalendarDay:
    is_short = year is not None and year < _YEARS_OF_TWO_DIGITS
    return CalendarDay(day=day, month=month, year=year + _CENTURY if year is not None and is_short else year)
