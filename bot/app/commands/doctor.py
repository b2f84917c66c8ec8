"""`salesfloor doctor`: looks at everything an operator can get wrong, and prints what is stored about whom.

One line a check: `ok`, `warn` or `bad`, what was found, what to do. Changes nothing, and may run beside the bot. What is looked
at stands in `bot/app/examination`.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.app.examination.check import Check, Verdict
from bot.app.examination.database import database
from bot.app.examination.disk import others_may
from bot.app.examination.hearing import hearing
from bot.app.examination.listening import listen
from bot.app.examination.telegram import telegram
from bot.app.examination.words import content
from bot.app.zone_data import use_newest_zone_data
from bot.db.schema.data_map import DATA_MAP
from bot.settings import BadSettings, Settings, read_settings

DOT_ENV = Path(".env")


@dataclass(frozen=True, slots=True, kw_only=True)
class Examination:
    """Everything that was looked at, as text."""

    text: str
    is_well: bool


def examine() -> Examination:
    """Check settings, database, content and token, and append the data map."""
    checks: list[Check] = []
    settings: Settings | None = None
    try:
        settings = read_settings()
    except BadSettings as error:
        checks.append(Check(verdict=Verdict.BAD, what=f"settings: {error}", what_to_do="Mend the variable or the line of .env."))
    else:
        checks.append(Check(verdict=Verdict.OK, what="settings: every value can be used"))
    checks += _dot_env()
    checks.append(_zone_data())
    if settings is not None:
        try:
            checks += asyncio.run(database(settings))
        except OSError as error:  # a folder that lets nobody look
            what = f"database: {error.filename or 'it'} cannot be looked at: {error.strerror}"
            checks.append(Check(verdict=Verdict.BAD, what=what, what_to_do="Give it to the account that runs the bot."))
        checks += listen(settings)
    checks += content(settings)
    checks.append(hearing())
    if settings is not None:
        checks += asyncio.run(telegram(settings))
    lines = [*(str(one) for one in checks), "", *data_map()]
    return Examination(text="\n".join(lines), is_well=all(one.verdict is not Verdict.BAD for one in checks))


def data_map() -> Iterator[str]:
    """Give the lines of the data map.

    Each table, what it holds of whom, why, until when, and what erasing reaches; then each column, by what it holds.
    """
    rows = [("table", "holds", "personal data of", "why", "kept", "cleared when erased: a")]
    rows += [(kept.table, kept.holds, kept.personal or "nobody", kept.why, kept.until, kept.erased or "—") for kept in DATA_MAP]
    yield from _aligned(rows)
    yield ""
    named = [("column of", "holds", "columns")]
    named += [(kept.table, kind.value, names) for kept in DATA_MAP for kind, names in kept.columns.items()]
    yield from _aligned(named)


def _aligned(rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()


def _dot_env() -> Iterator[Check]:
    if DOT_ENV.is_file() and others_may(DOT_ENV):
        yield Check(verdict=Verdict.WARN, what="settings: other accounts can read .env", what_to_do="Run: chmod 600 .env")


def _zone_data() -> Check:
    used = use_newest_zone_data()
    version = used.version or "of a version that cannot be told"
    return Check(verdict=Verdict.OK, what=f"time zones: rules {version}, {used.source}")
