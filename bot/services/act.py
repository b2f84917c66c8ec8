"""Who acts, when, and by which script: what every use case is given. Leaves out the use cases."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, NoReturn

from bot.domain.call_state import CallState
from bot.domain.consultation import IDLE_AFTER, Consultation, FinishedBy
from bot.domain.ids import ConsultationId
from bot.domain.people import Employee
from bot.domain.permissions import Deed
from bot.domain.reminder import Reminder
from bot.domain.script import Script
from bot.services.errors import NotAllowed, NotFound, NotYours
from bot.services.interaction_ports import Interaction, InteractionKind
from bot.services.people_ports import AuditAction
from bot.services.ports import Work

if TYPE_CHECKING:
    from bot.services.find_client import ClientsFound


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One employee doing one thing now."""

    work: Work
    employee: Employee
    script: Script
    now: datetime
    update_id: int | None

    async def log(
        self,
        kind: InteractionKind,
        consultation_id: ConsultationId | None = None,
        **details: str,
    ) -> None:
        """Append to the interaction log. Details are ids and choices, never a client's words."""
        await self.work.interactions.add(
            Interaction(
                kind=kind,
                at=self.now,
                update_id=self.update_id,
                employee_id=self.employee.id,
                team_id=self.employee.team_id,
                consultation_id=consultation_id,
                details=details,
            )
        )

    async def audit(self, action: AuditAction, **details: str) -> None:
        """Append to the audit log. Details are ids and choices, never a name."""
        await self.work.audit.add(at=self.now, person_id=self.employee.person_id, action=action, details=details)

    async def refuse(self, deed: Deed, **details: str) -> NoReturn:
        """Put a refusal on record and refuse.

        Raises:
            NotAllowed: always.
        """
        await self.audit(AuditAction.REFUSED, deed=deed, **details)
        raise NotAllowed

    async def own_call(self, consultation_id: int) -> Consultation:
        """Return the employee's own consultation; one that has been silent too long is over by now, and ended here.

        Raises:
            NotFound: there is none of that id.
            NotYours: it is somebody else's; the refusal is logged.
        """
        consultation = await self.work.consultations.get(ConsultationId(consultation_id))
        if consultation is None:
            raise NotFound
        if consultation.employee_id != self.employee.id:
            await self.log(InteractionKind.REFUSED, None, tried=str(consultation_id))
            await self.audit(AuditAction.REFUSED, deed=Deed.GUIDE_CALL, call=str(consultation_id))
            raise NotYours
        if consultation.is_idle(self.now):
            return await self.end(consultation, FinishedBy.IDLE, consultation.last_activity_at + IDLE_AFTER)
        return consultation

    async def end(self, consultation: Consultation, by: FinishedBy, at: datetime) -> Consultation:
        """Finish an open call and put it on record."""
        finished = replace(
            consultation,
            finished_at=at,
            finished_by=by,
            revision=consultation.revision + 1,
            taps=consultation.taps + (by is FinishedBy.MANAGER),
        )
        await self.work.consultations.save(finished)
        await self.log(InteractionKind.CALL_FINISHED, finished.id, by=by)
        return finished


class Notice(StrEnum):
    """Why the card did not change as the person may have expected; content has the words under `notice.<value>`."""

    STALE = "stale"
    CALL_IS_OVER = "call_is_over"
    NOTHING_TO_UNDO = "nothing_to_undo"
    TYPE_NOT_KNOWN = "type_not_known"
    ONE_PHRASE = "one_phrase"
    NOT_UNDERSTOOD = "not_understood"
    WRITE_NAME = "write_name"
    WRITE_CODE = "write_code"
    WRITE_WORDS = "write_words"
    NOTED = "noted"
    NOT_TEXT = "not_text"
    PAST = "past"
    QUIET_THEN = "quiet_then"
    NO_REMINDERS = "no_reminders"


@dataclass(frozen=True, slots=True, kw_only=True)
class CallView:
    """A consultation with what follows from its answers: all that a card is made of."""

    consultation: Consultation
    state: CallState
    notice: Notice | None = None
    name_or_words: int | None = None
    """Id of a stored text of which the card asks whether it is the client's name."""
    found: ClientsFound | None = None
    """Known clients of whom the card asks whether one of them is meant."""
    reminder: Reminder | None = None
    """The call's reminder, when it has been shown and this has changed it: its message must say so."""
