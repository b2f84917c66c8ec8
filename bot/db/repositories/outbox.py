"""What is still to be sent."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    BigInteger,
    Executable,
    Result,
    and_,
    bindparam,
    case,
    delete,
    func,
    null,
    or_,
    select,
    text,
    update,
)

from bot.db.postgresql.process_identity import PRESENCE, ProcessIdentity
from bot.db.prepared import Prepared
from bot.db.repositories.message_rows import outbox_row_from
from bot.db.repositories.repository import Repository
from bot.db.schema.column_types import UtcDateTime
from bot.db.schema.tables import is_unsent, outbox
from bot.db.transaction import Transaction
from bot.db.upsert import for_each_dialect
from bot.domain.ids import ChatId
from bot.services.outgoing_ports import OutboxMessage, OutboxRow, OutboxState, Slot

if TYPE_CHECKING:
    from bot.db.upsert import Upsert


def _put(put: Upsert) -> Executable:
    """Build the upsert.

    The row that is replaced may be on its way as a new message just now. Therefore its state stays: should the process die, what
    was on its way is still of unknown fate. Its copies are counted anew, as what it says now was never handed over. `not_before`
    stays, since Telegram's patience does not grow with a newer text. «Send anew» is kept only while nothing has been handed over.
    """
    new = put.excluded
    claim: dict[str, Any] = {}
    if put.stringify_dialect == "postgresql":
        # Whoever sends the slot now goes on with the newer state. What died with its process waits its moment.
        waits = and_(outbox.c.owner.is_(None), outbox.c.not_before > new.created_at)
        claim["owner"] = case((waits, null()), else_=func.coalesce(outbox.c.owner, new.owner))
    still_to_be_sent_anew = and_(outbox.c.is_anew, outbox.c.state == OutboxState.QUEUED.value)
    return put.on_conflict_do_update(
        index_elements=["chat_id", "slot"],
        index_where=is_unsent,
        set_={
            "payload": new.payload,
            "priority": case((new.priority < outbox.c.priority, new.priority), else_=outbox.c.priority),
            "is_anew": or_(new.is_anew, still_to_be_sent_anew),
            "version": outbox.c.version + 1,
            "attempts": 0,
            **claim,
        },
    ).returning(outbox)


_PUT = Prepared(for_each_dialect(outbox, _put))
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
_DUE = select(outbox).where(is_unsent, ~_waits_behind_another).order_by(outbox.c.priority, outbox.c.id).limit(bindparam("most"))
_TAKEN_OVER = (
    select(outbox.c.id)
    .where(is_unsent, ~_waits_behind_another, or_(outbox.c.owner.is_(None), outbox.c.owner == bindparam("me")))
    .order_by(outbox.c.priority, outbox.c.id)
    .limit(bindparam("most"))
    .correlate(None)
    .with_for_update(skip_locked=True)
)
_CLAIM = update(outbox).where(outbox.c.id.in_(_TAKEN_OVER)).values(owner=bindparam("me")).returning(outbox)
_FREE_ORPHANS = text(
    "UPDATE outbox SET owner = NULL, not_before = greatest(not_before, :later) WHERE id IN ("
    " SELECT id FROM outbox WHERE state <> 'dead' AND owner IS NOT NULL AND owner NOT IN ("
    "  SELECT objid::bigint FROM pg_locks WHERE locktype = 'advisory' AND granted AND classid = :kind AND objsubid = 2"
    "  AND database = (SELECT oid FROM pg_database WHERE datname = current_database()))"
    " FOR UPDATE SKIP LOCKED)"
).bindparams(bindparam("later", type_=UtcDateTime), bindparam("kind", PRESENCE, type_=BigInteger))
ORPHANS_WAIT = timedelta(seconds=2)
"""What a process had on the wire when it died has arrived by then, and cannot come after what is sent in its stead."""
NOTHING = ""
"""In place of the content of a dead row."""
_SENDING = Prepared(
    update(outbox)
    .where(outbox.c.id == bindparam("row"))
    .values(state=OutboxState.SENDING.value, attempts=outbox.c.attempts + 1)
    .returning(outbox)
)
_is_announced = outbox.c.state == OutboxState.SENDING.value
_DEFER = (
    update(outbox)
    .where(outbox.c.id == bindparam("row"), is_unsent)
    .values(
        not_before=bindparam("earliest"),
        attempts=case((and_(_is_announced, outbox.c.attempts > 0), outbox.c.attempts - 1), else_=outbox.c.attempts),
        state=OutboxState.QUEUED.value,
    )
)
_DELIVERED = Prepared(delete(outbox).where(outbox.c.id == bindparam("row"), outbox.c.version == bindparam("sent_version")))
_is_newer = and_(outbox.c.id == bindparam("row"), outbox.c.version > bindparam("sent_version"), is_unsent)
_WAITS_ANEW = update(outbox).where(_is_newer).values(state=OutboxState.QUEUED.value, attempts=0).returning(outbox)
_NEWER = select(outbox).where(_is_newer)
_WAITING = select(outbox.c.slot).where(outbox.c.chat_id == bindparam("chat"), outbox.c.slot.is_not(None), is_unsent)
_UNSENT = select(outbox).where(outbox.c.id == bindparam("row"), is_unsent)
_DEPTH = select(func.count()).select_from(outbox).where(is_unsent)


class OutboxRepository(Repository):
    """Table outbox: at most one unsent state a slot; messages without a slot stand for themselves."""

    __slots__ = ("_identity",)

    def __init__(self, transaction: Transaction, identity: ProcessIdentity) -> None:
        """Work in this transaction, for this process."""
        super().__init__(transaction)
        self._identity = identity

    async def put(self, message: OutboxMessage, at: datetime) -> OutboxRow:
        """Store a message, replacing the unsent state of its slot if there is one; the row keeps its age."""
        (row,) = await self._transaction.rows(
            _PUT,
            {
                "chat_id": message.chat_id,
                "slot": message.slot,
                "payload": message.payload,
                "priority": int(message.priority),
                "is_anew": message.is_anew,
                "version": 1,
                "state": OutboxState.QUEUED.value,
                "attempts": 0,
                "created_at": at,
                "owner": await self._identity.number(),
            },
        )
        return outbox_row_from(row)

    async def due(self, now: datetime, limit: int) -> Sequence[OutboxRow]:
        """Return unsent rows whose time has come, by priority, then age; those in state SENDING are among them.

        Where there may be other processes, only rows that are now this one's; to be committed before they are sent.
        """
        if not self._identity.is_shared:
            result = await self._transaction.execute(_DUE, {"now": now, "most": limit})
            return [outbox_row_from(row) for row in result.mappings()]
        me = await self._identity.number()
        result = await self._transaction.execute(_CLAIM, {"now": now, "most": limit, "me": me})
        rows = [outbox_row_from(row) for row in result.mappings()]
        return sorted(rows, key=lambda row: (row.message.priority, row.id))

    async def free_orphans(self, now: datetime) -> None:
        """Let go of what processes that have died had claimed; it waits for `ORPHANS_WAIT`."""
        if self._identity.is_shared:
            await self._transaction.execute(_FREE_ORPHANS, {"later": now + ORPHANS_WAIT})

    async def sending(self, row_id: int) -> OutboxRow | None:
        """Note that a new message is being handed over now, and count the attempt; return the row as it is stored."""
        row = await self._transaction.row(_SENDING, {"row": row_id})
        return None if row is None else outbox_row_from(row)

    async def delivered(self, row_id: int, version: int) -> OutboxRow | None:
        """Delete the row; when a newer version has replaced what was delivered, that one waits with a clean sheet."""
        if await self._transaction.change(_DELIVERED, {"row": row_id, "sent_version": version}):
            return None
        newer = await self._transaction.execute(_WAITS_ANEW, {"row": row_id, "sent_version": version})
        return _row_or_none(newer)

    async def defer(self, row_id: int, not_before: datetime) -> None:
        """Put off what is known not to have arrived: queued again, so that `attempts` counts those of unknown fate only."""
        await self._transaction.execute(_DEFER, {"row": row_id, "earliest": not_before})

    async def mark_dead(self, row_id: int, version: int, incident_id: str, reason: str) -> OutboxRow | None:
        """Keep that a message was refused, out of its slot's way, and forget what was in it; a newer version is left alone."""
        result = await self._transaction.execute(
            update(outbox)
            .where(outbox.c.id == row_id, outbox.c.version == version)
            .values(state=OutboxState.DEAD.value, payload=NOTHING, incident_id=incident_id, reason=reason)
        )
        if result.rowcount:
            return None
        return _row_or_none(await self._transaction.execute(_NEWER, {"row": row_id, "sent_version": version}))

    async def waiting_in(self, chat_id: ChatId) -> Sequence[Slot]:
        """Return the slots of a chat whose state is not sent yet."""
        found = await self._transaction.execute(_WAITING, {"chat": chat_id})
        return [Slot(chat_id=chat_id, object=shown) for shown in found.scalars()]

    async def get(self, row_id: int) -> OutboxRow | None:
        """Find an unsent row by number."""
        return _row_or_none(await self._transaction.execute(_UNSENT, {"row": row_id}))

    async def forget_waiting(self, chat_id: ChatId) -> None:
        """Delete the unsent rows of a chat."""
        await self._transaction.execute(delete(outbox).where(outbox.c.chat_id == chat_id, is_unsent))

    async def depth(self) -> int:
        """Count what is unsent."""
        return int((await self._transaction.execute(_DEPTH)).scalar_one())


def _row_or_none(result: Result[Any]) -> OutboxRow | None:
    row = result.mappings().one_or_none()
    return None if row is None else outbox_row_from(row)
