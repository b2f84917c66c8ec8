"""A bot of a few lines that talks to the emulator as a program would, so that the page has something to show.

It is no part of the product: what our bot says is tested elsewhere.
"""

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping
from html import escape
from typing import Any

from bot.playground.emulator import Emulator
from bot.playground.wire import Upload

Json = dict[str, Any]
Rows = list[list[Json]]


def inline(*rows: list[str]) -> Rows:
    """Rows of inline buttons that send their own label back."""
    return [[{"text": label, "callback_data": label} for label in row] for row in rows]


class ScriptedBot:
    """Echoes every text and answers every tap with nothing, until a test gives it other lines.

    Attributes:
        on_message: What happens with a message.
        on_tap: What happens with a tap.
        heard: All updates so far.
    """

    def __init__(self, emulator: Emulator) -> None:
        self._emulator = emulator
        self.on_message: Callable[[Json], Awaitable[object]] = self._echo
        self.on_tap: Callable[[Json], Awaitable[object]] = self.answer
        self.heard: list[Json] = []

    async def run(self) -> None:
        """Take updates and play them, forever."""
        offset = 0
        while True:
            for update in await self.call("getUpdates", offset=offset, timeout=30):
                offset = update["update_id"] + 1
                self.heard.append(update)
                if "message" in update:
                    await self.on_message(update["message"])
                elif "callback_query" in update:
                    await self.on_tap(update["callback_query"])

    async def call(self, method: str, files: Mapping[str, Upload] | None = None, **params: Any) -> Any:
        """Call the Bot API; values that are no strings travel as JSON."""
        sent = {name: value if isinstance(value, str) else json.dumps(value) for name, value in params.items()}
        reply = await self._emulator.call(self._emulator.token, method, sent, files or {})
        return reply.result

    async def say(self, chat_id: int, html: str, rows: Rows | None = None, **params: Any) -> int:
        """Send HTML, with inline buttons when rows are given; returns the message id."""
        if rows is not None:
            params["reply_markup"] = {"inline_keyboard": rows}
        sent = await self.call("sendMessage", chat_id=chat_id, text=html, parse_mode="HTML", **params)
        return int(sent["message_id"])

    async def edit(self, chat_id: int, message_id: int, html: str, rows: Rows | None = None) -> None:
        """Replace a message's text and buttons."""
        markup = {"inline_keyboard": rows or []}
        await self.call(
            "editMessageText", chat_id=chat_id, message_id=message_id, text=html, parse_mode="HTML", reply_markup=markup
        )

    async def answer(self, tap: Json, text: str = "", *, alert: bool = False) -> None:
        """Answer a callback query."""
        await self.call("answerCallbackQuery", callback_query_id=tap["id"], text=text, show_alert=alert)

    async def _echo(self, message: Json) -> None:
        await self.say(message["chat"]["id"], f"echo: {escape(message.get('text', '?'))}")


async def stop(task: asyncio.Task[None]) -> None:
    """End a running bot and bring up what it died of, if it did."""
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        return
