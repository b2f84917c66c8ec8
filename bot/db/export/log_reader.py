"""The interaction log as a stream of rows. Leaves out file formats: see `bot.reporting`.

Rows come in pages, each a statement of its own that goes on behind the last row: memory stays constant, and no snapshot is
held while a slow reader prints, so that SQLite's write-ahead log can be folded back all the time.
"""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Select, bindparam, select, tuple_
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.db.export.log_filter import (
    Bearers,
    bearers_of,
    check_filter,
    consultation_conditions,
    event_conditions,
    unknown_names_of,
)
from bot.db.schema.tables import clients, consultations, employees, interactions, organisation, teams
from bot.db.storage_errors import storage_errors_translated
from bot.domain.names import shown_name
from bot.services.interaction_ports import LogFilter, Page, UnknownName
from bot.services.log.log_columns import CONSULTATION_COLUMNS, EVENT_COLUMNS

PAGE = 100
"""Rows a statement: few, for while one runs an export leaves its core to nobody."""

FIGURES_OF_PEOPLE = ("taps", "seconds_to_first_card")
"""Columns that stay empty until the owner has confirmed that staff were informed: so staff are told in /data."""

BETWEEN_SENTENCES = " | "
"""Sentences have semicolons of their own; the one sign that parts them stands in none of them."""

_BEFORE_EVERYTHING = datetime(1, 1, 1, tzinfo=UTC)

# Outer joins keep the planner on the index of consultations: the names are looked up for the rows of a page only.
_WITH_NAMES = (
    consultations.outerjoin(employees, employees.c.id == consultations.c.employee_id)
    .outerjoin(teams, teams.c.id == consultations.c.team_id)
    .outerjoin(clients, clients.c.id == consultations.c.client_id)
)
_NAMES = (teams.c.name.label("team"), employees.c.name.label("manager"), clients.c.name.label("client"))


def consultations_page(which: LogFilter, bearers: Bearers, page: int = PAGE) -> Select[Any]:
    """Build the statement of one page; `after_moment` and `after_id` are the last row seen."""
    position = tuple_(consultations.c.started_at, consultations.c.id)
    return (
        select(consultations, *_NAMES)
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
        select(interactions, *_NAMES)
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
        return self._stream(which, consultations_page, "started_at", _consultation_row)

    def event_pages(self, which: LogFilter) -> AsyncIterator[Page]:
        """Stream the interactions of those consultations, with EVENT_COLUMNS, oldest first."""
        check_filter(which)
        return self._stream(which, events_page, "done_at", _event_row)

    def consultations(self, which: LogFilter) -> AsyncIterator[Mapping[str, object]]:
        """Stream the rows of consultations one by one, keyed by their columns."""
        return _keyed(self.consultation_pages(which), CONSULTATION_COLUMNS)

    def events(self, which: LogFilter) -> AsyncIterator[Mapping[str, object]]:
        """Stream the rows of interactions one by one, keyed by their columns."""
        return _keyed(self.event_pages(which), EVENT_COLUMNS)

    async def unknown_names(self, which: LogFilter) -> Sequence[UnknownName]:
        """Return the names in a filter that nobody bears, each with those that are spelled nearly so."""
        with storage_errors_translated():
            async with self._engine.connect() as connection:
                return await unknown_names_of(connection, which)

    async def has_figures(self) -> bool:
        """Tell whether the owner has confirmed that staff were informed, so that figures of single people may be written."""
        with storage_errors_translated():
            async with self._engine.connect() as connection:
                return (await connection.execute(select(organisation.c.staff_informed_at))).scalar() is not None

    async def _stream(
        self,
        which: LogFilter,
        build: Callable[[LogFilter, Bearers, int], Select[Any]],
        moment: str,
        as_exported: Callable[[Mapping[str, Any]], dict[str, object]],
    ) -> AsyncIterator[Page]:
        with storage_errors_translated():
            async with self._engine.connect() as connection:
                statement = build(which, await bearers_of(connection, which), self._page)
        hidden = () if await self.has_figures() else FIGURES_OF_PEOPLE
        last = {"after_moment": _BEFORE_EVERYTHING, "after_id": 0}
        while True:
            with storage_errors_translated():
                async with self._engine.connect() as connection:
                    rows = (await connection.execute(statement, last)).mappings().all()
            page = []
            for row in rows:
                exported = as_exported(row)
                exported.update((name, None) for name in hidden if name in exported)
                page.append(tuple(exported.values()))
            yield page
            if len(rows) < self._page:
                return
            last = {"after_moment": rows[-1][moment], "after_id": rows[-1]["id"]}


async def _keyed(pages: AsyncIterator[Page], columns: Sequence[str]) -> AsyncIterator[Mapping[str, object]]:
    async for page in pages:
        for row in page:
            yield dict(zip(columns, row, strict=True))


def _behind(moment: str, number: str) -> Any:
    return tuple_(bindparam(moment, type_=consultations.c.started_at.type), bindparam(number, type_=consultations.c.id.type))


def _consultation_row(row: Mapping[str, Any]) -> dict[str, object]:
    first_card_at = row["first_card_at"]
    fits = row["phrase_fits"]
    return {
        "consultation_id": row["id"],
        "started_at": row["started_at"],
        "finished_at": row["finished_at"],
        "finished_by": row["finished_by"],
        "team": shown_name(row["team"]),
        "manager": shown_name(row["manager"]),
        "client": shown_name(row["client"]),
        "language": row["language"],
        "is_practice": row["is_practice"],
        "temperament": row["temperament"],
        "confidence": row["confidence"],
        "temperament_source": row["temperament_source"],
        "runner_up": row["runner_up"],
        "wants": row["wants"],
        "can": row["can"],
        "intent": f"{row['wants']}/{row['can']}",
        "task_id": row["task_id"],
        "taps": row["taps"],
        "seconds_to_first_card": None if first_card_at is None else round((first_card_at - row["started_at"]).total_seconds(), 3),
        "phrases_shown": ";".join(row["phrases_shown"]) or None,
        "phrase_fit": None if fits is None else ("yes" if fits else "no"),
        "none_fits": row["none_fits"],
        "outcome": row["outcome"],
        "follow_up_at": row["follow_up_at"],
        "content_version": row["content_version"],
        "objections": ";".join(row["objections"] or ()) or None,
        "sentences": BETWEEN_SENTENCES.join(said.replace("|", "/") for said in row["sentences"] or ()) or None,
    }


def _event_row(row: Mapping[str, Any]) -> dict[str, object]:
    return {
        "event_id": row["id"],
        "done_at": row["done_at"],
        "kind": row["kind"],
        "consultation_id": row["consultation_id"],
        "team": shown_name(row["team"]),
        "manager": shown_name(row["manager"]),
        "client": shown_name(row["client"]),
        "update_id": row["update_id"],
        "details": json.dumps(row["details"], ensure_ascii=False, sort_keys=True),
    }
