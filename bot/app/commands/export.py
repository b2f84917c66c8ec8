"""`salesfloor export`: the interaction log as a file."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO
from zoneinfo import ZoneInfo

from bot.app.commands.destination import written
from bot.app.commands.refusals import one_line_errors
from bot.app.commands.standing_back import giving_way
from bot.db.facade import Database
from bot.domain.calls.intent import Known
from bot.domain.calls.outcome import Outcome
from bot.domain.calls.temperament import Recognition
from bot.reporting.log_file import LogFormat, write_log
from bot.services.interaction_ports import LogFilter
from bot.services.supervision.log_columns import CONSULTATION_COLUMNS, EVENT_COLUMNS
from bot.settings import Settings

TEMPERAMENTS = frozenset(Recognition)
OUTCOMES = frozenset(Outcome)
INTENTS = frozenset(f"{wants}/{can}" for wants in Known for can in Known)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportRequest:
    """What to export, and where to."""

    form: str
    since: datetime | None
    until: datetime | None
    team: str | None
    manager: str | None
    client: str | None
    temperament: str | None
    intent: str | None
    outcome: str | None
    practice: bool
    events: bool
    output: Path | None


def export(settings: Settings, request: ExportRequest) -> None:
    """Write the interaction log to a file, into a pipe or a device, or to standard output."""
    with one_line_errors(), written(request.output) as out:
        asyncio.run(write_export(settings, request, out))


async def write_export(settings: Settings, request: ExportRequest, out: BinaryIO) -> None:
    """Stream the rows that the filters let through."""
    database = Database(settings.database_url)
    which = LogFilter(
        since=request.since,
        until=request.until,
        team=request.team,
        manager=request.manager,
        client=request.client,
        temperament=request.temperament,
        intent=request.intent,
        outcome=request.outcome,
        practice=request.practice,
    )
    try:
        await database.ping()
        reader = database.log_reader()
        rows = reader.events(which) if request.events else reader.consultations(which)
        columns = EVENT_COLUMNS if request.events else CONSULTATION_COLUMNS
        await write_log(LogFormat(request.form), giving_way(rows), out, columns=columns, zone=ZoneInfo(settings.timezone))
    finally:
        await database.dispose()
