"""`salesfloor doctor`: looks at everything an operator can get wrong, and prints what is stored about whom.

One line a check: `ok`, `warn` or `bad`, what was found, what to do. Changes nothing, and may run beside the bot.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from telegram import Bot
from telegram.error import InvalidToken, TelegramError

from bot.app.caches import SNAPSHOT, kept_beside
from bot.app.zone_data import use_newest_zone_data
from bot.content.findings import Findings
from bot.content.layout import default_directory
from bot.content.library import Library, load
from bot.content.snapshot import key_of, recall
from bot.db.schema.data_map import DATA_MAP
from bot.db.upkeep.backup import NotOurs, database_file
from bot.db.upkeep.migrate import current, head, known_revisions
from bot.gateway.telegram.http_client import AiohttpRequest
from bot.services.errors import StorageUnavailable
from bot.settings import BadSettings, Settings, read_settings

LOW_DISK = 200_000_000
"""Free bytes below which to warn: a day of a busy floor, its log and a copy before a migration."""
MEGABYTE = 1_000_000
DOT_ENV = Path(".env")


class Verdict(StrEnum):
    """How a check ended."""

    OK = "ok"
    WARN = "warn"
    BAD = "bad"


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One line: what was found, and what to do about it."""

    verdict: Verdict
    what: str
    what_to_do: str = ""

    def __str__(self) -> str:
        found = " ".join(self.what.split())
        return f"{self.verdict:<4}  {found}" + (f"  {self.what_to_do}" if self.what_to_do else "")


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
        checks += asyncio.run(_database(settings))
    checks += _content(settings)
    if settings is not None:
        checks.append(asyncio.run(_token(settings)))
    lines = [*(str(one) for one in checks), "", *data_map()]
    return Examination(text="\n".join(lines), is_well=all(one.verdict is not Verdict.BAD for one in checks))


def data_map() -> Iterator[str]:
    """Give the lines of the data map: each table, what it holds, whose data that is, until when, and what erasing reaches."""
    rows = [("table", "holds", "personal data of", "kept", "cleared when erased: a")]
    rows += [(kept.table, kept.holds, kept.personal or "nobody", kept.until, kept.erased or "—") for kept in DATA_MAP]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()


def _dot_env() -> Iterator[Check]:
    if DOT_ENV.is_file() and _others_may(DOT_ENV):
        yield Check(verdict=Verdict.WARN, what="settings: other accounts can read .env", what_to_do="Run: chmod 600 .env")


def _readable(file: Path) -> Iterator[Check]:
    """Look at the database, its logs and its copies. The bot leaves the modes of what is there to whoever has set them."""
    found = [one for folder in (file.parent, file.parent / "backups") for one in sorted(folder.glob(f"{file.stem}[.-]*"))]
    open_ones = [str(one) for one in found if one.is_file() and _others_may(one)]
    if open_ones:
        what = f"database: other accounts can read {', '.join(open_ones)}"
        yield Check(verdict=Verdict.WARN, what=what, what_to_do=f"Run: chmod 600 {' '.join(open_ones)}")


def _others_may(file: Path) -> bool:
    return bool(file.stat().st_mode & 0o077)


def _zone_data() -> Check:
    used = use_newest_zone_data()
    version = used.version or "of a version that cannot be told"
    return Check(verdict=Verdict.OK, what=f"time zones: rules {version}, {used.source}")


async def _database(settings: Settings) -> list[Check]:
    try:
        file = database_file(settings.database_url, "")
    except NotOurs:
        return [await _schema(settings.database_url, "PostgreSQL", is_sqlite=False)]
    if not file.exists():
        missing = f"database: there is none yet at {file}"
        return [Check(verdict=Verdict.WARN, what=missing, what_to_do="`salesfloor run` makes it."), *_disk(file)]
    if not file.is_file():
        return [Check(verdict=Verdict.BAD, what=f"database: {file} is no file", what_to_do="Check SALESFLOOR_DATABASE_URL.")]
    damage = _damage(file)
    if damage is not None:
        return [
            Check(verdict=Verdict.BAD, what=f"database: {file} {damage}", what_to_do="Put a copy back: salesfloor restore FILE")
        ]
    return [await _schema(settings.database_url, str(file), is_sqlite=True), *_readable(file), *_disk(file)]


