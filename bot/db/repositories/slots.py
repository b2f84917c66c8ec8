"""Which message each slot lives in. Leaves out deciding between an edit and a new message."""

from __future__ import annotations

from sqlalchemy import bindparam, delete, select

from bot.db.message_rows import slot_message_from
from bot.db.repositories.repository import Repository
from bot.db.tables import slots
from bot.db.upsert import for_each_dialect
from bot.services.outgoing_ports import Slot, SlotMessage

_GET = select(slots).where(slots.c.chat_id == bindparam("chat"), slots.c.object == bindparam("shown"))
_UNBIND = delete(slots).where(slots.c.chat_id == bindparam("chat"), slots.c.object == bindparam("shown"))
_BIND = for_each_dialect(
    slots,
    lambda put: put.on_conflict_do_update(
        index_elements=["chat_id", "object"],
        set_={"message_id": put.excluded.message_id, "digest": put.excluded.digest},
    ),
)


class SlotRepository(Repository):
    """Table slots."""

    __slots__ = ()

    async def get(self, slot: Slot) -> SlotMessage | None:
        """Find the message of a slot; None when nothing was ever sent for it."""
        result = await self._transaction.execute(_GET, {"chat": slot.chat_id, "shown": slot.object})
        row = result.mappings().one_or_none()
        return None if row is None else slot_message_from(row)

    async def bind(self, message: SlotMessage) -> None:
        """Note where the slot lives now and what it shows."""
        await self._transaction.execute(
            _BIND[self._transaction.dialect],
            {
                "chat_id": message.slot.chat_id,
                "object": message.slot.object,
                "message_id": message.message_id,
                "digest": message.digest,
            },
        )
