"""The log as a spreadsheet for people: real dates and numbers, a frozen header, a filter. Text is never a formula or a link."""

from __future__ import annotations

import tempfile
from collections.abc import AsyncIterator, Mapping, Sequence
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
    """
    # Late: nobody else needs it, and it takes long to load.
    from xlsxwriter.workbook import Workbook  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as directory:
        workbook = Workbook(
            out,
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
    return count


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
