"""Looking after the database and the words: `migrate`, `backup`, `restore`, `content check`. Leaves out running the bot."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from pathlib import Path

from bot.app.refusals import CannotRun, one_line_errors
from bot.app.wiring import utc_now
from bot.content.check import check, default_directory, summary
from bot.db.backup import back_up, restore
from bot.db.migrate import head, upgrade
from bot.settings import Settings


def migrate(settings: Settings) -> str:
    """Bring the database to the newest schema and say so."""
    with one_line_errors():
        asyncio.run(upgrade(settings.database_url))
    return f"the database is at schema {head()}"


def backup(settings: Settings, target: Path) -> str:
    """Copy the database while it is used, and say so."""
    with one_line_errors():
        back_up(settings.database_url, target)
    return f"the database was copied to {target}"


def restore_backup(settings: Settings, source: Path) -> str:
    """Put a copy in the database's place, and say what became of the one before."""
    with one_line_errors():
        kept = restore(settings.database_url, source, utc_now())
    before = f"; the one before is kept as {kept}" if kept else ""
    return f"the database was restored from {source}{before}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentReport:
    """What a content check found, as text."""

    text: str
    is_clean: bool


def check_content(directory: Path | None) -> ContentReport:
    """Run the three gates over a content folder.

    Raises:
        CannotRun: there is no such folder.
    """
    where = directory or default_directory()
    if not where.is_dir():
        raise CannotRun(f"{where} is no folder; give the scripts_content folder.")
    findings = check(where)
    lines = [*(str(finding) for finding in findings), summary(findings)]
    return ContentReport(text="\n".join(lines), is_clean=not findings)
