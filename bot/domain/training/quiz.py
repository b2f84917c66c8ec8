"""A try of the product quiz or of the role game: what it asks, its marks, the second and last try, and who decides after that.

The document (facts 357, 358, 382): whoever does not succeed has one more chance and no other, and answers are checked in three
to four weeks. We check once more after that time, of itself, with two tries of its own. Nothing but a person decides whether
somebody goes on who has failed twice. Leaves out who may give, mark and decide: see `bot.domain.people.permissions`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import Final
from zoneinfo import ZoneInfo

from bot.domain.house.sheet import Field, Taught
from bot.domain.ids import AttemptId, EmployeeId, QuizItemId, TeamId
from bot.domain.training.quiz_book import QuizBook, QuizItem, RoleScene
from bot.domain.training.study_day import study_day

LAST_TRY: Final = 2
ANSWER_LIMIT: Final = 280
"""Characters of an answer: on a phone it and the model one are read at once, below the question."""
AGAIN_FROM, AGAIN_UNTIL = timedelta(weeks=3), timedelta(weeks=4)
"""How long after passing it is asked again."""


class QuizKind(StrEnum):
    """What is tried."""

    QUIZ = "quiz"
    """Questions about the product, answered in words."""
    ROLE = "role"
    """A situation, played in person with whoever marks it."""


class QuizStage(StrEnum):
    """How far a try has got."""

    OPEN = "open"
    """The trainee answers."""
    SENT = "sent"
    """It waits for marks; a role game from its beginning."""
    PASSED = "passed"
    FAILED = "failed"
    """Something was not right yet; the second and last try is open."""
    UNDECIDED = "undecided"
    """The last try was not enough: a person decides."""
    ACCEPTED = "accepted"
    """That person has said: go on all the same."""
    REFUSED = "refused"
    """That person has said: not now."""


SETTLED: Final = frozenset({QuizStage.PASSED, QuizStage.ACCEPTED})
OVER: Final = SETTLED | {QuizStage.UNDECIDED, QuizStage.REFUSED}
"""Nothing more is asked in this round, so that the model answers may be shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedItem:
    """A question or a point as it stood when the try was given. It stays so, whatever becomes of the content."""

    item: QuizItemId
    name: str
    text: str
    model: str | None = None
    """The answer that the house has written as a good one, as it stood then; None for a point, and where there was none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What was said to one question, and the mark that it got."""

    text_id: int | None = None
    """The stored text; None while there is none."""
    is_right: bool | None = None
    """None until it is marked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """The situation of a role game as it was given."""

    item: QuizItemId
    text: str
    client: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """One try. Invariant: `number` is 1 or LAST_TRY; a role game has a scene; what is closed has a mark for everything asked."""

    id: AttemptId
    employee_id: EmployeeId
    team_id: TeamId
    """Whose product it is about: it stays behind with the team."""
    kind: QuizKind
    is_again: bool = False
    """It belongs to the check some weeks after passing."""
    number: int = 1
    product: str
    """Its name, as it was then."""
    product_number: int = 1
    """Which of the team's it is."""
    scene: Scene | None = None
    asked: Sequence[AskedItem] = ()
    answers: Mapping[int, Answer] = field(default_factory=dict)
    """By place, from 1."""
    stage: QuizStage
    given_at: datetime
    settled_at: datetime | None = None
    """When it was passed or accepted."""
    decided_by: EmployeeId | None = None
    """Who has said whether to go on, after two tries."""
    told: frozenset[EmployeeId] = frozenset()
    """Who knows of its stage."""
    is_told: bool = False
    """Nobody else is to be told of it, as things stand."""

    def answer(self, position: int) -> Answer:
        """Return what was said at a place, and its mark."""
        return self.answers.get(position, Answer())

    @property
    def positions(self) -> range:
        """The places, from 1."""
        return range(1, len(self.asked) + 1)

    @property
    def answered(self) -> Sequence[int]:
        """The places at which something was said."""
        return [one for one in self.positions if self.answer(one).text_id is not None]

    @property
    def unanswered(self) -> Sequence[int]:
        """The places at which nothing was said yet."""
        return [one for one in self.positions if self.answer(one).text_id is None]

    @property
    def unmarked(self) -> Sequence[int]:
        """The places that have no mark yet."""
        return [one for one in self.positions if self.answer(one).is_right is None]

    @property
    def missed(self) -> Sequence[int]:
        """The places marked as not right."""
        return [one for one in self.positions if self.answer(one).is_right is False]

    @property
    def can_be_sent(self) -> bool:
        """True once everything is answered, and not before."""
        return self.stage is QuizStage.OPEN and not self.unanswered

    @property
    def can_be_closed(self) -> bool:
        """True once everything is marked; until then every mark may be changed."""
        return self.stage is QuizStage.SENT and not self.unmarked

    @property
    def shows_models(self) -> bool:
        """Whether the trainee may read the model answers: only when nothing more is asked."""
        return self.stage in OVER

    def sent(self) -> Attempt:
        """Return it as it waits for marks; whoever sends it in knows so himself."""
        return replace(self, stage=QuizStage.SENT, told=frozenset())

    def marked(self, position: int, *, is_right: bool) -> Attempt:
        """Return it with a mark."""
        return replace(self, answers={**self.answers, position: replace(self.answer(position), is_right=is_right)})

    def closed(self, by: EmployeeId, at: datetime) -> Attempt:
        """Return it with what its marks come to: passed when nothing was missed."""
        if not self.missed:
            return replace(self, stage=QuizStage.PASSED, settled_at=at, told=frozenset({by}))
        stage = QuizStage.UNDECIDED if self.number >= LAST_TRY else QuizStage.FAILED
        return replace(self, stage=stage, told=frozenset({by}))

    def decided(self, by: EmployeeId, at: datetime, *, goes_on: bool) -> Attempt:
        """Return it with what a person has decided."""
        stage = QuizStage.ACCEPTED if goes_on else QuizStage.REFUSED
        return replace(self, stage=stage, settled_at=at if goes_on else None, decided_by=by, told=frozenset({by}))

    @property
    def is_to_be_decided(self) -> bool:
        """A person is to say now whether he goes on; that is said once."""
        return self.stage is QuizStage.UNDECIDED

    @property
    def may_be_reconsidered(self) -> bool:
        """«Not now» may become «go on» later, by another tap than the one that decides: two quick ones are no change of mind."""
        return self.stage is QuizStage.REFUSED


