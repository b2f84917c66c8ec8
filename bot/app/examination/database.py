"""Whether the database can be used: its address, its schema, what is inside a file of SQLite."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

from bot.app.commands.at_head import refuse_playground
from bot.app.commands.refusals import CannotRun
from bot.app.examination.check import Check, Verdict
from bot.app.examination.disk import disk, file_system, locks, readable, writable
from bot.app.examination.erasures import erasures
from bot.db.address import DatabaseRefused, database_url
from bot.db.postgresql.pooler import refuse_transaction_pooler
from bot.db.upkeep.backup import NotOurs, database_file
from bot.db.upkeep.migrate import current, head
from bot.db.upkeep.standing import Found, Standing, find
from bot.services.errors import StorageUnavailable
from bot.settings import Settings

SOUND_SQLITE = (3, 51, 3)
"""The first without the fault by which a reset of the write-ahead log could lose a commit beside another connection."""
BACKPORTED: Mapping[tuple[int, ...], int] = {(3, 44): 6, (3, 50): 7}
"""Older lines that got the same mending, and with which last number."""


async def database(settings: Settings) -> list[Check]:
    """Look at the database, and at what it lies on."""
    try:
        if settings.token is not None:
            refuse_playground(settings.database_url)
        database_url(settings.database_url)
    except (DatabaseRefused, CannotRun) as error:
        return [Check(verdict=Verdict.BAD, what=f"database: {error}", what_to_do="Mend what is named.")]
    try:
        file = database_file(settings.database_url, "")
    except NotOurs:
        schema = await _schema(settings.database_url, "PostgreSQL", is_sqlite=False)
        return [schema, *(await erasures(settings.database_url) if schema.verdict is Verdict.OK else ())]
    version = _sqlite_version()
    if not file.exists():
        missing = f"database: there is none yet at {file}"
        nothing = Check(verdict=Verdict.WARN, what=missing, what_to_do="`salesfloor run` makes it.")
        return [nothing, version, *disk(file), *file_system(file), *locks(file)]
    if not file.is_file():
        return [Check(verdict=Verdict.BAD, what=f"database: {file} is no file", what_to_do="Check SALESFLOOR_DATABASE_URL.")]
    damage = _damage(file)
    if damage is not None:
        return [
            Check(verdict=Verdict.BAD, what=f"database: {file} {damage}", what_to_do="Put a copy back: salesfloor restore FILE")
        ]
    schema = await _schema(settings.database_url, str(file), is_sqlite=True)
    erased = await erasures(settings.database_url) if schema.verdict is Verdict.OK else []
    return [schema, *erased, version, *readable(file), *writable(file), *disk(file), *file_system(file), *locks(file)]


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


def _damage(file: Path) -> str | None:
    """Say what is wrong inside a SQLite file; None when it is whole."""
    try:
        with closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            found = [str(row[0]) for row in connection.execute("PRAGMA quick_check(1)")]
    except sqlite3.Error as error:
        return f"cannot be read: {error}"
    return None if found == ["ok"] else f"is damaged: {found[0]}"
