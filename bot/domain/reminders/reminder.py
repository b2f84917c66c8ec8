"""Reminders: what an employee is to be told at a later time, and what has become of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.ids import ConsultationId, EmployeeId, ReminderId

MOST_SINGLE = 3
"""Reminders that are due at once for one person and come as messages of their own; more fold into one list."""


class ReminderKind(StrEnum):
    """What a reminder is about."""

    CALL_BACK = "call_back"
    """A client was promised a call."""
    EVENING = "evening"
    """The day's calls without an outcome are to be walked through."""


class ReminderState(StrEnum):
    """How far a reminder got."""

    WAITING = "waiting"
    SHOWN = "shown"
    DONE = "done"
    DROPPED = "dropped"
    """What it was about was settled otherwise."""
    LEFT = "left"
    """Whoever was to be reminded has left the team: it waits for him no more, and those who look after the team were told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """Something to tell an employee. Invariant: a `CALL_BACK` names its call, an `EVENING` none."""

    id: ReminderId
    kind: ReminderKind
    employee_id: EmployeeId
    consultation_id: ConsultationId | None
    due_at: datetime
    """From when on it may be shown; quiet hours move it."""
    local_due: str
    """The wall time that was meant, such as `2026-11-23T10:00`."""
    time_zone: str
    """Where that was meant, an IANA name. A move to another zone changes neither it nor `due_at`."""
    state: ReminderState
    shown_at: datetime | None = None

    @property
    def is_live(self) -> bool:
        """True until it is done, dropped or left behind."""
        return self.state in (ReminderState.WAITING, ReminderState.SHOWN)


def is_to_fold(due: Sequence[Reminder]) -> bool:
    """Tell whether so many are due at once that one list is kinder than as many messages."""
    return len(due) > MOST_SINGLE
