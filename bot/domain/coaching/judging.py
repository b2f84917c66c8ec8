"""Two who look after a team judge the same five calls, each without knowing what the other says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot.domain.calls.temperament import Recognition
from bot.domain.ids import ConsultationId, EmployeeId, JudgingId, TeamId
from bot.domain.people.employee import Employee
from bot.domain.people.permissions import Deed, may, where_stands

CALLS_RATED = 5
NAMED = tuple(one for one in Recognition if one is not Recognition.MIXED)
"""What a rater may say of the type: one of the four, or that it cannot be told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What a rater says of a call; None is nothing yet."""

    kind: Recognition | None = None
    """The type that he would name."""
    fits: bool | None = None
    """Whether the sentences suited this client."""

    @property
    def is_whole(self) -> bool:
        """True when nothing is missing."""
        return self.kind is not None and self.fits is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedCall:
    """One of the calls, and what the two say of it."""

    position: int
    """From 1."""
    call_id: ConsultationId
    first: Mark = field(default_factory=Mark)
    second: Mark = field(default_factory=Mark)

    @property
    def differs(self) -> bool:
        """True when the two do not say the same."""
        return self.first != self.second


@dataclass(frozen=True, slots=True, kw_only=True)
class Judging:
    """One round of two raters."""

    id: JudgingId
    team_id: TeamId
    first_id: EmployeeId
    """Who began it."""
    second_id: EmployeeId
    since: datetime
    until: datetime
    seed: int
    n: int
    """Calls among which was drawn."""
    calls: Sequence[JudgedCall] = ()
    created_at: datetime
    first_done_at: datetime | None = None
    second_done_at: datetime | None = None

    @property
    def is_done(self) -> bool:
        """True when both are ready: until then neither sees what the other says."""
        return self.first_done_at is not None and self.second_done_at is not None

    def is_ready(self, rater: EmployeeId) -> bool:
        """Tell whether a rater has said that he is ready; then he changes nothing any more."""
        return (self.first_done_at if rater == self.first_id else self.second_done_at) is not None

    def mark_of(self, call: JudgedCall, rater: EmployeeId) -> Mark:
        """Return what one of the two says of a call."""
        return call.first if rater == self.first_id else call.second

    def holds_between(self, first: Employee, second: Employee) -> bool:
        """Tell whether both still look after the team."""
        is_theirs = {first.id, second.id} == {self.first_id, self.second_id}
        return is_theirs and all(may_rate(one, self.team_id) for one in (first, second))


def may_rate(rater: Employee, team_id: TeamId) -> bool:
    """Tell whether somebody may judge calls of a team."""
    return rater.has_access and may(rater.role, Deed.RATE, where_stands(rater, team_id))
