"""The formats in which the interaction log leaves the product, by name."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping, Sequence
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
) -> int:
    """Stream rows into `out`; return how many there were. Moments are given in `zone`, words as `wording` says.

    Pages are rows as they come: tuples of typed values in the order of `columns`, aware moments among them.
    """
    rows = _rows(pages, columns, wording)
    columns = [wording.headers.get(column, column) for column in columns]
    match form:
        case LogFormat.CSV:
            return await write_csv(rows, out, columns=columns, zone=zone, separator=wording.separator)
        case LogFormat.XLSX:
            return await write_xlsx(rows, out, columns=columns, zone=zone)
        case LogFormat.JSONL:
            return await write_jsonl(rows, out, columns=columns, zone=zone)
        case _:
            assert_never(form)


async def _rows(pages: AsyncIterator[Page], columns: Sequence[str], wording: Wording) -> AsyncIterator[Mapping[str, object]]:
    words = [(wording.headers.get(column, column), wording.values.get(column, {})) for column in columns]
    async for page in pages:
        for row in page:
            yield {header: _said(value, texts) for value, (header, texts) in zip(row, words, strict=True)}


def _said(value: object, texts: Mapping[str, str]) -> object:
    if not texts or value is None:
        return value
    return texts.get(("true" if value else "false") if isinstance(value, bool) else str(value), value)
