"""What is still to be sent. Leaves out sending, and when to try again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Executable, and_, bindparam, case, delete, func, or_, select, update

from bot.db.repositories.repository import Repository
from bot.db.rows import outbox_row_from
from bot.db.tables import is_unsent, outbox
from bot.db.upsert import Upsert, for_each_dialect
from bot.services.ports import OutboxRow, Parcel, ParcelState


def _put(put: Upsert) -> Executable:
    """Build the upsert.

    The row that is replaced may be on its way as a new message just now. Therefore its state and its attempts stay: should
    the process die, what was on its way is still of unknown fate. `not_before` stays too, since Telegram's patience does not
    grow with a newer text. «Send anew» is kept only while nothing has been handed over for it.
    """
    new = put.excluded
    still_to_be_sent_anew = and_(outbox.c.is_anew, outbox.c.state == ParcelState.QUEUED.value)
    return put.on_conflict_do_update(
        index_elements=["chat_id", "slot"],
        index_where=is_unsent,
        set_={
            "payload": new.payload,
            "priority": case((new.priority < outbox.c.priority, new.priority), else_=outbox.c.priority),
            "is_anew": or_(new.is_anew, still_to_be_sent_anew),
            "version": outbox.c.version + 1,
        },
    ).returning(outbox)


_PUT = for_each_dialect(outbox, _put)
_earlier = outbox.alias("earlier")
_waits_behind_another = (
    select(_earlier.c.id)
    .where(
        _earlier.c.chat_id == outbox.c.chat_id,
        is_unsent,
        _earlier.c.not_before > bindparam("now"),
    )
    .exists()
)
"""A chat waits as a whole: what came later must not stand above what was put off, nor ask while Telegram wants silence."""
_DUE = (
    select(outbox)
    .where(is_unsent, ~_waits_behind_another)
    .order_by(outbox.c.priority, outbox.c.id)
    .limit(bindparam("most"))
)
_SENDING = (
    update(outbox).where(outbox.c.id == bindparam("row")).values(state=ParcelState.SENDING.value, attempts=outbox.c.attempts + 1)
)
_DEFER = (
    update(outbox)
    .where(outbox.c.id == bindparam("row"), is_unsent)
    .values(
        not_before=bindparam("earliest"),
        attempts=case((outbox.c.state == ParcelState.SENDING.value, outbox.c.attempts - 1), else_=outbox.c.attempts),
        state=ParcelState.QUEUED.value,
    )
)
_DELIVERED = delete(outbox).where(outbox.c.id == bindparam("row"), outbox.c.version == bindparam("sent_version"))
_DEPTH = select(func.count()).select_from(outbox).where(is_unsent)


class OutboxRepository(Repository):
    """Table outbox: at most one unsent state a slot; parcels without a slot stand for themselves."""

    __slots__ = ()

    async def put(self, parcel: Parcel, at: datetime) -> OutboxRow:
        """Store a parcel, replacing the unsent state of its slot if there is one; the row keeps its age."""
        result = await self._transaction.execute(
            _PUT[self._transaction.dialect],
            {
                "chat_id": parcel.chat_id,
                "slot": parcel.slot,
                "payload": parcel.payload,
                "priority": int(parcel.priority),
                "is_anew": parcel.is_anew,
                "version": 1,
                "state": ParcelState.QUEUED.value,
                "attempts": 0,
                "created_at": at,
            },
        )
        return outbox_row_from(result.mappings().one())

    async def due(self, now: datetime, limit: int) -> Sequence[OutboxRow]:
        """Return unsent rows of the chats in which nothing is put off, by priority, then age; those in state SENDING are among them."""
        result = await self._transaction.execute(_DUE, {"now": now, "most": limit})
        return [outbox_row_from(row) for row in result.mappings()]

    async def sending(self, row_id: int) -> None:
        """Note that a new message is being handed over now, and count the attempt."""
        await self._transaction.execute(_SENDING, {"row": row_id})

    async def delivered(self, row_id: int, version: int) -> None:
        """Delete the row; when a newer version has replaced what was delivered, that one waits with a clean sheet."""
        result = await self._transaction.execute(_DELIVERED, {"row": row_id, "sent_version": version})
        if result.rowcount == 0:
            await self._transaction.execute(
                update(outbox)
                .where(outbox.c.id == row_id, outbox.c.version > version, is_unsent)
                .values(state=ParcelState.QUEUED.value, attempts=0)
            )

    async def defer(self, row_id: int, not_before: datetime) -> None:
        """Put off what is known not to have arrived: queued again, so that `attempts` counts those of unknown fate only."""
        await self._transaction.execute(_DEFER, {"row": row_id, "earliest": not_before})

    async def bury(self, row_id: int, version: int, incident_id: str, reason: str) -> None:
        """Keep a refused parcel as dead, out of its slot's way; a newer version is left alone."""
        await self._transaction.execute(
            update(outbox)
            .where(outbox.c.id == row_id, outbox.c.version == version)
            .values(state=ParcelState.DEAD.value, incident_id=incident_id, reason=reason)
        )

    async def depth(self) -> int:
        """Count what is unsent."""
        return int((await self._transaction.execute(_DEPTH)).scalar_one())
