"""The log as a spreadsheet for people: real dates and numbers, a frozen header, a filter, ready to print. Text stays text.

Strings are shared, as Excel itself writes them, up to a size that people look at on a phone: some previews show no others. Beyond
it they stand in their cells, because sharing them takes 180 bytes of memory a cell. Why this library writes it: see decision 36.
"""

from __future__ import annotations

import asyncio
import shutil
import tempfile
import threading
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import Any, BinaryIO
from zoneinfo import ZoneInfo

from bot.reporting.clock import Seconds, sheet_days
from bot.reporting.table import Syntax, Table
from bot.reporting.wording import CONTRACT, Wording
from bot.services.interaction_ports import Page

ROWS_A_SHEET = 1_048_575
"""Rows that Excel has on a sheet, less the header; the rest goes on the next sheet."""
LONGEST_TEXT = 32_767
"""UTF-16 units that Excel has in a cell."""
LARGEST_WHOLE = 2**53
"""Beyond it a spreadsheet's numbers leave some out."""
SHARED_CELLS = 200_000
"""So many cells may share their strings: 7000 calls, with a month of a team's among them."""
ROWS_AT_A_TIME = 16
"""After so many rows the core is offered to others."""
NARROWEST, WIDEST = 8, 40
LOOKED_AT = 200
"""Rows that decide how wide columns are."""
A4 = 9

Record = dict[str, Any]


async def write_xlsx(
    pages: AsyncIterator[Page],
    out: BinaryIO,
    *,
    columns: Sequence[str],
    zone: ZoneInfo,
    wording: Wording = CONTRACT,
    expected: int = 0,
    rows_a_sheet: int = ROWS_A_SHEET,
    step_aside: Callable[[], object] = lambda: None,
) -> int:
    """Write a workbook; return how many rows there were.

    Spreadsheets know no zones: moments are those of `zone`, which the foot of a printed page names. The library takes rows rather
    than being given them, so it runs in a thread of its own. Nothing is written to `out` before the last row.

    Args:
        expected: how many rows will come, about; as many sheets are made as those need, and at least one.
        step_aside: called between rows, to leave the core to others.

    Raises:
        OSError: not everything could be written.
        TooManyRows: the sheets have no room for all of them.
    """
    table = Table(columns, SYNTAX, zone=zone, wording=wording)
    source = _Source(pages, asyncio.get_running_loop(), table, step_aside)
    sheets = max(1, -(-expected // rows_a_sheet))
    book = _Book(
        headers=table.headers,
        moments=[header for header, column in zip(table.headers, columns, strict=True) if column.endswith("_at")],
        foot=zone.key,
        sheets=sheets,
        rows_a_sheet=rows_a_sheet,
    )
    with tempfile.TemporaryDirectory() as directory:
        file = Path(directory) / "log.xlsx"
        writing = asyncio.ensure_future(asyncio.to_thread(book.write, source.records(), file))
        try:
            await asyncio.shield(writing)
        except asyncio.CancelledError:
            source.is_stopped.set()
            with suppress(Exception):
                await writing
            raise
        with file.open("rb") as written:
            shutil.copyfileobj(written, out)
    return source.count


class TooManyRows(Exception):
    """More rows came than were expected, and the sheets are full."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__("the sheets have no room for all rows; ask for fewer, or for csv")


class _Stopped(Exception):
    """Nobody waits for the workbook any more."""


class _Source:
    """Fetches pages from the loop's thread into the writer's, and counts what is taken."""

    def __init__(
        self, pages: AsyncIterator[Page], loop: asyncio.AbstractEventLoop, table: Table[Any], step_aside: Callable[[], object]
    ) -> None:
        self._pages = pages
        self._loop = loop
        self._table = table
        self._step_aside = step_aside
        self.count = 0
        self.is_stopped = threading.Event()

    def records(self) -> Iterator[Record]:
        headers = self._table.headers
        while (page := asyncio.run_coroutine_threadsafe(self._next(), self._loop).result()) is not None:
            for number, cells in enumerate(self._table.rows(page)):
                if number % ROWS_AT_A_TIME == 0:
                    if self.is_stopped.is_set():
                        raise _Stopped
                    self._step_aside()
                self.count += 1
                yield dict(zip(headers, cells, strict=True))

    async def _next(self) -> Page | None:
        return await anext(self._pages, None)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Book:
    """What a workbook looks like."""

    headers: Sequence[str]
    moments: Sequence[str]
    foot: str
    sheets: int
    rows_a_sheet: int

    def write(self, records: Iterator[Record], file: Path) -> None:
        # Late: nobody else needs it.
        from rustpy_xlsxwriter import Format, write_worksheets  # noqa: PLC0415

        first = list(islice(records, SHARED_CELLS // len(self.headers)))
        rest = next(records, None)
        # Without a row the library writes no header; a row of nothing leaves no cell.
        rows = iter(first or [dict.fromkeys(self.headers)]) if rest is None else chain(first, [rest], records)
        names = [f"Sheet{number}" for number in range(1, self.sheets + 1)]
        general = "general"  # what the library calls all sheets
        write_worksheets(
            [(name, islice(rows, self.rows_a_sheet)) for name in names],
            file,
            dedupe_strings={general: rest is None},
            bold_headers=True,
            freeze_panes={general: {"row": 1, "col": 0}},
            autofilter={general: True},
            column_widths={general: [*map(float, self._widths(first[:LOOKED_AT]))]},
            column_formats={general: {header: Format().set_num_format("yyyy-mm-dd hh:mm:ss") for header in self.moments}},
            page_setup={
                general: {
                    "paper_size": A4,
                    "landscape": True,
                    "fit_to_pages": (1, 0),
                    "repeat_rows": 0,
                    "footer": f"&L{self.foot}&R&P / &N",
                }
            },
        )
        if next(rows, None) is not None:
            raise TooManyRows

    def _widths(self, records: Sequence[Record]) -> Iterator[int]:
        for header in self.headers:
            longest = max((len(str(record[header])) for record in records if record[header] is not None), default=0)
            yield 19 if header in self.moments else min(max(len(header) + 3, longest + 1, NARROWEST), WIDEST)


def _fitting(text: str) -> str:
    units = text.encode("utf-16-le") if len(text) > LONGEST_TEXT // 2 else b""
    return text if len(units) <= 2 * LONGEST_TEXT else units[: 2 * LONGEST_TEXT].decode("utf-16-le", "ignore")


def _whole(number: int) -> int | str:
    return number if -LARGEST_WHOLE <= number <= LARGEST_WHOLE else str(number)


def _moments(_clock: object, seconds: Seconds, offsets: Sequence[int]) -> Sequence[float | None]:
    return sheet_days(seconds, offsets)


SYNTAX: Syntax[Any] = Syntax(text=_fitting, moments=_moments, whole=_whole, decimal=float, yes=True, no=False, nothing=None)
