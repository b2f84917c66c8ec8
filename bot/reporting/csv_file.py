"""The log as CSV: commas for programs, for a reader's spreadsheet what it expects; UTF-8 with a byte order mark, formula-safe.

A file with commas is opened by spreadsheets that part cells at semicolons or tabs, and quotes within a line mean nothing to them
then: so a cell is guarded behind every sign that parts cells anywhere.
"""

from __future__ import annotations

import codecs
from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from functools import partial
from typing import BinaryIO
from zoneinfo import ZoneInfo

from bot.reporting.cells import csv_text
from bot.reporting.clock import HouseClock
from bot.reporting.table import Syntax, Table
from bot.reporting.wording import CONTRACT, Wording
from bot.services.interaction_ports import Page

CRLF = "\r\n"
SEMICOLON = ";"
"""Where spreadsheets part cells by it, a comma parts decimals, and 1.12 is the first of December."""
SYNTAX = Syntax(
    text=csv_text, moments=partial(HouseClock.iso, nothing=""), whole=str, decimal=str, yes="true", no="false", nothing=""
)


async def write_csv(
    pages: AsyncIterator[Page], out: BinaryIO, *, columns: Sequence[str], zone: ZoneInfo, wording: Wording = CONTRACT
) -> int:
    """Write a header and a line for each row as it comes; return how many rows there were."""
    syntax = replace(SYNTAX, decimal=_with_comma) if wording.separator == SEMICOLON else SYNTAX
    table = Table(columns, syntax, zone=zone, wording=wording)
    line = wording.separator.join
    out.write(codecs.BOM_UTF8 + f"{line(map(csv_text, table.headers))}{CRLF}".encode())
    count = 0
    async for page in pages:
        out.write(f"{CRLF.join(map(line, table.rows(page)))}{CRLF}".encode())
        count += len(page[0])
    return count


def _with_comma(number: float) -> str:
    return str(number).replace(".", ",")
