"""Looking after the database and the words: `migrate`, `backup`, `restore`, `content`."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from bot.app.caches import EDITED, kept_beside
from bot.app.commands.at_head import refuse_foreign, refuse_unknown, require_head
from bot.app.commands.destination import opened_stream
from bot.app.commands.refusals import CannotRun, one_line_errors
from bot.app.erased_again import erase_whom_a_copy_brought_back
from bot.app.wiring import utc_now
from bot.content.layout import default_directory
from bot.db.address import database_url, is_sqlite
from bot.db.facade import Database
from bot.db.postgresql.pooler import refuse_transaction_pooler
from bot.db.sqlite.traces import NotWrittenAnew
from bot.db.upkeep.backup import back_up, back_up_before_migration, back_up_into, database_to_copy, restore
from bot.db.upkeep.migrate import current, head, known_revisions, upgrade
from bot.db.upkeep.run_lock import run_lock
from bot.domain.ids import LanguageCode
from bot.services.people.access import new_code, renew_owner_code
from bot.settings import Settings


def migrate(settings: Settings) -> str:
    """Bring the database to the newest schema and say so; a SQLite database is copied before."""
    with one_line_errors():
        return asyncio.run(_migrate(settings.database_url))


async def _migrate(url: str) -> str:
    await refuse_transaction_pooler(url)
    await refuse_foreign(url)
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


def backup(settings: Settings, target: Path) -> str | None:
    """Copy the database while it is used, into a new file, and say so.

    Into a pipe or a device too, and then nothing is said: it could get into the copy.
    """
    with one_line_errors():
        database_to_copy(settings.database_url)  # opening a pipe waits for its reader
        asyncio.run(refuse_unknown(settings.database_url))
        stream = opened_stream(target)
        if stream is None:
            back_up(settings.database_url, target)
            return f"the database was copied to {target}"
        with stream:
            back_up_into(settings.database_url, stream)
    return None


def restore_backup(settings: Settings, source: Path) -> str:
    """Put a copy in the database's place, and say what became of the one before."""
    with one_line_errors():
        kept = restore(settings.database_url, source, utc_now())
        again = asyncio.run(_erase_again(settings))
    before = f"; the one before is kept as {kept}" if kept else ""
    return f"the database was restored from {source}{before}{again}"


async def _erase_again(settings: Settings) -> str:
    """Let nobody be back who was erased since the copy was made; says what was done, or when it will be."""
    database = Database(settings.database_url)
    try:
        if await current(settings.database_url) != head():  # the schema is renewed by the start, and then it is done
            return "; the next start erases again whoever was erased since" if database.ledger.path.exists() else ""
        again = await erase_whom_a_copy_brought_back(database, LanguageCode(settings.default_language), utc_now())
        if again:
            with suppress(NotWrittenAnew):  # then the next start takes them out of the bytes
                await database.wipe_traces()
    finally:
        await database.dispose()
    gone = f"; erased again: clients: {again.clients}, people: {again.people}"
    return gone if again else ""


def owner_code(settings: Settings) -> str:
    """Make a new one-time owner code, also when there is an owner, and say what to do with it."""
    with one_line_errors():
        code = asyncio.run(_new_owner_code(settings.database_url))
    return f"Send this to the bot: /start {code}"


async def _new_owner_code(url: str) -> str:
    await require_head(url)
    code = new_code()
    database = Database(url)
    try:
        async with database.unit_of_work() as work:
            await renew_owner_code(work, code, utc_now())
            await work.commit()
    finally:
        await database.dispose()
    return code


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentReport:
    """What a content check found, as text."""

    text: str
    is_clean: bool


def check_content(directory: Path | None, settings: Settings) -> ContentReport:
    """Run the three gates over a content folder, with the words edited in the bot put over it.

    What an upgrade has brought into conflict with an edit is listed, and is no mistake. Of the bot's own folder it is also looked
    whether the model that reads typed words was made of its lines.

    Raises:
        CannotRun: there is no such folder.
    """
    from bot.app.commands.learn import learnt_otherwise  # noqa: PLC0415  # as below
    from bot.app.sayings import sayings_by_lemmas  # noqa: PLC0415  # as below
    from bot.content.check import summary  # noqa: PLC0415  # `run` imports this module too, and needs no rules
    from bot.content.edits.check_edits import check_with_edits  # noqa: PLC0415  # as above

    where = directory or default_directory()
    if not where.is_dir():
        raise CannotRun(f"{where} is no folder; give the scripts_content folder.")
    with one_line_errors():
        kept = kept_beside(settings.database_url)
        checked = check_with_edits(where, kept / EDITED, sayings_by_lemmas(kept))
    old = learnt_otherwise(checked.lines) if directory is None else ""
    notes = [f"note: {note}" for note in checked.notes]
    lines = [*map(str, checked.findings), *notes, *filter(None, [old]), summary(checked.findings)]
    return ContentReport(text="\n".join(lines), is_clean=not checked.findings and not old)


def content_coverage(directory: Path | None) -> str:
    """Count which facts of the documents a content folder rests on and says in each language.

    Raises:
        CannotRun: there is no such folder, or its content is not in order, so that a count would mislead.
    """
    from bot.app.sayings import sayings_by_lemmas  # noqa: PLC0415  # as below
    from bot.content.check import EXPECTED, judge  # noqa: PLC0415  # `run` imports this module too, and needs no rules
    from bot.content.coverage import coverage, report  # noqa: PLC0415  # as above
    from bot.content.read.schema import read_content  # noqa: PLC0415  # as above

    where = directory or default_directory()
    if not where.is_dir():
        raise CannotRun(f"{where} is no folder; give the scripts_content folder.")
    content = read_content(where, EXPECTED)
    if judge(content):
        raise CannotRun(f"The content of {where} is not in order; run salesfloor content check first.")
    return report(coverage(replace(content, sayings=sayings_by_lemmas())))
