"""Column types that mean the same on SQLite and PostgreSQL."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import JSON, BigInteger, DateTime, Dialect, Integer
from sqlalchemy.types import TypeDecorator, TypeEngine

SMALLEST, LARGEST = -(2**63), 2**63 - 1


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


class BigNumber(TypeDecorator[int]):
    """A number of 64 bits, such as Telegram's.

    One that has no room in them is NULL: no row has it, so looking for it finds nothing, and a column that needs a number refuses
    it. The drivers would raise errors of their own, each another one, wherever somebody asks for it.
    """

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: int | None, dialect: Dialect) -> int | None:  # noqa: ARG002  SQLAlchemy's signature
        """Take what fits."""
        return value if value is None or SMALLEST <= value <= LARGEST else None


class RowNumber(BigNumber):
    """The number of a row of ours: SQLite gives numbers only when the type is spelled INTEGER."""

    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[int]:
        """Spell it as each database wants."""
        return dialect.type_descriptor(Integer() if dialect.name == "sqlite" else BigInteger())


def json_document() -> JSON:
    """Return the type of a small JSON document; Python's None is SQL's NULL, never the JSON null."""
    return JSON(none_as_null=True)
