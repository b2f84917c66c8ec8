"""What happens to calls by themselves: silent ones end, and what was typed and never settled is forgotten."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.domain.ids import ChatId
from bot.screens.calls.card import call_slot
from bot.screens.calls.finished import finished_card
from bot.screens.job import Job
from bot.screens.screen import Show
from bot.services.calls.run_call import finish_idle_calls
from bot.services.forget import forget_unanswered
from bot.services.ports import UnitOfWork
from handlers.dependencies import Dependencies


def ticks(deps: Dependencies) -> Sequence[Job]:
    """End calls by silence, and forget names about which nobody was asked again."""

    async def finish_idle(work: UnitOfWork, now: datetime) -> Sequence[Show]:
        ended = await finish_idle_calls(work, deps.scripts.current(), now, deps.training.book)
        return [
            Show(
                slot=call_slot(ChatId(int(one.employee.person_id)), one.view.consultation),
                screen=finished_card(one.view, deps.texts(one.employee.language), one.employee.time_zone),
            )
            for one in ended
            if one.view.consultation.is_shown_to(one.employee)
        ]

    async def forget_typed(work: UnitOfWork, now: datetime) -> Sequence[Show]:
        await forget_unanswered(work, now)
        return ()

    return finish_idle, forget_typed
