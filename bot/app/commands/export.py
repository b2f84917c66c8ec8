"""`salesfloor export`: the interaction log as a file."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO
from zoneinfo import ZoneInfo

from bot.app.commands.at_head import require_head
from bot.app.commands.destination import written
from bot.app.commands.refusals import CannotRun, one_line_errors
from bot.app.commands.standing_back import giving_way, offer_the_core
from bot.db.facade import Database
from bot.domain.calls.intent import Known
from bot.domain.calls.outcome import Outcome
from bot.domain.calls.temperament import Recognition
from bot.domain.ids import LanguageCode
from bot.domain.supervision.choice import Choice
from bot.domain.supervision.export_form import ExportForm
from bot.domain.supervision.period import BY_NAME, Period, PeriodKind
from bot.domain.supervision.type_said import TypeSaid
from bot.reporting.log_file import LogFormat, write_log
from bot.reporting.wording import Wording
from bot.screens.log.file_words import FileWords, file_words
from bot.services.interaction_ports import LogFilter, UnknownName
from bot.services.log.log_columns import CONSULTATION_COLUMNS, EVENT_COLUMNS
from bot.services.people.access import OPERATOR
from bot.services.people.ports import COMMAND_LINE, AuditAction
from bot.settings import Settings

NOTHING = "nothing in the log is what all the filters ask for together"
TEMPERAMENTS = frozenset(Recognition)
OUTCOMES = frozenset(Outcome)
SAID = frozenset(said.name.lower() for said in TypeSaid)
PERIODS = frozenset(kind.name.lower() for kind in BY_NAME if kind is not PeriodKind.ALWAYS)
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
    is_open: bool = False
    is_unfit: bool = False
    said: str | None = None
    without_names: bool = False
    language: str | None = None
    """Whose words; None is the contract."""


NO_FIGURES = "note: taps and seconds_to_first_card stay empty until the owner confirms in /settings that the staff know of them"


def bounds(period: str | None, settings: Settings) -> tuple[datetime | None, datetime | None]:
    """Return when a period begins and ends, where the house is; None for none."""
    if period is None:
        return None, None
    return Period(kind=PeriodKind[period.upper()]).bounds(datetime.now(UTC), ZoneInfo(settings.timezone))


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
        live_runs=request.practice,
        is_open=request.is_open,
        is_unfit=request.is_unfit,
        said=None if request.said is None else TypeSaid[request.said.upper()],
    )
    try:
        await database.ping()
        words = words_in(settings, request)
        reader = database.log_reader()
        pages = reader.event_pages(which) if request.events else reader.consultation_pages(which)
        columns = EVENT_COLUMNS if request.events else CONSULTATION_COLUMNS
        form = LogFormat(request.form)
        expected = await (reader.count_events(which) if request.events else reader.count_consultations(which))
        await put_on_record(database, request, which, expected)
        if request.without_names:
            pages = database.pseudonyms(manager=words.manager, client=words.client).in_place_of_names(pages, columns)
        rows = await write_log(
            form,
            giving_way(pages),
            out,
            columns=columns,
            zone=ZoneInfo(settings.timezone),
            wording=Wording(headers=words.headers, values=words.values, separator=words.separator),
            expected=expected,
            step_aside=offer_the_core,
        )
        if not rows and which != LogFilter(practice=which.practice, live_runs=which.live_runs):
            return [*map(_said, await reader.unknown_names(which))] or [NOTHING]
        return () if request.events or await reader.has_figures() else (NO_FIGURES,)
    finally:
        await database.dispose()


async def put_on_record(database: Database, request: ExportRequest, which: LogFilter, rows: int) -> None:
    """Write down what leaves the house before it does: choices and numbers, and nobody's name."""
    wants, _, can = (request.intent or "").partition("/")
    choice = Choice(
        temperament=None if request.temperament is None else Recognition(request.temperament),
        wants=Known(wants) if wants else None,
        can=Known(can) if can else None,
        outcome=None if request.outcome is None else Outcome(request.outcome),
        is_open=request.is_open,
        is_unfit=request.is_unfit,
        said=None if request.said is None else TypeSaid[request.said.upper()],
        practice=request.practice,
    )
    bearers = await database.log_reader().bearers(which)
    details = {
        "by": COMMAND_LINE,
        "n": str(rows),
        "form": request.form,
        "events": "1" if request.events else "0",
        "masked": "1" if request.without_names else "0",
        "choice": str(choice),
    }
    moments = {"since": request.since, "until": request.until}
    details |= {name: at.isoformat() for name, at in moments.items() if at is not None}
    named = {"teams": bearers.teams, "people": bearers.employees}
    details |= {name: ",".join(map(str, numbers)) for name, numbers in named.items() if numbers is not None}
    details |= {} if request.client is None else {"client": "1"}
    async with database.unit_of_work() as work:
        await work.audit.add(at=datetime.now(UTC), person_id=OPERATOR, action=AuditAction.LOG_EXPORTED, details=details)
        await work.commit()


def words_in(settings: Settings, request: ExportRequest) -> FileWords:
    """Return the words of a file: the contract's, unless a language is asked for.

    Raises:
        CannotRun: there are no words in that language.
    """
    if request.language is None:
        return FileWords()
    from bot.app.wiring import load_library  # noqa: PLC0415  # whoever wants the contract's words need not load the content

    library = load_library(settings.default_language)
    if request.language not in library.languages:
        raise CannotRun(f"--language: there are no words in «{request.language}»; one of {', '.join(sorted(library.languages))}.")
    texts = library.texts(LanguageCode(request.language))
    return file_words(ExportForm(request.form), texts, request.language, library.script)


def _said(unknown: UnknownName) -> str:
    near = f"; near it: {', '.join(f'«{name}»' for name in unknown.near)}" if unknown.near else ""
    return f"no {unknown.of} is called «{unknown.name}»{near}"
