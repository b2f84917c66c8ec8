"""What a command asks of the database before it does anything: one of ours, at the schema that it knows."""

from __future__ import annotations

from pathlib import Path

from bot.app.commands.refusals import CannotRun, UnusableSetting
from bot.db.address import database_url, is_sqlite
from bot.db.upkeep.standing import Found, Standing, find

PLAYGROUND_DATABASE = "sqlite:///data/playground.db"
REASONS = {
    Standing.MISSING: "there is no database yet at {name}. `salesfloor run` makes it. Check SALESFLOOR_DATABASE_URL.",
    Standing.EMPTY: "{name} was never set up. Run: salesfloor migrate",
    Standing.OLDER: "the database is not at the newest schema. Run: salesfloor migrate",
    Standing.NEWER: "{name} is at schema {revision}, made by a newer version of the program. Update the program.",
    Standing.FOREIGN: "{name} is no database of this program. Check SALESFLOOR_DATABASE_URL.",
}
NOT_TO_BE_TOUCHED = frozenset({Standing.NEWER, Standing.FOREIGN})


async def require_head(url: str) -> None:
    """Let only a database at the newest schema pass; nothing is made.

    Raises:
        CannotRun: it is missing, empty, older, newer or another program's.
    """
    found = await find(url)
    if found.standing is not Standing.AT_HEAD:
        raise refusal(found)


async def refuse_foreign(url: str) -> None:
    """Let pass whatever this version may migrate.

    Raises:
        CannotRun: the database is newer, or another program's.
    """
    found = await find(url)
    if found.standing in NOT_TO_BE_TOUCHED:
        raise refusal(found)


async def refuse_unknown(url: str) -> None:
    """Let pass what this version can read, at an older schema too.

    Raises:
        CannotRun: there is no database of ours, or a newer one.
    """
    found = await find(url)
    if found.standing not in {Standing.AT_HEAD, Standing.OLDER}:
        raise refusal(found)


def refuse_playground(url: str) -> None:
    """Keep the bot out of the playground's database: its ready-made people have numbers that belong to somebody at Telegram.

    Raises:
        UnusableSetting: it is the playground's.
    """
    parsed, its = database_url(url), database_url(PLAYGROUND_DATABASE)
    if is_sqlite(parsed) and Path(str(parsed.database)).resolve() == Path(str(its.database)).resolve():
        raise UnusableSetting(f"{its.database} is the playground's. Give the bot its own SALESFLOOR_DATABASE_URL.")


def refusal(found: Found) -> CannotRun:
    """Say why a database cannot be worked on."""
    return CannotRun(REASONS[found.standing].format(name=found.name, revision=found.revision))
