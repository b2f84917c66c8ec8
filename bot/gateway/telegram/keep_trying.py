"""Asking Telegram until it answers, for requests that nothing can do without."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

import structlog
from telegram.error import BadRequest, Conflict, InvalidToken, RetryAfter, TelegramError

from bot.gateway.telegram.pauses import Sleep, pause_after, pause_asked_for

Answer = TypeVar("Answer")

log = structlog.get_logger(__name__)


class TokenRefused(Exception):
    """Telegram does not accept the bot's token: nothing helps but another one."""

    def __init__(self) -> None:
        super().__init__("Telegram refuses the token: check SALESFLOOR_TOKEN (and SALESFLOOR_API_URL)")


class KeepTrying:
    """Repeats requests with growing pauses; a trouble is logged when it begins or changes, not at each try."""

    def __init__(self, *, without: str, sleep: Sleep = asyncio.sleep) -> None:
        """`without` says in the log what does not work meanwhile."""
        self._without = without
        self._sleep = sleep
        self._trouble: str | None = None

    async def ask(self, request: Callable[[], Awaitable[Answer]]) -> Answer:
        """Return the first answer.

        Raises:
            TokenRefused: The token is wrong; the library's own error would show it.
        """
        failures = 0
        while True:
            failures += 1
            pause = pause_after(failures)
            try:
                answer = await request()
            except InvalidToken:
                raise TokenRefused from None
            except RetryAfter as error:
                self._say("telegram asks to wait")
                pause = pause_asked_for(error).total_seconds()
            except Conflict:
                self._say("another process polls with this token")
            except BadRequest as error:
                self._say(f"telegram refuses: {error.message}")
            except (TelegramError, LookupError) as error:  # LookupError: an answer without a result
                self._say(f"telegram cannot be reached: {type(error).__name__}")
            else:
                if self._trouble is not None:
                    log.info("telegram answers again", without=self._without)
                    self._trouble = None
                return answer
            await self._sleep(pause)

    def _say(self, trouble: str) -> None:
        if trouble != self._trouble:
            log.warning(trouble, without=self._without)
            self._trouble = trouble
