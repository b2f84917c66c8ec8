"""Looking for what should be gone: in the bytes of a SQLite database, its log and a fresh copy; on PostgreSQL in every row.

PostgreSQL's files keep old row versions until vacuum comes; that is told in `docs/operations.md`.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from bot.db.schema.tables import metadata
from bot.db.upkeep.backup import back_up
from bot.domain.folding import fold
from tests.floor import look_into


async def where_it_remains(url: str, *words: str) -> set[str]:
    """Return the places in which one of the words is still to be found, in whatever case; none when it is gone everywhere."""
    sought = [form for word in words for form in {word, fold(word), word.upper(), word[:-1], fold(word)[:-1]}]
    found = set()
    for table in metadata.tables:
        rows = str([tuple(row.values()) for row in await look_into(url, f"SELECT * FROM {table}")])
        found |= {f"table {table}" for form in sought if form in rows}
    if url.startswith("sqlite"):
        file = Path(url.removeprefix("sqlite:///"))
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(folder) / "copy.db"
            back_up(url, copy)
            for place in (file, file.with_name(f"{file.name}-wal"), copy):
                held = place.read_bytes() if place.exists() else b""
                kind = "copy" if place == copy else place.suffix or place.name
                found |= {f"bytes of {kind}" for form in sought if form.encode() in held}
    return found
