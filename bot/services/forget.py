"""What goes by itself once it has served its purpose: typed names that were never settled, questions, drafts.

Leaves out erasing a client or a person on request: see `erase_client` and `erase_person`.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.domain.calls.consultation import IDLE_AFTER
from bot.services.ports import Work

DRAFTS_LAST = timedelta(days=7)
"""An editor's draft that was neither published nor dropped."""


async def forget_unanswered(work: Work, now: datetime) -> None:
    """Erase names about which somebody was asked and did not answer, and questions whose time is up."""
    await work.free_texts.erase_names_before(now - IDLE_AFTER, now)
    await work.prompts.forget_before(now)


async def forget_drafts(work: Work, now: datetime) -> None:
    """Delete drafts that nobody has come back to."""
    await work.content_edits.forget_drafts_before(now - DRAFTS_LAST)
