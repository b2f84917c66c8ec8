"""What Telegram has answered and the database does not know yet.

Writing each delivery down by itself would cost a second commit for every tap. So they are kept here for about a second and
written together, in the next turn's transaction if one comes. A crash before that only repeats edits, which change nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from typing import TypeVar, assert_never

from bot.domain.ids import ChatId, PersonId
from bot.screens.screen import DeleteIncoming, to_outbox_message
from bot.services.outgoing_ports import OutboxRow, Slot, SlotMessage
from bot.services.ports import UnitOfWork

Key = TypeVar("Key")
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivered:
    """Telegram shows this version of a row."""

    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Deferred:
    """A row waits; what was tried certainly failed."""

    not_before: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Dead:
    """This version of a row will never be accepted."""

    version: int
    incident_id: str
    reason: str
    slot: Slot | None = None
    """The slot whose message it was to be."""
    queued_at: datetime | None = None
    """When what it was to say was decided, or something before that it has replaced."""


RowNews = Delivered | Deferred | Dead


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What one transaction has written; told to `UnsavedResults.close` once that is committed."""

    fates: Mapping[int, RowNews]
    bindings: Mapping[Slot, SlotMessage]
    leftovers: Mapping[tuple[ChatId, int], None]
    unreachable: Mapping[PersonId, datetime]
    lost: list[Dead] = field(default_factory=list)
    """What is dead, and nothing newer has come in its stead."""
    rows: list[OutboxRow] = field(default_factory=list)
    """Rows that writing has added, or found to hold a newer state than was sent: they are to be sent now."""


class UnsavedResults:
    """News by row, slot and person; later news of the same replaces earlier."""

    def __init__(self) -> None:
        self._fates: dict[int, RowNews] = {}
        self._bindings: dict[Slot, SlotMessage] = {}
        self._leftovers: dict[tuple[ChatId, int], None] = {}
        self._unreachable: dict[PersonId, datetime] = {}
        self._since: datetime | None = None

    @property
    def since(self) -> datetime | None:
        """When the oldest news came in; None when there is none."""
        return self._since

    def settled_version(self, row_id: int) -> int:
        """Return the version of a row that is delivered or dead and not written yet; 0 when there is none."""
        news = self._fates.get(row_id)
        return news.version if isinstance(news, Delivered | Dead) else 0

    def binding_of(self, slot: Slot) -> SlotMessage | None:
        """Return where a slot lives, when that is not written yet."""
        return self._bindings.get(slot)

    def note(self, row_id: int, news: RowNews, now: datetime) -> None:
        """Note what became of a row."""
        self._fates[row_id] = news
        self._since = self._since or now

    def bind(self, message: SlotMessage, now: datetime) -> None:
        """Note which message a slot lives in and what it shows."""
        self._bindings[message.slot] = message
        self._since = self._since or now

    def note_replaced(self, chat_id: ChatId, message_id: int, now: datetime) -> None:
        """Note a message that a new one has replaced: writing puts its deletion into the outbox."""
        self._leftovers[(chat_id, message_id)] = None
        self._since = self._since or now

    def unreachable(self, person_id: PersonId, since: datetime, now: datetime) -> None:
        """Note that a person does not take messages; the earliest of several moments counts."""
        self._unreachable[person_id] = min(since, self._unreachable.get(person_id, since))
        self._since = self._since or now

    def reached(self, person_id: PersonId) -> datetime | None:
        """Take that back, and tell since when it was: the person has just written."""
        return self._unreachable.pop(person_id, None)

    async def write(self, work: UnitOfWork, now: datetime, *, most_fates: int | None = None) -> Written:
        """Write everything into a transaction, which may still be rolled back; of rows no more than so many, the rest later."""
        written = Written(
            fates=dict(islice(self._fates.items(), most_fates)),
            bindings=dict(self._bindings),
            leftovers=dict(self._leftovers),
            unreachable=dict(self._unreachable),
        )
        for message in written.bindings.values():
            await work.slots.bind(message)
        for chat_id, message_id in written.leftovers:
            deletion = to_outbox_message(DeleteIncoming(chat_id=chat_id, message_id=message_id))
            written.rows.append(await work.outbox.put(deletion, now))
        for person_id, at in written.unreachable.items():
            await work.employees.set_unreachable(person_id, at)
        for row_id, news in written.fates.items():
            newer = await _write_fate(work, row_id, news)
            if newer is not None:
                written.rows.append(newer)
            elif isinstance(news, Dead):
                written.lost.append(news)
        return written

    def close(self, written: Written) -> None:
        """Forget what is committed now, but not what has come in since."""
        _subtract(self._fates, written.fates)
        _subtract(self._bindings, written.bindings)
        _subtract(self._leftovers, written.leftovers)
        _subtract(self._unreachable, written.unreachable)
        if not (self._fates or self._bindings or self._leftovers or self._unreachable):
            self._since = None


async def _write_fate(work: UnitOfWork, row_id: int, news: RowNews) -> OutboxRow | None:
    match news:
        case Delivered():
            return await work.outbox.delivered(row_id, news.version)
        case Deferred():
            await work.outbox.defer(row_id, news.not_before)
            return None
        case Dead():
            return await work.outbox.mark_dead(row_id, news.version, news.incident_id, news.reason)
        case _:
            assert_never(news)


def _subtract(kept: dict[Key, Value], written: Mapping[Key, Value]) -> None:
    for key, value in written.items():
        if key in kept and kept[key] is value:
            del kept[key]
