"""Ports for the pictures: counts of what was said in the calls of a time, and the calls behind them, the newest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.domain.calls.consultation import TemperamentSource
from bot.domain.calls.temperament import Recognition
from bot.domain.ids import ConsultationId, LanguageCode, OptionId, PhraseId, QuestionId
from bot.domain.supervision.scope import Scope
from bot.services.figures.ports import Span

NEWEST = 500
"""So many calls are looked through, the newest, for those behind a figure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lately:
    """The newest real calls that began in a time, of those that lie within a scope. No end is None."""

    scope: Scope
    since: datetime | None
    until: datetime | None
    most: int = NEWEST


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceCount:
    """So many calls ended with this type, named by the bot or by the manager."""

    temperament: Recognition
    source: TemperamentSource
    is_sure: bool
    """The type was held for 80 % probable at least."""
    calls: int
    band: int | None = None
    """In which band of confidence the bot had named a type, where the manager has said whether it was right."""
    said: float = 0.0
    """The sum of those confidences."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CueCount:
    """In so many calls this cue was tapped, and not taken back."""

    question_id: QuestionId
    option_id: OptionId
    calls: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PhraseCount:
    """In so many calls this phrase was shown; of those that ended with it, so many managers said that it fitted, or not."""

    phrase_id: PhraseId
    calls: int
    fitted: int
    fitted_not: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CallLine:
    """A call in a list."""

    id: ConsultationId
    started_at: datetime
    employee: str
    language: LanguageCode


class Stats(Protocol):
    """Real calls alone, running ones too, as they stand now. What counting costs does not grow with how many there are."""

    async def sources(self, scope: Scope, span: Span) -> Sequence[SourceCount]:
        """Count by type, by who named it, and by how sure."""

    async def cues(self, scope: Scope, span: Span) -> Sequence[CueCount]:
        """Count the calls in which each cue was tapped; one that never was is not in it."""

    async def phrases(self, scope: Scope, span: Span) -> Sequence[PhraseCount]:
        """Count the calls in which each phrase was shown, the most shown first."""

    async def how_many(self, lately: Lately) -> int:
        """Count the calls that are looked through for those behind a figure."""

    async def with_cue(self, lately: Lately, question_id: QuestionId, option_id: OptionId) -> Sequence[ConsultationId]:
        """Return the calls in which a cue was tapped, the newest first."""

    async def with_phrase(self, lately: Lately, phrase_id: PhraseId) -> Sequence[ConsultationId]:
        """Return the calls in which a phrase was shown, the newest first."""

    async def lines(self, calls: Sequence[ConsultationId]) -> Sequence[CallLine]:
        """Return calls as lines of a list, in the order given."""
