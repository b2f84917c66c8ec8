"""Answers to taps and to inline queries: a passing line, the end of a waiting sign, a list.

An answer goes out beside the edit and nothing waits for it: it is worth a moment's attention and is no row. Too late, lost
or refused, it is forgotten. Where Telegram itself waits for what becomes of a tap, at a webhook, the answer goes back on that
line and costs no request.
"""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

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


@dataclass(slots=True, eq=False)
class Line:
    """A line on which Telegram waits for what becomes of an update; only a tap, which has an id, is answered on it."""

    tap_id: str | None
    has_answer: bool = False
    toast: Toast | None = None

    def end_waiting(self) -> None:
        """Have at least the waiting sign end."""
        self.has_answer = self.tap_id is not None

    def take(self) -> dict[str, object] | None:
        """Return the answer as a call of the Bot API, to be given back on the line; None when there is none."""
        if not self.has_answer:
            return None
        self.has_answer = False
        call: dict[str, object] = {"method": "answerCallbackQuery", "callback_query_id": self.tap_id}
        if self.toast is not None:
            call["text"] = self.toast.text[:LONGEST_TOAST]
            if self.toast.is_alert:
                call["show_alert"] = True
        return call


class TapAnswers:
    """Answers queries in the background, or on the line on which a tap has come."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot
        self._tasks: set[asyncio.Task[None]] = set()
        self._lines: dict[str, Line] = {}

    def give(self, tap_id: str, toast: Toast | None = None) -> None:
        """Start answering and return at once; None only ends the waiting sign."""
        line = self._lines.get(tap_id)
        if line is None:
            self._start(self._answer(tap_id, toast))
        else:
            line.has_answer, line.toast = True, toast

    @contextmanager
    def line(self, tap_id: str | None) -> Iterator[Line]:
        """Keep the answer to a tap for the line on which it has come; one that is not taken is given by a request after all.

        The newest line of a tap counts: Telegram brings it again when it has given the one before up.
        """
        line = Line(tap_id)
        if tap_id is None:
            yield line
            return
        self._lines[tap_id] = line
        try:
            yield line
        finally:
            if self._lines.get(tap_id) is line:
                del self._lines[tap_id]
            if line.has_answer:
                self._start(self._answer(tap_id, line.toast))

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
