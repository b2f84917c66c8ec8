"""`salesfloor client-file`: writes everything that is stored about one client, for him who has asked for it."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from pathlib import Path

from bot.app.commands.at_head import require_head
from bot.app.commands.destination import written
from bot.app.commands.refusals import CannotRun, one_line_errors
from bot.app.exporting.write_client_file import content_of
from bot.app.wiring import utc_now
from bot.db.facade import Database
from bot.db.repositories.client_file import Stored
from bot.domain.ids import ClientId
from bot.domain.supervision.export_form import ClientFileForm
from bot.services.people.access import OPERATOR
from bot.services.people.ports import COMMAND_LINE, AuditAction
from bot.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Whose file is wanted."""

    name: str
    """A name, a number, or a number after `#`."""
    team: str | None
    form: str
    output: Path | None


def write_client_file(settings: Settings, asked: Asked) -> None:
    """Write the file; that it was made is on record, by numbers alone.

    Raises:
        CannotRun: nobody is called so or several are, the database cannot be used, or nothing may be written there.
    """
    with one_line_errors():
        number, stored = asyncio.run(_read(settings.database_url, asked))
        title = f"Everything that is stored about client #{number}, {utc_now():%Y-%m-%d %H:%M} UTC"
        content = content_of(stored, ClientFileForm(asked.form), title)
        with written(asked.output) as out:
            out.write(content)


async def _read(url: str, asked: Asked) -> tuple[int, Stored]:
    await require_head(url)
    database = Database(url)
    try:
        async with database.unit_of_work() as work:
            found = await work.erasing.clients_called(asked.name, asked.team)
            if not found:
                raise CannotRun(f"there is no client «{asked.name}»")
            if len(found) > 1:
                numbers = ", ".join(f"#{one.id} ({one.team})" for one in found)
                raise CannotRun(f"«{asked.name}» may be {len(found)}: {numbers}. Name one by number")
            number = found[0].id
            stored = await work.client_file.everything_of(ClientId(number))
            details = {"by": COMMAND_LINE, "client": str(number), "form": asked.form}
            await work.audit.add(at=utc_now(), person_id=OPERATOR, action=AuditAction.CLIENT_FILE_MADE, details=details)
            await work.commit()
            return number, stored
    finally:
        await database.dispose()
