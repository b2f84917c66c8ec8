"""The alarm for updates that others take or keep back: tells the owners that another program polls, or that the webhook fails."""

from __future__ import annotations

from datetime import date
from typing import Final

import structlog

from bot.gateway.incidents import describe, new_incident_id
from bot.gateway.outgoing.outbox_sender import OutboxSender
from bot.screens.job import Job
from bot.services.errors import StorageUnavailable
from bot.services.ports import Clock, UnitOfWorkFactory

CONFLICTS_TO_TELL: Final = 2
"""One alone is what a predecessor leaves that has just ended; the second in a row is somebody who goes on polling."""

log = structlog.get_logger(__name__)


class ConflictAlarm:
    """Counts troubles in a row and has the owners told, at most once a day."""

    def __init__(
        self,
        *,
        warn: Job,
        open_work: UnitOfWorkFactory,
        sender: OutboxSender,
        clock: Clock,
        of: str = "another poller",
        after: int = CONFLICTS_TO_TELL,
    ) -> None:
        """`warn` gives the screens that tell the owners, after so many times in a row; `of` says in the log what."""
        self._warn = warn
        self._of = of
        self._after = after
        self._open_work = open_work
        self._sender = sender
        self._clock = clock
        self._in_a_row = 0
        self._told_on: date | None = None

    def calm(self) -> None:
        """Note that an answer came through."""
        self._in_a_row = 0

    async def ring(self) -> None:
        """Note a trouble. Whatever goes wrong here, the work goes on, and the next trouble tries again."""
        self._in_a_row += 1
        now = self._clock()
        if self._in_a_row < self._after or self._told_on == now.date():
            return
        try:
            async with self._open_work() as work:
                await self._sender.commit(work, await self._warn(work, now), now)
        except StorageUnavailable:
            return
        except Exception as error:
            log.error("the owners were not told", of=self._of, incident_id=new_incident_id(), error=describe(error))
        self._told_on = now.date()
