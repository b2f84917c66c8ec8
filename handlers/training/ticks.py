"""What training does by the clock: reminders, telling of what was given, of tries, gates and mentors, and asking again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.domain.ids import ChatId
from bot.screens.job import Job
from bot.screens.screen import Outgoing
from bot.screens.training.train_pages import nudge_message
from bot.services.ports import UnitOfWork
from bot.services.training.remind import Nudged, remind_to_practise
from handlers.dependencies import Dependencies
from handlers.training import assignments, quiz, trainees


def ticks(deps: Dependencies) -> Sequence[Job]:
    """Remind whoever has something to practise at his hour."""

    async def remind(work: UnitOfWork, now: datetime) -> Sequence[Outgoing]:
        nudged = await remind_to_practise(work, deps.scripts.current(), deps.training, now)
        return [_message(deps, one) for one in nudged]

    return (remind, *assignments.ticks(deps), *quiz.ticks(deps), *trainees.ticks(deps))


def _message(deps: Dependencies, one: Nudged) -> Outgoing:
    him = one.employee
    return nudge_message(ChatId(int(him.person_id)), one.seen, one.kind, deps.texts(him.language))
