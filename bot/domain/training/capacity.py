"""As what somebody looks at a trainee."""

from __future__ import annotations

from enum import StrEnum

from bot.domain.people.employee import Employee
from bot.domain.people.permissions import Deed, Whose, may, may_change


class Capacity(StrEnum):
    """What follows from it is in the table of permissions."""

    MENTOR = "mentor"
    """He was named to look after this one, and sees no other."""
    SUPERVISOR = "supervisor"
    """He looks after the team, or owns the house; whether he is the mentor too makes no difference."""


def capacity_for(actor: Employee, trainee: Employee, mentor: Employee | None, deed: Deed) -> Capacity | None:
    """Return as what somebody may do something to a trainee; None when he may not.

    Args:
        actor: Who is to do it.
        trainee: To whom.
        mentor: Who looks after the trainee; it counts while both are of one team.
        deed: What.
    """
    if may_change(actor, deed, trainee):
        return Capacity.SUPERVISOR
    is_mentor = mentor is not None and mentor.id == actor.id and actor.team_id == trainee.team_id
    return Capacity.MENTOR if is_mentor and may(actor.role, deed, Whose.MENTEE) else None
