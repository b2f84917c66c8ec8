"""Ports of training: what is remembered and answered, figures of several, what was given; the product quiz and the role game."""

from __future__ import annotations

from collections.abc import Collection, Container, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from bot.domain.ids import (
    AssignmentId,
    AttemptId,
    ConsultationId,
    DrillId,
    EmployeeId,
    LanguageCode,
    OptionId,
    QuestionId,
    QuizItemId,
    StageId,
    TeamId,
    TickId,
)
from bot.domain.training.answers.judgement import Judgement
from bot.domain.training.assignment import Assigned, Assignment
from bot.domain.training.day_plan import Card
from bot.domain.training.drills import DrillBook, DrillKind, RespondDrill, RewriteDrill
from bot.domain.training.memory import Memory, Rating, Review
from bot.domain.training.own_card import HeardCall
from bot.domain.training.path_news import NewsKind, PathNews
from bot.domain.training.progress import Days
from bot.domain.training.quiz import AskedItem, Attempt, QuizKind, QuizStage, Scene
from bot.domain.training.quiz_book import QuizBook
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

    def cards(self, language: LanguageCode) -> Mapping[DrillId, Card]:
        """Return the same as cards of which nobody remembers anything; kept until the content is another one."""

    def heard(self, language: LanguageCode, question: QuestionId, option: OptionId) -> str:
        """Return what a cue that was tapped in a call means."""

    def get_ready(self, language: LanguageCode) -> None:
        """Begin to make what judging needs, beside the turn: an answer is typed soon."""

    def quiz(self, language: LanguageCode) -> QuizBook:
        """Return the product quiz and the role game of a language."""

    def judge(self, language: LanguageCode, drill: RewriteDrill | RespondDrill, text: str) -> Judgement:
        """Return what is to be said of a typed answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CallsBetween:
    """Somebody's calls in a team that began from one moment on and before another."""

    employee_id: EmployeeId
    team_id: TeamId
    since: datetime
    until: datetime


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
class KnownCards:
    """Cards that somebody was asked before, of those that are looked for."""

    due: Mapping[DrillId, date]
    """On a study day, and since when: the longest first."""
    later: Set[DrillId]
    """Those that are not due yet."""
    own: Set[DrillId]
    """All of both that are made of calls of his own, be the call there or not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Practised:
    """How much somebody practised on a study day."""

    finished: int = 0
    """Cards, each as often as it was answered."""
    right: int = 0
    fresh: int = 0
    """Cards that were asked for the first time."""
    seconds: float = 0.0
    assigned: int = 0
    """So many of the finished ones came on top of the day's cards: somebody else's wish, or two types side by side."""

    @property
    def asked(self) -> int:
        """How many of a day's cards were asked: what comes on top of them uses none of them up."""
        return self.finished - self.assigned


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

    async def sittings(self, employee_id: EmployeeId) -> Sequence[Sitting]:
        """Return the newest sitting of each kind, whether it is over or not; the one that was shown last is the first."""

    async def put_sitting(self, sitting: Sitting) -> None: ...

    async def memory(self, employee_id: EmployeeId, item: DrillId) -> Memory | None: ...

    async def memories(self, employee_id: EmployeeId) -> Mapping[DrillId, Memory]:
        """Return every card that was asked before, what is due longest before all; also such as nobody can be asked any more."""

    async def known(self, employee_id: EmployeeId, day: date, among: Container[DrillId]) -> KnownCards:
        """Return what was asked before and is due on a day or later: some hundreds of cards at most, and quickly read.

        Args:
            employee_id: Whose.
            day: Somebody's study day.
            among: Cards that are looked for; those of his own calls come all, be the call there or not.
        """

    async def next_due(self, employee_id: EmployeeId, day: date, among: Container[DrillId]) -> date | None:
        """Return the first study day behind another on which one of these cards is due; None where none is."""

    async def remember(self, employee_id: EmployeeId, item: DrillId, memory: Memory) -> None: ...

    async def note(self, employee_id: EmployeeId, answered: Answered) -> None:
        """Keep the first answer to a card in a sitting."""

    async def note_again(self, employee_id: EmployeeId, answered: Answered) -> None:
        """Keep the answer to a card that came back in its sitting, apart: nothing is reckoned by it, and nobody is shown it."""

    async def reviews(self, employee_id: EmployeeId, item: DrillId) -> Sequence[Review]:
        """Return how a card was answered, the oldest first."""

    async def mixups(self, employee_id: EmployeeId, since: date) -> Mixups:
        """Return what was taken for what since the month of a day."""

    async def mix_up(self, employee_id: EmployeeId, day: date, asked: str, given: str) -> None:
        """Count one answer to a single line; lines of two types, of which one is guessed, are left out."""

    async def practised(self, employee_id: EmployeeId, day: date) -> Practised: ...

    async def lately(self, employee_id: EmployeeId, day: date, since: date) -> Lately:
        """Return what was practised on a day, when before it, and how much since another."""

    async def days(self, employee_id: EmployeeId, since: date) -> Mapping[date, Practised]:
        """Return the study days since one, this included, on which something was practised."""

    async def practise(self, employee_id: EmployeeId, day: date, more: Practised) -> None:
        """Add to a study day."""


