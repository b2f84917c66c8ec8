"""Writing calls to files, part by part, none of them larger than Telegram takes."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO
from zoneinfo import ZoneInfo

from bot.app.commands.standing_back import giving_way
from bot.app.exporting.file_order import FileOrder
from bot.db.facade import Database
from bot.domain.supervision.export_form import ExportForm
from bot.private_files import make_file
from bot.reporting.log_file import LogFormat, write_log
from bot.services.interaction_ports import Page
from bot.services.log.log_columns import CONSULTATION_COLUMNS, EVENT_COLUMNS

MOST_ROWS = 1_000_000
"""Rows of a part: a sheet has hardly more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """The parts in their order, and how many rows they have together."""

    parts: Sequence[Path]
    rows: int


async def write_files(database: Database, order: FileOrder, folder: Path, told: Callable[[int], Awaitable[None]]) -> Written:
    """Write the calls of an order into a folder; where there are none there is no file.

    Args:
        told: is told after each page how many rows there are by now.
    """
    columns = EVENT_COLUMNS if order.events else CONSULTATION_COLUMNS
    pages = pages_of(database, order)
    source = _Source(giving_way(pages), told)
    parts: list[Path] = []
    while await source.has_more():
        path = folder / f"{len(parts) + 1}.{order.form}"
        with os.fdopen(make_file(path), "wb") as out:
            part = source.part(out, order)
            form, zone = LogFormat(order.form.value), ZoneInfo(order.zone)
            await write_log(form, part, out, columns=columns, zone=zone, wording=order.wording)
        parts.append(path)
    return Written(parts=parts, rows=source.rows)


def pages_of(database: Database, order: FileOrder) -> AsyncIterator[Page]:
    """Read what is ordered, without names if they are to be left out."""
    reader = database.log_reader()
    pages = reader.event_pages(order.which) if order.events else reader.consultation_pages(order.which)
    if order.pseudonyms is None:
        return pages
    manager, client = order.pseudonyms
    columns = EVENT_COLUMNS if order.events else CONSULTATION_COLUMNS
    return database.pseudonyms(manager=manager, client=client).in_place_of_names(pages, columns)


class _Source:
    """Pages that are taken into parts. Invariant: each page goes into exactly one part."""

    def __init__(self, pages: AsyncIterator[Page], told: Callable[[int], Awaitable[None]]) -> None:
        self._pages = pages
        self._told = told
        self._next: Page = ()
        self.rows = 0

    async def has_more(self) -> bool:
        """Tell whether there is another row, and fetch it."""
        while not self._next:
            try:
                self._next = await anext(self._pages)
            except StopAsyncIteration:
                return False
        return True

    async def part(self, out: BinaryIO, order: FileOrder) -> AsyncIterator[Page]:
        """Give pages until a file of them would be too large.

        Text is measured as it is written. A spreadsheet is measured by its text: packed, it is never larger than that.
        """
        rows, text = 0, 0
        while await self.has_more():
            size = text if order.form is ExportForm.XLSX else out.tell()
            if rows and (size >= order.largest or rows >= MOST_ROWS):
                return
            page, self._next = self._next, ()
            rows += len(page[0])
            self.rows += len(page[0])
            if order.form is ExportForm.XLSX:
                text += sum(sum(map(len, map(str, column))) for column in page)
            yield page
            await self._told(self.rows)
