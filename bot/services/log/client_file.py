"""Everything that is stored about one client as a file, for him who has asked: who may have it made, and asking for it.

The right is asked of the table of permissions when the file is asked for, before it is made, before each try to send it, and as
long as it stands in the chat. What is in it: see `bot.db.repositories.client_file`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.domain.ids import ChatId, ClientId
from bot.domain.people.employee import Employee
from bot.domain.people.permissions import Deed, may, where_stands
from bot.domain.supervision.export_form import ClientFileForm
from bot.services.act import Act
from bot.services.clients.ports import Client
from bot.services.erasing.ports import ClientTraces
from bot.services.errors import NotFound
from bot.services.job_ports import JobKind, QueuedJob
from bot.services.ports import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class FileWanted:
    """What somebody has asked for."""

    client: ClientId
    form: ClientFileForm


def file_wanted(request: Mapping[str, str]) -> FileWanted:
    """Read what was asked for."""
    return FileWanted(client=ClientId(int(request["client"])), form=ClientFileForm(request["form"]))


async def look_at_stored(act: Act, client_id: int) -> ClientTraces:
    """Count what the file would hold.

    Raises:
        NotFound: there is no such client, or he was erased.
        NotAllowed: he is another team's, or it is not for this role; the refusal is on record.
    """
    client = await act.own_client(client_id, Deed.CLIENT_FILE)
    traces = await act.work.erasing.of_client(client.id)
    if traces is None:
        raise NotFound
    return traces


async def ask_client_file(act: Act, chat_id: ChatId, client_id: int, form: ClientFileForm) -> QueuedJob:
    """Let the file be written; the same one that somebody is still waiting for is given instead of a second.

    Raises:
        NotFound, NotAllowed: as `look_at_stored`.
    """
    client = await act.own_client(client_id, Deed.CLIENT_FILE)
    request = {"client": str(client.id), "form": form.value}
    for waiting in await act.work.jobs.unfinished_of(act.employee.id, JobKind.CLIENT_FILE):
        if waiting.request == request:
            return waiting
    return await act.work.jobs.add(
        kind=JobKind.CLIENT_FILE, employee_id=act.employee.id, chat_id=chat_id, request=request, at=act.now
    )


async def client_of(work: Work, job: QueuedJob) -> Client | None:
    """Return whom a file is about; None when he is stored no more."""
    return await work.clients.get(file_wanted(job.request).client)


def may_have(employee: Employee, client: Client) -> bool:
    """Tell whether somebody may have the file as he is now."""
    return employee.has_access and may(employee.role, Deed.CLIENT_FILE, where_stands(employee, client.team_id))
