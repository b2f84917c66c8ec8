"""Answers to taps and to inline queries: a passing line, the end of a waiting sign, a list.

An answer goes out beside the edit and nothing waits for it: it is worth a moment's attention and is no row. Too late, lost
or refused, it is forgotten.
"""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine

import structlog
from telegram import Bot, InlineQueryResultArticle, InputTextMessageContent
from telegram.constants import ParseMode
from telegram.error import TelegramError

from bot.screens.inline_answer import InlineAnswer
from bot.screens.screen import Toast

LONGEST_TOAST = 200
LIST_KEPT = 30
"""Seconds for which Telegram may show the same person the same list: access may end any moment."""

log = structlog.get_logger(__name__)


class TapAnswers:
    """Answers queries in the background."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot
        self._tasks: set[asyncio.Task[None]] = set()

    def give(self, tap_id: str, toast: Toast | None = None) -> None:
        """Start answering and return at once; None only ends the waiting sign."""
        self._start(self._answer(tap_id, toast))

    def list(self, query_id: str, answer: InlineAnswer) -> None:
        """Start answering an inline query and return at once."""
        self._start(self._list(query_id, answer))

    def _start(self, answering: Coroutine[None, None, None]) -> None:
        task = asyncio.create_task(answering, name="answer to a query")
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

    async def _list(self, query_id: str, answer: InlineAnswer) -> None:
        articles = [
            InlineQueryResultArticle(
                id=result.id,
                title=result.title,
                description=result.description,
                input_message_content=InputTextMessageContent(result.html, parse_mode=ParseMode.HTML),
            )
            for result in answer.results
        ]
        try:
            await self._bot.answer_inline_query(query_id, articles, cache_time=LIST_KEPT, is_personal=True)
        except TelegramError as error:  # the person has typed on, and that query is too old
            log.debug("inline query not answered", reason=type(error).__name__)
        except Exception as error:  # a background task has nobody to raise to
            log.warning("inline query not answered", reason=type(error).__name__)
