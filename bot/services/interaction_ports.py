"""Ports for the interaction log: written in a transaction, read for exports. Leaves out the columns: see `log_columns`."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from bot.domain.ids import ClientId, ConsultationId, EmployeeId, TeamId
from bot.domain.supervision.scope import EVERYTHING, Scope
from bot.domain.supervision.type_said import TypeSaid


class InteractionKind(StrEnum):
    """What an employee did."""

    CALL_STARTED = "call_started"
    CALL_FINISHED = "call_finished"
    CALL_REOPENED = "call_reopened"
    ANSWERED = "answered"
    TYPED = "typed"
    NOT_UNDERSTOOD = "not_understood"
    UNDONE = "undone"
    OVERRIDDEN = "overridden"
    PHRASE_CHANGED = "phrase_changed"
    PAGE_OPENED = "page_opened"
    NONE_FITS = "none_fits"
    NAMED = "named"
    COMPACT_SWITCHED = "compact_switched"
    LANGUAGE_SET = "language_set"
    OUTCOME_SET = "outcome_set"
    PHRASE_VOTED = "phrase_voted"
    SUM_NOTED = "sum_noted"
    """Of what was bought; details are what became of it, never the sum."""
    TYPE_REJECTED = "type_rejected"
    REMINDER_SETTLED = "reminder_settled"
    CLIENT_CHANGED = "client_changed"
    SECOND_TAP = "second_tap"
    STALE_TAP = "stale_tap"
    REFUSED = "refused"
    GUIDE_OPENED = "guide_opened"
    GUIDE_SEARCHED = "guide_searched"
    POCKET_TAKEN = "pocket_taken"
    CHAT_MODE_SWITCHED = "chat_mode_switched"
    WORDS_OPENED = "words_opened"
    WORDS_WRITTEN = "words_written"
    WHISPERED = "whispered"
    """A supervisor put a line onto the card; `text` is the number of its words."""
    RATED = "judged"
    """A step of a round of two raters was taken; details are its number and which."""
    PRACTISED = "practised"
    """A sitting of practice was begun; details are its number, its kind and how many cards it has."""
    QUIZZED = "quizzed"
    """A step of a product quiz or a role game was taken; details are its number and which."""
    COACHED = "coached"
    """A step of a coaching was taken; details are its number and which."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Interaction:
    """One append-only record of what an employee did. Holds ids and choices, never a client's words."""

    kind: InteractionKind
    at: datetime
    update_id: int | None
    employee_id: EmployeeId | None
    team_id: TeamId | None
    consultation_id: ConsultationId | None = None
    details: Mapping[str, str] = field(default_factory=dict)


class Interactions(Protocol):
    async def add(self, interaction: Interaction) -> None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class LogFilter:
    """Which consultations are meant; None means all. `since` inclusive, `until` exclusive, both aware, on started_at."""

    scope: Scope = EVERYTHING
    """What the reader may look at. An operator at the server may look at everything."""
    employee_id: EmployeeId | None = None
    client_id: ClientId | None = None
    since: datetime | None = None
    until: datetime | None = None
    team: str | None = None
    manager: str | None = None
    client: str | None = None
    temperament: str | None = None
    intent: str | None = None
    outcome: str | None = None
    said: TypeSaid | None = None
    practice: bool = False
    live_runs: bool = False
    """With the practice calls also live runs: they are a trainee's own, so only an operator at the server reads them."""
    is_open: bool = False
    """Nobody has said how they ended."""
    is_unfit: bool = False
    """A sentence did not fit, as the manager said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnknownName:
    """A name in a filter that nobody bears."""

    of: str
    """The filter: `team`, `manager` or `client`."""
    name: str
    near: Sequence[str]
    """Names that are spelled nearly so, the nearest first."""


Page = Sequence[Sequence[object]]
"""Some rows of the log, one at least, column by column, in their order; values still typed. A column has one type, or None.

Files are read and written a column at a time, so no row is put together that would be taken apart again."""


class LogReader(Protocol):
    """Streams the interaction log on a reading connection of its own."""

    def consultation_pages(self, which: LogFilter) -> AsyncIterator[Page]:
        """Rows with the columns of `log_columns`, oldest first; values still typed."""

    def event_pages(self, which: LogFilter) -> AsyncIterator[Page]:
        """The single interactions of those consultations, oldest first."""

    async def count_consultations(self, which: LogFilter) -> int:
        """How many rows `consultation_pages` gives now."""

    async def count_events(self, which: LogFilter) -> int:
        """How many rows `event_pages` gives now."""

    async def unknown_names(self, which: LogFilter) -> Sequence[UnknownName]:
        """Names in a filter that nobody bears, to be said when it has let nothing through."""
