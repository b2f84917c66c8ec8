"""The poller: fetches updates from Telegram and asks for the next only when these are committed.

Asking with an offset is what acknowledges: Telegram forgets everything before it. So the offset comes only from a batch that
was handled in full by this process, never from stored numbers, and the first request has none. An answer that arrives while the
process stops is simply not acknowledged.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from datetime import datetime

from telegram import Bot
from telegram.error import Conflict, NetworkError

from bot.gateway.incoming.conflict import ConflictAlarm
from bot.gateway.incoming.envelope import ALLOWED_UPDATES, read_envelope
from bot.gateway.incoming.intake import Verdict
from bot.gateway.incoming.lanes import Closed
from bot.gateway.telegram.keep_trying import KeepTrying
from bot.gateway.telegram.pauses import Sleep, pause_after
from bot.services.ports import Clock

ANSWER_MARGIN = 10.0
"""Seconds to wait for an answer beyond the time that Telegram holds it back."""
BATCH = 100


class Poller:
    """Runs until cancelled, one process for a bot. May be run again after that, and goes on where it was."""

    def __init__(
        self,
        *,
        bot: Bot,
        submit: Callable[[object], asyncio.Future[Verdict]],
        clock: Clock,
        sleep: Sleep = asyncio.sleep,
        hold: int = 30,
        alarm: ConflictAlarm | None = None,
    ) -> None:
        """`hold` is the number of seconds for which Telegram keeps a request open when there is nothing to tell."""
        self._bot = bot
        self._submit = submit
        self._clock = clock
        self._sleep = sleep
        self._hold = hold
        self._offset: int | None = None
        self._failures = 0
        self._trying = KeepTrying(without="updates", sleep=sleep)
        self._alarm = alarm
        self.last_success_at: datetime | None = None

    async def run(self) -> None:
        """Fetch and hand over until cancelled.

        Raises:
            TokenRefused: The token is wrong.
        """
        await self._trying.ask(self._bot.delete_webhook)
        while True:
            updates = await self._trying.ask(self._fetch_alone)
            self.last_success_at = self._clock()
            if updates and not await self._hand_over(updates):
                self._failures += 1
                await self._sleep(pause_after(self._failures))
            else:
                self._failures = 0

    async def _fetch_alone(self) -> Sequence[object]:
        """Fetch, and have the owners told when somebody else polls too."""
        try:
            updates = await self._fetch()
        except Conflict:
            if self._alarm is not None:
                await self._alarm.ring()
            raise
        if self._alarm is not None:
            self._alarm.calm()
        return updates

    async def _fetch(self) -> Sequence[object]:
        # Bot.get_updates parses the whole batch at once: a malformed update would take the sound ones with it.
        # Private to python-telegram-bot, read in 22.8: the library's own way of asking, without the parsing.
        updates = await self._bot._post(
            "getUpdates",
            {
                "offset": self._offset,
                "limit": BATCH,
                "timeout": self._hold,
                "allowed_updates": list(ALLOWED_UPDATES),
            },
            read_timeout=self._hold + ANSWER_MARGIN,
        )
        if not isinstance(updates, list):
            raise NetworkError("getUpdates gave no list")
        return updates

    async def _hand_over(self, updates: Sequence[object]) -> bool:
        """Give a batch to the intake; True when all of it is committed, and then the offset moves on."""
        try:
            taken = [self._submit(update) for update in updates]
        except Closed:
            return False
        await asyncio.wait(taken)
        is_done = all(not one.cancelled() and one.exception() is None and one.result().is_acknowledged for one in taken)
        numbers = [number for update in updates if (number := read_envelope(update).update_id) is not None]
        if not is_done or not numbers:
            return False
        self._offset = max(numbers) + 1
        return True