async def _schema(url: str, name: str, *, is_sqlite: bool) -> Check:
    try:
        revision = await current(url)
    except StorageUnavailable as error:
        what = f"database: {name} cannot be used: {error}"
        return Check(
            verdict=Verdict.BAD, what=what, what_to_do="Check SALESFLOOR_DATABASE_URL and the server or the file's rights."
        )
    except Exception as error:  # a driver's refusal, such as a wrong password; its text may hold anything
        what = f"database: {name} refuses: {type(error.__cause__ or error).__name__}"
        return Check(verdict=Verdict.BAD, what=what, what_to_do="Check user, password and database in SALESFLOOR_DATABASE_URL.")
    if revision == head():
        whole = ", whole" if is_sqlite else ""
        return Check(verdict=Verdict.OK, what=f"database: {name}, at the newest schema ({revision}){whole}")
    if revision is not None and revision not in known_revisions():
        what = f"database: {name} is at schema {revision}, made by a newer version"
        return Check(verdict=Verdict.BAD, what=what, what_to_do="Update the program.")
    what = f"database: {name} is at schema {revision or 'none'}, the newest is {head()}"
    if is_sqlite:
        return Check(verdict=Verdict.WARN, what=what, what_to_do="`salesfloor run` copies and renews it.")
    return Check(verdict=Verdict.BAD, what=what, what_to_do="Run: salesfloor migrate")


def _damage(file: Path) -> str | None:
    """Say what is wrong inside a SQLite file; None when it is whole."""
    try:
        with closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            found = [str(row[0]) for row in connection.execute("PRAGMA quick_check(1)")]
    except sqlite3.Error as error:
        return f"cannot be read: {error}"
    return None if found == ["ok"] else f"is damaged: {found[0]}"


def _disk(file: Path) -> Iterator[Check]:
    folder = next(parent for parent in file.resolve().parents if parent.exists())
    free = shutil.disk_usage(folder).free
    what = f"disk: {free // MEGABYTE} MB free for {folder}"
    if free < LOW_DISK:
        yield Check(verdict=Verdict.WARN, what=what, what_to_do="Make room; a full disk stops the bot until there is some.")
    else:
        yield Check(verdict=Verdict.OK, what=what)
    if not os.access(folder, os.W_OK):
        what = f"disk: this account may not write to {folder}"
        yield Check(verdict=Verdict.BAD, what=what, what_to_do="Give the folder to the account that runs the bot.")


def _content(settings: Settings | None) -> Iterator[Check]:
    loaded = _found_in_order(settings) or load(default_directory())
    if isinstance(loaded, Findings):
        what = f"content: {len(loaded)} findings, the first: {next(iter(loaded))}"
        yield Check(verdict=Verdict.BAD, what=what, what_to_do="See them all: salesfloor content check")
        return
    languages = loaded.languages
    yield Check(verdict=Verdict.OK, what=f"content: in order, languages {', '.join(languages)}")
    if settings is not None and settings.default_language not in languages:
        what = f"content: there are no words in SALESFLOOR_DEFAULT_LANGUAGE={settings.default_language}"
        yield Check(verdict=Verdict.BAD, what=what, what_to_do=f"One of: {', '.join(languages)}.")


def _found_in_order(settings: Settings | None) -> Library | None:
    """Return what a start has read and found in order, if it is what lies there now: reading it again would take seconds."""
    if settings is None:
        return None
    return recall(kept_beside(settings.database_url) / SNAPSHOT, key_of([default_directory()], settings.default_language))


async def _token(settings: Settings) -> Check:
    if settings.token is None:
        return Check(verdict=Verdict.OK, what="token: none is set, so `salesfloor run` opens the playground")
    request = AiohttpRequest()
    bot = Bot(settings.token.get_secret_value(), base_url=f"{settings.api_url}/bot", request=request, get_updates_request=request)
    try:
        await request.initialize()
        me = await bot.get_me()
    except InvalidToken:
        what = "token: Telegram refuses it"
        return Check(verdict=Verdict.BAD, what=what, what_to_do="Copy SALESFLOOR_TOKEN again from @BotFather.")
    except (TelegramError, LookupError) as error:  # LookupError: an answer without a result
        what = f"token: Telegram cannot be asked: {type(error).__name__}"
        return Check(verdict=Verdict.BAD, what=what, what_to_do="Check the network and SALESFLOOR_API_URL.")
    finally:
        await request.shutdown()
    return Check(verdict=Verdict.OK, what=f"token: Telegram knows the bot as @{me.username}")
