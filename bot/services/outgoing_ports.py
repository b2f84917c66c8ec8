"""Ports for what is shown and sent: slots, messages, the outbox and who sends from it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum, StrEnum
from typing import Protocol

from bot.domain.ids import ChatId


class Priority(IntEnum):
    """Order in which the outbox sends: answers to taps before reminders before broadcasts."""

    TAP = 0
    REMINDER = 1
    BROADCAST = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """The message a screen lives in: a chat and the object shown, such as `call:17`."""

    chat_id: ChatId
    object: str


OUTDATED = "outdated"
"""In place of a digest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotMessage:
    """Which message a slot lives in now, and a digest of what it shows."""

    slot: Slot
    message_id: int
    digest: str
    """`OUTDATED` when its person took no messages as something newer was to be shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OutboxMessage:
    """Something to be sent, before it has a row: the state a slot is to show, or a call that has no slot."""

    chat_id: ChatId
    slot: str | None
    """Object of the slot; None for a one-off such as deleting an incoming message."""
    payload: str
    """JSON, understood by the sender alone."""
    priority: Priority
    is_anew: bool = False
    """The slot's old message is given up and a new one is sent at the bottom."""

    @property
    def target(self) -> Slot | None:
        """The slot whose state this is; None for a one-off."""
        return None if self.slot is None else Slot(chat_id=self.chat_id, object=self.slot)


class OutboxState(StrEnum):
    """How far a message got."""

    QUEUED = "queued"
    SENDING = "sending"
    """A new message was handed to Telegram; if the process dies now its fate is unknown."""
    DEAD = "dead"


@dataclass(frozen=True, slots=True, kw_only=True)
class OutboxRow:
    """A message that is stored. `version` grows each time a newer state replaces the one not sent yet."""

    id: int
    message: OutboxMessage
    version: int
    state: OutboxState
    attempts: int
    not_before: datetime | None
    created_at: datetime
    owner: int | None = None
    """The process that sends it, by its number; None where there is one process only, and when nobody does."""


class Claims(Protocol):
    """Which stored messages this process sends, when there may be others."""

    @property
    def is_shared(self) -> bool: ...

    def holds(self, row: OutboxRow) -> bool:
        """Tell whether the row is this process's to send; what was claimed may be lost again with the connection."""


class Outbox(Protocol):
    async def put(self, message: OutboxMessage, at: datetime) -> OutboxRow:
        """Store a message; at most one unsent state a slot: a newer one replaces the older and raises its version.

        A new row is claimed by this process. One that another process is sending stays that one's: it will see the newer state.
        """

    async def due(self, now: datetime, limit: int) -> Sequence[OutboxRow]:
        """Claim and give the unsent rows of the chats in which nothing is put off beyond now, by priority, then age."""

    async def free_orphans(self, now: datetime) -> None:
        """Let go of what processes that have died had claimed."""

    async def sending(self, row_id: int) -> OutboxRow | None:
        """Note that a new message is being handed over now, and count the attempt; return the row as it is stored."""

    async def delivered(self, row_id: int, version: int) -> OutboxRow | None:
        """Delete the row, unless a newer version has replaced what was delivered: that one is returned."""

    async def defer(self, row_id: int, not_before: datetime) -> None: ...
    async def mark_dead(self, row_id: int, version: int, incident_id: str, reason: str) -> OutboxRow | None:
        """Keep that a message is refused for good, without its content; a newer version that has replaced it is returned."""

    async def get(self, row_id: int) -> OutboxRow | None:
        """Return an unsent row as it is stored now; None when it is gone."""

    async def forget_waiting(self, chat_id: ChatId) -> None:
        """Delete what waits to be sent to a chat."""

    async def waiting_in(self, chat_id: ChatId) -> Sequence[Slot]:
        """Return the slots of a chat whose state is not sent yet."""

    async def depth(self) -> int: ...


class Slots(Protocol):
    async def get(self, slot: Slot) -> SlotMessage | None: ...
    async def bind(self, message: SlotMessage) -> None: ...
    async def standing_in(self, chat_id: ChatId, always: Collection[str], most: int) -> Sequence[SlotMessage]:
        """Return the messages of a chat, the newest first: those of the objects `always`, and of all others the newest ones."""

    async def outdated_in(self, chat_id: ChatId) -> Sequence[Slot]:
        """Return the slots of a chat that do not show what they should, because their person took no messages."""

    async def living_in(self, chat_id: ChatId, message_id: int) -> Sequence[Slot]:
        """Return the slots that live in a message."""