class OwnCalls(Protocol):
    """Calls of one's own, as far as cards are made of them; whose they are, and in which team, is named with everything."""

    async def hard(self, calls: CallsBetween) -> Sequence[ConsultationId]:
        """Return somebody's real calls of which the type is known and which were hard, the newest first.

        Hard is: he corrected the type; or the type is confirmed or sure, and a sentence did not fit or the client refused.
        """

    async def heard(
        self, employee_id: EmployeeId, team_id: TeamId | None, calls: Collection[ConsultationId]
    ) -> Sequence[HeardCall]:
        """Return those of these calls that are his, led in this team, and have a type, the newest first."""


class Paths(Protocol):
    """How far trainees are, and what was counted of their work; whose it is, is named with everything."""

    async def of(self, employee_id: EmployeeId) -> Path:
        """Return how far somebody is; an empty path when he has not begun."""

    async def of_people(self, employee_ids: Sequence[EmployeeId]) -> Mapping[EmployeeId, Path]:
        """Return the same of each of these."""

    async def begin(self, employee_id: EmployeeId, stage_id: StageId, day: date) -> None:
        """Write that a stage has begun; one that has begun before keeps its day."""

    async def confirm(self, employee_id: EmployeeId, stage_id: StageId, by: EmployeeId, at: datetime) -> bool:
        """Write who has confirmed a stage that has begun; False when somebody has already."""

    async def take_back(self, employee_id: EmployeeId, stage_id: StageId) -> bool:
        """Take the confirmation of a stage back, whatever was done since stays; False when there is none."""

    async def tick(self, employee_id: EmployeeId, tick_id: TickId, by: EmployeeId, at: datetime) -> None:
        """Write that something is done; what is done already keeps who has said so first."""

    async def untick(self, employee_id: EmployeeId, tick_id: TickId) -> None: ...

    async def counts(self, employee_id: EmployeeId, since: date) -> Mapping[date, WorkCount]:
        """Return what was counted since a study day, this included."""

    async def put_count(self, employee_id: EmployeeId, day: date, count: WorkCount) -> None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedDrill:
    """How people stand with a drill in one language: each of them once, by his last answer."""

    language: LanguageCode
    item: DrillId
    asked: int
    failed: int
    fails_a_team: bool
    """Within one team at least it is failed so often that it is the drill's fault: `bot.domain.training.leech.fails_team`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenAnswers:
    """What people answered wrongly to a drill in one language: each of them once, by his last answer."""

    language: LanguageCode
    item: DrillId
    given: str
    people: int


class TrainingFigures(Protocol):
    """Practice in figures, of several people at once. Nothing here says who gave which answer."""

    async def days(self, people: Sequence[EmployeeId], since: date) -> Mapping[EmployeeId, Days]:
        """Count the first answers of each study day since one, and how many were right; who gave none is missing."""

    async def mixups(self, people: Sequence[EmployeeId], since: date, until: date) -> Mapping[EmployeeId, Mixups]:
        """Count what each took for what on the study days from one to another, both included: of single lines, as `mix_up`."""

    async def practised(self, people: Sequence[EmployeeId]) -> Mapping[EmployeeId, date | None]:
        """Tell on which study day each finished a card last; who has never begun is missing."""

    async def first_due(self, people: Collection[EmployeeId], items: Collection[DrillId]) -> Mapping[EmployeeId, date]:
        """Tell since when one of these cards is or will be due for each; who knows none of them is missing."""

    async def asked(self, team_id: TeamId | None) -> Sequence[AskedDrill]:
        """Count by drill and language those of a team, or of all teams, who answered it and who failed it last.

        Of people with access alone.
        """

    async def given(self, items: Collection[DrillId], team_id: TeamId | None) -> Sequence[GivenAnswers]:
        """Count by what people with access, of a team or of all, answered wrongly to some drills when asked last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """What waits beside the day's cards."""

    assigned: Sequence[Assigned] = ()
    """What was given in the team in which he is, the soonest deadline first."""
    leeches: Sequence[DrillId] = ()
    """Cards that were failed on four days and again when they were asked last, the newest first; also such as nobody can
    be asked any more."""


