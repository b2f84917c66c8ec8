"""`salesfloor retention`: says how long each team keeps things and what is older, and erases that; also beside a running bot."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from bot.app.commands.at_head import require_head
from bot.app.commands.refusals import CannotRun, one_line_errors
from bot.app.wiring import utc_now
from bot.db.facade import Database
from bot.domain.folding import fold
from bot.services.erasing.keep_terms import erase_due
from bot.services.erasing.ports import Due, Terms
from bot.services.people.access import OPERATOR
from bot.services.people.ports import AuditAction
from bot.settings import Settings


def keep_terms(settings: Settings, team: str | None, *, is_confirmed: bool) -> str:
    """Count what is older than its team keeps it; when that is confirmed, erase it.

    Raises:
        CannotRun: no team is called so, or the database cannot be used.
    """
    with one_line_errors():
        return "\n".join(asyncio.run(_keep(settings.database_url, team, is_confirmed=is_confirmed)))


async def _keep(url: str, team: str | None, *, is_confirmed: bool) -> Sequence[str]:
    await require_head(url)
    database = Database(url)
    try:
        async with database.unit_of_work() as work:
            teams = [one for one in await work.retention.all() if team is None or fold(one.team.name) == fold(team)]
        if not teams:
            raise CannotRun(f"no team is called «{team}»" if team else "there is no team yet")
        said = []
        for one in teams:
            due = await _erase(database, one) if is_confirmed else await _count(database, one)
            terms = one.retention
            kept = f"calls {terms.calls_months} months, typed words {terms.texts_months} months"
            verb = "erased" if is_confirmed else "would go tonight"
            said.append(f"{one.team.name}: {kept}; {verb}: calls: {due.calls}, typed words: {due.texts}")
        return said
    finally:
        await database.dispose()


async def _count(database: Database, one: Terms) -> Due:
    now = utc_now()
    async with database.unit_of_work() as work:
        terms = one.retention
        return await work.retention.due(one.team.id, terms.calls_before(now), terms.texts_before(now), None)


async def _erase(database: Database, one: Terms) -> Due:
    """Erase part after part, each in a transaction of its own, so that people who tap get their turn."""
    gone = Due(is_more=True)
    while gone.is_more:
        now = utc_now()
        async with database.unit_of_work() as work:
            part = await erase_due(work, one, now)
            gone = Due(calls=gone.calls + part.calls, texts=gone.texts + part.texts, is_more=part.is_more)
            if not gone.is_more and (gone.calls or gone.texts):
                details = {"team": str(one.team.id), "calls": str(gone.calls), "texts": str(gone.texts)}
                await work.audit.add(at=now, person_id=OPERATOR, action=AuditAction.RETENTION_KEPT, details=details)
            await work.commit()
    return gone
