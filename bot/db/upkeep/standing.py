"""Whether a database is one of ours, and at which schema. Looking changes nothing and makes nothing."""

from __future__ import annotations

import errno
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from bot.db.address import database_url, is_sqlite
from bot.db.sqlite.connection import uri_of
from bot.db.storage_errors import storage_errors_translated
from bot.db.upkeep.backup import OUR_TABLES
from bot.db.upkeep.migrate import current, head, known_revisions


class Standing(StrEnum):
    """Where a database stands towards this version of the program."""

    AT_HEAD = "at the newest schema"
    OLDER = "at an older schema"
    NEWER = "made by a newer version"
    EMPTY = "never migrated"
    MISSING = "not there"
    FOREIGN = "of another program"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What was found: the standing, and how the database is called in a line for the operator."""

    standing: Standing
    name: str
    revision: str | None = None


async def find(url: str) -> Found:
    """Look at a database.

    Raises:
        DatabaseRefused: it cannot be used as it is set up.
        StorageUnavailable: it cannot be read now.
        OSError: it is a folder or a device.
    """
    parsed = database_url(url)
    if not is_sqlite(parsed):
        revision = await current(url)
        standing = Standing.EMPTY if revision is None else _of_revision(revision)
        return Found(standing=standing, name=f"the database {parsed.database or ''}".rstrip(), revision=revision)
    file = Path(str(parsed.database))
    standing, revision = _of_file(file)
    return Found(standing=standing, name=str(file), revision=revision)


def _of_file(file: Path) -> tuple[Standing, str | None]:
    """Look into a file without setting anything up: a foreign one keeps its own ways."""
    uri = uri_of(file)
    if not file.exists():
        return Standing.MISSING, None
    try:
        with storage_errors_translated(), closing(sqlite3.connect(uri, uri=True, timeout=5)) as connection:
            tables = {str(row[0]) for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
            if not tables:
                return Standing.EMPTY, None
            if not tables >= OUR_TABLES | {"alembic_version"}:
                return Standing.FOREIGN, None
            row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite3.DatabaseError as error:
        raise OSError(errno.EINVAL, f"this is damaged or no database: {error}", str(file)) from None
    return (Standing.EMPTY, None) if row is None else (_of_revision(row[0]), row[0])


def _of_revision(revision: str) -> Standing:
    if revision == head():
        return Standing.AT_HEAD
    return Standing.OLDER if revision in known_revisions() else Standing.NEWER
