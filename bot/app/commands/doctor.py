"""`salesfloor doctor`: looks at everything an operator can get wrong, and prints what is stored about whom.

One line a check: `ok`, `warn` or `bad`, what was found, what to do. Changes nothing, and may run beside the bot.
"""

from __future__ import annotations

import asyncio
import errno
import os
import shutil
import socket
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from urllib.parse import urlsplit

from telegram import Bot, WebhookInfo
from telegram.error import InvalidToken, TelegramError

from bot.app.caches import SNAPSHOT, kept_beside
from bot.app.commands.at_head import refuse_playground
from bot.app.commands.health import ask
from bot.app.commands.refusals import CannotRun
from bot.app.zone_data import use_newest_zone_data
from bot.content.findings import Findings
from bot.content.layout import default_directory
from bot.content.library import Library, load
from bot.content.snapshot import key_of, recall
from bot.db.address import DatabaseRefused, database_url
from bot.db.postgresql.pooler import refuse_transaction_pooler
from bot.db.schema.data_map import DATA_MAP
from bot.db.upkeep.backup import NotOurs, database_file
from bot.db.upkeep.migrate import current, head
from bot.db.upkeep.run_lock import NO_LOCKS_HERE, has_locks
from bot.db.upkeep.standing import Found, Standing, find
from bot.gateway.telegram.http_client import AiohttpRequest
from bot.gateway.telegram.proxy import Proxy, ProxyRefused, proxy_to
from bot.private_files import scratch
from bot.services.errors import StorageUnavailable
from bot.settings import BadSettings, Settings, read_settings

LOW_DISK = 200_000_000
"""Free bytes below which to warn: a day of a busy floor, its log and a copy before a migration."""
MEGABYTE = 1_000_000
DOT_ENV = Path(".env")
SOUND_SQLITE = (3, 51, 3)
"""The first without the fault by which a reset of the write-ahead log could lose a commit beside another connection."""
BACKPORTED: Mapping[tuple[int, ...], int] = {(3, 44): 6, (3, 50): 7}
"""Older lines that got the same mending, and with which last number."""


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
        try:
            checks += asyncio.run(_database(settings))
        except OSError as error:  # a folder that lets nobody look
            what = f"database: {error.filename or 'it'} cannot be looked at: {error.strerror}"
            checks.append(Check(verdict=Verdict.BAD, what=what, what_to_do="Give it to the account that runs the bot."))
        checks += _listen(settings)
    checks += _content(settings)
    if settings is not None:
        checks += asyncio.run(_telegram(settings))
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
        if settings.token is not None:
            refuse_playground(settings.database_url)
        database_url(settings.database_url)
    except (DatabaseRefused, CannotRun) as error:
        return [Check(verdict=Verdict.BAD, what=f"database: {error}", what_to_do="Mend what is named.")]
    try:
        file = database_file(settings.database_url, "")
    except NotOurs:
        return [await _schema(settings.database_url, "PostgreSQL", is_sqlite=False)]
    version = _sqlite_version()
    if not file.exists():
        missing = f"database: there is none yet at {file}"
        nothing = Check(verdict=Verdict.WARN, what=missing, what_to_do="`salesfloor run` makes it.")
        return [nothing, version, *_disk(file), *_locks(file)]
    if not file.is_file():
        return [Check(verdict=Verdict.BAD, what=f"database: {file} is no file", what_to_do="Check SALESFLOOR_DATABASE_URL.")]
    damage = _damage(file)
    if damage is not None:
        return [
            Check(verdict=Verdict.BAD, what=f"database: {file} {damage}", what_to_do="Put a copy back: salesfloor restore FILE")
        ]
    schema = await _schema(settings.database_url, str(file), is_sqlite=True)
    return [schema, version, *_readable(file), *_writable(file), *_disk(file), *_locks(file)]


