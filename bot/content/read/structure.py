"""`script/` as it was written: everything that is the same in every language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.content.read.text import Text
from bot.domain.calls.asks_for import AsksFor
from bot.domain.calls.basis import Basis
from bot.domain.calls.intent import Cell
from bot.domain.calls.named_time import NamedTime
from bot.domain.calls.script import Moment, Objection, Occasion, Place
from bot.domain.calls.temperament import Manner, Temperament
from bot.domain.house.sheet import Field

if TYPE_CHECKING:
    from bot.content.read.drill_structure import DrillEntries
    from bot.content.read.quiz import QuizEntries
    from bot.content.read.stage_structure import ProgramEntry

MIN_STRENGTH, MAX_STRENGTH = 0.4, 0.9
"""A cue's P(cue | own temperament): weaker tells nothing beside chance, stronger would make one tap a verdict."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionEntry:
    """A cue of a question."""

    id: Text
    temperament: Temperament
    strength: float | None
    traits: Sequence[Text]
    facts: Sequence[Text]
    basis: Basis = Basis.OURS


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionEntry:
    """A question with its cues."""

    id: Text
    retired: bool
    options: Sequence[OptionEntry]


@dataclass(frozen=True, slots=True, kw_only=True)
class PhraseEntry:
    """A phrase's place in the script. Invariant: exactly one of cell, objection and occasion."""

    id: Text
    manner: Manner
    moment: Moment
    task: Text
    cell: Cell | None
    objection: Objection | None
    occasion: Occasion | None = None
    says: Field | None = None
    """Which line of the house sheet it says; None for a neutral one, which coverage counts."""
    facts: Sequence[Text]
    retired: bool
    call_back: NamedTime | None = None
    """The time that its words name for the next call, the same in every language."""
    written_basis: Basis | None = None

    @property
    def basis(self) -> Basis:
        """What it rests on: where nothing is written, one of a type is ours for the type's traits, one for anybody is ours."""
        return self.written_basis or (Basis.OURS if self.manner is Manner.ANY else Basis.TRAIT)

    @property
    def counts(self) -> bool:
        """Whether it is said whatever a house has written: in use, and neutral."""
        return not self.retired and self.says is None

    @property
    def place(self) -> Place:
        """The cell, the objection or the occasion it serves."""
        return self.cell or self.objection or self.occasion or Objection.ASK_CAUSE


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskEntry:
    """A seller's task of the documents. Invariant: exactly one of cell, objection and occasion."""

    id: Text
    cell: Cell | None
    objection: Objection | None
    occasion: Occasion | None = None
    asks: AsksFor | None = None
    """What the sentences that serve it ask the client."""
    facts: Sequence[Text]


@dataclass(frozen=True, slots=True, kw_only=True)
class AvoidEntry:
    """What to avoid in a manner."""

    manner: Manner
    facts: Sequence[Text]
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStepEntry:
    """What the seller does after a call that ended in a cell."""

    manner: Manner
    cell: Cell
    facts: Sequence[Text]
    line: int

    @property
    def key(self) -> str:
        """What the words stand under: `choleric.yes_yes`."""
        return f"{self.manner}.{self.cell}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """How much a cue tells."""

    version: str
    cue_strength: float
    """P(cue | its own temperament); the other three share the rest equally."""


class Priority(StrEnum):
    """How much a fact of the documents matters to a seller."""

    MUST = "must"
    SHOULD = "should"
    CONTEXT = "context"


@dataclass(frozen=True, slots=True, kw_only=True)
class FactEntry:
    """A fact of the source documents."""

    id: Text
    document: str
    section: str
    """What the fact is about; coverage is counted by it."""
    heading: str
    """Under which heading of the document the quote stands."""
    quote: Text
    priority: Priority
    is_claim: bool
    """The document misstates it, or it would be unfair to act on: shown as its claim only; no advice of a call rests on it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GuidePageEntry:
    """A page's place in the guide."""

    id: Text
    chapter: Text
    facts: Sequence[Text]
    is_claim: bool
    """The documents say so, and today it is contested, would be unfair to act on, or needs care by law."""
    retired: bool
    is_for_supervisors: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideEntry:
    """The guide: chapters in order, pages in order, and what the pocket message is made of."""

    chapters: Sequence[Text] = ()
    pages: Sequence[GuidePageEntry] = ()
    pocket_phrases: Sequence[Text] = ()
    pocket_tasks: Sequence[Text] = ()


def _no_drills() -> DrillEntries:
    # Here and not above: a start that finds a snapshot of the library has no use for how drills were written.
    from bot.content.read.drill_structure import DrillEntries  # noqa: PLC0415  # see above

    return DrillEntries()


def _no_stages() -> ProgramEntry:
    from bot.content.read.stage_structure import ProgramEntry  # noqa: PLC0415  # as above

    return ProgramEntry()


def _no_quiz() -> QuizEntries:
    from bot.content.read.quiz import QuizEntries  # noqa: PLC0415  # as `_no_drills`

    return QuizEntries()


@dataclass(frozen=True, slots=True, kw_only=True)
class Structure:
    """`script/`: everything that is the same in every language."""

    questions: Sequence[QuestionEntry] = ()
    phrases: Sequence[PhraseEntry] = ()
    tasks: Sequence[TaskEntry] = ()
    avoid: Sequence[AvoidEntry] = ()
    next_steps: Sequence[NextStepEntry] = ()
    weights: Weights | None = None
    facts: Sequence[FactEntry] = ()
    traits: Sequence[Text] = ()
    guide: GuideEntry = field(default_factory=GuideEntry)
    drills: DrillEntries = field(default_factory=_no_drills)
    stages: ProgramEntry = field(default_factory=_no_stages)
    quiz: QuizEntries = field(default_factory=_no_quiz)
