"""Whose calls somebody may look at: the one table of permissions, said as a condition on calls."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.ids import EmployeeId, TeamId
from bot.domain.people.employee import Employee
from bot.domain.people.permissions import Deed, Whose, may


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Calls of some teams, or of everybody, or only one's own."""

    teams: frozenset[TeamId] | None = frozenset()
    """None is every team; none at all is nothing."""
    employee: EmployeeId | None = None
    """Within those teams his calls alone."""

    def holds(self, team_id: TeamId, employee_id: EmployeeId) -> bool:
        """Tell whether a call that somebody led in a team lies within."""
        return (self.teams is None or team_id in self.teams) and self.employee in (None, employee_id)

    @property
    def is_nothing(self) -> bool:
        """True when no call lies within."""
        return self.teams is not None and not self.teams


EVERYTHING = Scope(teams=None)
NOTHING = Scope()


def scope_of(actor: Employee, deed: Deed) -> Scope:
    """Return what somebody may do a deed to, as `permissions` has it: where `may` says no, no call lies within."""
    may_here = [whose for whose in Whose if actor.has_access and may(actor.role, deed, whose)]
    if Whose.OTHER_TEAM in may_here:
        return EVERYTHING
    further = actor.teams - {actor.team_id} if Whose.FURTHER_TEAM in may_here else frozenset()
    if Whose.OWN_TEAM in may_here:
        return Scope(teams=further | {actor.team_id})
    if Whose.OWN in may_here:
        return Scope(teams=frozenset({actor.team_id}), employee=actor.id)
    return Scope(teams=further)
