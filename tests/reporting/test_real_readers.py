"""What programs that people have make of the files: openpyxl, calamine, polars, DuckDB and Python's own csv and json.

Each test states what a reader sees, and where readers differ, what each of them names a column's type.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import AsyncIterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import duckdb
import openpyxl
import polars
import pytest
from python_calamine import CalamineWorkbook

from bot.reporting import xlsx_file
from bot.reporting.log_file import LogFormat, write_log
from bot.reporting.table import tidied
from bot.reporting.wording import Wording
from bot.services.interaction_ports import Page
from bot.services.log.log_columns import CONSULTATION_COLUMNS
from tests.reporting.nasty import FORMULAS, NASTY

HELSINKI = ZoneInfo("Europe/Helsinki")
BACK = datetime(2026, 10, 25, 0, 50, tzinfo=UTC)
"""03:50 in Helsinki for the first time; ten minutes later it is 03:00 again."""
CALL: Mapping[str, object] = {
    "consultation_id": 1,
    "started_at": datetime(2026, 3, 2, 12, 0, 5, 999_000, tzinfo=UTC),
    "finished_at": datetime(2026, 3, 2, 12, 3, 6, 1, tzinfo=UTC),
    "finished_by": "manager",
    "team": "Север",
    "manager": "Анна",
    "client": "007",
    "language": "ru",
    "is_practice": False,
    "temperament": "choleric",
    "confidence": 0.8333333,
    "temperament_source": "bot",
    "runner_up": None,
    "wants": "yes",
    "can": "no",
    "intent": "yes/no",
    "task_id": "close",
    "taps": 4,
    "seconds_to_first_card": 17.333,
    "phrases_shown": "open.1;bold.2",
    "phrase_fit": "yes",
    "none_fits": 0,
    "outcome": "call_back",
    "follow_up_at": datetime(2026, 7, 1, 7, 0, tzinfo=UTC),
    "content_version": "c1",
    "objections": "price;think",
    "sentences": "Дорого; а для кого? | Что важнее?",
    "utc_offset": None,
    "sum": 1200.5,
    "currency": "EUR",
}


def calls(**columns: Sequence[object]) -> list[dict[str, object]]:
    """Calls that differ in these columns; the others are as ever."""
    assert tuple(CALL) == CONSULTATION_COLUMNS
    return [{**CALL, **dict(zip(columns, values, strict=True))} for values in zip(*columns.values(), strict=True)]


async def files(directory: Path, rows: Sequence[Mapping[str, object]], *, separator: str = ",") -> dict[LogFormat, Path]:
    """The same rows in all three formats."""
    wording = Wording(separator=separator)

    async def pages() -> AsyncIterator[Page]:
        for start in range(0, len(rows), 100):
            yield [*zip(*(one.values() for one in rows[start : start + 100]), strict=True)]

    made = {}
    for form in LogFormat:
        made[form] = directory / f"log.{form}"
        with made[form].open("wb") as out:
            count = await write_log(form, pages(), out, columns=CONSULTATION_COLUMNS, zone=HELSINKI, wording=wording)
            assert count == len(rows)
    return made


def by_csv(file: Path, separator: str = ",") -> list[dict[str, Any]]:
    """Python's own reader: everything is text."""
    with file.open(encoding="utf-8-sig", newline="") as text:
        return list(csv.DictReader(text, delimiter=separator))


def by_json(file: Path) -> list[dict[str, Any]]:
    """One object a line, and a line ends at a line feed only."""
    return [json.loads(line) for line in file.read_text(encoding="utf-8").split("\n") if line]


def by_openpyxl(file: Path) -> list[dict[str, Any]]:
    """Values as Excel's cells have them; whole numbers may come as decimals."""
    header, *lines = openpyxl.load_workbook(file).active.values
    return [dict(zip(header, line, strict=True)) for line in lines]


def by_calamine(file: Path) -> list[dict[str, Any]]:
    """As pandas and polars read a sheet; an empty cell is an empty text."""
    header, *lines = CalamineWorkbook.from_path(str(file)).get_sheet_by_index(0).to_python()
    return [{str(name): None if value == "" else value for name, value in zip(header, line, strict=True)} for line in lines]


def by_duckdb(statement: str) -> list[tuple[Any, ...]]:
    """What a statement finds in a file."""
    found = duckdb.sql(statement)
    assert found is not None
    return found.fetchall()


