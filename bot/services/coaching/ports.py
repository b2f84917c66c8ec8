"""Ports for work with people: coachings, and the calls that they are about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.domain.coaching.agreement import CoachedCall, Coaching
from bot.domain.coaching.draw import Candidate, Drawn, Why
from bot.domain.ids import CoachingId, EmployeeId, TeamId
from bot.domain.supervision.share import Share


@dataclass(frozen=True, slots=True, kw_only=True)
class CallsOf:
    """Somebody's finished real calls in a team that began between two moments: from inclusive, until exclusive."""

    employee_id: EmployeeId
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
