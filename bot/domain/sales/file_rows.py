"""Lists of sales as people keep them: which column is the day, which the client, which the sum, and what each row says.

A list has a line that names its columns, in any of the four languages, or none: then columns are known by what stands in them.
Leaves out how a file is opened (see `bot.reporting.sheet_reader`) and who a client is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from bot.domain.folding import fold
from bot.domain.sales.amount import LARGEST_AMOUNT, MINOR, read_amount

Cell = str | int | float | bool | date | datetime | None
"""What a spreadsheet gives for one field."""
Table = Sequence[Sequence[Cell]]

HEAD_WITHIN = 15
"""Above a list there may stand a title, a period, a name; its columns are named within so many lines."""
LOOKED_AT = 60
"""Rows by which columns without names are told apart."""
EARLIEST_YEAR = 2000


class Column(StrEnum):
    """What a list has to have."""

    DAY = "day"
    CLIENT = "client"
    SUM = "sum"


class RowFault(StrEnum):
    """Why a row tells of no sale; content has the words under `sales_file.fault.<value>`."""

    NO_DAY = "no_day"
    TO_COME = "to_come"
    """The day has not been yet."""
    NO_CLIENT = "no_client"
    NO_SUM = "no_sum"


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRow:
    """One row of a list: a sale, or why it is none."""

    line: int
    """In the file, from 1."""
    client: str = ""
    sold_on: date | None = None
    amount_minor: int | None = None
    fault: RowFault | None = None


_NAMES = {
    Column.DAY: "дата день число date day data ziua zi päivä päivämäärä pvm",
    Column.CLIENT: "клиент покупатель заказчик контрагент имя фио client customer buyer name clientul nume cumpărător "
    "asiakas nimi ostaja",
    Column.SUM: "сумма стоимость итого выручка оплата sum amount total price value suma valoare total încasare "
    "summa hinta yhteensä myynti",
}
_NAMED = {column: frozenset(fold(word) for word in words.split()) for column, words in _NAMES.items()}
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?")
_WRITTEN = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})\.?(?: .*)?")
_MONTHS_OF_YEAR, _CENTURY = 12, 2000


def read_list(table: Table, today: date) -> Sequence[FileRow] | None:
    """Return the rows of a list; None where no day, client and sum stand in it.

    Args:
        table: the fields of a file, row by row.
        today: the reader's; what is sold later was not sold yet.
    """
    found = _columns(table)
    if found is None:
        return None
    first, columns = found
    is_month_first = _is_month_first([row[columns[Column.DAY]] for row in table[first:] if len(row) > columns[Column.DAY]])
    rows = [(number, row) for number, row in enumerate(table[first:], first + 1) if any(_text(cell) for cell in row)]
    return [_read(number, row, columns, today, is_month_first=is_month_first) for number, row in rows]


def _columns(table: Table) -> tuple[int, dict[Column, int]] | None:
    """Return in which row the sales begin, and where each column is."""
    for number, row in enumerate(table[:HEAD_WITHIN]):
        named = dict(_named(row))
        if set(named) == set(Column):
            return number + 1, named
    for number in range(min(len(table), HEAD_WITHIN)):
        guessed = _guessed(table[number : number + LOOKED_AT])
        if guessed is not None:
            return number, guessed
    return None


def _named(row: Sequence[Cell]) -> Iterator[tuple[Column, int]]:
    """Give the columns that a row names, each once: the first that bears such a name."""
    for column, words in _NAMED.items():
        for place, cell in enumerate(row):
            if isinstance(cell, str) and words & set(re.findall(r"\w+", fold(cell))):
                yield column, place
                break


def _guessed(rows: Table) -> dict[Column, int] | None:
    """Tell columns apart by what stands in the first of these rows, where most of the others are like it."""
    width = max(map(len, rows), default=0)
    found: dict[Column, int] = {}
    for place in range(width):
        cells = [row[place] for row in rows if len(row) > place and _text(row[place])]
        if not cells or not rows or len(rows[0]) <= place or not _text(rows[0][place]):
            continue
        for column, fits in ((Column.DAY, _is_day), (Column.SUM, _is_sum), (Column.CLIENT, _is_name)):
            if column not in found and fits(cells[0]) and sum(map(fits, cells)) > len(cells) // 2:
                found[column] = place
                break
    return found if len(found) == len(Column) else None


def _read(line: int, row: Sequence[Cell], columns: dict[Column, int], today: date, *, is_month_first: bool) -> FileRow:
    def cell(column: Column) -> Cell:
        return row[columns[column]] if len(row) > columns[column] else None

    client, sold_on, amount = _text(cell(Column.CLIENT)), _day(cell(Column.DAY), is_month_first), _amount(cell(Column.SUM))
    fault = None
    if sold_on is None:
        fault = RowFault.NO_DAY
    elif sold_on > today:
        fault = RowFault.TO_COME
    elif not any(map(str.isalnum, client)):
        fault = RowFault.NO_CLIENT
    elif amount is None:
        fault = RowFault.NO_SUM
    return FileRow(line=line, client=client, sold_on=sold_on, amount_minor=amount, fault=fault)


def _text(cell: Cell) -> str:
    if cell is None or isinstance(cell, bool):
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return " ".join(str(cell).split())


def _amount(cell: Cell) -> int | None:
    """Return hundredths; money that was given back is no sale."""
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return round(cell * MINOR) or None if 0 < cell <= LARGEST_AMOUNT // MINOR else None
    typed = read_amount(cell) if isinstance(cell, str) and not cell.strip().startswith(("-", "−", "(")) else None
    return None if typed is None else typed.amount


def _day(cell: Cell, is_month_first: bool) -> date | None:
    if isinstance(cell, datetime):
        return _known(cell.date())
    if isinstance(cell, date):
        return _known(cell)
    if not isinstance(cell, str):
        return None
    if found := _ISO.fullmatch(cell.strip()):
        year, month, day = map(int, found.groups())
    elif found := _WRITTEN.fullmatch(cell.strip()):
        first, second, year = map(int, found.groups())
        day, month = (second, first) if is_month_first else (first, second)
        year += _CENTURY if year < 100 else 0  # noqa: PLR2004  a year of two digits
    else:
        return None
    try:
        return _known(date(year, month, day))
    except ValueError:
        return None


def _known(day: date) -> date | None:
    return day if day.year >= EARLIEST_YEAR else None


def _is_month_first(cells: Sequence[Cell]) -> bool:
    """Tell whether days are written as in America: some second number is no month, and no first one is."""
    written = [found for cell in cells if isinstance(cell, str) and (found := _WRITTEN.fullmatch(cell.strip()))]
    firsts, seconds = ([int(found[part]) for found in written] for part in (1, 2))
    return any(number > _MONTHS_OF_YEAR for number in seconds) and not any(number > _MONTHS_OF_YEAR for number in firsts)


def _is_day(cell: Cell) -> bool:
    return _day(cell, False) is not None or _day(cell, True) is not None


def _is_sum(cell: Cell) -> bool:
    return not _is_day(cell) and _amount(cell) is not None


def _is_name(cell: Cell) -> bool:
    return isinstance(cell, str) and any(map(str.isalpha, cell)) and not _is_day(cell) and not _is_sum(cell)