OWN_ESCAPES = re.compile(r"_x[0-9A-Fa-f]{4}_")
"""What sheets write for characters that XML refuses. Typed by people, it is escaped itself, and openpyxl does not undo that
everywhere: not where a string stands in its cell, and nowhere after an underscore of its own. Excel and calamine do."""


@pytest.mark.parametrize("shared", [True, False], ids=["shared", "inline"])
async def test_two_hundred_nasty_texts_come_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shared: bool) -> None:
    """To the letter and alike in every format, but for the apostrophes that guard a CSV."""
    assert len(NASTY) >= 200
    if not shared:
        monkeypatch.setattr(xlsx_file, "SHARED_CELLS", 0)
    made = await files(tmp_path, calls(client=NASTY))
    right = [tidied(text) for text in NASTY]
    assert [one["client"] for one in by_json(made[LogFormat.JSONL])] == right
    assert [one["client"] for one in by_calamine(made[LogFormat.XLSX])] == right
    read = [one["client"] for one in by_openpyxl(made[LogFormat.XLSX])]
    wrong = [text for seen, text in zip(read, right, strict=True) if seen != text]
    assert [text for text in wrong if not OWN_ESCAPES.search(text)] == []
    assert ("_x0041_" in wrong) is not shared
    guarded = [one["client"] for one in by_csv(made[LogFormat.CSV])]
    assert [text.replace("'", "") for text in guarded] == [text.replace("'", "") for text in right]


def test_only_characters_that_some_format_refuses_are_replaced() -> None:
    """Control characters by their pictures, halves of characters by the sign of the unknown; lines end in one way."""
    changed = {text: tidied(text) for text in NASTY if tidied(text) != text}
    assert all(re.search("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]", text) for text in changed)
    assert (changed["a\x00b"], changed["\r\n"], changed["a\rb"], changed["\ud800"]) == ("a␀b", "\n", "a\nb", "\ufffd")


async def test_programs_read_nasty_texts_of_a_csv(tmp_path: Path) -> None:
    """DuckDB and polars find as many rows as there are, and in each the text that Python's own reader finds."""
    made = await files(tmp_path, calls(client=NASTY))
    own = [one["client"] for one in by_csv(made[LogFormat.CSV])]
    read = polars.read_csv(made[LogFormat.CSV], infer_schema=False)
    assert read["client"].to_list() == own
    found = by_duckdb(f"SELECT client FROM read_csv('{made[LogFormat.CSV]}', all_varchar=true, max_line_size=4000000)")
    assert [text for (text,) in found] == own


async def test_all_formats_agree_to_the_second(tmp_path: Path) -> None:
    """Fractions are cut everywhere; a sheet's wall time and the offset beside it are the moment that the others write."""
    fractions = [timedelta(microseconds=n) for n in (0, 1, 499_999, 500_000, 999_999)]
    starts = [BACK + timedelta(minutes=7 * n) + fraction for n in range(12) for fraction in fractions]
    rows = calls(started_at=starts, finished_at=[at + timedelta(minutes=25, microseconds=700_000) for at in starts])
    made = await files(tmp_path, rows)
    texts, objects = by_csv(made[LogFormat.CSV]), by_json(made[LogFormat.JSONL])
    for name in ("started_at", "finished_at", "utc_offset", "follow_up_at"):
        assert [one[name] for one in texts] == [one[name] for one in objects]
    for read in (by_openpyxl, by_calamine):
        sheet = read(made[LogFormat.XLSX])
        for name in ("started_at", "finished_at"):
            shown = [datetime.fromisoformat(f"{one[name].isoformat()}{one['utc_offset'].removeprefix('UTC')}") for one in sheet]
            assert shown == [datetime.fromisoformat(one[name]) for one in objects]
            assert shown == [row[name].replace(microsecond=0) for row in rows]  # type: ignore[attr-defined]  # they are moments
        assert all(one["started_at"] < one["finished_at"] for one in sheet)
    assert {one["utc_offset"] for one in texts} == {"UTC+03:00", "UTC+02:00"}


async def test_a_promise_has_the_wall_time_of_its_own_day(tmp_path: Path) -> None:
    """Ten o'clock in summer, promised in winter, is ten o'clock."""
    made = await files(tmp_path, [dict(CALL)])
    assert by_csv(made[LogFormat.CSV])[0]["follow_up_at"] == "2026-07-01T10:00:00+03:00"
    [call] = by_openpyxl(made[LogFormat.XLSX])
    assert (call["follow_up_at"], call["utc_offset"]) == (datetime(2026, 7, 1, 10, 0), "UTC+02:00")  # noqa: DTZ001  a sheet's


