"""Which updates were processed. Leaves out handling them."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete

from bot.db.repositories.repository import Repository
from bot.db.tables import processed_updates
from bot.db.upsert import for_each_dialect

_ACCEPT = for_each_dialect(processed_updates, lambda put: put.on_conflict_do_nothing(index_elements=["bot_id", "update_id"]))


class UpdateRepository(Repository):
    """Table processed_updates."""

    __slots__ = ()

    async def accept(self, bot_id: int, update_id: int, at: datetime) -> bool:
        """Mark the update as processed; False when it already was."""
        result = await self._transaction.execute(
            _ACCEPT[self._transaction.dialect], {"bot_id": bot_id, "update_id": update_id, "processed_at": at}
        )
        return result.rowcount == 1

    async def fail(self, bot_id: int, update_id: int, at: datetime, incident_id: str, error: str) -> bool:
        """Mark a failed update as processed, with its incident; False when it already was processed."""
        result = await self._transaction.execute(
            _ACCEPT[self._transaction.dialect],
            {
                "bot_id": bot_id,
                "update_id": update_id,
                "processed_at": at,
                "incident_id": incident_id,
                "error": error,
            },
        )
        return result.rowcount == 1

    async def forget_before(self, moment: datetime) -> int:
        """Delete the marks of updates processed before the moment; return how many there were."""
        result = await self._transaction.execute(delete(processed_updates).where(processed_updates.c.processed_at < moment))
        return result.rowcount
