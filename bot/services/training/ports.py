"""Ports of practising: what is remembered, what was answered, and the sitting that is going on."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from bot.domain.ids import DrillId, EmployeeId, LanguageCode, OptionId, QuestionId, StageId, TickId
from bot.domain.training.answers.judgement import Judgement
from bot.domain.training.drills import DrillBook, DrillKind, RespondDrill, RewriteDrill
from bot.domain.training.memory import Memory, Rating, Review
from bot.domain.training.sitting import Sitting
from bot.domain.training.stages import Path, Program, WorkCount
from bot.domain.training.trainee import Trainee

Mixups = Mapping[tuple[str, str], int]
"""How often what was asked (a temperament, or `none`) was answered as what."""


class TrainingContent(Protocol):
    """What is asked, in the words in force now, and who judges what is typed. Synchronous and quick: no I/O."""

    def program(self) -> Program:
        """Return the stages of training, the same for everybody."""

    def book(self, language: LanguageCode) -> DrillBook:
        """Return the drills of a language, lines of its examples among them."""

    def teaching(self, language: LanguageCode) -> Sequence[DrillId]:
        """Return what is asked of a trainee for the first time, in this order."""

    def heard(self, language: LanguageCode, question: QuestionId, option: OptionId) -> str:
        """Return what a cue that was tapped in a call means."""

    def get_ready(self, language: LanguageCode) -> None:
        """Begin to make what judging needs, beside the turn: an answer is typed soon."""

    def judge(self, language: LanguageCode, drill: RewriteDrill | RespondDrill, text: str) -> Judgement:
        """Return what is to be said of a typed answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How much somebody knows, in figures."""

    known: int
    """Cards that were asked before."""
    due: int
    """Of them those that are due."""
    next_due: date | None
    """When the first of them is due, be that past; None when none is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """One answer, as it is kept: for its trainee, and to reckon his memories anew. What he typed is not in it."""

    item: DrillId
    language: LanguageCode
    kind: DrillKind
    asked: str
    """What was right."""
    given: str
    rating: Rating
    seconds: float
    day: date
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Practised:
    """How much somebody practised on a study day."""

    finished: int = 0
    """Cards, each as often as it was answered."""
    right: int = 0
    fresh: int = 0
    """Cards that were asked for the first time."""
    seconds: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Lately:
    """How much somebody has practised of late."""

    today: Practised
    before: date | None
    """The last study day before today on which he did."""
    finished: int
    """Cards since some day, today's too."""
    seconds: float
    """How long they were looked at."""


class Trainings(Protocol):
    """What belongs to one trainee, who is named with everything."""

    async def trainee(self, employee_id: EmployeeId) -> Trainee | None: ...

    async def to_nudge(self, now: datetime, limit: int) -> Sequence[Trainee]:
        """Return those of whom it is to be seen now whether they are reminded, the longest due first."""

    async def put_trainee(self, trainee: Trainee) -> None: ...

    async def sitting(self, employee_id: EmployeeId) -> Sitting | None:
        """Return the newest sitting, whether it is over or not."""

    async def put_sitting(self, sitting: Sitting) -> None: ...

    async def memory(self, employee_id: EmployeeId, item: DrillId) -> Memory | None: ...

    async def soonest(self, employee_id: EmployeeId, limit: int) -> Mapping[DrillId, Memory]:
        """Return the cards that are due first, what is due longest before all; also such as are not due yet."""

    async def standing(self, employee_id: EmployeeId, day: date) -> Standing:
        """Count what is known and what of it is due on a day."""

    async def known(self, employee_id: EmployeeId) -> Collection[DrillId]:
        """Return whatever was asked before."""

    async def remember(self, employee_id: EmployeeId, item: DrillId, memory: Memory) -> None: ...

    async def note(self, employee_id: EmployeeId, answered: Answered) -> None:
        """Keep an answer."""

    async def reviews(self, employee_id: EmployeeId, item: DrillId) -> Sequence[Review]:
        """Return how a card was answered, the oldest first."""

    async def mixups(self, employee_id: EmployeeId, since: date) -> Mixups:
        """Return what was taken for what since the month of a day."""

    async def mix_up(self, employee_id: EmployeeId, day: date, asked: str, given: str) -> None:
        """Count one answer to a question for the temperament."""

    async def practised(self, employee_id: EmployeeId, day: date) -> Practised: ...

    async def lately(self, employee_id: EmployeeId, day: date, since: date) -> Lately:
        """Return what was practised on a day, when before it, and how much since another."""

    async def days(self, employee_id: EmployeeId, since: date) -> Mapping[date, Practised]:
        """Return the study days since one, this included, on which something was practised."""

    async def practise(self, employee_id: EmployeeId, day: date, more: Practised) -> None:
        """Add to a study day."""


class Paths(Protocol):
    """How far trainees are, and what was counted of their work; whose it is, is named with everything."""

    async def of(self, employee_id: EmployeeId) -> Path:
        """Return how far somebody is; an empty path when he has not begun."""

    async def of_people(self, employee_ids: Sequence[EmployeeId]) -> Mapping[EmployeeId, Path]:
        """Return the same of each of these."""

    async def begin(self, employee_id: EmployeeId, stage_id: StageId, day: date) -> None:
        """Write that a stage has begun; one that has begun before keeps its day."""

    async def confirm(self, employee_id: EmployeeId, stage_id: StageId, by: EmployeeId, at: datetime) -> None:
        """Write who has confirmed a stage that has begun."""

    async def take_back(self, employee_id: EmployeeId, stage_id: StageId) -> None:
        """Take the confirmation of a stage back; whatever was done since stays."""

    async def tick(self, employee_id: EmployeeId, tick_id: TickId, by: EmployeeId, at: datetime) -> None:
        """Write that something is done; what is done already keeps who has said so first."""

    async def untick(self, employee_id: EmployeeId, tick_id: TickId) -> None: ...

    async def counts(self, employee_id: EmployeeId, since: date) -> Mapping[date, WorkCount]:
        """Return what was counted since a study day, this included."""

    async def put_count(self, employee_id: EmployeeId, day: date, count: WorkCount) -> None: ...
