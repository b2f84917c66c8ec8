"""Clients. Leaves out finding those who return."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import bindparam, insert, update

from bot.db.name_key import name_key
from bot.db.repositories.repository import Repository
from bot.db.tables import clients
from bot.domain.ids import ClientId, LanguageCode, TeamId

_ADD = insert(clients).returning(clients.c.id)
_RENAME = update(clients).where(clients.c.id == bindparam("client_id"))


class ClientRepository(Repository):
    """Table clients."""

    __slots__ = ()

    async def add(self, *, team_id: TeamId, name: str, language: LanguageCode, at: datetime) -> ClientId:
        """Add a client of a team; two clients may share a name."""
        values = {
            "team_id": team_id,
            "name": name,
            "name_key": name_key(name),
            "language": language,
            "created_at": at,
        }
        return ClientId((await self._transaction.execute(_ADD, values)).scalar_one())

    async def rename(self, client_id: ClientId, name: str) -> None:
        """Give a client another name."""
        await self._transaction.execute(_RENAME.values(name=name, name_key=name_key(name)), {"client_id": client_id})
