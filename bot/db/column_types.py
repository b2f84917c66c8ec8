"""Column types that mean the same on SQLite and PostgreSQL. Leaves out which columns there are: see `tables`."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import JSON, BigInteger, DateTime, Dialect, Integer
from sqlalchemy.types import TypeDecorator


class UtcDateTime(TypeDecorator[datetime]):
    """An aware moment, always UTC in Python.

    SQLite has no time zones, so it stores the UTC wall time, which also sorts rightly; PostgreSQL stores `timestamptz`.
    A naive value is a programming mistake and is refused.
    """

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Turn into UTC; raise ValueError for a naive moment."""
        if value is None:
            return None
        if value.tzinfo is None:
            msg = f"a moment without a zone cannot be stored: {value!r}"
            raise ValueError(msg)
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002  SQLAlchemy's signature
        """Give the zone back."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def row_id() -> BigInteger:
    """Return the type of our own row numbers: SQLite numbers rows only when the type is spelled INTEGER."""
    return BigInteger().with_variant(Integer(), "sqlite")


def json_document() -> JSON:
    """Return the type of a small JSON document; Python's None is SQL's NULL, never the JSON null."""
    return JSON(none_as_null=True)
