"""Rows as the driver gives them, turned into the columns of the contract, a whole column at a time.

Reading every value by the type of its column, as SQLAlchemy does, takes longer than SQLite does for the whole row. Names, lists
of phrases and sentences come again and again, so each is read once and remembered while a log is read.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from bot.db.schema.tables import clients, consultations, employees, interactions, teams
from bot.domain.names import shown_name
from bot.domain.sales.amount import MINOR

BETWEEN_SENTENCES = " | "
"""Sentences have semicolons of their own; the one sign that parts them stands in none of them."""
REMEMBERED = 8192

Columns = list[Sequence[Any]]
"""Values of some rows, column by column."""

Stored = Mapping[str, Sequence[Any]]
"""The same as the driver gives it, by the columns' names: SQLite's moments are text, its truth is a number, JSON is text."""

_NAMES = {"team": teams.c.name, "manager": employees.c.name, "client": clients.c.name}
_NOT_EXPORTED = {"employee_id", "team_id", "client_id", "last_activity_at", "revision", "last_place", "last_tap_at", "last_time"}
OF_CONSULTATIONS = {column.name: column for column in consultations.c if column.name not in _NOT_EXPORTED} | _NAMES
"""What `consultation_columns` takes."""
OF_EVENTS = {column.name: column for column in interactions.c if column.name not in _NOT_EXPORTED} | _NAMES
"""What `event_columns` takes."""


class Remembered:
    """Reads what comes again and again once."""

    def __init__(self) -> None:
        """Remember nothing yet."""
        self.name = lru_cache(REMEMBERED)(shown_name)
        self.ids = lru_cache(REMEMBERED)(_ids)
        self.sentences = lru_cache(REMEMBERED)(_sentences)


def consultation_columns(stored: Stored, remembered: Remembered) -> Columns:
    """Return the columns of CONSULTATION_COLUMNS."""
    started_at, wants, can = _moments(stored["started_at"]), stored["wants"], stored["can"]
    return [
        stored["id"],
        started_at,
        _moments(stored["finished_at"]),
        stored["finished_by"],
        *([*map(remembered.name, stored[whose])] for whose in _NAMES),
        stored["language"],
        [*map(bool, stored["is_practice"])],
        stored["temperament"],
        stored["confidence"],
        stored["temperament_source"],
        stored["runner_up"],
        wants,
        can,
        [*map("/".join, zip(wants, can, strict=True))],
        stored["task_id"],
        stored["taps"],
        _seconds_between(started_at, _moments(stored["first_card_at"])),
        [*map(remembered.ids, stored["phrases_shown"])],
        [_FITS[fits] for fits in stored["phrase_fits"]],
        stored["none_fits"],
        stored["outcome"],
        _moments(stored["follow_up_at"]),
        stored["content_version"],
        [*map(remembered.ids, stored["objections"])],
        [*map(remembered.sentences, stored["sentences"])],
        [None] * len(wants),  # the offset: no zone is known here
        [None if minor is None else minor / MINOR for minor in stored["sum_minor"]],
        stored["currency"],
    ]


def event_columns(stored: Stored, remembered: Remembered) -> Columns:
    """Return the columns of EVENT_COLUMNS."""
    return [
        stored["id"],
        _moments(stored["done_at"]),
        stored["kind"],
        stored["consultation_id"],
        *([*map(remembered.name, stored[whose])] for whose in _NAMES),
        stored["update_id"],
        [*map(_details, stored["details"])],
        [None] * len(stored["id"]),  # the offset: no zone is known here
    ]


_FITS = {None: None, False: "no", True: "yes"}


def _moments(column: Sequence[Any]) -> Sequence[datetime | None]:
    if isinstance(next((at for at in column if at is not None), None), datetime):
        return [None if at is None else at.astimezone(UTC) for at in column]
    read = datetime.fromisoformat
    return [None if at is None else read(at + "+00:00") for at in column]


def _seconds_between(from_moments: Sequence[datetime | None], to_moments: Sequence[datetime | None]) -> Sequence[float | None]:
    return [
        None if begun is None or then is None else round((then - begun).total_seconds(), 2)
        for begun, then in zip(from_moments, to_moments, strict=True)
    ]


def _ids(stored: str | None) -> str | None:
    return ";".join(_list(stored)) or None


def _sentences(stored: str | None) -> str | None:
    return BETWEEN_SENTENCES.join(said.replace("|", "/") for said in _list(stored)) or None


def _list(stored: str | None) -> Iterable[str]:
    return () if stored is None else json.loads(stored) or ()


def _details(stored: str) -> str:
    return json.dumps(json.loads(stored), ensure_ascii=False, sort_keys=True)
