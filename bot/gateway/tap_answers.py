"""Answers to taps: the passing line or alert, and the end of the button's waiting sign. Leaves out everything that must survive.

An answer goes out beside the edit and nothing waits for it: it is worth a moment's attention and is no row. Too late, lost
or refused, it is forgotten.
"""

from __future__ import annotations

import asyncio

import structlog
from telegram import Bot
from telegram.error import TelegramError

from bot.screens.screen import Toast

LONGEST_TOAST = 200

log = structlog.get_logger(__name__)


class TapAnswers:
    """Answers callback queries in the background."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot
        self._tasks: set[asyncio.Task[None]] = set()

    def give(self, tap_id: str, toast: Toast | None = None) -> None:
        """Start answering and return at once; None only ends the waiting sign."""
        task = asyncio.create_task(self._answer(tap_id, toast), name="answer to a tap")
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def drain(self, seconds: float) -> None:
        """Let the answers under way finish, then give up on them."""
        if not self._tasks:
            return
        _, late = await asyncio.wait(set(self._tasks), timeout=seconds)
        for task in late:
            task.cancel()
        if late:
            await asyncio.wait(late)

    async def _answer(self, tap_id: str, toast: Toast | None) -> None:
        try:
            if toast is None:
                await self._bot.answer_callback_query(tap_id)
            else:
                await self._bot.answer_callback_query(tap_id, text=toast.text[:LONGEST_TOAST], show_alert=toast.is_alert or None)
        except TelegramError as error:  # «query is too old» for one: nobody looks at that button any more
            log.debug("tap not answered", reason=type(error).__name__)
        except Exception as error:  # a background task has nobody to raise to
            log.warning("tap not answered", reason=type(error).__name__)
