"""Opens a list that somebody has sent: CSV in whatever coding and with whatever separator offices write it, or a workbook.

What the fields mean is not known here: see `bot.domain.sales.file_rows`.
"""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import date, datetime
from typing import Final

from bot.domain.sales.file_rows import Cell, Table

MOST_ROWS: Final = 5_000
LARGEST_INSIDE: Final = 50_000_000
"""Bytes of a workbook when it is unpacked: a list of so many rows has a tenth of it."""
WORKBOOK: Final = b"PK\x03\x04"
_CODINGS = {"ru": "cp1251", "ro": "cp1250"}
"""How offices code a CSV that is not Unicode, by the reader's language; elsewhere as in western Europe."""
_SEPARATORS: Final = ";\t,|"


def open_table(raw: bytes, language: str) -> Table | None:
    """Return the fields of the first sheet, row by row; None where the file is no list, or too long for one."""
    try:
        return read_table(raw, language)
    except (NoList, TooManyRows):
        return None


class NoList(ValueError):
    """The file cannot be opened as a list."""


class TooManyRows(ValueError):
    """There are more rows than one list may have."""


def read_table(raw: bytes, language: str) -> Table:
    """Return the fields of the first sheet, row by row.

    Args:
        raw: the file.
        language: of whoever sends it: offices write their own coding.

    Raises:
        NoList: it is neither CSV nor a workbook.
        TooManyRows: it has more than `MOST_ROWS`.
    """
    table = _workbook(raw) if raw.startswith(WORKBOOK) else _csv(raw, language)
    if len(table) > MOST_ROWS:
        raise TooManyRows
    return table


def _workbook(raw: bytes) -> Table:
    import python_calamine  # noqa: PLC0415  loaded when the first list comes: most processes never see one

    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            if sum(one.file_size for one in packed.infolist()) > LARGEST_INSIDE:
                raise TooManyRows
        sheet = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(raw)).get_sheet_by_index(0)
    except (zipfile.BadZipFile, python_calamine.CalamineError, IndexError) as error:
        raise NoList from error
    filled = sheet.to_python(skip_empty_area=False)  # else rows lose their numbers under an empty first one
    return [[None if cell == "" else _plain(cell) for cell in row] for row in filled]


def _plain(cell: object) -> Cell:
    """Take what a sale can be made of: a time of day or a length of time is neither day nor sum."""
    return cell if isinstance(cell, str | int | float | bool | date | datetime) else None


def _csv(raw: bytes, language: str) -> Table:
    text = _decoded(raw, language)
    if "\x00" in text:
        raise NoList
    first = next((line for line in text.splitlines() if line.strip()), "")
    separator = max(_SEPARATORS, key=first.count)
    try:
        return list(csv.reader(io.StringIO(text), delimiter=separator))
    except csv.Error as error:
        raise NoList from error


def _decoded(raw: bytes, language: str) -> str:
    coding = "utf-16" if raw.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        return raw.decode(coding)
    except UnicodeDecodeError:
        return raw.decode(_CODINGS.get(language, "cp1252"), errors="replace")
