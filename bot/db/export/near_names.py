"""Names that are spelled nearly as one that nobody bears, for whoever has mistyped it in a filter."""

from __future__ import annotations

from collections.abc import Sequence
from heapq import nlargest

from sqlalchemy import Table, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.folding import fold, squeezed
from bot.domain.names import shown_name

MOST_NEAR = 3
LEAST_ALIKE = 70.0
"""Of 100: «Stefn» and «Stefan» are 91 alike, «Иван» and «Анна» 50."""
BEGUN = 95.0
"""What a name counts in which each word sought begins a word."""
BATCH = 5000


async def near_names(connection: AsyncConnection, table: Table, sought: str) -> Sequence[str]:
    """Return the names of a table that are most like one, the nearest first; every name is looked at, a batch at a time."""
    # Imported late: it is needed where nothing was found.
    from rapidfuzz import fuzz  # noqa: PLC0415  # see above

    words = fold(sought).split()
    wanted = "".join(words)
    columns = table.c
    batch = select(columns.id, columns.name, columns.name_key).order_by(columns.id).limit(BATCH)
    best: dict[str, float] = {}
    last = 0
    while rows := (await connection.execute(batch.where(columns.id > last, columns.name.is_not(None)))).all():
        last = rows[-1].id
        for row in rows:
            key = row.name_key
            alike = max(fuzz.ratio(one, wanted) for one in (squeezed(key), *key.split()))
            if all(any(word.startswith(part) for word in key.split()) for part in words):
                alike = max(alike, BEGUN)
            name = shown_name(row.name)
            if name is not None and alike >= LEAST_ALIKE:
                best[name] = max(alike, best.get(name, 0.0))
        best = dict(nlargest(MOST_NEAR, best.items(), key=lambda one: one[1]))
    return list(best)