def may_be_given(latest: Attempt | None) -> bool:
    """Tell whether somebody may be given a first try: who has had one is asked again by himself, or of itself."""
    return latest is None


def second_is_open(latest: Attempt | None) -> bool:
    """Tell whether the second and last try may begin. There is none after it."""
    return latest is not None and latest.stage is QuizStage.FAILED


def again_from(settled_at: datetime) -> datetime:
    """Return the moment before which nobody need look whether it is to be asked again: a day earlier, wherever he is."""
    return settled_at.astimezone(UTC) + AGAIN_FROM - timedelta(days=1)


def is_asked_again(settled_at: datetime, zone: ZoneInfo, *, today: date, practised_on: date | None) -> bool:
    """Tell whether what was passed is to be asked again now: in the fourth week on a day he practises, on its last day anyway.

    Whoever was not to be reached on that day is asked as soon as he is.

    Args:
        settled_at: When it was passed, or a person let him go on.
        zone: Where the trainee is.
        today: His study day.
        practised_on: The last study day on which he practised.
    """
    passed_on = study_day(settled_at, zone)
    return today >= passed_on + AGAIN_UNTIL or (today >= passed_on + AGAIN_FROM and practised_on == today)


def models(book: QuizBook, taught: Taught, product: int) -> Mapping[QuizItemId, str]:
    """Return what the house sheet says to each question about a product; what it does not say has no entry."""
    found = {one.id: taught.answer(product, Field(one.id)) for one in book.asked}
    return {item: said for item, said in found.items() if said is not None}


def asks(book: QuizBook, right: Mapping[QuizItemId, str], missed_before: Sequence[AskedItem] = ()) -> Sequence[AskedItem]:
    """Return the questions of a try: all that are in use; in a second one those that were missed, as they are asked now.

    Args:
        book: In the language of whoever is asked.
        right: The model answers of his team: see `models`.
        missed_before: What was missed in the first try; what has been retired since is asked as it was then.
    """
    if not missed_before:
        return [_asked(one, right.get(one.id)) for one in book.asked]
    now = {one.id: one for one in book.asked}
    return [_asked(now[one.item], right.get(one.item)) if one.item in now else one for one in missed_before]


def looks_at(book: QuizBook) -> Sequence[AskedItem]:
    """Return the points of a role game: every time all of them."""
    return [_asked(one, None) for one in book.looked_at]


def scene_to_play(book: QuizBook, played: Sequence[QuizItemId]) -> RoleScene | None:
    """Return a situation that he has not played; when he has played all, the one played longest ago.

    Args:
        book: In the language of whoever plays.
        played: What he has played before, the oldest first.
    """
    last = {item: number for number, item in enumerate(played, 1)}
    return min(book.played, key=lambda one: last.get(one.id, 0), default=None)


def _asked(item: QuizItem, model: str | None) -> AskedItem:
    return AskedItem(item=item.id, name=item.name, text=item.text, model=model)
