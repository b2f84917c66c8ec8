"""The three file formats, read back."""

from __future__ import annotations

import asyncio
import csv
import errno
import gc
import io
import json
import tempfile
import zipfile
from collections.abc import AsyncIterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from zoneinfo import ZoneInfo

import openpyxl
import pytest

from bot.reporting import xlsx_file
from bot.reporting.cells import csv_text, without_formula
from bot.reporting.log_file import LogFormat, write_log
from bot.reporting.wording import Wording
from bot.reporting.xlsx_file import TooManyRows, write_xlsx
from bot.services.interaction_ports import Page

HELSINKI = ZoneInfo("Europe/Helsinki")
COLUMNS = ("consultation_id", "started_at", "client", "is_practice", "confidence", "outcome")
WINTER = datetime(2026, 3, 2, 12, 0, 5, 999_000, tzinfo=UTC)
SUMMER = datetime(2026, 7, 2, 12, 0, tzinfo=UTC)
AWKWARD = [
    "=HYPERLINK(1)",
    "+49 30 1",
    "-5",
    "@sum",
    "\t=1",
    "\r=1",
    " =1",
    '"=1',
    "'+1",
    "😀",
    "строка\nи ещё",
    "a;b,c",
    '"',
    "",
]


def row(number: int, client: str | None, moment: datetime = WINTER) -> dict[str, object]:
    """One row of the log, shortened."""
    return {
        "consultation_id": number,
        "started_at": moment,
        "client": client,
        "is_practice": number % 2 == 0,
        "confidence": 0.25,
        "outcome": None,
    }


def page_of(rows: Sequence[Mapping[str, object]]) -> Page:
    """Some rows, column by column."""
    return [*zip(*(one.values() for one in rows), strict=True)]


async def pages(rows: Sequence[Mapping[str, object]]) -> AsyncIterator[Page]:
    """Give rows in pages, as the log reader does."""
    for start in range(0, len(rows), 2):
        yield page_of(rows[start : start + 2])


async def written(form: LogFormat, rows: Sequence[Mapping[str, object]]) -> bytes:
    """Write and return the file, checking the count."""
    out = io.BytesIO()
    assert await write_log(form, pages(rows), out, columns=COLUMNS, zone=HELSINKI) == len(rows)
    return out.getvalue()


async def test_csv_is_utf8_with_a_mark_commas_and_the_zones_offset() -> None:
    """The bytes themselves: summer and winter differ, nothing is the empty string."""
    assert await written(LogFormat.CSV, [row(1, "Иван"), row(2, None, SUMMER)]) == (
        b"\xef\xbb\xbfconsultation_id,started_at,client,is_practice,confidence,outcome\r\n"
        + "1,2026-03-02T14:00:05+02:00,Иван,false,0.25,\r\n".encode()
        + b"2,2026-07-02T15:00:00+03:00,,true,0.25,\r\n"
    )


async def test_a_file_for_people_is_in_their_words() -> None:
    """Headers, values, of truth too, and the comma of decimals; what has no word stays as the contract says."""
    out = io.BytesIO()
    wording = Wording(
        headers={"client": "клиент", "is_practice": "учебный"},
        values={"is_practice": {"true": "да", "false": "нет"}},
        separator=";",
    )
    rows = [row(1, "Иван"), row(2, None)]
    await write_log(LogFormat.CSV, pages(rows), out, columns=COLUMNS, zone=HELSINKI, wording=wording)
    assert out.getvalue().decode("utf-8-sig").splitlines() == [
        "consultation_id;started_at;клиент;учебный;confidence;outcome",
        "1;2026-03-02T14:00:05+02:00;Иван;нет;0,25;",
        "2;2026-03-02T14:00:05+02:00;;да;0,25;",
    ]


async def test_csv_of_nothing_is_a_header() -> None:
    """An empty log is still a file with columns."""
    text = (await written(LogFormat.CSV, [])).decode("utf-8-sig")
    assert text == ",".join(COLUMNS) + "\r\n"


async def test_awkward_names_survive_csv_and_none_of_them_is_a_formula() -> None:
    """Read back, each is itself but for apostrophes; no cell begins with a sign that runs. Lines end in one way."""
    text = (await written(LogFormat.CSV, [row(n, name) for n, name in enumerate(AWKWARD)])).decode("utf-8-sig")
    cells = [line["client"] for line in csv.DictReader(io.StringIO(text, newline=""))]
    assert [cell.replace("'", "") for cell in cells] == [name.replace("'", "").replace("\r", "\n") for name in AWKWARD]
    assert [cell for cell in cells if cell.strip('" ')[:1] in {"=", "+", "-", "@", "\t", "\r", "\n"} and cell.strip()] == []
    assert [cell for cell, name in zip(cells, AWKWARD, strict=True) if cell == name] == [
        "'+1",
        "😀",
        "строка\nи ещё",
        "a;b,c",
        '"',
        "",
    ]


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("x;=1+1;y", '"x;\'=1+1;y"'),
        ("x,=1+1", '"x,\'=1+1"'),
        ("x\t@sum", '"x\t\'@sum"'),
        ("x\n=1+1", '"x\n\'=1+1"'),
        ('x"; " =1+1', '"x"";\' "" =1+1"'),
        ("a;b", '"a;b"'),
        ("a; b-c, d", '"a; b-c, d"'),
        ("a\n\nb", '"a\n\nb"'),
    ],
)
async def test_no_part_of_a_cell_is_a_formula_where_another_sign_parts_cells(text: str, cell: str) -> None:
    """A comma, a semicolon, a tab, a line: whatever holds one is quoted, and guarded behind each."""
    assert csv_text(text) == cell


