"""A page of figures as a workbook: real numbers, text that is never a formula or a link, one landscape page when printed."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from bot.screens.sheet import Cell, Percent, Sheet

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

A4 = 9
FIRST_COLUMN, OTHER_COLUMNS = 34, 11
"""Widths, in letters."""
MOST_COLUMNS = 12


def sheet_file(sheet: Sheet) -> bytes:
    """Return a workbook with this one sheet."""
    from xlsxwriter.workbook import Workbook  # noqa: PLC0415 - late: few need it, and it takes long to load

    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    workbook = Workbook(out, options)
    page = workbook.add_worksheet(sheet.name)
    bold, percent = workbook.add_format({"bold": True}), workbook.add_format({"num_format": "0%"})
    head = workbook.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    page.set_landscape()
    page.set_paper(A4)
    page.fit_to_pages(1, 1)
    page.set_column(0, 0, FIRST_COLUMN)
    page.set_column(1, MOST_COLUMNS, OTHER_COLUMNS)
    page.write_string(0, 0, sheet.title, bold)
    line = 2
    for block in sheet.blocks:
        for place, word in enumerate(block.header):
            page.write_string(line, place, word, head)
        for number, row in enumerate(block.rows, line + 1):
            for place, cell in enumerate(row):
                _write(page, number, place, cell, percent)
        line += len(block.rows) + 2
    page.write_string(line, 0, sheet.note)
    workbook.close()
    return out.getvalue()


def _write(page: Worksheet, line: int, place: int, cell: Cell, percent: Format) -> None:
    match cell:
        case None:
            return
        case str():
            page.write_string(line, place, cell)
        case Percent(value=value):
            page.write_number(line, place, value, percent)
        case number:
            page.write_number(line, place, number)
