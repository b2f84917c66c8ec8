"""`salesfloor erase`: finds whom to erase, says what goes and what stays, erases; also beside a running bot."""

from __future__ import annotations

import asyncio
import sqlite3
import unicodedata
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.app.commands.at_head import require_head
from bot.app.commands.refusals import CannotRun, one_line_errors
from bot.app.wiring import utc_now
from bot.db.facade import Database
from bot.db.sqlite.traces import NotWrittenAnew, wipe
from bot.db.upkeep.backup import COPIES, NotOurs, database_file
from bot.domain.ids import ClientId, EmployeeId, LanguageCode
from bot.services.erasing.erase_client import erase_client_now
from bot.services.erasing.erase_person import erase_person_now
from bot.services.erasing.ports import Candidate, ClientTraces, PersonTraces
from bot.services.people.access import OPERATOR
from bot.services.ports import UnitOfWork
from bot.settings import Settings

BESIDE_A_BUSY_BOT = 20
"""How often emptying the log is tried while others write and read; each time waits a second at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Erasure:
    """What was found and done, as text."""

    text: str
    refusal: str = ""
    """Why nothing was erased, for the one line of bad usage; empty when something was."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Who is to go."""

    name: str
    """A name, a number, or a number after `#`."""
    team: str | None
    is_confirmed: bool


Work = Callable[[UnitOfWork, int, bool], Awaitable[str]]
"""Says what goes and what stays, and with True lets it go."""


def erase_client(settings: Settings, wanted: Wanted) -> Erasure:
    """Erase a client.

    Raises:
        CannotRun: nobody is called so, or the database cannot be used.
    """

    async def find(work: UnitOfWork) -> Sequence[Candidate]:
        return await work.erasing.clients_called(wanted.name, wanted.team)

    async def erase(work: UnitOfWork, number: int, is_confirmed: bool) -> str:
        traces = await work.erasing.of_client(ClientId(number))
        if traces is None:
            raise CannotRun(f"client #{number} was erased meanwhile")
        if is_confirmed:
            await erase_client_now(work, traces, OPERATOR, utc_now())
        return _of_client(traces)

    return _run(settings, "client", wanted, find, erase)


def erase_person(settings: Settings, wanted: Wanted) -> Erasure:
    """Erase an employee whose access was removed.

    Raises:
        CannotRun: nobody is called so, he has access, or the database cannot be used.
    """

    async def find(work: UnitOfWork) -> Sequence[Candidate]:
        return await work.erasing.people_called(wanted.name, wanted.team)

    async def erase(work: UnitOfWork, number: int, is_confirmed: bool) -> str:
        traces = await work.erasing.of_person(EmployeeId(number))
        if traces is None:
            raise CannotRun(f"person #{number} was erased meanwhile")
        if traces.employee.removed_at is None:
            raise CannotRun(
                f"person #{number} may still use the bot. Remove him first in /team: that closes what is open in his chat"
            )
        if is_confirmed:
            await erase_person_now(work, traces, LanguageCode(settings.default_language), OPERATOR, utc_now())
        return _of_person(traces)

    return _run(settings, "person", wanted, find, erase)


def _run(
    settings: Settings,
    what: str,
    wanted: Wanted,
    find: Callable[[UnitOfWork], Awaitable[Sequence[Candidate]]],
    erase: Work,
) -> Erasure:
    with one_line_errors():
        erasure = asyncio.run(_erase(settings.database_url, what, wanted, find, erase))
        if erasure.refusal:
            return erasure
        return Erasure(text="\n".join([erasure.text, *_leave_no_traces(settings.database_url)]))


async def _erase(
    url: str,
    what: str,
    wanted: Wanted,
    find: Callable[[UnitOfWork], Awaitable[Sequence[Candidate]]],
    erase: Work,
) -> Erasure:
    await require_head(url)
    database = Database(url)
    try:
        async with database.unit_of_work() as work:
            found = await find(work)
            if not found:
                raise CannotRun(f"there is no {what} «{wanted.name}» that could be erased")
            if len(found) > 1:
                refusal = (
                    f"«{wanted.name}» may be {len(found)}; name one by number, as in: salesfloor erase {what} '#{found[0].id}'"
                )
                return Erasure(text="\n".join(_listed(found)), refusal=refusal)
            number = found[0].id
            # Whoever is only called alike is looked at before he goes.
            is_confirmed = wanted.is_confirmed and _is_named(found[0], wanted.name)
            said = await erase(work, number, is_confirmed)
            if not is_confirmed:
                listed = next(iter(_listed(found)))
                refusal = f"nothing is erased yet; if that is meant: salesfloor erase {what} '#{number}' --yes"
                return Erasure(text=f"{what} {listed}\n{said}", refusal=refusal)
            await work.commit()
            return Erasure(text=f"erased: {what} #{number}\n{said}")
    finally:
        await database.dispose()


def _is_named(found: Candidate, name: str) -> bool:
    """Tell whether somebody was named by number, or by his name with every mark on its letters."""
    wanted = unicodedata.normalize("NFC", " ".join(name.split()))
    return wanted.removeprefix("#") == str(found.id) or found.name.casefold() == wanted.casefold()


def _listed(found: Sequence[Candidate]) -> list[str]:
    return [f"#{one.id}  {one.name}  ({one.team}{', removed' if one.is_removed else ''})" for one in found]


def _of_client(traces: ClientTraces) -> str:
    goes = f"the name; typed texts: {traces.texts}; reminders: {traces.reminders}; messages not sent yet: {traces.waiting}"
    return f"goes: {goes}\nstays, without the name: calls: {traces.calls} (type, intent, outcome, times)"


def _of_person(traces: PersonTraces) -> str:
    goes = (
        f"the name, the Telegram number, settings; typed texts: {traces.texts}; draft phrases: {traces.drafts}; "
        f"reminders: {traces.reminders}; messages not sent yet: {traces.waiting}"
    )
    stays = f"calls: {traces.calls}; lines of the audit log: {traces.audited}; published phrases"
    return f"goes: {goes}\nstays, as #{traces.employee.id}: {stays}"


def _leave_no_traces(url: str) -> list[str]:
    """Take what is left in the files, and say where somebody may still be found.

    Raises:
        CannotRun: it is erased, but its traces are still in the file.
    """
    elsewhere = "not reached: messages in Telegram, files handed out, older copies of the database"
    try:
        file = database_file(url, "")
    except NotOurs:
        return ["PostgreSQL clears old row versions by vacuum; its backups and logs are yours to renew", elsewhere]
    try:
        is_clean = any(wipe(file) for _ in range(BESIDE_A_BUSY_BOT))
    except NotWrittenAnew as error:
        raise CannotRun(
            f"it is erased, but traces are left: {error} The running bot, or the next start, tries it again"
        ) from None
    except sqlite3.OperationalError as error:
        raise CannotRun(
            f"it is erased, but traces are left: {error}. The running bot, or the next start, tries it again"
        ) from None
    if not is_clean:
        raise CannotRun("it is erased, but traces are left in the log of the database; the running bot clears them in a minute")
    return [f"{file}: written anew, and its log is empty", elsewhere, *(f"  {copy}" for copy in _older_copies(file))]


def _older_copies(file: Path) -> list[Path]:
    """Find the copies that lie beside the database."""
    return sorted(copy for pattern in COPIES for copy in file.parent.glob(pattern.format(name=file.name, stem=file.stem)))
