"""Who acts, when, and by which script: what every use case is given.

What a button or a question names by its number comes in through the doors here and no other way: `own_call`, `own_client`,
`own_reminder`, `own_text`. Each holds the object against the table of permissions and the team in which the employee is now.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import NoReturn

from bot.domain.calls.consultation import IDLE_AFTER, Consultation, FinishedBy
from bot.domain.calls.script import Script
from bot.domain.ids import ClientId, ConsultationId, EmployeeId, LanguageCode, PhraseId, ReminderId
from bot.domain.masking import mask
from bot.domain.people.employee import Employee
from bot.domain.people.permissions import Deed, Whose, may, where_stands
from bot.domain.reminders.reminder import Reminder
from bot.domain.training.drills import DrillBook
from bot.services.clients.ports import Client
from bot.services.errors import DomainError, LeftBehind, NotAllowed, NotFound, NotYours
from bot.services.interaction_ports import Interaction, InteractionKind
from bot.services.people.ports import AuditAction
from bot.services.ports import Work
from bot.services.text_ports import FreeText, FreeTextKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One employee doing one thing now."""

    work: Work
    employee: Employee
    script: Script
    now: datetime
    update_id: int | None
    say: Callable[[LanguageCode, PhraseId, str], str] | None = None
    """What a phrase says in a client's language, by the texts in force, with that line of the house sheet, and without a name.

    None where no card is made.
    """
    drills: Callable[[LanguageCode], DrillBook] | None = None
    """What is practised in a language, by the content in force; None where no call is shown."""

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

    async def refuse(self, deed: Deed, why: type[DomainError] = NotAllowed, **details: str) -> NoReturn:
        """Put a refusal on record and refuse.

        Raises:
            DomainError: always; of the kind that says why.
        """
        await self.audit(AuditAction.REFUSED, deed=deed, **details)
        raise why

    async def require(self, deed: Deed, where: Whose, why: type[DomainError] = NotAllowed, **named: str) -> None:
        """Go on only if the employee may do this to what stands there; `named` is what it is, by its number.

        Raises:
            LeftBehind: it was his own, in a team that he is no longer in; the refusal is on record.
            NotAllowed: he may not otherwise, or whatever `why` is; the refusal is on record.
        """
        if not may(self.employee.role, deed, where):
            await self.log(InteractionKind.REFUSED, None, **named)
            await self.refuse(deed, LeftBehind if where is Whose.OWN_LEFT else why, **named)

    async def forget_typed_names(self) -> None:
        """Erase the names about which this employee was asked: it is settled who is meant, or nobody asks any more."""
        await self.work.free_texts.erase_names_of(self.employee.id, self.now)

    async def keep_typed_name(self, name: str, call: ConsultationId | None = None) -> int:
        """Store a name about which this employee is asked, masked, in place of any before; gives the text's number."""
        await self.forget_typed_names()
        return await self.work.free_texts.add(
            consultation_id=call, employee_id=self.employee.id, kind=FreeTextKind.NAME_OR_WORDS, text=mask(name), at=self.now
        )

    async def own_call(self, consultation_id: int) -> Consultation:
        """Return the employee's own consultation, as it stands: also one that has been silent too long.

        Raises:
            NotFound: there is none of that id.
            NotYours: it is somebody else's; the refusal is on record.
            LeftBehind: it belongs to a team that he is no longer in; the refusal is on record.
        """
        consultation = await self.work.consultations.get(ConsultationId(consultation_id))
        if consultation is None:
            raise NotFound
        where = where_stands(self.employee, consultation.team_id, consultation.employee_id)
        await self.require(Deed.GUIDE_CALL, where, NotYours, call=str(consultation_id))
        return consultation

    async def own_call_ending_idle(self, consultation_id: int) -> Consultation:
        """Return the employee's own consultation; one that has been silent too long is over by now, and ended here.

        Raises:
            NotFound, NotYours, LeftBehind: as `own_call`.
        """
        consultation = await self.own_call(consultation_id)
        if consultation.is_idle(self.now):
            return await self.end(consultation, FinishedBy.IDLE, consultation.last_activity_at + IDLE_AFTER)
        return consultation

    async def own_client(self, client_id: int, deed: Deed = Deed.KEEP_CLIENTS) -> Client:
        """Return a client of the employee's team, or one whom he may otherwise do that to.

        Raises:
            NotFound: there is none of that id, or he was erased.
            NotAllowed: he is another team's; the refusal is on record.
        """
        client = await self.work.clients.get(ClientId(client_id))
        if client is None:
            raise NotFound
        await self.require(deed, where_stands(self.employee, client.team_id), client=str(client_id))
        return client

    def may_keep(self, client: Client) -> bool:
        """Tell whether the employee may change what is stored of a client; the owner keeps those of his own team alone."""
        return may(self.employee.role, Deed.KEEP_CLIENTS, where_stands(self.employee, client.team_id))

    async def own_reminder(self, reminder_id: int) -> Reminder:
        """Return the employee's own reminder.

        Raises:
            NotFound: there is none of that id.
            NotAllowed: it is somebody else's; the refusal is on record.
            LeftBehind: its call belongs to a team that he is no longer in; the refusal is on record.
        """
        reminder = await self.work.reminders.get(ReminderId(reminder_id))
        if reminder is None:
            raise NotFound
        where = await self._where(reminder.employee_id, reminder.consultation_id)
        await self.require(Deed.GUIDE_CALL, where, reminder=str(reminder_id))
        return reminder

    async def own_text(self, text_id: int) -> FreeText | None:
        """Return a stored text of the employee's own; None when it was used up or erased.

        Raises:
            NotYours: somebody else has written it; the refusal is on record.
            LeftBehind: its call belongs to a team that he is no longer in; the refusal is on record.
        """
        text = await self.work.free_texts.get(text_id)
        if text is None:
            return None
        where = await self._where(text.employee_id, text.consultation_id)
        await self.require(Deed.GUIDE_CALL, where, NotYours, text=str(text_id))
        return text

    async def _where(self, owner_id: EmployeeId, consultation_id: ConsultationId | None) -> Whose:
        """Tell where something stands that belongs to somebody, in a call or in none: then it goes with him."""
        call = None if consultation_id is None else await self.work.consultations.get(consultation_id)
        if call is None:
            return Whose.OWN if owner_id == self.employee.id else Whose.OTHER_TEAM
        return where_stands(self.employee, call.team_id, owner_id)

    async def end(
        self, consultation: Consultation, by: FinishedBy, at: datetime, *, is_tapped: bool | None = None
    ) -> Consultation:
        """Finish an open call and put it on record.

        Args:
            consultation: The call.
            by: What ends it.
            at: When it is over.
            is_tapped: A tap is counted for it; when not said, for what the manager ends.
        """
        finished = replace(
            consultation,
            finished_at=at,
            finished_by=by,
            revision=consultation.revision + 1,
            taps=consultation.taps + (by is FinishedBy.MANAGER if is_tapped is None else is_tapped),
        )
        await self.work.consultations.save(finished)
        await self.forget_typed_names()
        await self.log(InteractionKind.CALL_FINISHED, finished.id, by=by)
        return finished
