"""What two people agree on after three calls: one behaviour, by when, and by what share of calls it is seen.

It belongs to the two and to nobody else, and only while one looks after the other: see decision 33 in `docs/decisions`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.coaching.draw import RISKS, Why
from bot.domain.ids import CoachingId, ConsultationId, EmployeeId, TeamId
from bot.domain.people.employee import Employee
from bot.domain.people.permissions import Deed, may_change

MEASURES = RISKS
"""What may be measured before and after: the share of calls in which it happened."""
LINE_LIMIT = 120
"""Characters of the agreed behaviour."""
NOTE_LIMIT = 200
"""Characters of what is noted about a call."""


class Verb(StrEnum):
    """What is to become of the behaviour."""

    KEEP = "keep"
    START = "start"
    STOP = "stop"


class Seen(StrEnum):
    """What a supervisor saw in a call, each by one button."""

    ASKED = "asked"
    """Asked before he offered."""
    LISTENED = "listened"
    MANNER = "manner"
    """Spoke in the client's manner."""
    ANSWERED = "answered"
    """Answered the objection."""
    NEXT_STEP = "next_step"
    """Agreed on a next step."""


class Stage(StrEnum):
    """How far it got."""

    DRAFT = "draft"
    """The supervisor is at it; the manager knows nothing of it yet."""
    OFFERED = "offered"
    AGREED = "agreed"
    """The manager has said so too."""
    DONE = "done"


@dataclass(frozen=True, slots=True, kw_only=True)
class CoachedCall:
    """One of the calls that were looked at."""

    position: int
    """From 1."""
    call_id: ConsultationId
    why: Why
    seen: frozenset[Seen] = frozenset()
    note_id: int | None = None
    """The stored text of what was noted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coaching:
    """One round: calls, what was agreed, and what came of it. Invariant: what is offered has a verb, a line and a day."""

    id: CoachingId
    team_id: TeamId
    coach_id: EmployeeId
    employee_id: EmployeeId
    """Whose calls they are."""
    since: datetime
    until: datetime
    """Of the calls: from, inclusive, until, exclusive."""
    seed: int
    n: int
    """Calls among which was drawn."""
    calls: Sequence[CoachedCall] = ()
    verb: Verb | None = None
    line_id: int | None = None
    """The stored text of the behaviour."""
    measure: Why = Why.UNFIT
    """One of `MEASURES`."""
    due_at: datetime | None = None
    created_at: datetime
    offered_at: datetime | None = None
    agreed_at: datetime | None = None
    reminded_at: datetime | None = None
    done_at: datetime | None = None

    @property
    def stage(self) -> Stage:
        """Return how far it got."""
        if self.done_at is not None:
            return Stage.DONE
        if self.offered_at is None:
            return Stage.DRAFT
        return Stage.OFFERED if self.agreed_at is None else Stage.AGREED

    @property
    def can_be_offered(self) -> bool:
        """True when nothing is missing, and the manager has not been told yet."""
        return self.stage is Stage.DRAFT and None not in (self.verb, self.line_id, self.due_at)

    @property
    def before(self) -> tuple[datetime, datetime]:
        """Return the moments between which the measure is taken before: the days looked at, as far as nothing was agreed."""
        return self.since, self.until if self.offered_at is None else max(self.since, min(self.until, self.offered_at))

    def after(self, now: datetime) -> tuple[datetime, datetime] | None:
        """Return those between which it is taken after: from the offer to the day it is due, and no further."""
        if self.offered_at is None or self.due_at is None:
            return None
        return self.offered_at, min(now, self.due_at)

    def call_at(self, position: int) -> CoachedCall | None:
        """Return one of the calls by its number on the page."""
        return next((one for one in self.calls if one.position == position), None)

    def holds_between(self, coach: Employee, employee: Employee) -> bool:
        """Tell whether the one still looks after the other, in the team in which it began."""
        is_whose = (coach.id, employee.id) == (self.coach_id, self.employee_id)
        is_there = coach.has_access and employee.has_access and employee.team_id == self.team_id
        return is_whose and is_there and may_change(coach, Deed.COACH, employee)
