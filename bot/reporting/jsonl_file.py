"""The log as JSON lines: one object a row, the same columns, null where there is nothing."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Mapping, Sequence
from datetime import datetime
from typing import BinaryIO
from zoneinfo import ZoneInfo

from bot.reporting.cells import iso_moment


async def write_jsonl(rows: AsyncIterator[Mapping[str, object]], out: BinaryIO, *, columns: Sequence[str], zone: ZoneInfo) -> int:
    """Write a line for each row as it comes; return how many there were. Text stays as it is: JSON runs no formulas."""
    count = 0
    async for row in rows:
        line = {column: _json_value(row[column], zone) for column in columns}
        out.write(json.dumps(line, ensure_ascii=False).encode() + b"\n")
        count += 1
    return count


def _json_value(value: object, zone: ZoneInfo) -> object:
    return iso_moment(value, zone) if isinstance(value, datetime) else value
