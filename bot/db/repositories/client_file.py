"""Everything that is stored about one client, from every table that refers to him or to his calls.

Found from the schema, so that a table which is added later cannot be forgotten. Leaves out what was agreed with those who led the
calls, said to them or judged of them, and what they answered when they were trained: that is theirs, and what somebody judges
blind nobody may read before.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Table, and_, select

from bot.db.repositories.repository import Repository
from bot.db.repositories.retention import references
from bot.db.schema.tables import clients, coaching_calls, coachings, free_texts, judging_calls, quiz_answers
from bot.domain.ids import ClientId
from bot.services.text_ports import OF_SELLERS

OF_OTHERS = frozenset({coachings, coaching_calls, judging_calls, quiz_answers})
_IS_HIS: Mapping[Table, ColumnElement[bool]] = {free_texts: free_texts.c.kind.not_in([kind.value for kind in OF_SELLERS])}
"""Which rows of a table are about him, where not all are that refer to his calls."""
Stored = Mapping[str, Sequence[Mapping[str, Any]]]
"""Rows by table, in the order in which they came into being; tables without any are there too."""


class ClientFileRepository(Repository):
    """Tables that hold something of a client."""

    __slots__ = ()

    async def everything_of(self, client_id: ClientId) -> Stored:
        """Read every row that is his; nothing but empty tables when there is no such client."""
        found: dict[str, dict[tuple[Any, ...], Mapping[str, Any]]] = {}
        await self._read(clients, clients.c.id == client_id, found)
        return {name: [rows[key] for key in sorted(rows)] for name, rows in found.items()}

    async def _read(
        self, table: Table, which: ColumnElement[bool], found: dict[str, dict[tuple[Any, ...], Mapping[str, Any]]]
    ) -> None:
        """Read rows by their keys: a table may be come to by several ways."""
        if table in _IS_HIS:
            which = and_(which, _IS_HIS[table])
        rows = (await self._transaction.execute(select(table).where(which))).mappings()
        keys = [column.name for column in table.primary_key.columns]
        found.setdefault(table.name, {}).update({tuple(row[key] for key in keys): dict(row) for row in rows})
        if "id" not in table.c:
            return
        for column in references().get(table, ()):
            if column.table not in OF_OTHERS:
                await self._read(column.table, column.in_(select(table.c.id).where(which)), found)
