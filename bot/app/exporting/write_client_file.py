"""Writing everything that is stored about one client to a file, with what each table holds, why, and how long."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from bot.app.exporting.file_order import ClientFileOrder
from bot.app.exporting.write_files import Written
from bot.db.facade import Database
from bot.db.repositories.client_file import Stored
from bot.db.schema.data_map import DATA_MAP
from bot.domain.ids import ClientId
from bot.domain.supervision.export_form import ClientFileForm
from bot.private_files import make_file
from bot.reporting.client_file import Section, as_html, as_json


def content_of(stored: Stored, form: ClientFileForm, title: str) -> bytes:
    """Return the file's bytes."""
    sections = _sections_of(stored)
    return as_json(sections) if form is ClientFileForm.JSON else as_html(title, sections)


async def write_client_file(database: Database, order: ClientFileOrder, folder: Path) -> Written:
    """Write the file into a folder."""
    stored = await database.everything_of(ClientId(order.client))
    path = folder / f"1.{order.form}"
    with os.fdopen(make_file(path), "wb") as out:
        out.write(content_of(stored, order.form, order.title))
    return Written(parts=[path], rows=sum(map(len, stored.values())))


def _sections_of(stored: Stored) -> Sequence[Section]:
    return [
        Section(name=kept.table, told=(f"{kept.holds}.", f"Why: {kept.why}.", f"Kept: {kept.until}."), rows=stored[kept.table])
        for kept in DATA_MAP
        if kept.table in stored
    ]
