"""The log as CSV for programs: commas, UTF-8 with a byte order mark, formula-safe. People get XLSX."""

from __future__ import annotations

import codecs
import csv
from collections.abc import AsyncIterator, Mapping, Sequence
from typing import BinaryIO
from zoneinfo import ZoneInfo

from bot.reporting.cells import plain_text


async def write_csv(
    rows: AsyncIterator[Mapping[str, object]], out: BinaryIO, *, columns: Sequence[str], zone: ZoneInfo, separator: str = ","
) -> int:
    """Write a header and a line for each row as it comes; return how many rows there were."""
    out.write(codecs.BOM_UTF8)
    writer = csv.writer(_Utf8(out), delimiter=separator)
    writer.writerow(columns)
    count = 0
    async for row in rows:
        writer.writerow([plain_text(row[column], zone) for column in columns])
        count += 1
    return count


class _Utf8:
    """What `csv.writer` writes to: encodes each line and holds nothing back."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out

    def write(self, line: str) -> int:
        return self._out.write(line.encode())
