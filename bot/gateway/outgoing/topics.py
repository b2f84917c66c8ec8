"""New messages go into the topic of a private chat in which its person wrote or tapped last.

Telegram's owners of bots may switch topics on for private chats; what is sent without one stands where the person does not look.
Edits, pins and deletions name a message and need no topic.
"""

from __future__ import annotations

from collections import OrderedDict
from pathlib import Path
from typing import Final

from telegram import Bot

from bot.domain.ids import ChatId, PersonId
from bot.gateway.outgoing.requests import Delivery, Draw, Failed, Outcome, Refused, nobody_draws
from bot.screens.screen import Screen
from bot.services.errors import StorageUnavailable
from bot.services.ports import UnitOfWorkFactory

REMEMBERED: Final = 4096
"""Chats whose topic is kept in memory."""
NO_SUCH_TOPIC: Final = ("message thread not found", "topic_deleted", "topic_closed", "topic_id_invalid")
"""Telegram's words, in lower case: the topic is gone, closed, or topics were switched off."""


class Topics:
    """Where people wrote last: stored of employees, of others kept in memory alone."""

    def __init__(self, open_work: UnitOfWorkFactory, *, is_shared: bool) -> None:
        """`is_shared`: other processes take updates too, so what is stored may be newer than what is remembered here."""
        self._open_work = open_work
        self._is_shared = is_shared
        self._used: OrderedDict[ChatId, int | None] = OrderedDict()

    def note(self, chat_id: ChatId, topic_id: int | None) -> None:
        """Remember where somebody has just written or tapped."""
        self._used[chat_id] = topic_id
        self._used.move_to_end(chat_id)
        while len(self._used) > REMEMBERED:
            self._used.popitem(last=False)

    async def of(self, chat_id: ChatId) -> int | None:
        """Return the topic used last; None for none.

        Raises:
            StorageUnavailable: nobody knows now.
        """
        if chat_id in self._used and not self._is_shared:
            return self._used[chat_id]
        async with self._open_work() as work:
            employee = await work.employees.by_person(PersonId(chat_id))
        if employee is None:
            return self._used.get(chat_id)
        self.note(chat_id, employee.topic_id)
        return employee.topic_id

    async def forget(self, chat_id: ChatId) -> None:
        """Let a chat be without topic, until its person writes again.

        Raises:
            StorageUnavailable: nothing is forgotten.
        """
        async with self._open_work() as work:
            await work.employees.set_topic(PersonId(chat_id), None)
            await work.commit()
        self.note(chat_id, None)


class DeliveryIntoTopics(Delivery):
    """Sends new messages into the topic used last, and into none when that is gone."""

    def __init__(self, bot: Bot, topics: Topics, draw: Draw = nobody_draws) -> None:
        """Make requests by this bot, and pictures by this way of drawing."""
        super().__init__(bot, draw)
        self._topics = topics

    async def send(self, chat_id: ChatId, screen: Screen, topic_id: int | None = None) -> Outcome:
        """Send a new message; a topic that is given goes before the one used last."""
        try:
            used = topic_id or await self._topics.of(chat_id)
            outcome = await super().send(chat_id, screen, used)
            if used is None or not _is_gone(outcome):
                return outcome
            await self._topics.forget(chat_id)
        except StorageUnavailable:
            return Failed(reason="storage unavailable")
        return await super().send(chat_id, screen)

    async def send_file(self, chat_id: ChatId, path: Path, name: str, html: str, topic_id: int | None = None) -> Outcome:
        """Send a file; a topic that is given goes before the one used last."""
        try:
            used = topic_id or await self._topics.of(chat_id)
            outcome = await super().send_file(chat_id, path, name, html, used)
            if used is None or not _is_gone(outcome):
                return outcome
            await self._topics.forget(chat_id)
        except StorageUnavailable:
            return Failed(reason="storage unavailable")
        return await super().send_file(chat_id, path, name, html)


def _is_gone(outcome: Outcome) -> bool:
    return isinstance(outcome, Refused) and any(words in outcome.reason.lower() for words in NO_SUCH_TOPIC)