@pytest.mark.parametrize("harmless", ["Иван", "5-7", "a=b", "", " ", '"', "🔈 +1"])
def test_harmless_text_is_left_alone(harmless: str) -> None:
    """Only the beginning decides."""
    assert without_formula(harmless) == harmless


async def test_json_lines_have_the_same_columns_with_null_for_nothing() -> None:
    """Text has no apostrophes put before it, numbers and booleans stay what they are."""
    rows = [row(n, name) for n, name in enumerate(AWKWARD)]
    lines = (await written(LogFormat.JSONL, rows)).decode().splitlines()
    read = [json.loads(line) for line in lines]
    assert [tuple(one) for one in read] == [COLUMNS] * len(rows)
    assert [one["client"] for one in read] == [name.replace("\r", "\n") or None for name in AWKWARD]
    assert read[1] == {
        "consultation_id": 1,
        "started_at": "2026-03-02T14:00:05+02:00",
        "client": "+49 30 1",
        "is_practice": False,
        "confidence": 0.25,
        "outcome": None,
    }


MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def sheets_of(workbook: bytes) -> list[ElementTree.Element]:
    """The sheets' XML, in order."""
    with zipfile.ZipFile(io.BytesIO(workbook)) as parts:
        names = sorted(name for name in parts.namelist() if name.startswith("xl/worksheets/sheet"))
        return [ElementTree.fromstring(parts.read(name)) for name in names]


def part_of(workbook: bytes, name: str) -> bytes:
    """One file in the workbook."""
    with zipfile.ZipFile(io.BytesIO(workbook)) as parts:
        return parts.read(name)


def openpyxl_cells(workbook: bytes) -> list[tuple[Any, ...]]:
    """The first sheet's values, line by line."""
    return list(openpyxl.load_workbook(io.BytesIO(workbook)).active.values)


def cells_of(sheet: ElementTree.Element) -> dict[str, ElementTree.Element]:
    """Cells by their address."""
    return {cell.attrib["r"]: cell for cell in sheet.iter(f"{MAIN}c")}


async def test_a_spreadsheet_has_real_dates_numbers_and_booleans() -> None:
    """Excel's serial number of the local time, to the second, not text; nothing is no cell."""
    [sheet] = sheets_of(await written(LogFormat.XLSX, [row(1, "Иван")]))
    cells = cells_of(sheet)
    assert float(str(cells["A2"].findtext(f"{MAIN}v"))) == 1
    assert "t" not in cells["A2"].attrib
    serial = float(str(cells["B2"].findtext(f"{MAIN}v")))
    local = datetime(2026, 3, 2, 14, 0, 5) - datetime(1899, 12, 30)  # noqa: DTZ001  spreadsheets know no zones
    assert serial == pytest.approx(local.total_seconds() / 86_400, abs=1e-9)
    assert cells["D2"].attrib["t"] == "b"
    assert cells["E2"].findtext(f"{MAIN}v") == "0.25"
    assert "F2" not in cells


async def test_a_spreadsheet_is_ready_to_look_at_and_to_print() -> None:
    """The header stays above and is on every page; a filter; landscape, one page wide, some high; the zone is named."""
    file = await written(LogFormat.XLSX, [row(n, "Иван") for n in range(3)])
    sheet = openpyxl.load_workbook(io.BytesIO(file)).active
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:F4"
    assert (sheet.page_setup.orientation, str(sheet.page_setup.paperSize)) == ("landscape", sheet.PAPERSIZE_A4)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (int(sheet.page_setup.fitToWidth or 1), int(sheet.page_setup.fitToHeight)) == (1, 0)
    assert sheet.print_title_rows == "$1:$1"
    assert b"&amp;LEurope/Helsinki" in part_of(file, "xl/worksheets/sheet1.xml")


async def test_no_text_in_a_spreadsheet_is_a_formula_or_a_link() -> None:
    """Names are stored as text, unchanged, however they begin."""
    names = [*AWKWARD, "https://example.org", "007"]
    file = await written(LogFormat.XLSX, [row(n, name) for n, name in enumerate(names)])
    [sheet] = sheets_of(file)
    assert list(sheet.iter(f"{MAIN}f")) == []
    assert list(sheet.iter(f"{MAIN}hyperlink")) == []
    cells = openpyxl_cells(file)
    assert [cells[line][2] or "" for line in range(1, len(names) + 1)] == [name.replace("\r", "\n") for name in names]


