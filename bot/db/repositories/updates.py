"""Which updates were processed, and which were in hand when a process ended."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import and_, bindparam, delete, exists, select

from bot.db.prepared import Prepared
from bot.db.repositories.repository import Repository
from bot.db.schema.column_types import BigNumber, UtcDateTime
from bot.db.schema.tables import crashes, processed_updates
from bot.db.upsert import for_each_dialect
from bot.services.ports import SET_ASIDE_AFTER

_KEY = ["bot_id", "update_id"]
_bot, _number, _at = bindparam("bot", type_=BigNumber), bindparam("number", type_=BigNumber), bindparam("at", type_=UtcDateTime)
_is_it = crashes.c.bot_id == _bot, crashes.c.update_id == _number
_IS_PROCESSED = exists().where(processed_updates.c.bot_id == _bot, processed_updates.c.update_id == _number)
_CRASHED_TOO_OFTEN = exists().where(*_is_it, crashes.c.times >= SET_ASIDE_AFTER)
# One statement: looking first would cost every tap another one.
_ACCEPT = Prepared(
    for_each_dialect(
        processed_updates,
        lambda put: put.from_select(
            [*_KEY, "processed_at"], select(_bot, _number, _at).where(~_CRASHED_TOO_OFTEN)
        ).on_conflict_do_nothing(index_elements=_KEY),
    )
)
_FAIL = for_each_dialect(processed_updates, lambda put: put.on_conflict_do_nothing(index_elements=_KEY))
_CRASHED = for_each_dialect(
    crashes,
    lambda put: put.on_conflict_do_update(
        index_elements=_KEY, set_={"times": crashes.c.times + 1, "last_at": put.excluded.last_at}
    ).returning(crashes.c.times),
)
_PROCESSED = select(_IS_PROCESSED)
_SET_ASIDE = select(_CRASHED_TOO_OFTEN & ~_IS_PROCESSED)


class UpdateRepository(Repository):
    """Tables processed_updates and crashes."""

    __slots__ = ()

    async def accept(self, bot_id: int, update_id: int, at: datetime) -> bool:
        """Mark the update as processed; False when it already was, or is set aside."""
        return await self._transaction.change(_ACCEPT, {"bot": bot_id, "number": update_id, "at": at}) == 1

    async def fail(self, bot_id: int, update_id: int, at: datetime, incident_id: str, error: str) -> bool:
        """Mark a failed update as processed, with its incident; False when it already was processed."""
        result = await self._transaction.execute(
            _FAIL[self._transaction.dialect],
            {
                "bot_id": bot_id,
                "update_id": update_id,
                "processed_at": at,
                "incident_id": incident_id,
                "error": error,
            },
        )
        return result.rowcount == 1

    async def unmark(self, bot_id: int, update_id: int) -> None:
        """Take the mark of an update back."""
        is_it = and_(processed_updates.c.bot_id == bot_id, processed_updates.c.update_id == update_id)
        await self._transaction.execute(delete(processed_updates).where(is_it))

    async def was_in_hand(self, bot_id: int, update_id: int, at: datetime) -> int:
        """Count a crash, unless the update was processed all the same; return how many there were."""
        if (await self._transaction.execute(_PROCESSED, {"bot": bot_id, "number": update_id})).scalar_one():
            return 0
        counted = {"bot_id": bot_id, "update_id": update_id, "times": 1, "last_at": at}
        return int((await self._transaction.execute(_CRASHED[self._transaction.dialect], counted)).scalar_one())

    async def is_set_aside(self, bot_id: int, update_id: int) -> bool:
        """Tell whether it has crashed too often and was not recorded as failed yet."""
        return bool((await self._transaction.execute(_SET_ASIDE, {"bot": bot_id, "number": update_id})).scalar_one())

    async def forget_before(self, moment: datetime) -> int:
        """Delete the marks of updates processed before the moment; return how many there were."""
        await self._transaction.execute(delete(crashes).where(crashes.c.last_at < moment))
        result = await self._transaction.execute(delete(processed_updates).where(processed_updates.c.processed_at < moment))
        return result.rowcount
