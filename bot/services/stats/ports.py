"""Ports for the pictures: counts that need single calls and so hold for the newest of a time, however many there are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.domain.calls.consultation import TemperamentSource
from bot.domain.calls.temperament import Recognition
from bot.domain.ids import ConsultationId, LanguageCode, OptionId, PhraseId, QuestionId
from bot.domain.supervision.calibration import Said
from bot.domain.supervision.scope import Scope

NEWEST = 2000
"""So many calls are looked at, the newest: a share of them is known to 2.2 % and better, and nobody waits for the count."""


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
    async def how_many(self, lately: Lately) -> int:
        """Count the calls that are looked at."""

    async def sources(self, lately: Lately) -> Sequence[SourceCount]:
        """Count by type, by who named it, and by how sure."""

    async def said(self, lately: Lately) -> Sequence[Said]:
        """Return each call in which the bot named a type and the manager said whether it was right, the newest first."""

    async def cues(self, lately: Lately) -> Sequence[CueCount]:
        """Count the calls in which each cue was tapped; one that never was is not in it."""

    async def phrases(self, lately: Lately) -> Sequence[PhraseCount]:
        """Count the calls in which each phrase was shown, the most shown first."""

    async def with_source(
        self, lately: Lately, source: TemperamentSource | None, temperament: Recognition | None, *, is_sure: bool | None
    ) -> Sequence[ConsultationId]:
        """Return the calls behind a count of `sources`, the newest first; None is any."""

    async def with_cue(self, lately: Lately, question_id: QuestionId, option_id: OptionId) -> Sequence[ConsultationId]:
        """Return the calls in which a cue was tapped, the newest first."""

    async def with_phrase(self, lately: Lately, phrase_id: PhraseId) -> Sequence[ConsultationId]:
        """Return the calls in which a phrase was shown, the newest first."""

    async def lines(self, calls: Sequence[ConsultationId]) -> Sequence[CallLine]:
        """Return calls as lines of a list, in the order given."""
