"""The formats in which the interaction log leaves the product, by name."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Sequence
from enum import StrEnum
from typing import BinaryIO, assert_never
from zoneinfo import ZoneInfo

from bot.reporting.csv_file import write_csv
from bot.reporting.jsonl_file import write_jsonl
from bot.reporting.wording import CONTRACT, Wording
from bot.reporting.xlsx_file import write_xlsx
from bot.services.interaction_ports import Page


class LogFormat(StrEnum):
    """`export --format`."""

    CSV = "csv"
    XLSX = "xlsx"
    JSONL = "jsonl"


async def write_log(
    form: LogFormat,
    pages: AsyncIterator[Page],
    out: BinaryIO,
    *,
    columns: Sequence[str],
    zone: ZoneInfo,
    wording: Wording = CONTRACT,
    expected: int = 0,
    step_aside: Callable[[], object] = lambda: None,
) -> int:
    """Stream rows into `out`; return how many there were. Moments are given in `zone`, words as `wording` says.

    Pages are rows as they come: of each of `columns` the typed values, aware moments among them.

    Args:
        expected: how many rows will come, about: a spreadsheet has to know how many sheets they need.
        step_aside: called between rows where a page takes long to write.
    """
    match form:
        case LogFormat.CSV:
            return await write_csv(pages, out, columns=columns, zone=zone, wording=wording)
        case LogFormat.XLSX:
            return await write_xlsx(
                pages, out, columns=columns, zone=zone, wording=wording, expected=expected, step_aside=step_aside
            )
        case LogFormat.JSONL:
            return await write_jsonl(pages, out, columns=columns, zone=zone, wording=wording)
        case _:
            assert_never(form)
