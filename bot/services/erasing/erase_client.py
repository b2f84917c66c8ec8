"""Erasing a client on request: his name, the words of his calls, what waits to be sent.

Calls stay as counts. What stands in Telegram's chats already, files that were handed out and older copies of the database are
out of reach.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.ids import ClientId, PersonId, ReminderId
from bot.domain.people.employee import Employee
from bot.domain.people.permissions import Deed, Whose, may
from bot.services.act import Act
from bot.services.calls.call_view import CallView
from bot.services.calls.run_call import view_current
from bot.services.erasing.ports import ClientTraces
from bot.services.errors import NotFound
from bot.services.people.ports import AuditAction
from bot.services.ports import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientErased:
    """A client is gone; what stood of him in chats must be shown anew."""

    traces: ClientTraces
    live: Sequence[tuple[Employee, CallView]]
    """Cards of calls that are going on."""
    reminders: Sequence[tuple[Employee, ReminderId]]
    """Reminders of him, if they stand anywhere: whether they do, use cases do not know."""


async def view_client_traces(act: Act, client_id: int) -> ClientTraces:
    """Count what would go and what would stay.

    Raises:
        NotFound: there is no such client, or he is erased.
        NotAllowed.
    """
    if not may(act.employee.role, Deed.ERASE, Whose.OTHER_TEAM):
        await act.refuse(Deed.ERASE, client=str(client_id))
    traces = await act.work.erasing.of_client(ClientId(client_id))
    if traces is None:
        raise NotFound
    return traces


async def erase_client(act: Act, client_id: int) -> ClientErased:
    """Erase a client.

    Raises:
        NotFound: there is no such client, or he is erased.
        NotAllowed.
    """
    traces = await view_client_traces(act, client_id)
    standing = await act.work.erasing.standing(traces.id)
    await erase_client_now(act.work, traces, act.employee.person_id, act.now)
    seen = [(him, call, await view_current(act, him)) for him, call in standing.calls if him.has_access]
    live = [(him, view) for him, call, view in seen if view is not None and view.consultation.id == call]
    return ClientErased(traces=traces, live=live, reminders=standing.reminders)


async def erase_client_now(work: Work, traces: ClientTraces, by: PersonId, now: datetime) -> None:
    """Erase a client for whoever may ask for it, and put it on record by numbers alone."""
    await work.erasing.client(traces.id, now)
    details = {"client": str(traces.id), "team": str(traces.team_id), "calls": str(traces.calls)}
    await work.audit.add(at=now, person_id=by, action=AuditAction.CLIENT_ERASED, details=details)
