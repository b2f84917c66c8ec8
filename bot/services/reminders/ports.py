"""Ports for reminders: their rows, and who was at work."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.domain.ids import ClientId, ConsultationId, EmployeeId, ReminderId, TeamId
from bot.domain.people.employee import Employee
from bot.domain.reminders.reminder import Reminder, ReminderKind


@dataclass(frozen=True, slots=True, kw_only=True)
class AtWork:
    """Somebody who has finished calls lately, and the last evening that was planned for him."""

    employee: Employee
    last_evening: str | None
    """The wall time of that evening as stored, `2026-11-23T18:30`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldOfWeeks:
    """Somebody who has an hour for the figures of the week, and the last that were planned for him."""

    employee: Employee
    last: str | None
    """Their wall time as stored, `2026-11-30T09:00`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """A promised call whose reminder has not been shown yet, and the moment in the export's column."""

    reminder: Reminder
    call_id: ConsultationId
    at: datetime


class Reminders(Protocol):
    async def add(
        self,
        *,
        kind: ReminderKind,
        employee_id: EmployeeId,
        consultation_id: ConsultationId | None,
        due_at: datetime,
        local_due: str,
        time_zone: str,
        at: datetime,
    ) -> Reminder: ...

    async def get(self, reminder_id: ReminderId) -> Reminder | None: ...

    async def unsettled_of_call(self, consultation_id: ConsultationId) -> Reminder | None:
        """Find the one that is waiting, shown or left behind: the promised call is still to be made, or to be ticked off."""

    async def live_of_employee(self, employee_id: EmployeeId) -> Sequence[Reminder]:
        """Return everything that is waiting or shown and not settled, of whatever team."""

    async def promises_of(self, employee_id: EmployeeId) -> int:
        """Count the calls that somebody has promised and not yet made; practice does not count."""

    async def promises_left_with(self, team_id: TeamId) -> int:
        """Count the calls that were left behind with a team and are still to be made."""

    async def left_by(self, employee_id: EmployeeId, team_id: TeamId, limit: int, offset: int) -> Sequence[Reminder]:
        """Return what somebody has left behind with a team, the earliest promise first."""

    async def left_and_due(self, now: datetime, limit: int) -> Sequence[Reminder]:
        """Return promised calls that are waiting and due, of those who are no longer in the call's team."""

    async def settle_left_of_client(self, client_id: ClientId, at: datetime) -> None:
        """Have done with what was left behind of a client: somebody calls him."""

    async def save(self, reminder: Reminder, at: datetime) -> None:
        """Write whose it is, when it is due, its state and when it was shown."""

    async def due_employees(self, now: datetime, limit: int) -> Sequence[EmployeeId]:
        """Return whom something is due for and who may be written to: with access, reachable, and wanting reminders."""

    async def due_of(self, employee_id: EmployeeId, now: datetime) -> Sequence[Reminder]:
        """Return what is waiting and due, the longest due first."""

    async def promised_by(self, employee_id: EmployeeId, team_id: TeamId, limit: int, offset: int) -> Sequence[Reminder]:
        """Return the calls of a team that were promised and are not settled, due or not; the earliest promise first."""

    async def numbers_promised_by(self, employee_id: EmployeeId, team_id: TeamId) -> tuple[int, int]:
        """Count them, and those that were promised without a time."""

    async def waiting_promises(self) -> Sequence[Promise]:
        """Return everybody's promised calls that wait to be shown, those that are due soonest first."""

    async def put_back(self, employee_id: EmployeeId, since: datetime) -> None:
        """Let what was shown at or after the moment, and is not settled, wait again: it never arrived."""

    async def at_work(self, since: datetime) -> Sequence[AtWork]:
        """Return those who may be written to and have finished a real call that began since then."""

    async def told_of_weeks(self) -> Sequence[ToldOfWeeks]:
        """Return those who have chosen an hour for the figures of the week and may be written to, whatever their role."""

    async def due_digests(self, now: datetime, limit: int) -> Sequence[EmployeeId]:
        """Return those for whom figures of a week are due and who may be written to, whoever has waited longest first."""

    async def evening_before(self, evening: Reminder) -> datetime | None:
        """Return when the evening message before this one was shown."""
