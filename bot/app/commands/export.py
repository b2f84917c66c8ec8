"""`salesfloor export`: the interaction log as a file."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO
from zoneinfo import ZoneInfo

from bot.app.commands.at_head import require_head
from bot.app.commands.destination import written
from bot.app.commands.refusals import one_line_errors
from bot.app.commands.standing_back import giving_way, offer_the_core
from bot.db.facade import Database
from bot.domain.calls.intent import Known
from bot.domain.calls.outcome import Outcome
from bot.domain.calls.temperament import Recognition
from bot.reporting.log_file import LogFormat, write_log
from bot.services.interaction_ports import LogFilter, UnknownName
from bot.services.log.log_columns import CONSULTATION_COLUMNS, EVENT_COLUMNS
from bot.settings import Settings

NOTHING = "nothing in the log is what all the filters ask for together"
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


NO_FIGURES = "note: taps and seconds_to_first_card are left empty until the owner confirms in /data that the staff know of them"


def export(settings: Settings, request: ExportRequest) -> Sequence[str]:
    """Write the interaction log to a file, into a pipe or a device, or to standard output.

    Returns:
        What is to be said of it, a line each: why no row was let through by the filters, and which columns were left empty.
    """
    with one_line_errors():
        asyncio.run(require_head(settings.database_url))  # before anything is written
        with written(request.output) as out:
            return asyncio.run(write_export(settings, request, out))


async def write_export(settings: Settings, request: ExportRequest, out: BinaryIO) -> Sequence[str]:
    """Stream the rows that the filters let through, and tell what is to be said of it."""
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
        pages = reader.event_pages(which) if request.events else reader.consultation_pages(which)
        columns = EVENT_COLUMNS if request.events else CONSULTATION_COLUMNS
        form = LogFormat(request.form)
        expected = 0
        if form is LogFormat.XLSX:  # its sheets are made beforehand
            expected = await (reader.count_events(which) if request.events else reader.count_consultations(which))
        rows = await write_log(
            form,
            giving_way(pages),
            out,
            columns=columns,
            zone=ZoneInfo(settings.timezone),
            expected=expected,
            step_aside=offer_the_core,
        )
        if not rows and which != LogFilter(practice=which.practice):
            return [*map(_said, await reader.unknown_names(which))] or [NOTHING]
        return () if request.events or await reader.has_figures() else (NO_FIGURES,)
    finally:
        await database.dispose()


def _said(unknown: UnknownName) -> str:
    near = f"; near it: {', '.join(f'«{name}»' for name in unknown.near)}" if unknown.near else ""
    return f"no {unknown.of} is called «{unknown.name}»{near}"
