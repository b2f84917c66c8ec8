"""Ports for figures: how many calls of whom, in which time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

from bot.domain.calls.intent import Known
from bot.domain.calls.outcome import Outcome
from bot.domain.calls.temperament import Recognition
from bot.domain.ids import EmployeeId, TeamId
from bot.domain.supervision.call_counts import CallCounts
from bot.domain.supervision.scope import Scope


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """From one moment on, before another, both aware: when the calls began."""

    since: datetime
    until: datetime


ALWAYS = Span(since=datetime(2000, 1, 1, tzinfo=UTC), until=datetime(3000, 1, 1, tzinfo=UTC))
"""What has no beginning that matters, and no end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CellCount:
    """So many calls of a type and an intent ended so; None: nobody has said how."""

    temperament: Recognition
    wants: Known
    can: Known
    outcome: Outcome | None
    calls: int


class Figures(Protocol):
    """Real calls alone, running ones too, as they stand at this moment. What it costs does not grow with how many there are."""

    async def counts(self, scope: Scope, span: Span) -> CallCounts:
        """Count the calls that lie within."""

    async def counts_of(self, scope: Scope, span: Span, people: Sequence[EmployeeId]) -> Mapping[EmployeeId, CallCounts]:
        """Count the calls of each of some people; who has led none is not in it."""

    async def by_cell(self, scope: Scope, span: Span) -> Sequence[CellCount]:
        """Count calls by type, intent and outcome."""

    async def who_called(self, scope: Scope, span: Span, limit: int, offset: int) -> Sequence[tuple[EmployeeId, str]]:
        """Return who has led calls, with his name, by name."""

    async def number_of_callers(self, scope: Scope, span: Span) -> int:
        """Count those whom `who_called` walks through."""

    async def which_teams(self, scope: Scope, span: Span) -> Sequence[TeamId]:
        """Return the teams that have led calls."""

    async def fold(self, limit: int) -> int:
        """Put so many changes at most into the counts of their days, the oldest first; return how many there were."""
