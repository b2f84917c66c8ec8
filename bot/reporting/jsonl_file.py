"""The log as JSON lines: one object a row, the same columns, null where there is nothing. JSON runs no formulas."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Sequence
from functools import partial
from typing import BinaryIO
from zoneinfo import ZoneInfo

from bot.reporting.clock import HouseClock, Seconds
from bot.reporting.table import Syntax, Table
from bot.reporting.wording import CONTRACT, Wording
from bot.services.interaction_ports import Page

_text = partial(json.dumps, ensure_ascii=False)


def _moments(clock: HouseClock, seconds: Seconds, offsets: Sequence[int]) -> Sequence[str]:
    return [f'"{text}"' if text else "null" for text in clock.iso(seconds, offsets, nothing="")]


SYNTAX = Syntax(text=_text, moments=_moments, whole=str, decimal=str, yes="true", no="false", nothing="null")


async def write_jsonl(
    pages: AsyncIterator[Page], out: BinaryIO, *, columns: Sequence[str], zone: ZoneInfo, wording: Wording = CONTRACT
) -> int:
    """Write a line for each row as it comes; return how many there were."""
    table = Table(columns, SYNTAX, zone=zone, wording=wording)
    names = [f"{_text(header)}: " for header in table.headers]
    count = 0
    async for page in pages:
        lines = (", ".join(map(str.__add__, names, cells)) for cells in table.rows(page))
        out.write("".join([f"{{{line}}}\n" for line in lines]).encode())
        count += len(page[0])
    return count
