"""Looking after the database and the words: `migrate`, `backup`, `restore`, `content check`. Leaves out running the bot."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from pathlib import Path

from bot.app.refusals import CannotRun, one_line_errors
from bot.app.wiring import utc_now
from bot.content.check import check, default_directory, summary
from bot.db.backup import back_up, back_up_before_migration, restore
from bot.db.engine import database_url, is_sqlite
from bot.db.migrate import current, head, known_revisions, upgrade
from bot.db.run_lock import run_lock
from bot.settings import Settings


def migrate(settings: Settings) -> str:
    """Bring the database to the newest schema and say so; a SQLite database is copied before."""
    with one_line_errors():
        return asyncio.run(_migrate(settings.database_url))


async def _migrate(url: str) -> str:
    copied = ""
    if await current(url) != head():
        # A bot that is running has the old schema in its head. On PostgreSQL that is for whoever deploys to order.
        with run_lock(url):
            copy = await copy_before_migration(url)
            copied = f"; the one before was copied to {copy}" if copy else ""
            await upgrade(url)
    return f"the database is at schema {head()}{copied}"


async def copy_before_migration(url: str) -> Path | None:
    """Copy a SQLite database that has something to lose; None when there was nothing to copy."""
    revision = await current(url)
    if revision not in known_revisions() or not is_sqlite(database_url(url)):
        return None
    return await asyncio.to_thread(back_up_before_migration, url, revision, utc_now())


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