async def _schema(url: str, name: str, *, is_sqlite: bool) -> Check:
    try:
        await refuse_transaction_pooler(url)
        found = await find(url)
        if found.standing is Standing.AT_HEAD:
            await current(url)  # opens it as `run` does
    except DatabaseRefused as error:
        return Check(verdict=Verdict.BAD, what=f"database: {error}", what_to_do="Mend what is named.")
    except StorageUnavailable as error:
        what = f"database: {name} cannot be used: {error}"
        return Check(
            verdict=Verdict.BAD, what=what, what_to_do="Check SALESFLOOR_DATABASE_URL and the server or the file's rights."
        )
    except Exception as error:  # a driver's refusal; its text may hold anything
        what = f"database: {name} refuses: {type(error.__cause__ or error).__name__}"
        return Check(verdict=Verdict.BAD, what=what, what_to_do="Check user, password and database in SALESFLOOR_DATABASE_URL.")
    return _of(found, name, is_sqlite=is_sqlite)


def _of(found: Found, name: str, *, is_sqlite: bool) -> Check:
    match found.standing:
        case Standing.AT_HEAD:
            whole = ", whole" if is_sqlite else ""
            return Check(verdict=Verdict.OK, what=f"database: {name}, at the newest schema ({found.revision}){whole}")
        case Standing.NEWER:
            what = f"database: {name} is at schema {found.revision}, made by a newer version"
            return Check(verdict=Verdict.BAD, what=what, what_to_do="Update the program.")
        case Standing.FOREIGN:
            what = f"database: {name} is no database of this program"
            return Check(verdict=Verdict.BAD, what=what, what_to_do="Check SALESFLOOR_DATABASE_URL.")
    what = f"database: {name} is at schema {found.revision or 'none'}, the newest is {head()}"
    if is_sqlite:
        return Check(verdict=Verdict.WARN, what=what, what_to_do="`salesfloor run` copies and renews it.")
    return Check(verdict=Verdict.BAD, what=what, what_to_do="Run: salesfloor migrate")


def sqlite_found() -> tuple[int, ...]:
    """Return the version of the library that this Python uses."""
    return sqlite3.sqlite_version_info


def _sqlite_version() -> Check:
    found = sqlite_found()
    what = f"SQLite: {'.'.join(map(str, found))}"
    if found >= SOUND_SQLITE or (found[:2] in BACKPORTED and found[2] >= BACKPORTED[found[:2]]):
        return Check(verdict=Verdict.OK, what=what)
    what += ", which may damage its write-ahead log when two processes write it back at one moment (mended in 3.51.3)"
    return Check(
        verdict=Verdict.WARN, what=what, what_to_do="Take a Python with a newer SQLite; keep other programs off the file."
    )


def _writable(file: Path) -> Iterator[Check]:
    if not os.access(file, os.W_OK):
        what = f"database: this account may not write to {file}"
        yield Check(verdict=Verdict.BAD, what=what, what_to_do="Give the file to the account that runs the bot.")


def _locks(file: Path) -> Iterator[Check]:
    """Look whether the lock of a running bot can be had at all; where there is none yet, on a file that vanishes again."""
    lock, folder = file.with_suffix(".lock"), file.parent
    try:
        if lock.is_symlink():
            raise OSError(errno.ELOOP, "this is a link, which is not followed", str(lock))
        if lock.exists():
            with lock.open("rb") as held:
                is_well = has_locks(held)
        elif folder.is_dir() and os.access(folder, os.W_OK):
            with scratch(folder) as draft:
                is_well = has_locks(draft.file)
        else:
            return
    except OSError as error:
        what = f"disk: no lock can be had beside {file}: {error.strerror}"
        yield Check(verdict=Verdict.BAD, what=what, what_to_do=f"See what is at {lock}.")
        return
    if not is_well:
        yield Check(verdict=Verdict.BAD, what=f"disk: {folder}: {NO_LOCKS_HERE}", what_to_do="Move it, or use PostgreSQL.")


