"""Drills: what a trainee practises, in the words of one language, and what is right in each.

Drill ids are never deleted, only retired, because reviews remember them: a retired drill still opens for who has met it, yet is
offered to nobody. Leaves out where the words come from, and when a drill is due.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import ClassVar, TypeVar

from bot.domain.calls.intent import Known
from bot.domain.calls.temperament import Temperament
from bot.domain.ids import DrillId, FactId, OptionId, QuestionId, TaskId


class DrillKind(StrEnum):
    """What a drill asks of the trainee."""

    RECOGNISE = "recognise"
    """A line or a scene: which type, or «cannot tell»."""
    CONTRAST = "contrast"
    """Lines of two types that are easily taken for each other: which of the two."""
    CELL = "cell"
    """A scene: does he want, and can he."""
    CHOOSE = "choose"
    """Four answers: the one for this client."""
    REWRITE = "rewrite"
    """A sentence that breaks the speech rules: say it better."""
    RESPOND = "respond"
    """What a client says: answer it in one's own words."""
    LIVE_RUN = "live_run"
    """A call on the real card, with an invented client."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Drill:
    """What every drill has."""

    kind: ClassVar[DrillKind]
    id: DrillId
    facts: Sequence[FactId] = ()
    """What of the documents it rests on; empty for a line of the examples."""
    retired: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RecogniseDrill(_Drill):
    """A client's line, or a scene that the seller sees: which type."""

    kind: ClassVar[DrillKind] = DrillKind.RECOGNISE
    temperament: Temperament | None
    """The right type; None where «cannot tell» is right."""
    text: str
    decides: str | None
    """The fragment of the text that shows the type, letter by letter; None where nothing does, or nobody has named it."""
    why: str | None
    """One line: what it shows, or why it shows nothing; None for a line of the examples, of which nobody wrote it."""
    is_chosen: bool = False
    """The type is what the trainee chose in a call of his own, against what was reckoned: nobody knows that it is right."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContrastLine:
    """One line of a contrast."""

    temperament: Temperament
    text: str
    decides: str
    """The fragment of the text that shows the type, letter by letter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContrastDrill(_Drill):
    """Lines of two types that are easily taken for each other. Invariant: as many of the one as of the other."""

    kind: ClassVar[DrillKind] = DrillKind.CONTRAST
    pair: tuple[Temperament, Temperament]
    difference: str
    """The one difference that can be heard, one line."""
    lines: Sequence[ContrastLine]
    """First those of the first of the pair, then those of the second, in the order of the file."""

    def side(self, temperament: Temperament) -> Sequence[ContrastLine]:
        """Return the lines of one of the pair; none for another type."""
        return [line for line in self.lines if line.temperament is temperament]


@dataclass(frozen=True, slots=True, kw_only=True)
class CellDrill(_Drill):
    """A scene: does the client want, and can he."""

    kind: ClassVar[DrillKind] = DrillKind.CELL
    text: str
    wants: Known
    can: Known
    wants_said: str | None
    """The fragment of the text by which one knows that he wants or does not; None where that is unknown."""
    can_said: str | None
    """Likewise, that he can pay or cannot."""
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChooseDrill(_Drill):
    """Four answers that serve one task, each in the manner of a type: the one for this client."""

    kind: ClassVar[DrillKind] = DrillKind.CHOOSE
    temperament: Temperament
    """The client's type, whose answer is the right one."""
    task: TaskId
    text: str
    """What the client says."""
    decides: str
    """The fragment of it that shows his type."""
    answers: Mapping[Temperament, str]
    why: Mapping[Temperament, str]
    """A line for each answer: why it fits, or why it does not fit this client."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RewriteDrill(_Drill):
    """A seller's sentence that breaks the speech rules of the language."""

    kind: ClassVar[DrillKind] = DrillKind.REWRITE
    text: str
    models: Sequence[str]
    """Good ways to say the same; the first is the one to show."""
    why: str
    """What was wrong, one line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RespondDrill(_Drill):
    """What a client says, to be answered in the trainee's own words."""

    kind: ClassVar[DrillKind] = DrillKind.RESPOND
    temperament: Temperament
    task: TaskId
    """What the answer is to do."""
    text: str
    decides: str
    models: Sequence[str]
    """Good answers of different wording; the first is the one to show."""
    why: str
    """What a good answer does here, one line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonaLine:
    """A line of an invented client, and what a seller who hears it taps on the card."""

    question_id: QuestionId
    """A question of the script, or `wants`, `can` or `objection`, as in an answer of a call."""
    option_id: OptionId
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Persona(_Drill):
    """An invented client who answers in lines."""

    kind: ClassVar[DrillKind] = DrillKind.LIVE_RUN
    temperament: Temperament
    about: str
    """Who he is, one line."""
    opens: str
    """The first thing he says; nothing of his type is in it."""
    lines: Sequence[PersonaLine]
    """In the order in which he says them."""
    leaves: str
    """What he says at the end of a call that went well."""


Drill = RecogniseDrill | ContrastDrill | CellDrill | ChooseDrill | RewriteDrill | RespondDrill | Persona
_Kind = TypeVar("_Kind", bound=Drill)


@dataclass(frozen=True, slots=True, kw_only=True)
class DrillBook:
    """All drills in the words of one language."""

    drills: Mapping[DrillId, Drill] = field(default_factory=dict)
    """In the order of the file, kind by kind; retired ones among them."""

    def drill(self, drill_id: DrillId) -> Drill | None:
        """The drill of that id, retired ones included; None when there never was one."""
        return self.drills.get(drill_id)

    def of_kind(self, kind: DrillKind) -> Sequence[Drill]:
        """The drills of a kind that are in use, in order."""
        return [one for one in self.drills.values() if one.kind is kind and not one.retired]

    def offered(self, kind: type[_Kind]) -> Sequence[_Kind]:
        """The drills of a class that are in use, in order, as that class."""
        return [one for one in self.drills.values() if isinstance(one, kind) and not one.retired]

    def contrast(self, one: Temperament, other: Temperament) -> ContrastDrill | None:
        """The drill in use that parts two types, in whichever order they are named; None when there is none."""
        found = (drill for drill in self.offered(ContrastDrill) if set(drill.pair) == {one, other})
        return next(found, None)
