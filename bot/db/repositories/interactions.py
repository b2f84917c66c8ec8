"""The two append-only tables: what employees did, and what was done with people and data.

Leaves out reading the log of interactions: see `log_reader`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import bindparam, func, insert, select

from bot.db.prepared import Prepared
from bot.db.repositories.repository import Repository
from bot.db.schema.tables import audit_log, interactions
from bot.domain.ids import PersonId
from bot.services.interaction_ports import Interaction
from bot.services.people.ports import AuditEntry

_ADD_INTERACTION = Prepared(insert(interactions).inline())
_ADD_AUDIT = insert(audit_log).inline()
_AUDIT_PAGE = select(audit_log).order_by(audit_log.c.id.desc()).offset(bindparam("skip")).limit(bindparam("most"))
_NEWEST_AUDIT = select(func.coalesce(func.max(audit_log.c.id), 0))
_AUDIT_LENGTH = select(func.count()).select_from(audit_log)


class InteractionRepository(Repository):
    """Table interactions."""

    __slots__ = ()

    async def add(self, interaction: Interaction) -> None:
        """Append."""
        await self._transaction.change(
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

    async def page(self, limit: int, skip: int) -> Sequence[AuditEntry]:
        """Read entries, newest first."""
        rows = (await self._transaction.execute(_AUDIT_PAGE, {"skip": skip, "most": limit})).mappings()
        return [
            AuditEntry(
                id=row["id"],
                at=row["done_at"],
                person_id=PersonId(row["person_id"]),
                action=row["action"],
                details=row["details"],
            )
            for row in rows
        ]

    async def newest(self) -> int:
        """Return the number of the newest entry; 0 while there is none."""
        return int((await self._transaction.execute(_NEWEST_AUDIT)).scalar_one())

    async def length(self) -> int:
        """Count all entries."""
        return int((await self._transaction.execute(_AUDIT_LENGTH)).scalar_one())