def _listen(settings: Settings) -> Iterator[Check]:
    """Look whether `run` could listen where it is to; what a running bot has taken is well."""
    address = settings.listen
    if settings.token is None and not settings.listens_on_loopback:
        what = f"listen: the playground needs no password, so it does not listen at {address}"
        yield Check(
            verdict=Verdict.BAD, what=what, what_to_do="Set SALESFLOOR_LISTEN to 127.0.0.1:port, or set SALESFLOOR_TOKEN."
        )
        return
    try:
        found = socket.getaddrinfo(settings.host, settings.port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
        for family, kind, protocol, _, place in found:
            with socket.socket(family, kind, protocol) as tried:
                tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                tried.bind(place)
                tried.listen(1)
    except OSError as error:
        if error.errno == errno.EADDRINUSE and _answers(settings):
            return
        what = f"listen: {address} cannot be listened at: {error.strerror}"
        yield Check(verdict=Verdict.BAD, what=what, what_to_do="Check SALESFLOOR_LISTEN, and which program has that port.")


def _answers(settings: Settings) -> bool:
    """Tell whether a bot, or a playground, is what listens there."""
    try:
        return "outbox_depth" in ask(settings)
    except CannotRun as error:
        return "outbox_depth" in str(error) or settings.token is None


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
    try:
        kept = kept_beside(settings.database_url)
    except DatabaseRefused:  # told already
        return None
    return recall(kept / SNAPSHOT, key_of([default_directory()], settings.default_language))


async def _telegram(settings: Settings) -> list[Check]:
    """Ask Telegram who the bot is, and how its webhook does."""
    if settings.token is None:
        return [Check(verdict=Verdict.OK, what="token: none is set, so `salesfloor run` opens the playground")]
    try:
        proxy = proxy_to(settings.api_url)
    except ProxyRefused as error:
        return [Check(verdict=Verdict.BAD, what=f"token: {error}")]
    way = _way(settings, proxy)
    request = AiohttpRequest(proxy=proxy)
    bot = Bot(settings.token.get_secret_value(), base_url=f"{settings.api_url}/bot", request=request, get_updates_request=request)
    try:
        await request.initialize()
        me = await bot.get_me()
        webhook = await bot.get_webhook_info()
    except InvalidToken:
        what = "token: Telegram refuses it"
        return [way, Check(verdict=Verdict.BAD, what=what, what_to_do="Copy SALESFLOOR_TOKEN again from @BotFather.")]
    except (TelegramError, LookupError) as error:  # LookupError: an answer without a result
        what = f"token: Telegram cannot be asked: {type(error).__name__}"
        return [way, Check(verdict=Verdict.BAD, what=what, what_to_do="Check the network, the proxy and SALESFLOOR_API_URL.")]
    finally:
        await request.shutdown()
    known = Check(verdict=Verdict.OK, what=f"token: Telegram knows the bot as @{me.username}")
    return [way, known, *_webhook(settings, webhook)]


def _way(settings: Settings, proxy: Proxy | None) -> Check:
    way = "straight" if proxy is None else f"through the proxy {proxy.url}"
    return Check(verdict=Verdict.OK, what=f"way: Telegram is asked at {urlsplit(settings.api_url).hostname}, {way}")


def _webhook(settings: Settings, found: WebhookInfo) -> Iterator[Check]:
    """Tell how updates come in. Of an address only where it leads: what follows may be a secret."""
    if not settings.webhook_url and not found.url:
        return
    waiting = f"{found.pending_update_count} updates wait"
    if not settings.webhook_url:
        what = f"webhook: {_origin(found.url)} is set, {waiting}"
        yield Check(verdict=Verdict.WARN, what=what, what_to_do="The bot polls, and takes it away at its start.")
    elif found.url != settings.webhook_url:
        what = f"webhook: {_origin(found.url) if found.url else 'none'} is set instead of SALESFLOOR_WEBHOOK_URL, {waiting}"
        yield Check(verdict=Verdict.WARN, what=what, what_to_do="A running bot sets it again; see who else has the token.")
    else:
        what = f"webhook: {_origin(found.url)}, {waiting}"
        if found.last_error_message is None or found.last_error_date is None:
            yield Check(verdict=Verdict.OK, what=what)
            return
        what += f", the last error at {found.last_error_date:%Y-%m-%d %H:%M} UTC: {found.last_error_message}"
        if found.pending_update_count:
            yield Check(verdict=Verdict.BAD, what=what, what_to_do="Look at the proxy in front of SALESFLOOR_LISTEN.")
        else:
            yield Check(verdict=Verdict.OK, what=what)


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.hostname}" + (f":{parts.port}" if parts.port else "")
