"""The house's clock in a file: wall time and offset of a moment, to the second, reckoned once for each quarter of an hour."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

Seconds = Sequence[int | None]
"""Moments, column-wise: whole seconds since 1970, or None."""
Key = TypeVar("Key")
Value = TypeVar("Value")

QUARTER = 900
"""Seconds. Clocks are changed at a quarter of an hour of UTC, everywhere since 1973."""
HOUR, DAY = 3600, 86_400
REMEMBERED = 8192
FIRST_DAY_OF_SHEETS = 25_569
"""1970-01-01 as spreadsheets count days."""

_FIRST = datetime(1970, 1, 1, tzinfo=UTC)


class Memory(dict[Key, Value]):
    """Values by what they are made of, each made once; when they are too many, it begins anew."""

    def __init__(self, make: Callable[[Key], Value]) -> None:
        """Remember nothing yet."""
        super().__init__()
        self._make = make

    def __missing__(self, key: Key) -> Value:
        """Make a value."""
        if len(self) >= REMEMBERED:
            self.clear()
        value = self[key] = self._make(key)
        return value


class HouseClock:
    """Wall time of one zone. Offsets are seconds, and so is the least that is shown."""

    def __init__(self, zone: ZoneInfo) -> None:
        """Reckon nothing yet."""
        self._zone = zone
        self.offsets: Memory[int, int] = Memory(self._offset)
        """By the quarter of an hour: what the clock showed beyond UTC then."""
        self.words: Memory[int, str] = Memory(_offset_words)
        """By offset: `+02:00`."""
        self._hours: Memory[int, str] = Memory(_hour_words)
        self._ends: Memory[int, Sequence[str]] = Memory(self._ends_of_hours)

    def beyond_utc(self, seconds: Seconds) -> list[int]:
        """Return the offset at each moment; where there is none it is no matter which."""
        known = self.offsets
        return [0 if at is None else known[at // QUARTER] for at in seconds]

    def iso(self, seconds: Seconds, offsets: Sequence[int], *, nothing: str) -> list[str]:
        """Return ISO 8601 on clocks with those offsets: `2026-03-02T14:00:00+02:00`."""
        hours, ends = self._hours, self._ends
        return [
            nothing if at is None else hours[(shown := at + offset) // HOUR] + ends[offset][shown % HOUR]
            for at, offset in zip(seconds, offsets, strict=True)
        ]

    def _ends_of_hours(self, offset: int) -> Sequence[str]:
        return [f":{second // 60:02}:{second % 60:02}{self.words[offset]}" for second in range(HOUR)]

    def _offset(self, quarter: int) -> int:
        offset = (_FIRST + timedelta(seconds=quarter * QUARTER)).astimezone(self._zone).utcoffset()
        return 0 if offset is None else int(offset.total_seconds())


def whole_seconds(moments: Sequence[Any]) -> Seconds:
    """Return moments as seconds since 1970, cut."""
    return [None if at is None else int(at.timestamp()) for at in moments]


def sheet_days(seconds: Seconds, offsets: Sequence[int]) -> list[float | None]:
    """Return wall times as spreadsheets store them: days, which know no zone."""
    return [
        None if at is None else (at + offset) / DAY + FIRST_DAY_OF_SHEETS for at, offset in zip(seconds, offsets, strict=True)
    ]


def _hour_words(hour: int) -> str:
    return (_FIRST + timedelta(hours=hour)).strftime("%Y-%m-%dT%H")


def _offset_words(offset: int) -> str:
    minutes = abs(offset) // 60
    return f"{'-' if offset < 0 else '+'}{minutes // 60:02}:{minutes % 60:02}"
