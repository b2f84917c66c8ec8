"""Numbers in place of clients and managers, the same for the same one within a file and nowhere else.

They are counted in the order in which people come up, so they say nothing of who it is. What the cards said goes with the names:
the house writes its phrases itself, and nobody knows what they hold.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.db.schema.tables import consultations
from bot.db.storage_errors import storage_errors_translated
from bot.services.interaction_ports import Page

LEFT_OUT = ("sentences",)
"""Columns that stay empty."""


class Pseudonyms:
    """The numbers of one file."""

    def __init__(self, engine: AsyncEngine, *, manager: str, client: str) -> None:
        """Look calls up through this engine; the words stand before the numbers."""
        self._engine = engine
        self._words = {"manager": manager, "client": client}
        self._numbers: dict[str, dict[int, int]] = {"manager": {}, "client": {}}

    async def in_place_of_names(self, pages: AsyncIterator[Page], columns: Sequence[str]) -> AsyncIterator[Page]:
        """Give the same pages without names."""
        call = columns.index("consultation_id")
        places = {name: columns.index(name) for name in self._words}
        empty = [columns.index(name) for name in LEFT_OUT if name in columns]
        async for page in pages:
            of_calls = await self._people({*page[call]})
            people = [of_calls.get(number, (None, None)) for number in page[call]]
            masked = list(page)
            masked[places["manager"]] = [self._number("manager", manager) for manager, _ in people]
            masked[places["client"]] = [self._number("client", client) for _, client in people]
            for place in empty:
                masked[place] = [None] * len(people)
            yield masked

    def _number(self, of: str, who: int | None) -> str | None:
        if who is None:
            return None
        numbers = self._numbers[of]
        return f"{self._words[of]} {numbers.setdefault(who, len(numbers) + 1)}"

    async def _people(self, calls: set[object]) -> dict[object, tuple[int | None, int | None]]:
        found = select(consultations.c.id, consultations.c.employee_id, consultations.c.client_id).where(
            consultations.c.id.in_(list(calls))
        )
        with storage_errors_translated():
            async with self._engine.connect() as connection:
                rows = (await connection.execute(found)).all() if calls else []
        return {row.id: (row.employee_id, row.client_id) for row in rows}
