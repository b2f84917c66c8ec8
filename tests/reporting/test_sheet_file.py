"""A page of figures as a workbook."""

from __future__ import annotations

import io
import zipfile
from xml.etree import ElementTree

from bot.reporting.sheet_file import sheet_file
from bot.screens.sheet import Block, Percent, Sheet

NAMES = {"x": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}


def test_a_page_holds_numbers_and_words_as_they_are() -> None:
    """Shares are numbers, words that look like formulas are words; it prints on one landscape page."""
    block = Block(header=["What", "n", "Share"], rows=[["=1+1", 30, Percent(0.25)], ["@x", 3, None]])
    book = zipfile.ZipFile(io.BytesIO(sheet_file(Sheet(name="2026-11", title="November", blocks=[block], note="95 %"))))
    words = ["".join(one.itertext()) for one in ElementTree.fromstring(book.read("xl/sharedStrings.xml"))]
    page = ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml"))
    assert not page.findall(".//x:f", NAMES), "no formula"
    cells = {one.attrib["r"]: one for one in page.findall(".//x:c", NAMES)}
    values = {place: cell.findtext("x:v", "", NAMES) for place, cell in cells.items()}
    said = {place: words[int(value)] if cells[place].get("t") == "s" else float(value) for place, value in values.items()}
    assert said == {
        **{"A1": "November", "A3": "What", "B3": "n", "C3": "Share"},
        **{"A4": "=1+1", "B4": 30.0, "C4": 0.25, "A5": "@x", "B5": 3.0, "A7": "95 %"},
    }
    setup = page.find("x:pageSetup", NAMES)
    assert setup is not None
    assert setup.get("orientation") == "landscape"
    fits = page.find("x:sheetPr/x:pageSetUpPr", NAMES)
    assert fits is not None
    assert fits.get("fitToPage") == "1"