async def test_strings_are_shared_up_to_a_size_and_then_stand_in_their_cells(monkeypatch: pytest.MonkeyPatch) -> None:
    """Previews on phones show shared ones only; of a log that nobody looks at on a phone they would take too much memory."""
    monkeypatch.setattr(xlsx_file, "SHARED_CELLS", 3 * len(COLUMNS))
    for count, kind in ((3, "s"), (4, "inlineStr")):
        [sheet] = sheets_of(await written(LogFormat.XLSX, [row(n, "Иван") for n in range(count)]))
        cells = cells_of(sheet)
        assert {cells[f"C{line}"].attrib["t"] for line in range(1, count + 2)} == {kind}


async def test_a_long_log_goes_on_on_the_next_sheet() -> None:
    """Each sheet has the header, and none is longer than a sheet may be."""
    out = io.BytesIO()
    rows = [row(n, "Иван") for n in range(5)]
    assert await write_xlsx(pages(rows), out, columns=COLUMNS, zone=HELSINKI, rows_a_sheet=2, expected=5) == 5
    ids = [
        [float(str(cells_of(sheet)[f"A{line}"].findtext(f"{MAIN}v"))) for line in range(2, 4) if f"A{line}" in cells_of(sheet)]
        for sheet in sheets_of(out.getvalue())
    ]
    assert ids == [[0, 1], [2, 3], [4]]


async def test_rows_for_which_there_is_no_room_are_not_left_out_in_silence() -> None:
    """The log has grown by more than anybody expected: that is said, and there is no half of a file."""
    out = io.BytesIO()
    with pytest.raises(TooManyRows, match="have no room"):
        await write_xlsx(
            pages([row(n, "Иван") for n in range(5)]), out, columns=COLUMNS, zone=HELSINKI, rows_a_sheet=2, expected=4
        )
    assert out.getvalue() == b""


async def test_text_longer_than_a_cell_is_cut_between_characters() -> None:
    """Excel has 32767 UTF-16 units a cell; an emoji takes two and is not halved."""
    cells = openpyxl_cells(await written(LogFormat.XLSX, [row(1, "a" + "😀" * 20_000)]))
    assert cells[1][2] == "a" + "😀" * 16_383


async def test_a_spreadsheet_of_nothing_is_a_header() -> None:
    """It opens, with columns and no rows."""
    [sheet] = sheets_of(await written(LogFormat.XLSX, []))
    assert set(cells_of(sheet)) == {f"{letter}1" for letter in "ABCDEF"}


async def test_two_columns_may_not_have_one_header() -> None:
    """One of them would be lost in two of three formats."""
    wording = Wording(headers={"client": "outcome"})
    for form in LogFormat:
        with pytest.raises(ValueError, match="same header"):
            await write_log(form, pages([]), io.BytesIO(), columns=COLUMNS, zone=HELSINKI, wording=wording)


class FullDisk(io.RawIOBase):
    """Takes so many bytes and no more."""

    def __init__(self, room: int) -> None:
        self.room = room

    def writable(self) -> bool:
        return True

    def write(self, part: Any) -> int:
        if len(part) > self.room:
            raise OSError(errno.ENOSPC, "No space left on device")
        self.room -= len(part)
        return len(part)


@pytest.mark.parametrize("form", LogFormat)
@pytest.mark.parametrize("room", [0, 50, 3000])
async def test_a_full_disk_is_what_it_is(form: LogFormat, room: int) -> None:
    """Whatever the format, and wherever in the file: not an error of the library that writes the format."""
    rows = [row(n, f"Иван {n}" * 100) for n in range(100)]
    with pytest.raises(OSError, match="No space left"):
        await write_log(form, pages(rows), FullDisk(room), columns=COLUMNS, zone=HELSINKI)  # type: ignore[arg-type]  # writing is all


async def test_a_spreadsheet_that_ends_early_leaves_nothing_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The database goes away in the middle: that is raised, nothing was written, and no part lies about."""

    async def broken() -> AsyncIterator[Page]:
        yield page_of([row(1, "Иван")])
        raise ConnectionError

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    out = io.BytesIO()
    with pytest.raises(ConnectionError):
        await write_log(LogFormat.XLSX, broken(), out, columns=COLUMNS, zone=HELSINKI)
    assert out.getvalue() == b""
    assert list(tmp_path.iterdir()) == []  # noqa: ASYNC240  # nothing waits for it
    gc.collect()  # what was left open would say so now


async def test_a_spreadsheet_that_nobody_waits_for_any_more_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever cancels an export stops the thread that writes it, and no part lies about."""
    is_begun = asyncio.Event()

    async def endless() -> AsyncIterator[Page]:
        while True:
            yield page_of([row(1, "Иван")])
            is_begun.set()

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    writing = asyncio.create_task(write_log(LogFormat.XLSX, endless(), io.BytesIO(), columns=COLUMNS, zone=HELSINKI))
    await is_begun.wait()
    writing.cancel()
    with pytest.raises(asyncio.CancelledError):
        await writing
    assert list(tmp_path.iterdir()) == []  # noqa: ASYNC240  # nothing waits for it
