"""Reminders: what an employee is to be told at a later time, and what has become of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
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
    DIGEST = "digest"
    """What came of the calls of last week, for whoever looks after a team."""


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
    """Something to tell an employee. Invariant: a `CALL_BACK` names its call, the others none."""

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
    """When it was told. One that waits and was told already has lost its message."""

    @property
    def is_live(self) -> bool:
        """True until it is done, dropped or left behind."""
        return self.state in (ReminderState.WAITING, ReminderState.SHOWN)


def as_lost(reminder: Reminder, due_at: datetime) -> Reminder:
    """Return a reminder whose message will never arrive: it waits again. An evening asks anew, as if it had never come."""
    shown_at = None if reminder.kind is ReminderKind.EVENING else reminder.shown_at
    return replace(reminder, state=ReminderState.WAITING, due_at=due_at, shown_at=shown_at)


def is_to_fold(due: Sequence[Reminder]) -> bool:
    """Tell whether one list is kinder than messages: so many are due at once, or a message of one of them was lost."""
    return len(due) > MOST_SINGLE or any(one.shown_at is not None for one in due)
