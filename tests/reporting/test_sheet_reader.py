"""Files that offices send: opened whatever they were written with."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime

import pytest
import xlsxwriter

from bot.reporting.sheet_reader import MOST_ROWS, open_table

ROWS = [["Дата", "Клиент", "Сумма"], ["01.11.2026", "Ёжиков", "1 200,50"]]


def workbook(*rows: list[object]) -> bytes:
    """A workbook with these rows."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        day = book.add_format({"num_format": "dd.mm.yyyy"})
        for place, row in enumerate(rows):
            for column, cell in enumerate(row):
                sheet.write(place, column, cell, day if isinstance(cell, datetime) else None)
    return out.getvalue()


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "utf-16", "cp1251"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_a_csv_is_read_in_whatever_coding(coding: str, separator: str) -> None:
    """Unicode with and without a mark, or what Russian offices write; parted by semicolons, commas or tabs."""
    quoted = [[f'"{cell}"' if separator in cell else cell for cell in row] for row in ROWS]
    text = "\r\n".join(separator.join(row) for row in quoted)
    assert open_table(text.encode(coding), "ru") == ROWS


def test_a_workbook_keeps_its_days_numbers_and_lines() -> None:
    """Days are days; an empty row above stays, so that a row is called by the number that its reader sees."""
    day = datetime(2026, 11, 1)  # noqa: DTZ001  a sheet's
    table = open_table(workbook([], ["Дата", "Клиент", "Сумма"], [day, "Иван", 1200.5]), "ru")
    assert table is not None
    assert [list(row) for row in table[1:]] == [["Дата", "Клиент", "Сумма"], [day.date(), "Иван", 1200.5]]
    assert len(table) == 3


def test_what_is_no_list_is_said_to_be_none() -> None:
    """A picture, a broken workbook, an archive of something else: nothing is raised."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.txt", "a")
    for raw in (b"\x89PNG\r\n\x1a\n\x00\x00", b"PK\x03\x04broken", packed.getvalue()):
        assert open_table(raw, "ru") is None


def test_a_list_that_is_too_long_is_none() -> None:
    """More rows than anybody looks through."""
    assert open_table(b"a;b\n" * (MOST_ROWS + 1), "ru") is None
