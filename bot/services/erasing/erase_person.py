"""Erasing a person on request, once his access has ended.

Only then, because what stands open in his chat is closed when access ends, and once his number is gone nobody can find the chat.
His calls, what he did and the phrases he published stay, under a number of ours.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.domain.ids import EmployeeId, LanguageCode, PersonId
from bot.domain.people.employee import Employee
from bot.domain.people.permissions import Deed, Whose, may
from bot.services.act import Act
from bot.services.erasing.ports import PersonTraces
from bot.services.errors import HasAccess, NotFound
from bot.services.people.look_after_team import team_for
from bot.services.people.ports import AuditAction
from bot.services.ports import Work


async def list_removed(act: Act, team_id: int) -> Sequence[Employee]:
    """List who has left a team and is not erased, by name.

    Raises:
        NotFound, NotAllowed.
    """
    team = await team_for(act, team_id, Deed.ERASE)
    return await act.work.employees.removed_from(team.id)


async def view_person_traces(act: Act, person: int) -> PersonTraces:
    """Count what would go and what would stay.

    Raises:
        NotFound: there is no such person, or he is erased.
        NotAllowed.
        HasAccess: it has to be ended first.
    """
    if not may(act.employee.role, Deed.ERASE, Whose.OTHER_TEAM):
        await act.refuse(Deed.ERASE, employee=str(person))
    traces = await act.work.erasing.of_person(EmployeeId(person))
    if traces is None:
        raise NotFound
    if traces.employee.removed_at is None:
        raise HasAccess
    return traces


async def erase_person(act: Act, person: int, language: LanguageCode) -> PersonTraces:
    """Erase a person; gives what there was.

    Args:
        language: what stands in the place of his own.

    Raises:
        NotFound, NotAllowed, HasAccess.
    """
    traces = await view_person_traces(act, person)
    await erase_person_now(act.work, traces, language, act.employee.person_id, act.now)
    return traces


async def erase_person_now(work: Work, traces: PersonTraces, language: LanguageCode, by: PersonId, now: datetime) -> None:
    """Erase a removed person for whoever may ask for it, and put it on record by numbers alone."""
    await work.erasing.person(traces.employee, language, now)
    details = {"employee": str(traces.employee.id), "calls": str(traces.calls)}
    await work.audit.add(at=now, person_id=by, action=AuditAction.PERSON_ERASED, details=details)