class Assignments(Protocol):
    """What supervisors give. What was taken back is read by nobody."""

    async def waiting(self, employee_id: EmployeeId, team_id: TeamId, since: date) -> Waiting:
        """Return what waits for somebody; of assignments those whose deadline is not before a day."""

    async def draft(self, assignment: Assignment, at: datetime) -> Assignment:
        """Begin a draft in place of any other of its maker; its number is given anew."""

    async def get(self, assignment_id: AssignmentId) -> Assignment | None: ...

    async def save(self, assignment: Assignment) -> None:
        """Write what was chosen, and whether it was given or taken back."""

    async def people(self, assignment_id: AssignmentId) -> Sequence[Assigned]:
        """Return how each of its people stands, in the order in which they were chosen."""

    async def choose(self, assignment_id: AssignmentId, employee_id: EmployeeId, *, on: bool) -> None:
        """Take somebody into a draft, or out of it."""

    async def keep_only(self, assignment_id: AssignmentId, people: Collection[EmployeeId], tell_at: datetime) -> None:
        """Take out whoever is not among these people, and have the others told from a moment on."""

    async def of_team(self, team_id: TeamId, limit: int) -> Sequence[tuple[Assignment, Sequence[Assigned]]]:
        """Return what was given in a team, the newest first."""

    async def assigned(self, assigned_id: int) -> Assigned | None: ...

    async def done(self, assigned_id: int, days: Sequence[date]) -> None:
        """Write on which study days somebody has done it."""

    async def to_tell(self, now: datetime, limit: int) -> Sequence[Assigned]:
        """Return what people are to be told of by now, the longest due first."""

    async def tell_later(self, assigned_id: int, at: datetime | None) -> None:
        """Have somebody told of it from a moment on; None when he was."""


class Quizzes(Protocol):
    """What trainees are asked about a product, and how it went."""

    async def get(self, attempt_id: AttemptId) -> Attempt | None: ...

    async def latest(self, employee_id: EmployeeId, team_id: TeamId, kind: QuizKind) -> Attempt | None:
        """Return the newest try of a kind that somebody has in a team."""

    async def first_of(self, attempt: Attempt) -> AttemptId | None:
        """Return the number of the first try to which this is the second; None for a first one."""

    async def in_stage(self, people: Sequence[EmployeeId], stage: QuizStage) -> frozenset[EmployeeId]:
        """Return those of whom a try stands there, in the team in which they are."""

    async def played(self, employee_id: EmployeeId) -> Sequence[QuizItemId]:
        """Return the situations that somebody has played, the oldest first."""

    async def add(
        self,
        *,
        employee_id: EmployeeId,
        team_id: TeamId,
        kind: QuizKind,
        is_again: bool,
        number: int,
        product: str,
        product_number: int,
        scene: Scene | None,
        asked: Sequence[AskedItem],
        given_by: EmployeeId | None,
        at: datetime,
    ) -> Attempt:
        """Begin a try; `given_by` is None where nobody did, but the time had come."""

    async def answer(self, attempt: Attempt, position: int, text_id: int) -> None:
        """Note what was said at a place."""

    async def mark(self, attempt: Attempt, position: int, *, is_right: bool, by: EmployeeId, at: datetime) -> None:
        """Note the mark of a place."""

    async def put_stage(self, attempt: Attempt, by: EmployeeId, at: datetime) -> None:
        """Write that a try has got further, by whom and when; others than those in `told` are to be told."""

    async def put_told(self, attempt: Attempt, *, is_told: bool) -> None:
        """Write who knows; `is_told`: nobody else is to be told of this stage."""

    async def wanting_telling(self, most: int) -> Sequence[Attempt]:
        """Return tries of whose stage somebody is to be told, or that wait for somebody, of those who are in that team still."""

    async def to_ask_again(self, now: datetime, most: int) -> Sequence[Attempt]:
        """Return what was passed long enough ago and was not asked again, of those who are in that team still."""

    async def asked_again(self, attempt_id: AttemptId) -> None:
        """Note that it was."""


class TrainingNews(Protocol):
    """What somebody is to be told of a trainee as soon as he may be disturbed."""

    async def put(self, news: PathNews) -> None:
        """Write a piece of it, over what there was of the same trainee, kind and stage."""

    async def of(self, employee_id: EmployeeId, kind: NewsKind, stage: StageId | None) -> PathNews | None: ...

    async def due(self, now: datetime, limit: int) -> Sequence[PathNews]:
        """Return what is to be looked at by now, the longest due first."""

    async def drop(self, employee_id: EmployeeId, kind: NewsKind, stage: StageId | None) -> None:
        """Nobody is to be told of it any more."""
