"""The two append-only tables: what employees did, and what was done with the data. Leaves out reading them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import insert

from bot.db.repositories.repository import Repository
from bot.db.tables import audit_log, interactions
from bot.domain.ids import PersonId
from bot.services.ports import Interaction

_ADD_INTERACTION = insert(interactions).inline()
_ADD_AUDIT = insert(audit_log).inline()


class InteractionRepository(Repository):
    """Table interactions."""

    __slots__ = ()

    async def add(self, interaction: Interaction) -> None:
        """Append."""
        await self._transaction.execute(
            _ADD_INTERACTION,
            {
                "kind": interaction.kind.value,
                "done_at": interaction.at,
                "update_id": interaction.update_id,
                "employee_id": interaction.employee_id,
                "team_id": interaction.team_id,
                "consultation_id": interaction.consultation_id,
                "details": dict(interaction.details),
            },
        )


class AuditRepository(Repository):
    """Table audit_log."""

    __slots__ = ()

    async def add(self, *, at: datetime, person_id: PersonId, action: str, details: Mapping[str, str]) -> None:
        """Append."""
        await self._transaction.execute(
            _ADD_AUDIT, {"done_at": at, "person_id": person_id, "action": action, "details": dict(details)}
        )
