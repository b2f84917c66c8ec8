"""Which message each slot lives in."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sqlalchemy import bindparam, or_, select

from bot.db.prepared import Prepared
from bot.db.repositories.message_rows import slot_message_from
from bot.db.repositories.repository import Repository
from bot.db.schema.tables import slots
from bot.db.upsert import for_each_dialect
from bot.domain.ids import ChatId
from bot.services.outgoing_ports import OUTDATED, Slot, SlotMessage

_GET = Prepared(select(slots).where(slots.c.chat_id == bindparam("chat"), slots.c.object == bindparam("shown")))
_ALWAYS = slots.c.object.in_(bindparam("always", expanding=True))
_NEWEST = (
    select(slots.c.object)
    .where(slots.c.chat_id == bindparam("chat"), ~_ALWAYS)
    .order_by(slots.c.message_id.desc())
    .limit(bindparam("most"))
    .correlate(None)
)
_STANDING = (
    select(slots)
    .where(slots.c.chat_id == bindparam("chat"), or_(_ALWAYS, slots.c.object.in_(_NEWEST)))
    .order_by(slots.c.message_id.desc())
)
_OUTDATED = (
    select(slots.c.object)
    .where(slots.c.chat_id == bindparam("chat"), slots.c.digest == OUTDATED)
    .order_by(slots.c.message_id.desc())
)
_LIVING = select(slots.c.object).where(slots.c.chat_id == bindparam("chat"), slots.c.message_id == bindparam("message"))
_BIND = Prepared(
    for_each_dialect(
        slots,
        lambda put: put.on_conflict_do_update(
            index_elements=["chat_id", "object"],
            set_={"message_id": put.excluded.message_id, "digest": put.excluded.digest},
        ),
    )
)


class SlotRepository(Repository):
    """Table slots."""

    __slots__ = ()

    async def get(self, slot: Slot) -> SlotMessage | None:
        """Find the message of a slot; None when nothing was ever sent for it."""
        row = await self._transaction.row(_GET, {"chat": slot.chat_id, "shown": slot.object})
        return None if row is None else slot_message_from(row)

    async def bind(self, message: SlotMessage) -> None:
        """Note where the slot lives now and what it shows."""
        await self._transaction.change(
            _BIND,
            {
                "chat_id": message.slot.chat_id,
                "object": message.slot.object,
                "message_id": message.message_id,
                "digest": message.digest,
            },
        )

    async def standing_in(self, chat_id: ChatId, always: Collection[str], most: int) -> Sequence[SlotMessage]:
        """Return the messages of a chat, the newest first: those of the objects `always`, and of all others the newest ones."""
        result = await self._transaction.execute(_STANDING, {"chat": chat_id, "always": list(always), "most": most})
        return [slot_message_from(row) for row in result.mappings()]

    async def outdated_in(self, chat_id: ChatId) -> Sequence[Slot]:
        """Return the slots of a chat that show something older than they should."""
        found = await self._transaction.execute(_OUTDATED, {"chat": chat_id})
        return [Slot(chat_id=chat_id, object=shown) for shown in found.scalars()]

    async def living_in(self, chat_id: ChatId, message_id: int) -> Sequence[Slot]:
        """Return the slots that live in a message."""
        found = await self._transaction.execute(_LIVING, {"chat": chat_id, "message": message_id})
        return [Slot(chat_id=chat_id, object=shown) for shown in found.scalars()]
