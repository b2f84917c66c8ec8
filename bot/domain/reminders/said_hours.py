"""Reads an hour, in figures and as people say it: «15:30», «полтретьего», «quarter to four», «puoli kolmelta»."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bot.domain.reminders.date_words import WEEKDAYS, DateWord, Item
from bot.domain.reminders.item_row import FOUR_DIGITS, TENS, TWO_DIGITS, ItemRow, is_year
from bot.domain.reminders.said import Clock, Spoken
from bot.domain.reminders.time_signs import SignKind

_BEFORE_HOURS = (DateWord.AT, DateWord.CLOCK, DateWord.TO, DateWord.AFTER, DateWord.ABOUT)
_NEAR_DAYS = (DateWord.TODAY, DateWord.TOMORROW, DateWord.DAY_AFTER)
_QUARTER, _HALF = 15, 30
_NOON, _LAST_HOUR, _LAST_MINUTE, _LAST_NIGHT_HOUR = 12, 24, 59, 5
_TEN = 10


class HourReader(ItemRow):
    """Reads hours."""

    def clocks(self, place: int) -> Iterator[tuple[int, Clock]]:
        """Give what can be read as an hour from a place on."""
        # «часов в 10»: at about ten.
        hours_first = self.says(place, DateWord.O_CLOCK) and self.any(place + 1, (DateWord.AT, DateWord.TO))
        before, start = self.prepositions(place + hours_first, _BEFORE_HOURS)
        for end, clock in self._cores(start, before):
            shown = replace(clock, spoken=Spoken.OF_24) if DateWord.CLOCK in before and _may_be_of_24(clock) else clock
            shown = replace(shown, is_free=True) if before else shown
            behind = end
            if self.says(end, DateWord.O_CLOCK):
                behind, shown = end + 1, replace(shown, is_free=True)
            yield behind, shown
            if self.says(behind, DateWord.AFTERWARDS):
                yield behind + 1, replace(shown, is_free=True)

    def _cores(self, at: int, before: set[DateWord]) -> Iterator[tuple[int, Clock]]:
        item = self.at(at)
        if item is None:
            return
        sign = item.sign
        match sign.kind:
            case SignKind.COLON:
                yield from _if_hour(at + 1, sign.numbers[0], sign.numbers[1], _of_figures(item))
            case SignKind.DOTTED if may_be_hour(item) and (before or not _is_rather_a_day(item)):
                for end, clock in _if_hour(at + 1, sign.numbers[0], sign.numbers[1], _of_figures(item)):
                    yield end, replace(clock, is_dotted=not before)
            case SignKind.COMMA | SignKind.DASH if may_be_hour(item) and (sign.kind is SignKind.DASH or before):
                yield from _if_hour(at + 1, sign.numbers[0], sign.numbers[1], _of_figures(item), is_free=False)
            case SignKind.NUMBER if len(sign.text) > TWO_DIGITS:
                # «1530»; «930» only where it is said to be an hour
                is_read = (not is_year(item) or self._is_day_before(at)) if len(sign.text) == FOUR_DIGITS else bool(before)
                spoken = Spoken.EXACTLY if len(sign.text) == FOUR_DIGITS else Spoken.SHORT
                if is_read:
                    yield from _if_hour(at + 1, *divmod(sign.numbers[0], 100), spoken, is_free=spoken is Spoken.EXACTLY)
            case SignKind.WORD if self.says(at, DateWord.LUNCH) and DateWord.AFTER not in before:
                yield at + 1, Clock(hour=_NOON, minute=0, spoken=Spoken.LUNCH)
            case SignKind.NUMBER | SignKind.WORD:
                yield from self._spoken(at)

    def _spoken(self, at: int) -> Iterator[tuple[int, Clock]]:
        if self.says(at, DateWord.NOON):
            yield at + 1, Clock(hour=12, minute=0, spoken=Spoken.EXACTLY)
        if self.says(at, DateWord.MIDNIGHT):
            yield at + 1, Clock(hour=0, minute=0, spoken=Spoken.MIDNIGHT)
        if self.says(at, DateWord.SAME_TIME):
            yield at + 1, Clock(hour=0, minute=0, spoken=Spoken.NOW, is_free=False)
        yield from self._hours_with_minutes(at)
        yield from self._minutes_with_hours(at)

    def _hours_with_minutes(self, at: int) -> Iterator[tuple[int, Clock]]:
        """Read an hour, and behind it what makes it earlier or later."""
        for end, hour, is_free in self._hours(at):
            if not self._is_of_a_day(at, end):
                yield from _if_hour(end, hour, 0, Spoken.BARE, is_free=is_free)
            behind = end + 1 if self.says(end, DateWord.AND) else end
            for minutes_end, minute in self.minutes(behind):
                if self._is_pair(behind, minute, is_open=is_free or behind > end):
                    is_time = is_free or self._is_only_time(at, behind)
                    yield from _if_hour(minutes_end, hour, minute, Spoken.BARE, is_free=is_time)
            if self.says(end, DateWord.AND_HALF) or (self.says(end, DateWord.HALF) and behind == end):
                yield from _if_hour(end + 1, hour, _HALF, Spoken.BARE, is_free=is_free)
            if behind > end and self.says(behind, DateWord.QUARTER):
                yield from _if_hour(behind + 1, hour, _QUARTER, Spoken.BARE, is_free=is_free)
            if self.says(end, DateWord.WITHOUT):
                for minutes_end, minute in self.minutes(end + 1, is_quarter_too=True):
                    yield from _if_before(minutes_end, hour, minute)

    def _minutes_with_hours(self, at: int) -> Iterator[tuple[int, Clock]]:
        """Read minutes, and behind them the hour of which they are counted."""
        if self.says(at, DateWord.HALF_BEFORE):
            for end, hour in self._hours_counted(at + 1):
                yield from _if_before(end, hour, _HALF)
        if self.says(at, DateWord.HALF_AFTER):
            for end, hour in self._hours_counted(at + 1):
                yield from _if_hour(end, hour, _HALF, Spoken.BARE)
        is_less = self.says(at, DateWord.WITHOUT)
        for end, minute in self.minutes(at + is_less, is_quarter_too=True):
            is_before = self.says(end, DateWord.BEFORE_HOUR) and not self._may_begin_span(at)
            if is_less or is_before:
                for hour_end, hour in self._hours_counted(end + is_before):
                    yield from _if_before(hour_end, hour, minute)
            if self.says(end, DateWord.PAST_HOUR):
                for hour_end, hour in self._hours_counted(end + 1):
                    yield from _if_hour(hour_end, hour, minute, Spoken.BARE)
            yield from self._of_hour_begun(end, minute)

    def _of_hour_begun(self, at: int, minute: int) -> Iterator[tuple[int, Clock]]:
        """Read the hour that has begun: «десять минут третьего» is ten past two, and «двадцать третьего» a day."""
        ordinal = self.value(at, DateWord.ORDINALS)
        is_of_a_day = self.value(at - 1, DateWord.NUMBERS) in TENS
        if ordinal is not None and 1 <= ordinal <= _NOON and not self.month(at + 1) and not minute % 5 and not is_of_a_day:
            yield from _if_hour(at + 1, int(ordinal - 1) or _NOON, minute, Spoken.BARE)

    def _hours(self, at: int) -> Iterator[tuple[int, int, bool]]:
        """Give the ends and values of what can be an hour, and whether it says itself that it is one."""
        if self.says(at, DateWord.ONE_OCLOCK):
            yield at + 1, 1, False
        for end, value in self.numbers(at):
            if value == int(value) and 0 <= value <= _LAST_HOUR and self.digits(at) <= TWO_DIGITS:
                if self.any(end, (DateWord.O_CLOCK, DateWord.HOUR_END)):
                    yield end + 1, int(value), True
                elif not self.says(end, DateWord.ORDINAL_END):
                    yield end, int(value), self.says(at, DateWord.AT_HOURS)

    def _hours_counted(self, at: int) -> Iterator[tuple[int, int]]:
        """Give what can be the hour from which minutes are counted: «третьего», «three», «klo kolme»."""
        ordinal = self.value(at, DateWord.ORDINALS)
        if ordinal is not None and 1 <= ordinal <= _NOON:
            yield at + 1, int(ordinal)
        for end, hour, _ in self._hours(at):
            yield end, hour

    def _is_pair(self, at: int, minute: int, *, is_open: bool) -> bool:
        """Tell whether a number right behind an hour can be its minutes: «15 30», «три тридцать», «17 часов 5 минут»."""
        item, before = self.items[at], self.items[at - 1]
        if not item.sign.is_joined or before.sign.is_stopped:
            return False
        if item.sign.kind is SignKind.NUMBER:
            return len(item.sign.text) == TWO_DIGITS or is_open
        return minute >= _TEN or is_open or item.value(DateWord.NUMBERS) == 0

    def _is_only_time(self, at: int, behind: int) -> bool:
        """Tell whether two figures can be nothing but an hour and its minutes: «16 45», and not «10 12»."""
        return self.digits(at) == self.digits(behind) == TWO_DIGITS and self.items[behind].sign.numbers[0] > _NOON

    def _is_of_a_day(self, at: int, end: int) -> bool:
        """Tell whether «twenty» is that of «twenty-first»."""
        ordinal = self.value(end, DateWord.ORDINALS)
        is_alone = at == 0 or not self.any(at - 1, _BEFORE_HOURS)
        return is_alone and self.value(at, DateWord.NUMBERS) in TENS and ordinal is not None and ordinal < _TEN

    def _may_begin_span(self, at: int) -> bool:
        """Tell whether a number before «to» may be an hour: «10 to 12»."""
        return self.digits(at) > 0 and self.items[at].sign.numbers[0] <= _NOON

    def _is_day_before(self, at: int) -> bool:
        """Tell whether what stands before is a day that has no year, so that «2030» is an hour."""
        return any(self.says(place, word) for place in (at - 1, at - 2) for word in (*_NEAR_DAYS, *WEEKDAYS))


def may_be_hour(item: Item) -> bool:
    """Tell whether figures in two parts can be an hour with its minutes; «10-12» is a span of hours."""
    numbers = item.sign.numbers
    if len(numbers) != TWO_DIGITS or not item.sign.text[-2:].isdigit():
        return False
    if item.sign.kind is SignKind.DASH and (" " in item.sign.text or numbers[0] < numbers[1] <= _LAST_HOUR):
        return False
    return numbers[0] <= _LAST_HOUR - 1 and numbers[1] <= _LAST_MINUTE


def _is_rather_a_day(item: Item) -> bool:
    """Tell whether nobody means an hour by it: «25.11. 10.30», or «01.13», a month and a day of another country."""
    return item.sign.is_stopped or (item.sign.text.startswith("0") and item.sign.numbers[0] <= _LAST_NIGHT_HOUR)


def _of_figures(item: Item) -> Spoken:
    """Tell how an hour with minutes is written: one figure may be of twelve hours."""
    return Spoken.SHORT if not item.sign.text[1].isdigit() and item.sign.numbers[0] else Spoken.EXACTLY


def _may_be_of_24(clock: Clock) -> bool:
    return clock.spoken in (Spoken.BARE, Spoken.SHORT)


def _if_hour(end: int, hour: int, minute: int, spoken: Spoken, *, is_free: bool = True) -> Iterator[tuple[int, Clock]]:
    if hour == _LAST_HOUR and minute == 0:
        yield end, Clock(hour=0, minute=0, spoken=Spoken.MIDNIGHT, is_free=is_free)
    elif 0 <= hour < _LAST_HOUR and 0 <= minute <= _LAST_MINUTE:
        yield end, Clock(hour=hour, minute=minute, spoken=spoken, is_free=is_free)


def _if_before(end: int, hour: int, minute: int) -> Iterator[tuple[int, Clock]]:
    """Give the hour that lacks so many minutes."""
    if minute and hour:
        earlier = hour - 1 if hour > 1 else _NOON
        yield end, Clock(hour=earlier, minute=60 - minute, spoken=Spoken.BARE)
