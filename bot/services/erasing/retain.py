"""How long a team keeps calls and typed words: choosing it, and seeing what would go."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.erasing.retention import Kept, Retention, terms_of
from bot.domain.people.employee import Team
from bot.domain.people.permissions import Deed
from bot.services.act import Act
from bot.services.erasing.ports import Due
from bot.services.errors import NotFound
from bot.services.people.look_after_team import team_for
from bot.services.people.ports import AuditAction

MOST_COUNTED = 10_000
"""Of what would go, on a page: the number is there to be startled by, and a tap must not count millions."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RetentionView:
    """A team's terms, those that are in force or those that are weighed, and what would go tonight by them."""

    team: Team
    retention: Retention
    due: Due


async def view_retention(act: Act, team_id: int) -> RetentionView:
    """Look at a team's terms.

    Raises:
        NotFound, NotAllowed.
    """
    team = await team_for(act, team_id, Deed.SET_RETENTION, also_closed=True)
    return await _viewed(act, team, await act.work.retention.of_team(team.id))


async def weigh_retention(act: Act, team_id: int, what: Kept, months: int) -> RetentionView:
    """Look at what other terms would do; nothing is changed.

    Raises:
        NotFound: there is no such team, or no such term.
        NotAllowed.
    """
    team = await team_for(act, team_id, Deed.SET_RETENTION, also_closed=True)
    return await _viewed(act, team, _other(await act.work.retention.of_team(team.id), what, months))


async def set_retention(act: Act, team_id: int, what: Kept, months: int) -> RetentionView:
    """Choose how long a team keeps calls or words; what is older goes in the night.

    Raises:
        NotFound: there is no such team, or no such term.
        NotAllowed.
    """
    team = await team_for(act, team_id, Deed.SET_RETENTION, also_closed=True)
    was = await act.work.retention.of_team(team.id)
    chosen = _other(was, what, months)
    if chosen != was:
        await act.work.retention.choose(team.id, chosen)
        details = {"calls": str(chosen.calls_months), "texts": str(chosen.texts_months)}
        await act.audit(AuditAction.RETENTION_SET, team=str(team.id), **details)
    return await _viewed(act, team, chosen)


def _other(was: Retention, what: Kept, months: int) -> Retention:
    if months not in terms_of(what):
        raise NotFound
    return was.with_calls(months) if what is Kept.CALLS else was.with_texts(months)


async def _viewed(act: Act, team: Team, retention: Retention) -> RetentionView:
    before = retention.calls_before(act.now), retention.texts_before(act.now)
    due = await act.work.retention.due(team.id, *before, MOST_COUNTED)
    return RetentionView(team=team, retention=retention, due=due)
