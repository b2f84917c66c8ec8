"""INSERT … ON CONFLICT for both databases, which spell it alike and whose constructs differ. Leaves out the statements."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sqlalchemy import Executable, Table
from sqlalchemy.dialects import postgresql, sqlite

Upsert = sqlite.Insert | postgresql.Insert


def for_each_dialect(table: Table, build: Callable[[Upsert], Executable]) -> Mapping[str, Executable]:
    """Build one statement for each database, keyed by the name of its dialect."""
    return {"sqlite": build(sqlite.insert(table)), "postgresql": build(postgresql.insert(table))}
