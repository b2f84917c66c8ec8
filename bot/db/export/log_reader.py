"""The interaction log as a stream of rows. Leaves out file formats: see `bot.reporting`.

Rows come in pages, each a statement of its own that goes on behind the last row: memory stays constant, and no snapshot is
held while a slow reader prints, so that SQLite's write-ahead log can be folded back all the time. How columns become those of
the contract: see `stored_rows`.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Final

from sqlalchemy import (
    JSON,
    Column,
    ColumnElement,
    Dialect,
    Select,
    Text,
    bindparam,
    cast,
    func,
    literal,
    select,
    tuple_,
    type_coerce,
)
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine
from sqlalchemy.types import NullType

from bot.db.export.log_filter import (
    Bearers,
    bearers_of,
    check_filter,
    consultation_conditions,
    event_conditions,
    unknown_names_of,
)
from bot.db.export.stored_rows import (
    OF_CONSULTATIONS,
    OF_EVENTS,
    Columns,
    Remembered,
    Stored,
    consultation_columns,
    event_columns,
)
from bot.db.schema.tables import clients, consultations, employees, interactions, organisation, teams
from bot.db.sqlite.one_hop_dialect import OneHopConnection
from bot.db.storage_errors import storage_errors_translated
from bot.services.interaction_ports import LogFilter, Page, UnknownName
from bot.services.log.log_columns import CONSULTATION_COLUMNS

PAGE = 500
"""Rows a statement: few, for while one runs an export leaves its core to nobody."""

FIGURES_OF_PEOPLE = ("taps", "seconds_to_first_card")
"""Columns that stay empty until the owner has confirmed that staff were informed: so staff are told in /data."""

_BEFORE_EVERYTHING = datetime(1, 1, 1, tzinfo=UTC)

# Outer joins keep the planner on the index of consultations: the names are looked up for the rows of a page only.
_WITH_NAMES = (
    consultations.outerjoin(employees, employees.c.id == consultations.c.employee_id)
    .outerjoin(teams, teams.c.id == consultations.c.team_id)
    .outerjoin(clients, clients.c.id == consultations.c.client_id)
)


def consultations_page(which: LogFilter, bearers: Bearers, page: int = PAGE) -> Select[Any]:
    """Build the statement of one page; `after_moment` and `after_id` are the last row seen."""
    position = tuple_(consultations.c.started_at, consultations.c.id)
    return (
        select(*_as_stored(OF_CONSULTATIONS))
        .select_from(_WITH_NAMES)
        .where(*consultation_conditions(which, bearers))
        .where(position > _behind("after_moment", "after_id"))
        .order_by(consultations.c.started_at, consultations.c.id)
        .limit(page)
    )


def events_page(which: LogFilter, bearers: Bearers, page: int = PAGE) -> Select[Any]:
    """Build the statement of one page of events, in the order in which they were done."""
    position = tuple_(interactions.c.done_at, interactions.c.id)
    statement = (
        select(*_as_stored(OF_EVENTS))
        .select_from(
            interactions.outerjoin(consultations, consultations.c.id == interactions.c.consultation_id)
            .outerjoin(employees, employees.c.id == consultations.c.employee_id)
            .outerjoin(teams, teams.c.id == consultations.c.team_id)
            .outerjoin(clients, clients.c.id == consultations.c.client_id)
        )
        .where(interactions.c.consultation_id.is_not(None), *event_conditions(which, bearers))
        .where(position > _behind("after_moment", "after_id"))
        .order_by(interactions.c.done_at, interactions.c.id)
        .limit(page)
    )
    # Nothing is done in a consultation before it starts.
    return statement if which.since is None else statement.where(interactions.c.done_at >= which.since)


class SqlLogReader:
    """Streams the log on a reading connection of its own; implements the port LogReader."""

    def __init__(self, engine: AsyncEngine, *, page: int = PAGE) -> None:
        """Read through this engine, so many rows a statement."""
        self._engine = engine
        self._page = page

    def consultation_pages(self, which: LogFilter) -> AsyncIterator[Page]:
        """Stream rows with CONSULTATION_COLUMNS, in that order, oldest first.

        Values are typed: aware moments, numbers, a bool for `is_practice`; None where the export is empty, as the figures of
        single people are until the owner has confirmed that staff were informed.

        Raises:
            ValueError: at once, when a filter cannot be understood.
        """
        check_filter(which)
        hidden = [CONSULTATION_COLUMNS.index(name) for name in FIGURES_OF_PEOPLE]
        return self._stream(which, consultations_page, consultation_columns, hidden)

    def event_pages(self, which: LogFilter) -> AsyncIterator[Page]:
        """Stream the interactions of those consultations, with EVENT_COLUMNS, oldest first."""
        check_filter(which)
        return self._stream(which, events_page, event_columns)

    async def count_consultations(self, which: LogFilter) -> int:
        """Count the rows that `consultation_pages` gives now."""
        return await self._count(which, consultations_page)

    async def count_events(self, which: LogFilter) -> int:
        """Count the rows that `event_pages` gives now."""
        return await self._count(which, events_page)

    async def unknown_names(self, which: LogFilter) -> Sequence[UnknownName]:
        """Return the names in a filter that nobody bears, each with those that are spelled nearly so."""
        with storage_errors_translated():
            async with self._engine.connect() as connection:
                return await unknown_names_of(connection, which)

    async def bearers(self, which: LogFilter) -> Bearers:
        """Return the numbers of the teams and managers that a filter names."""
        with storage_errors_translated():
            async with self._engine.connect() as connection:
                return await bearers_of(connection, which)

    async def has_figures(self) -> bool:
        """Tell whether the owner has confirmed that staff were informed, so that figures of single people may be written."""
        with storage_errors_translated():
            async with self._engine.connect() as connection:
                return (await connection.execute(select(organisation.c.staff_informed_at))).scalar() is not None

    async def _count(self, which: LogFilter, build: Callable[[LogFilter, Bearers, int], Select[Any]]) -> int:
        check_filter(which)
        with storage_errors_translated():
            async with self._engine.connect() as connection:
                page = build(which, await bearers_of(connection, which), 0)
                rows = page.with_only_columns(literal(1)).order_by(None).limit(None).subquery()
                start = {"after_moment": _BEFORE_EVERYTHING, "after_id": 0}
                return int((await connection.execute(select(func.count()).select_from(rows), start)).scalar_one())

    async def _stream(
        self,
        which: LogFilter,
        build: Callable[[LogFilter, Bearers, int], Select[Any]],
        read: Callable[[Stored, Remembered], Columns],
        hidden: Sequence[int] = (),
    ) -> AsyncIterator[Page]:
        with storage_errors_translated():
            async with self._engine.connect() as connection:
                page = _CompiledPage(build(which, await bearers_of(connection, which), self._page), connection.dialect)
        if hidden and await self.has_figures():
            hidden = ()
        remembered = Remembered()
        last = {"after_moment": _BEFORE_EVERYTHING, "after_id": 0}
        while True:
            with storage_errors_translated():
                async with self._engine.connect() as connection:
                    rows = await _rows(connection, page.text, page.values(last))
            if not rows:
                return
            columns = read(dict(zip(page.names, zip(*rows, strict=True), strict=True)), remembered)
            last = {"after_moment": columns[1][-1], "after_id": columns[0][-1]}
            for place in hidden:
                columns[place] = [None] * len(rows)
            yield columns
            if len(rows) < self._page:
                return


class _CompiledPage:
    """The statement of a page as the driver takes it: SQLAlchemy would find out anew for each page what is the same in all."""

    def __init__(self, statement: Select[Any], dialect: Dialect) -> None:
        self.names: Final = [str(column.key) for column in statement.selected_columns]
        compiled = statement.compile(dialect=dialect)
        state = compiled.construct_expanded_state({"after_moment": _BEFORE_EVERYTHING, "after_id": 0})
        self.text: Final = state.statement
        self._given: Final = state.parameters
        converted = {name: bind.type.dialect_impl(dialect).bind_processor(dialect) for name, bind in compiled.binds.items()}
        self._order: Final = [(name, converted.get(name)) for name in state.positiontup or ()]

    def values(self, last: Mapping[str, object]) -> tuple[Any, ...]:
        """Return what the driver is to be given for the page behind the last row seen."""
        given = {**self._given, **last}
        return tuple(given[name] if convert is None else convert(given[name]) for name, convert in self._order)


async def _rows(connection: AsyncConnection, text: str, values: Sequence[object]) -> Sequence[Sequence[Any]]:
    """Return the driver's own rows: those of SQLAlchemy cost a third of the reading.

    SQLite is read right here, a few milliseconds a page. Whoever writes a file has a process of his own, whose loop has nothing
    else to do, and a trip to the connection's thread costs a fifth of the reading.
    """
    driver: Any = connection.sync_connection and connection.sync_connection.connection.dbapi_connection
    if isinstance(driver, OneHopConnection):
        return driver.run_text(text, values).rows
    result = await connection.exec_driver_sql(text, tuple(values))
    return [] if result.cursor is None else result.cursor.fetchall()


def _as_stored(columns: Mapping[str, Column[Any]]) -> Iterator[ColumnElement[Any]]:
    """Leave values as the driver gives them, but for JSON, which only some drivers read by themselves: that stays text."""
    for name, column in columns.items():
        stored = cast(column, Text) if isinstance(column.type, JSON) else column
        yield type_coerce(stored, NullType()).label(name)


def _behind(moment: str, number: str) -> Any:
    return tuple_(bindparam(moment, type_=consultations.c.started_at.type), bindparam(number, type_=consultations.c.id.type))