async def test_no_decimal_has_three_places(tmp_path: Path) -> None:
    """17.333 would be seventeen thousand in Romanian; all formats round alike."""
    made = await files(tmp_path, [dict(CALL)])
    text = by_csv(made[LogFormat.CSV])[0]
    assert (text["confidence"], text["seconds_to_first_card"]) == ("0.83", "17.33")
    for read, form in ((by_json, LogFormat.JSONL), (by_openpyxl, LogFormat.XLSX), (by_calamine, LogFormat.XLSX)):
        [call] = read(made[form])
        assert (call["confidence"], call["seconds_to_first_card"]) == (0.83, 17.33)


async def test_what_type_a_reader_sees(tmp_path: Path) -> None:
    """Sheets have text, numbers, truth and dates. Of a CSV each program makes its own: DuckDB takes yes and no for truth."""
    made = await files(tmp_path, calls(client=["007", "3/4"], wants=["yes", "no"], phrase_fit=["yes", None]))
    sheet = by_openpyxl(made[LogFormat.XLSX])
    assert [one["client"] for one in sheet] == ["007", "3/4"]
    assert [type(sheet[0][name]) for name in ("started_at", "is_practice", "wants", "phrase_fit")] == [datetime, bool, str, str]
    assert [sheet[0][name] for name in ("consultation_id", "taps", "none_fits", "confidence")] == [1, 4, 0, 0.83]
    assert sheet[1]["phrase_fit"] is None
    frame = polars.read_csv(made[LogFormat.CSV], try_parse_dates=True)
    seen = {name: str(frame.schema[name]) for name in ("consultation_id", "wants", "is_practice", "confidence", "client")}
    assert seen == {
        "consultation_id": "Int64",
        "wants": "String",
        "is_practice": "Boolean",
        "confidence": "Float64",
        "client": "String",
    }
    table = by_duckdb(f"DESCRIBE SELECT * FROM read_csv('{made[LogFormat.CSV]}')")
    types = {name: kind for name, kind, *_ in table}
    assert types["wants"] == types["phrase_fit"] == types["is_practice"] == "BOOLEAN"
    assert (types["started_at"], types["client"], types["utc_offset"]) == ("TIMESTAMP WITH TIME ZONE", "VARCHAR", "VARCHAR")
    lines = by_duckdb(f"DESCRIBE SELECT * FROM read_json('{made[LogFormat.JSONL]}')")
    kinds = {name: kind for name, kind, *_ in lines}
    assert (kinds["wants"], kinds["is_practice"], kinds["client"], kinds["taps"]) == ("VARCHAR", "BOOLEAN", "VARCHAR", "BIGINT")


async def test_a_code_keeps_its_zeros_in_a_sheet_and_in_lines_of_json(tmp_path: Path) -> None:
    """In a CSV a column of nothing but digits is a number to every program, whence people get a sheet."""
    made = await files(tmp_path, calls(client=["007", "0001234567"]))
    for read, form in ((by_json, LogFormat.JSONL), (by_openpyxl, LogFormat.XLSX), (by_calamine, LogFormat.XLSX)):
        assert [one["client"] for one in read(made[form])] == ["007", "0001234567"]
    assert polars.read_csv(made[LogFormat.CSV])["client"].to_list() == [7, 1_234_567]


@pytest.mark.parametrize("number", [2**53, 2**53 + 1, -(2**53) - 1, 2**63 - 1])
async def test_no_number_loses_its_last_digits(tmp_path: Path, number: int) -> None:
    """Beyond what a sheet's numbers hold, one is text there."""
    made = await files(tmp_path, calls(consultation_id=[number]))
    for read, form in ((by_csv, LogFormat.CSV), (by_json, LogFormat.JSONL), (by_openpyxl, LogFormat.XLSX)):
        [call] = read(made[form])
        assert int(call["consultation_id"]) == number


@pytest.mark.parametrize("separator", [",", ";", "\t"])
async def test_no_cell_is_a_formula_whatever_parts_the_cells(tmp_path: Path, separator: str) -> None:
    """As a spreadsheet of another country parts them, to which quotes within a line mean nothing."""
    made = await files(tmp_path, calls(client=FORMULAS, sentences=FORMULAS))
    runs = partial(re.match, r"[ \"\u00a0\u200b\ufeff]*[=+\-@＝－＋＠]")
    text = made[LogFormat.CSV].read_text(encoding="utf-8-sig")
    assert [cell for line in text.splitlines() for cell in line.split(separator) if runs(cell)] == []
