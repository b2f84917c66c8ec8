"""Telegram with a memory: everything that was ever shown to anybody, and a bot that dies at a call."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.playground.emulator import Emulator
from bot.playground.wire import Reply, Upload

NEW = frozenset({"sendMessage", "sendPhoto"})
CHANGED = frozenset({"editMessageText", "editMessageCaption"})
ANSWERED = "answerCallbackQuery"
PERSON_OF_TAP = 31
"""Bits by which the emulator shifts a person's number in the id of a tap."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """What one person could read from then on."""

    at: datetime
    chat: int
    method: str
    text: str
    buttons: tuple[tuple[str, str], ...] = ()
    """Labels with what they carry."""
    message_id: int = 0

    @property
    def is_new(self) -> bool:
        """Whether it is a message of its own and not the change of one."""
        return self.method in NEW

    @property
    def words(self) -> str:
        """Everything in it that can be read."""
        return "\n".join([self.text, *(label for label, _ in self.buttons)])

    def carried(self, verb: str) -> Iterator[list[str]]:
        """Give the fields of every button with this verb."""
        for _, data in self.buttons:
            head, *fields = data.split(":")
            if head == verb:
                yield fields


class Recorder(Emulator):
    """An emulator that remembers, and that lets the bot die at a call of its own choosing."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.sights: list[Sight] = []
        self.buttons: defaultdict[int, dict[tuple[int, str], None]] = defaultdict(dict)
        """Every button that ever was in a chat, with its message."""
        self.killed = asyncio.Event()
        self.is_effective = False
        """Whether the call at which the bot dies is still carried out."""
        self._calls_left: int | None = None

    def die_at(self, call: int | None, *, is_effective: bool = False) -> None:
        """Let the bot die at that call from now on; None lets it live."""
        self._calls_left, self.is_effective = call, is_effective
        if call is None:
            self.killed.clear()

    async def call(self, token: str, method: str, params: Mapping[str, str], files: Mapping[str, Upload] = {}) -> Reply:
        """Carry a call out, unless the bot is dead before it hears the answer."""
        if self._calls_left is not None:
            self._calls_left -= 1
            if self._calls_left <= 0:
                if self._calls_left == 0 and self.is_effective:
                    await super().call(token, method, params, files)
                self.killed.set()
                await asyncio.Event().wait()
        return await super().call(token, method, params, files)

    async def _carry_out(self, name: str, params: Mapping[str, str], files: Mapping[str, Upload]) -> Reply:
        reply = await super()._carry_out(name, params, files)
        if reply.status == 200:  # noqa: SIM102 - what was refused nobody has seen
            if sight := self._seen(name, params, self.calls[-1].result):
                self.sights.append(sight)
                for _, data in sight.buttons:
                    self.buttons[sight.chat][(sight.message_id, data)] = None
        return reply

    def _seen(self, name: str, params: Mapping[str, str], result: Any) -> Sight | None:
        now = self.world.clock()
        if name == ANSWERED:
            chat = int(params["callback_query_id"]) >> PERSON_OF_TAP
            return Sight(at=now, chat=chat, method=name, text=params["text"]) if params.get("text") else None
        if name not in NEW | CHANGED:
            return None
        chat, message_id = int(result["chat"]["id"]), int(result["message_id"])
        message = self.world.room(chat).messages[message_id].shown()
        return Sight(
            at=now,
            chat=chat,
            method=name,
            text=message.text,
            buttons=tuple((one.text, one.data or "") for row in message.inline_keyboard for one in row),
            message_id=message_id,
        )
