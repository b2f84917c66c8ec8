"""Whether the ledger of erasures and the database say the same."""

from __future__ import annotations

import os

from bot.app.commands.refusals import CannotRun
from bot.app.erased_again import compare
from bot.app.examination.check import Check, Verdict
from bot.db.facade import Database
from bot.services.erasing.ports import ErasedKind
from bot.services.errors import StorageUnavailable


async def erasures(url: str) -> list[Check]:
    """Hold the ledger against a database at the newest schema."""
    database = Database(url)
    path = database.ledger.path
    try:
        found = await compare(database)
    except (CannotRun, StorageUnavailable) as error:
        return [Check(verdict=Verdict.BAD, what=f"erasures: {error}", what_to_do="Give it to the account that runs the bot.")]
    finally:
        await database.dispose()
    checks = []
    if found.back:
        people = sum(one.kind is ErasedKind.PERSON for one in found.back)
        what = f"erasures: in the database again, though erased: clients: {len(found.back) - people}, people: {people}"
        checks.append(
            Check(verdict=Verdict.BAD, what=what, what_to_do="Start the bot: it erases them before it answers anybody.")
        )
    if found.unwritten:
        what = f"erasures: {len(found.unwritten)} of the database are not in {path}"
        checks.append(Check(verdict=Verdict.WARN, what=what, what_to_do="The next start writes them down."))
    if found.unreadable:
        what = f"erasures: {found.unreadable} lines of {path} cannot be read"
        checks.append(Check(verdict=Verdict.WARN, what=what, what_to_do="One is what a crash leaves; of more put a copy back."))
    if path.exists() and not os.access(path, os.W_OK):
        what = f"erasures: this account may not write to {path}, so nobody can be erased"
        checks.append(Check(verdict=Verdict.BAD, what=what, what_to_do="Give it to the account that runs the bot."))
    if not checks:
        what = f"erasures: {found.in_ledger} in {path}, and the database agrees" if found.in_ledger else "erasures: none yet"
        checks.append(Check(verdict=Verdict.OK, what=what))
    return checks
