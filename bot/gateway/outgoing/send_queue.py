"""What waits to be sent and who is next.

Order: taps before reminders before broadcasts, then first come, first served; one pending send of a chat is under way at a
time, so a slot never has two requests in flight; at most one state of a slot waits, the newest. What certainly was not sent
holds up its chat, because what came later must not stand above it; what may have arrived waits by itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot.domain.ids import ChatId
from bot.screens.screen import Screen, from_payload
from bot.services.outgoing_ports import OutboxRow, Slot

Content = Screen | Sequence[tuple[str, str]] | int
"""A screen, a menu's commands, or the id of an incoming message to delete."""
Key = Slot | int
"""What a pending send stands for: the state of a slot, or a row by itself."""


@dataclass(slots=True, kw_only=True)
class PendingSend:
    """A row of the outbox on its way."""

    row: OutboxRow
    packed: Content | None
    """What this process has packed into the row, which need not be unpacked again; None when it only has the row."""
    place: int
    """Order of arrival; a newer state takes the place of the one it replaces."""
    is_anew: bool
    attempts: int
    """Copies of it that were handed over and of which nobody knows whether they arrived. A newer state is another message."""
    was_put_back: bool = False
    """It was tried before."""
    failures: int = 0
    """Failures in a row, for the length of the pause."""
    not_before: datetime | None = None
    """Until then it waits by itself, and its chat goes on."""
    late_until: datetime | None = None
    """Until then an earlier edit of the same message, of which nobody knows whether it arrived, may still take effect."""

    @property
    def content(self) -> Content:
        """What is to be shown or done."""
        return from_payload(self.row.message.payload) if self.packed is None else self.packed

    @property
    def chat_id(self) -> ChatId:
        """The chat it goes to."""
        return self.row.message.chat_id

    @property
    def slot(self) -> Slot | None:
        """The slot whose state it is; None for a one-off."""
        return self.row.message.target

    @property
    def key(self) -> Key:
        """What it replaces and is replaced by."""
        return self.slot or self.row.id

    @property
    def urgency(self) -> tuple[int, int]:
        """Smaller goes first."""
        return (self.row.message.priority, self.place)


@dataclass(slots=True)
class _Chat:
    waiting: dict[Key, PendingSend] = field(default_factory=dict)
    under_way: PendingSend | None = None
    parked_until: datetime | None = None
    flooded_until: datetime | None = None

    def ready(self, now: datetime) -> Iterator[PendingSend]:
        if self.under_way is None and (self.parked_until is None or self.parked_until <= now):
            yield from (one for one in self.waiting.values() if one.not_before is None or one.not_before <= now)

    def is_idle(self, now: datetime) -> bool:
        is_free = not self.waiting and self.under_way is None
        return is_free and (self.parked_until is None or self.parked_until <= now)


class SendQueue:
    """Pending sends by chat."""

    def __init__(self) -> None:
        self._chats: dict[ChatId, _Chat] = {}
        self._everything_until: datetime | None = None
        self._arrived = 0

    def __len__(self) -> int:
        """Count the pending sends that wait or are under way."""
        return sum(len(chat.waiting) + (chat.under_way is not None) for chat in self._chats.values())

    def add(self, row: OutboxRow, packed: Content | None = None) -> None:
        """Take in a row; a state that is no newer than the one already here is let fall."""
        self._arrived += 1
        pending = PendingSend(row=row, packed=packed, place=self._arrived, is_anew=row.message.is_anew, attempts=row.attempts)
        chat = self._chats.setdefault(pending.chat_id, _Chat())
        older = chat.waiting.get(pending.key)
        for known in (older, chat.under_way):
            if known is not None and known.row.id == row.id and known.row.version >= row.version:
                return
        if older is not None:
            _take_over(pending, older)
        chat.waiting[pending.key] = pending

    def holds(self, row: OutboxRow) -> bool:
        """Tell whether some version of the row waits or is under way here."""
        chat = self._chats.get(row.message.chat_id)
        return chat is not None and any(
            pending.row.id == row.id for pending in (*chat.waiting.values(), chat.under_way) if pending
        )

    def next(self, now: datetime) -> PendingSend | None:
        """Take out the most urgent pending send of a chat that is ready; it is under way until `done` or `put_back`."""
        if self._everything_until is not None and now < self._everything_until:
            return None
        ready = (pending for chat in self._chats.values() for pending in chat.ready(now))
        pending = min(ready, key=lambda pending: pending.urgency, default=None)
        if pending is None:
            return None
        chat = self._chats[pending.chat_id]
        del chat.waiting[pending.key]
        chat.under_way = pending
        return pending

    def newest(self, pending: PendingSend) -> PendingSend:
        """Return the pending send that is under way, or the newer state that came in meanwhile, which then is under way."""
        chat = self._chats[pending.chat_id]
        newer = chat.waiting.pop(pending.key, None)
        if newer is None:
            return pending
        _take_over(newer, pending)
        chat.under_way = newer
        return newer

    def under_way(self, chat_id: ChatId) -> PendingSend:
        """Return what is under way to a chat; raise LookupError when nothing is."""
        pending = self._chats[chat_id].under_way
        if pending is None:
            raise LookupError(f"nothing is under way to {chat_id}")
        return pending

    def done(self, pending: PendingSend, now: datetime) -> None:
        """Free the chat: the pending send needs nothing more."""
        chat = self._chats[pending.chat_id]
        chat.under_way = None
        chat.parked_until = None
        if chat.is_idle(now):
            del self._chats[pending.chat_id]

    def put_back(self, pending: PendingSend) -> None:
        """Free the chat: the pending send has to wait, or the newer state that came in meanwhile does in its stead."""
        chat = self._chats[pending.chat_id]
        chat.under_way = None
        newer = chat.waiting.get(pending.key)
        pending.was_put_back = True
        if newer is None:
            chat.waiting[pending.key] = pending
        else:
            _take_over(newer, pending)

    def park(self, chat_id: ChatId, until: datetime) -> None:
        """Send nothing to a chat until then."""
        self._chats[chat_id].parked_until = until

    def unpark(self, chat_id: ChatId) -> None:
        """Go on sending to a chat: Telegram has just taken something for it."""
        self._chats[chat_id].parked_until = None

    def flooded(self, chat_id: ChatId, now: datetime, until: datetime) -> None:
        """Park a chat because Telegram asked for it; a second chat during that time shows that everything is meant."""
        self.park(chat_id, until)
        self._chats[chat_id].flooded_until = until
        others = (chat.flooded_until for key, chat in self._chats.items() if key != chat_id)
        if any(other is not None and now < other for other in others):
            self._everything_until = max(until, self._everything_until or until)


def _take_over(newer: PendingSend, older: PendingSend) -> None:
    """Let a newer state inherit what the older one was still owed."""
    if older.is_anew or not newer.is_anew:  # what is to be sent anew is to be the last in its chat
        newer.place = min(newer.place, older.place)
    newer.is_anew = newer.is_anew or older.is_anew
    newer.failures = max(newer.failures, older.failures)
    newer.late_until = older.late_until
