"""With which changes of a person something ends that he was shown."""

from __future__ import annotations

from enum import StrEnum

from bot.domain.people.employee import Employee, Role
from bot.domain.people.permissions import may_edit_words


class Change(StrEnum):
    """A change of what somebody is, or may do."""

    ACCESS = "access"
    """He is blocked or removed."""
    TEAM = "team"
    """He is in another team."""
    FURTHER_TEAM = "further_team"
    """A team that he looked after besides his own is his no more."""
    ROLE = "role"
    EDITOR = "editor"
    """He may not change the words any more that clients hear."""
    MENTOR = "mentor"
    """Another looks after him than before, or nobody."""
    MENTEE = "mentee"
    """There is somebody after whom he looks no more."""
    COACHING = "coaching"
    """An agreement between him and another has ended with what the other was."""


SIGNS_OUT = frozenset({Change.ACCESS, Change.TEAM, Change.FURTHER_TEAM, Change.ROLE})
"""With these every desk page that somebody has open is signed out, and the link to one opens nothing."""


def changes_between(was: Employee, now: Employee) -> frozenset[Change]:
    """Tell what has changed for somebody who had access; who had none has nothing that could end."""
    if not was.has_access:
        return frozenset()
    if not now.has_access:
        return frozenset({Change.ACCESS})
    found = {
        Change.TEAM: was.team_id != now.team_id,
        Change.FURTHER_TEAM: now.role is not Role.OWNER and bool(was.teams - {was.team_id} - now.teams),
        Change.ROLE: was.role is not now.role,
        Change.EDITOR: may_edit_words(was) and not may_edit_words(now),
    }
    return frozenset(change for change, is_so in found.items() if is_so)
