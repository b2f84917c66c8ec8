"""Ports for looking at calls that were led: page by page, how many, one of them, and what somebody has chosen to see."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from bot.domain.calls.consultation import Consultation
from bot.domain.calls.temperament import Recognition
from bot.domain.ids import ConsultationId, EmployeeId, OptionId, PhraseId, QuestionId
from bot.domain.reminders.reminder import ReminderState
from bot.domain.supervision.choice import Choice
from bot.services.clients.ports import Client
from bot.services.interaction_ports import LogFilter

LOOKED_AT = 5_000
"""Calls that are looked through for one page at most: what is rare is walked to in several steps, each at the same cost."""
COUNTED = 1_000
"""Up to here calls are counted where they are looked through."""


@dataclass(frozen=True, slots=True)
class Position:
    """Where a call stands in the order of time."""

    at: datetime
    call: ConsultationId


@dataclass(frozen=True, slots=True, kw_only=True)
class LoggedCall:
    """A call with who has led it."""

    call: Consultation
    manager: str

    @property
    def position(self) -> Position:
        """Return where it stands."""
        return Position(self.call.started_at, self.call.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Walked:
    """Some calls in the order in which they were walked through."""

    calls: Sequence[LoggedCall]
    following: Position | None
    """The first that was not looked at; None at the end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """How many calls there are, as far as they were counted."""

    n: int
    is_more: bool
    """There may be more."""


NONE = Number(n=0, is_more=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class LoggedAnswer:
    """One thing established in a call."""

    question_id: QuestionId
    option_id: OptionId
    at: datetime
    undone_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LoggedCard:
    """What one card said."""

    at: datetime
    recognition: Recognition
    share: float
    """Of the type that was named, or of the most probable one."""
    phrase_id: PhraseId
    sentence: int | None = None
    """Which of the call's sentences it said, from 0; None for cards of long ago, of which it has to be told otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LoggedEvent:
    """One thing that an employee did; `kind` is of `InteractionKind`, or of another version's."""

    at: datetime
    kind: str
    details: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class LoggedPromise:
    """A call that was promised, and what has become of that."""

    made_at: datetime
    due_at: datetime
    state: ReminderState


@dataclass(frozen=True, slots=True, kw_only=True)
class CallTraces:
    """Everything that is stored of how a call went, each sort in the order of time."""

    answers: Sequence[LoggedAnswer]
    cards: Sequence[LoggedCard]
    events: Sequence[LoggedEvent]
    promises: Sequence[LoggedPromise]


class CallLog(Protocol):
    async def walk(
        self, which: LogFilter, start: Position | None, limit: int, *, is_newer: bool = False, looked_at: int = LOOKED_AT
    ) -> Walked:
        """Walk to older calls, the start itself first, or to newer ones, without it; None is the newest.

        What it costs does not grow with the number of calls: at most so many are looked at.
        """

    async def number(self, which: LogFilter, *, counted: int = COUNTED, looked_at: int = LOOKED_AT) -> Number:
        """Count calls: all of them where they are counted by what is asked for, otherwise up to a limit."""

    async def get(self, consultation_id: ConsultationId) -> LoggedCall | None: ...

    async def traces(self, consultation_id: ConsultationId) -> CallTraces: ...

    async def later_with(self, call: Consultation, limit: int) -> Sequence[LoggedCall]:
        """Return the next real calls with the same client, the oldest first."""

    async def choice_of(self, employee_id: EmployeeId) -> Choice | None:
        """Return what an employee has chosen to see; None when he has not, or in words of another version."""

    async def keep_choice(self, employee_id: EmployeeId, choice: Choice, at: datetime) -> None: ...

    async def clients_near(self, which: LogFilter, text: str, limit: int) -> Sequence[Client]:
        """Return clients within a scope whose names are spelled nearly as a text, the nearest first."""
