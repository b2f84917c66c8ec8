"""The watch over the webhook: whether Telegram still brings updates to our address, and gets them through.

A quiet webhook looks like quiet people. So Telegram is asked once a minute: another program with the same token may have taken
the webhook away, and then it is set again; a proxy may refuse what Telegram brings, and then only a person can help. Both fail
`/health` and are told to the owners. Several processes behind one address watch the same thing, and agree.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Final

import structlog
from telegram import Bot, WebhookInfo
from telegram.error import InvalidToken, TelegramError

from bot.gateway.incoming.conflict import ConflictAlarm
from bot.gateway.telegram.keep_trying import TokenRefused
from bot.gateway.telegram.pauses import Sleep
from bot.services.ports import Clock

LOOK_EVERY: Final = 60.0
"""Seconds between two looks."""
LOOKS_TO_TELL: Final = 2
"""So many looks in a row have to find updates held up: one alone is what a restart of ours leaves."""

IS_FRESH: Final = timedelta(minutes=10)
"""An older error begins no trouble: Telegram tells its last one for ever, and tries again within this time at first."""

log = structlog.get_logger(__name__)


class WebhookWatch:
    """Looks until cancelled."""

    def __init__(
        self,
        *,
        bot: Bot,
        url: str,
        set_again: Callable[[], Awaitable[None]],
        last_success_at: Callable[[], datetime | None],
        clock: Clock,
        alarm: ConflictAlarm | None,
        sleep: Sleep = asyncio.sleep,
    ) -> None:
        """Take what is needed.

        Args:
            bot: Whom to ask.
            url: Where updates are to be brought.
            set_again: Sets the webhook, for as long as that takes.
            last_success_at: When an update was last brought to this process; others behind the address may have got later ones.
            clock: Tells the time.
            alarm: Tells the owners.
            sleep: Waits.
        """
        self._bot = bot
        self._url = url
        self._set_again = set_again
        self._last_success_at = last_success_at
        self._clock = clock
        self._alarm = alarm
        self._sleep = sleep
        self._held_up = 0
        self.is_failing = False

    async def run(self) -> None:
        """Look again and again.

        Raises:
            TokenRefused: Telegram has withdrawn the token.
        """
        while True:
            await self._sleep(LOOK_EVERY)
            await self.look()

    async def look(self) -> None:
        """Look once. Whether Telegram cannot be asked says nothing: what it brings comes another way."""
        try:
            info = await self._bot.get_webhook_info()
        except InvalidToken:
            raise TokenRefused from None
        except (TelegramError, LookupError):
            return
        if info.url != self._url:
            log.warning("the webhook was taken away, and is set again", was_set_elsewhere=bool(info.url))
            await self._fail()
            await self._set_again()
            return
        self._held_up = self._held_up + 1 if self._is_held_up(info) else 0
        if self._held_up >= LOOKS_TO_TELL:
            if not self.is_failing:
                log.warning(
                    "telegram cannot bring updates to the webhook",
                    reason=info.last_error_message,
                    waiting=info.pending_update_count,
                )
            await self._fail()
        elif not self._held_up:
            if self.is_failing:
                log.info("telegram brings updates to the webhook again")
            self.is_failing = False
            if self._alarm is not None:
                self._alarm.calm()

    def _is_held_up(self, info: WebhookInfo) -> bool:
        """Tell whether updates wait, and the last try to bring one failed after the last that came through.

        A trouble begins with an error of now, and lasts however long Telegram waits between two tries.
        """
        if not info.pending_update_count or info.last_error_date is None:
            return False
        if not self.is_failing and self._clock() - info.last_error_date > IS_FRESH:
            return False
        success = self._last_success_at()
        return success is None or info.last_error_date > success

    async def _fail(self) -> None:
        self.is_failing = True
        if self._alarm is not None:
            await self._alarm.ring()
