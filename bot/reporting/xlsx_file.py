"""The log as a spreadsheet for people: real dates and numbers, a frozen header, a filter. Text is never a formula or a link."""

from __future__ import annotations

import tempfile
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING, BinaryIO
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

ROWS_A_SHEET = 1_048_575
"""Rows that Excel has on a sheet, less the header; the rest goes on the next sheet."""
LONGEST_TEXT = 32_767
"""UTF-16 units that Excel has in a cell."""


async def write_xlsx(
    rows: AsyncIterator[Mapping[str, object]],
    out: BinaryIO,
    *,
    columns: Sequence[str],
    zone: ZoneInfo,
    rows_a_sheet: int = ROWS_A_SHEET,
) -> int:
    """Write a workbook with constant memory; return how many rows there were.

    Spreadsheets know no zones: moments are shown in `zone`, and the file's properties name it. Nothing is written to `out`
    before the last row.

    Raises:
        OSError: not everything could be written.
    """
    # Late: nobody else needs it, and it takes long to load.
    from xlsxwriter.exceptions import FileCreateError  # noqa: PLC0415
    from xlsxwriter.workbook import Workbook  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as directory:
        sink = _Sink(out)
        workbook = Workbook(
            sink,
            {
                "constant_memory": True,
                "tmpdir": directory,
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "strings_to_numbers": False,
            },
        )
        workbook.set_properties({"comments": f"Times are those of {zone.key}."})
        moment_format = workbook.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"})
        count = 0
        try:
            sheet = _new_sheet(workbook, columns)
            async for row in rows:
                if count and count % rows_a_sheet == 0:
                    _finish_sheet(sheet, columns, rows_a_sheet)
                    sheet = _new_sheet(workbook, columns)
                line = count % rows_a_sheet + 1
                for place, column in enumerate(columns):
                    _write_cell(sheet, line, place, row[column], zone, moment_format)
                count += 1
            _finish_sheet(sheet, columns, (count - 1) % rows_a_sheet + 1 if count else 0)
            workbook.close()
        except FileCreateError as error:  # of the parts in the folder
            raise error.args[0] from None
        finally:
            _let_go(workbook, sink)
    if sink.error is not None:
        raise sink.error
    return count


def _let_go(workbook: Workbook, sink: _Sink) -> None:
    """Leave nothing open of a workbook that did not come to its end."""
    sink.is_open = False
    for sheet in workbook.worksheets():
        with suppress(OSError):  # its last lines cannot be written either
            sheet.row_data_fh.close()


class _Sink:
    """Takes a workbook to its end even when nothing can be written any more, and keeps the first error.

    What fails under its hands, the library of workbooks tries again when it is thrown away, and then nobody can catch it.
    Invariant: nothing is written behind an error, nor when the workbook is done.
    """

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self.error: OSError | None = None
        self.is_open = True

    def write(self, part: bytes) -> int:
        if self.is_open and self.error is None:
            try:
                self._out.write(part)
            except OSError as error:
                self.error = error
        return len(part)

    def flush(self) -> None:
        """Leave that to whoever opened the file."""


def _new_sheet(workbook: Workbook, columns: Sequence[str]) -> Worksheet:
    sheet = workbook.add_worksheet()
    sheet.freeze_panes(1, 0)
    sheet.set_column(0, len(columns) - 1, 18)
    bold = workbook.add_format({"bold": True})
    for place, column in enumerate(columns):
        sheet.write_string(0, place, column, bold)
    return sheet


def _finish_sheet(sheet: Worksheet, columns: Sequence[str], lines: int) -> None:
    sheet.autofilter(0, 0, lines, len(columns) - 1)


def _write_cell(sheet: Worksheet, line: int, place: int, value: object, zone: ZoneInfo, moment_format: Format) -> None:
    match value:
        case None:
            return
        case bool():
            sheet.write_boolean(line, place, value)
        case int() | float():
            sheet.write_number(line, place, value)
        case datetime():
            sheet.write_datetime(line, place, value.astimezone(zone).replace(tzinfo=None), moment_format)
        case _:
            sheet.write_string(line, place, _fitting(str(value)))


def _fitting(text: str) -> str:
    units = text.encode("utf-16-le")
    return text if len(units) <= 2 * LONGEST_TEXT else units[: 2 * LONGEST_TEXT].decode("utf-16-le", "ignore")
