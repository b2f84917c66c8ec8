"""INSERT … ON CONFLICT for both databases, which spell it alike and whose constructs differ."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING

from sqlalchemy import Executable, Table

if TYPE_CHECKING:
    from sqlalchemy.dialects import postgresql, sqlite

    Upsert = sqlite.Insert | postgresql.Insert


class _ByDialect(dict[str, Executable]):
    """One statement for each dialect, built when it is first asked for: only the dialect in use is loaded."""

    def __init__(self, table: Table, build: Callable[[Upsert], Executable]) -> None:
        super().__init__()
        self._table = table
        self._build = build

    def __missing__(self, dialect: str) -> Executable:
        insert = import_module(f"sqlalchemy.dialects.{dialect}").insert
        self[dialect] = statement = self._build(insert(self._table))
        return statement


def for_each_dialect(table: Table, build: Callable[[Upsert], Executable]) -> Mapping[str, Executable]:
    """Return the statement for each database, keyed by the name of its dialect, `sqlite` or `postgresql`."""
    return _ByDialect(table, build)
