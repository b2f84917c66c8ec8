"""The formats in which the interaction log leaves the product, by name."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping, Sequence
from enum import StrEnum
from typing import BinaryIO, assert_never
from zoneinfo import ZoneInfo

from bot.reporting.csv_file import write_csv
from bot.reporting.jsonl_file import write_jsonl
from bot.reporting.xlsx_file import write_xlsx


class LogFormat(StrEnum):
    """`export --format`."""

    CSV = "csv"
    XLSX = "xlsx"
    JSONL = "jsonl"


async def write_log(
    form: LogFormat,
    rows: AsyncIterator[Mapping[str, object]],
    out: BinaryIO,
    *,
    columns: Sequence[str],
    zone: ZoneInfo,
) -> int:
    """Stream rows into `out`; return how many there were. Moments are given in `zone`."""
    match form:
        case LogFormat.CSV:
            return await write_csv(rows, out, columns=columns, zone=zone)
        case LogFormat.XLSX:
            return await write_xlsx(rows, out, columns=columns, zone=zone)
        case LogFormat.JSONL:
            return await write_jsonl(rows, out, columns=columns, zone=zone)
        case _:
            assert_never(form)
