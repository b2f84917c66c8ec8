"""Out of the page: here, or in every browser."""

from __future__ import annotations

from bot.desk.visit import Said, Visit
from bot.services.desk import sign_in


async def leave(visit: Visit) -> Said:
    """Sign out in this browser."""
    await sign_in.sign_out(visit.act, visit.token)
    return Said(text=visit.texts.plain("desk.left"), is_out=True)


async def leave_everywhere(visit: Visit) -> Said:
    """Sign out in every browser; an unopened link opens nothing either."""
    await sign_in.sign_out_everywhere(visit.act)
    return Said(text=visit.texts.plain("desk.left_all"), is_out=True)
