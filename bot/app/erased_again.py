"""The ledger of erasures against the database: whoever a copy has brought back is erased again, whoever is missing is added."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

import structlog

from bot.app.commands.refusals import CannotRun
from bot.db.facade import Database
from bot.domain.ids import LanguageCode
from bot.services.erasing.erase_again import ErasedAgain, erase_again
from bot.services.erasing.ports import Erased
from bot.services.errors import StorageUnavailable

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """Where the ledger and the database disagree."""

    in_ledger: int
    back: Sequence[Erased]
    """Were erased, and stand in the database."""
    unwritten: Sequence[Erased]
    """Were erased before there was a ledger, or it was lost."""
    unreadable: int
    """Lines of the ledger that say nothing."""


async def compare(database: Database) -> Agreement:
    """Hold the ledger against the database; changes nothing.

    Raises:
        CannotRun: the ledger cannot be read, so nobody knows whom a copy has brought back.
        StorageUnavailable: the database cannot be used.
    """
    try:
        ledger = database.ledger.read()
    except OSError as error:
        raise CannotRun(f"{database.ledger.path}, which says who was erased, cannot be read: {error.strerror}.") from None
    known = {one.whom for one in ledger.erased}
    async with database.unit_of_work() as work:
        back = await work.erasing.back_again(ledger.erased)
        unwritten = [one for one in await work.erasing.on_record() if one.whom not in known]
    return Agreement(in_ledger=len(ledger.erased), back=back, unwritten=unwritten, unreadable=ledger.unreadable)


async def erase_whom_a_copy_brought_back(database: Database, language: LanguageCode, now: datetime) -> ErasedAgain:
    """Make the two agree. To be done before anybody is answered; again and again it changes nothing more.

    Raises:
        CannotRun: the ledger cannot be read.
        StorageUnavailable: the database cannot be used.
    """
    found = await compare(database)
    if found.unreadable > 1:
        log.warning("lines of the ledger of erasures cannot be read", lines=found.unreadable)
    if found.unwritten:
        with suppress(StorageUnavailable, OSError):  # `doctor` says it, and nobody is erased while it is so
            database.ledger.add(found.unwritten)
    if not found.back:
        return ErasedAgain()
    async with database.unit_of_work() as work:
        again = await erase_again(work, found.back, language, now)
        await work.commit()
    if again:
        log.warning("erased again whom a copy of the database had brought back", clients=again.clients, people=again.people)
    return again
