"""Who is told that weights wait for a decision: whoever may decide, once, by day and out of his quiet hours, without a sound.

What another night finds in place of it is no news to him; what was decided, and another found later, is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.calls.script import Script
from bot.domain.ids import EmployeeId, TeamId
from bot.domain.people.employee import Employee, Role, Team
from bot.domain.people.permissions import Deed, may_edit_words
from bot.domain.supervision.scope import scope_of
from bot.domain.training.disturbing import may_be_disturbed
from bot.services.act import Act
from bot.services.calls.call_view import CallView
from bot.services.calls.run_call import view_current
from bot.services.ports import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class LearntTold:
    """One who is told now, of all teams for which he decides."""

    whom: Employee
    teams: Sequence[Team]
    live: CallView | None
    """His call that is going on: its card stays the last message."""


class TellOfLearnt:
    """Looks once an hour whom there is to tell; a night proposes nothing that could not wait so long."""

    def __init__(self) -> None:
        """Nothing is known yet: a process that has just begun looks at once."""
        self._looked_in: datetime | None = None

    async def step(self, work: Work, script: Script, now: datetime) -> Sequence[LearntTold]:
        """Tell whoever may decide and does not know, and note that he does."""
        hour = now.replace(minute=0, second=0, microsecond=0)
        if self._looked_in == hour:
            return ()
        told: list[LearntTold] = []
        is_busy = False
        for whom, waiting in await _untold(work, now):
            if not await work.lanes.try_enter(int(whom.person_id)):
                is_busy = True  # in his chat something is going on; the next tick comes soon
                continue
            for team in waiting:
                proposal = await work.learnt_weights.open_of(team.id)
                if proposal is not None:
                    await work.learnt_weights.put_told(proposal.id, proposal.told | {whom.id})
            act = Act(work=work, employee=whom, script=script, now=now, update_id=None)
            told.append(LearntTold(whom=whom, teams=waiting, live=await view_current(act, whom)))
        self._looked_in = None if is_busy else hour
        return told


async def _untold(work: Work, now: datetime) -> Sequence[tuple[Employee, Sequence[Team]]]:
    """Return who may be told now, and of which teams; that of his own he comes first in the order of the teams."""
    proposals = await work.learnt_weights.open()
    if not proposals:
        return ()
    teams = {one.id: one for one in await work.teams.all()}
    people: dict[EmployeeId, Employee] = {}
    waiting: dict[EmployeeId, list[Team]] = {}
    for proposal in proposals:
        if proposal.team_id not in teams:
            continue
        for one in await _deciders(work, proposal.team_id):
            if one.id not in proposal.told and may_be_disturbed(one, now):
                people[one.id] = one
                waiting.setdefault(one.id, []).append(teams[proposal.team_id])
    return [(people[number], found) for number, found in waiting.items()]


async def _deciders(work: Work, team_id: TeamId) -> Sequence[Employee]:
    """Return who looks after a team and may edit words; the owners where nobody does."""
    own = [one for one in await work.employees.of_team(team_id) if one.role is Role.SUPERVISOR]
    found = [
        one
        for one in (*own, *await work.employees.looking_after(team_id))
        if may_edit_words(one) and scope_of(one, Deed.LEARN_WEIGHTS).holds(team_id, one.id)
    ]
    return found or await work.employees.owners()
