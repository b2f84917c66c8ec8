"""Ports for work with people: coachings, and the calls that they are about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.domain.coaching.agreement import CoachedCall, Coaching
from bot.domain.coaching.draw import Candidate, Drawn, Why
from bot.domain.coaching.judging import Judging, Mark
from bot.domain.ids import CoachingId, ConsultationId, EmployeeId, JudgingId, TeamId
from bot.domain.supervision.share import Share


@dataclass(frozen=True, slots=True, kw_only=True)
class CallsOf:
    """Somebody's finished real calls in a team that began between two moments: from inclusive, until exclusive."""

    employee_id: EmployeeId
    team_id: TeamId
    since: datetime
    until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamsCalls:
    """Finished real calls of a team on which advice was shown, of these days: from inclusive, until exclusive."""

    team_id: TeamId
    since: datetime
    until: datetime


class Coachings(Protocol):
    """Closed ones are to be had by nobody: every reading leaves them out."""

    async def add(
        self, *, coach_id: EmployeeId, looked_at: CallsOf, seed: int, n: int, drawn: Sequence[Drawn], at: datetime
    ) -> Coaching: ...

    async def get(self, coaching_id: CoachingId) -> Coaching | None: ...

    async def save(self, coaching: Coaching) -> None:
        """Write what is agreed and how far it got; the calls are not touched."""

    async def save_call(self, coaching_id: CoachingId, call: CoachedCall) -> None:
        """Write what was seen in a call and noted about it."""

    async def shared_by(self, employee_id: EmployeeId, limit: int) -> Sequence[Coaching]:
        """Return those of which somebody is one of the two, those not done first, then the newest first."""

    async def close(self, coaching_id: CoachingId, at: datetime) -> None:
        """Close one, and erase its words."""

    async def due(self, now: datetime, limit: int) -> Sequence[Coaching]:
        """Return those that are due, not done, and of which nobody was reminded, the earliest first."""

    async def candidates(self, calls: CallsOf) -> Sequence[Candidate]:
        """Return the calls with what went wrong in each, the oldest first."""

    async def share(self, calls: CallsOf, measure: Why) -> Share:
        """Count the calls in which something happened, of those of which that is known: lost ones of those with an outcome."""


class Judgings(Protocol):
    """Closed ones are to be had by nobody: every reading leaves them out."""

    async def candidates(self, calls: TeamsCalls, raters: Sequence[EmployeeId]) -> Sequence[ConsultationId]:
        """Return the calls that may be judged: none that a rater led himself."""

    async def add(
        self,
        *,
        first_id: EmployeeId,
        second_id: EmployeeId,
        looked_at: TeamsCalls,
        seed: int,
        n: int,
        drawn: Sequence[ConsultationId],
        at: datetime,
    ) -> Judging: ...

    async def get(self, judging_id: JudgingId) -> Judging | None: ...

    async def save(self, judging: Judging) -> None:
        """Write who is ready; marks are not touched."""

    async def mark(self, judging: Judging, position: int, rater: EmployeeId, mark: Mark) -> None:
        """Write what one of the two says of a call; what the other says is not touched."""

    async def shared_by(self, employee_id: EmployeeId, limit: int) -> Sequence[Judging]:
        """Return those of which somebody is one of the two, those not done first, then the newest first."""

    async def close(self, judging_id: JudgingId, at: datetime) -> None: ...
