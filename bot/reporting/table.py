"""Rows of the log as cells of a file: what is the same in every format, so that all of them agree to the letter and the second.

Moments are whole seconds of the house's clock, decimals have two places at most, text holds nothing that a format refuses, and
the empty text is nothing. A format says how a cell is written (`Syntax`). Columns are written whole, and what comes again
and again is written once, because a call for each value would cost more than everything else.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any, Generic, TypeVar
from zoneinfo import ZoneInfo

from bot.reporting.clock import HouseClock, Memory, Seconds, whole_seconds
from bot.reporting.wording import Wording
from bot.services.interaction_ports import Page
from bot.services.log.log_columns import ON_ONE_CLOCK, UTC_OFFSET

Cell = TypeVar("Cell")

MOST_REPEATED = 100
"""Numbers beyond it are of rows, of which each comes once: not worth remembering."""
PLACES = 2
"""Of decimals: three are read as thousands where a point parts those."""
_LINE_END = re.compile("\r\n?")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f]")
_PICTURES = 0x2400
"""Where Unicode has a picture of each control character."""
_NO_CHARACTER = re.compile("[\ud800-\udfff\ufffe\uffff]")
_UNKNOWN = "\ufffd"


@dataclass(frozen=True, slots=True, kw_only=True)
class Syntax(Generic[Cell]):
    """How a format writes cells. A text comes tidied; moments come as a column, with what the clock shows beyond UTC at each."""

    text: Callable[[str], Cell]
    moments: Callable[[HouseClock, Seconds, Sequence[int]], Sequence[Cell]]
    whole: Callable[[int], Cell]
    decimal: Callable[[float], Cell]
    yes: Cell
    no: Cell
    nothing: Cell


class Table(Generic[Cell]):
    """The cells of one file, on a zone's clock and in somebody's words."""

    def __init__(self, columns: Sequence[str], syntax: Syntax[Cell], *, zone: ZoneInfo, wording: Wording) -> None:
        """Prepare.

        Raises:
            ValueError: two columns have the same header.
        """
        self.headers = [tidied(wording.headers.get(column, column)) for column in columns]
        if len({*self.headers}) < len(columns):
            msg = f"two columns have the same header: {self.headers}"
            raise ValueError(msg)
        self._columns = columns
        self._syntax = syntax
        self._clock = HouseClock(zone)
        self._cells: list[Memory[Any, Cell]] = [
            Memory(partial(self._word, wording.values[column]) if column in wording.values else self._cell) for column in columns
        ]
        self._first_moment = next((place for place, column in enumerate(columns) if column in ON_ONE_CLOCK), None)

    def rows(self, page: Page) -> Iterator[tuple[Cell, ...]]:
        """Write the cells of some rows, of one at least."""
        clocks = None
        if self._first_moment is not None:
            clocks = self._clock.beyond_utc(whole_seconds(page[self._first_moment]))
        return zip(*(self._column(place, column, clocks) for place, column in enumerate(page)), strict=True)

    def _column(self, place: int, column: Sequence[Any], clocks: Sequence[int] | None) -> Sequence[Cell]:
        name, cells = self._columns[place], self._cells[place]
        if name == UTC_OFFSET and clocks is not None:
            return [cells[f"UTC{self._clock.words[offset]}"] for offset in clocks]
        sample = next((value for value in column if value is not None), None)
        if type(sample) is datetime:
            seconds = whole_seconds(column)
            offsets = self._clock.beyond_utc(seconds) if clocks is None or name not in ON_ONE_CLOCK else clocks
            return self._syntax.moments(self._clock, seconds, offsets)
        if type(sample) is int and sample > MOST_REPEATED and None not in column:
            return [*map(self._syntax.whole, column)]
        return [*map(cells.__getitem__, column)]

    def _cell(self, value: Any) -> Cell:
        match value:
            case None | "":
                return self._syntax.nothing
            case bool():
                return self._syntax.yes if value else self._syntax.no
            case int():
                return self._syntax.whole(value)
            case float():
                return self._syntax.decimal(round(value, PLACES))
            case _:
                return self._syntax.text(tidied(str(value)))

    def _word(self, words: Mapping[str, str], value: Any) -> Cell:
        contract = ("true" if value else "false") if isinstance(value, bool) else str(value)
        return self._cell(value if value is None else words.get(contract, value))


def tidied(text: str) -> str:
    """Replace what some format refuses: control characters by their pictures, half characters; lines end in one way."""
    if text.isprintable():
        return text
    lines = _LINE_END.sub("\n", text)
    return _NO_CHARACTER.sub(_UNKNOWN, _CONTROL.sub(lambda found: chr(_PICTURES + ord(found[0])), lines))
