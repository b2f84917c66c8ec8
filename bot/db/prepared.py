"""Statements that every tap runs: made with SQLAlchemy, compiled once, and run by the driver from then on.

SQLAlchemy finds out anew at each execution what is the same each time: the text, which value goes where, how each column is
read. For a tap's dozen statements that takes longer than SQLite does. So on SQLite they are run inside of a transaction as the
text that they compile to, with the same conversions in both directions. On PostgreSQL, where each of them waits for a network,
SQLAlchemy runs them like all others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import Dialect, Executable, Insert, Select, Update
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.dml import Delete

Columns = Mapping[Any, Any]
"""One row by the names of its columns."""
Convert = Callable[[Any], Any]


class Prepared:
    """A statement with the names of the values that each execution gives it; of an insert these are its columns."""

    def __init__(self, statement: Executable | Mapping[str, Executable]) -> None:
        """Compile nothing yet: which database it is for is not known. A mapping has a statement for each dialect."""
        self._statement: Final = statement
        self._ready: dict[str, Ready] = {}
        """By the dialect's name: a process has one version of each driver, however many databases it opens."""

    def statement(self, dialect: Dialect) -> Executable:
        """Return what SQLAlchemy is to run."""
        return self._statement[dialect.name] if isinstance(self._statement, Mapping) else self._statement

    def ready(self, dialect: Dialect, names: Iterable[str]) -> Ready:
        """Return what the driver is to run; the first execution decides which values are given."""
        ready = self._ready.get(dialect.name)
        if ready is None:
            self._ready[dialect.name] = ready = Ready(self.statement(dialect), dialect, list(names))
        return ready


class Ready:
    """A compiled statement: its text, and how values become the driver's and rows become ours."""

    def __init__(self, statement: Executable, dialect: Dialect, names: Sequence[str]) -> None:
        """Compile.

        Raises:
            TypeError: it is one that is put together anew for each execution, or needs a value that is not among the names.
        """
        if not isinstance(statement, Select | Insert | Update | Delete):
            raise TypeError(f"{type(statement).__name__} cannot be prepared")
        compiled = statement.compile(dialect=dialect, column_keys=list(names))
        if not isinstance(compiled, SQLCompiler) or compiled.positiontup is None:
            raise TypeError("only what is compiled for a driver with question marks can be prepared")
        if (
            compiled.literal_execute_params
            or compiled.post_compile_params
            or compiled.insert_prefetch
            or compiled.update_prefetch
        ):
            raise TypeError(f"not all of it is known before it is executed: {compiled}")
        binds = [compiled.binds[name] for name in compiled.positiontup]
        self.text: Final = str(compiled)
        self._fixed: Final = {bind.key: bind.value for bind in binds if not bind.required}
        asked = {bind.key for bind in binds if bind.required}
        if asked != set(names) - self._fixed.keys():
            raise TypeError(f"it is given {sorted(names)} and asks for {sorted(asked)}")
        self._size: Final = len(names)
        self._given: Final = [(bind.key, bind.type.dialect_impl(dialect).bind_processor(dialect)) for bind in binds]
        columns = list(statement.exported_columns)
        converted = [column.type.dialect_impl(dialect).result_processor(dialect, None) for column in columns]
        self._converted: Final = [(place, convert) for place, convert in enumerate(converted) if convert is not None]
        self._names: Final = [str(column.key) for column in columns]

    def values(self, parameters: Mapping[str, Any]) -> list[Any]:
        """Put values into the driver's order and form; raise KeyError or TypeError when they are not those it was made for."""
        if len(parameters) != self._size:
            raise TypeError(f"it was made for {self._size} values and is given {len(parameters)}")
        given = {**self._fixed, **parameters}
        return [given[name] if convert is None else convert(given[name]) for name, convert in self._given]

    def row(self, found: Sequence[Any]) -> Columns:
        """Read one row of the driver's."""
        values = list(found)
        for place, convert in self._converted:
            values[place] = convert(values[place])
        return dict(zip(self._names, values, strict=True))
