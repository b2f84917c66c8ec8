"""The script of a call as structure: questions, cues, phrases, tasks, objections.

Content ids are never deleted, only retired: a retired item is not offered any more, yet stays known so that the log can be read.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from bot.domain.calls.asks_for import AsksFor
from bot.domain.calls.basis import Basis
from bot.domain.calls.hearing import Hearing, hearing_of, most_telling
from bot.domain.calls.intent import Cell
from bot.domain.calls.named_time import NamedTime
from bot.domain.calls.posterior import Likelihoods
from bot.domain.calls.temperament import Manner, Temperament
from bot.domain.guide.chapters import Guide
from bot.domain.house.sheet import Field, Sheets, sign_of
from bot.domain.ids import FactId, OptionId, PhraseId, QuestionId, TaskId, TraitId


class Moment(StrEnum):
    """Where the call is; members stand in the order of a call."""

    OPENING = "opening"
    FINDING_OUT = "finding_out"
    OBJECTION = "objection"
    PRICE = "price"
    CLOSING = "closing"
    NEXT_CONTACT = "next_contact"


MOST_KEPT = 4096
"""Answers of `Script.most_telling` that are kept, some hundred bytes each; calls of four cues in a row have no more states."""

MOMENT_ORDER = {moment: place for place, moment in enumerate(Moment)}

FIRST_MOMENT = {
    Cell.ASK_WANTS: Moment.OPENING,
    Cell.ASK_CAN: Moment.FINDING_OUT,
    Cell.YES_YES: Moment.CLOSING,
    Cell.YES_NO: Moment.FINDING_OUT,
    Cell.NO_YES: Moment.FINDING_OUT,
    Cell.NO_NO: Moment.FINDING_OUT,
}
"""Where a cell's phrases begin: with the task the documents put first there (fact-070, fact-115, fact-119, fact-124)."""


class Objection(StrEnum):
    """Why the client objects; ASK_CAUSE is the state in which the cause is still to be asked."""

    ASK_CAUSE = "ask_cause"
    PRICE = "price"
    THINK = "think"
    COMPETITOR = "competitor"
    TRUST = "trust"
    NO_NEED = "no_need"
    NOT_NOW = "not_now"


class Occasion(StrEnum):
    """What comes up in a call beside wish, budget and objections, and is answered before the call goes on."""

    REASON = "reason"
    """Why the seller rings."""
    PRESENT = "present"
    """What it is all about, in short."""
    COST = "cost"
    """What does it cost?"""
    WRITE = "write"
    """Send it to me in writing."""
    GUARANTEE = "guarantee"
    DELIVERY = "delivery"
    ANGER = "anger"
    FIND_OUT = "find_out"
    """The seller does not know, finds out and comes back."""


Place = Cell | Objection | Occasion
"""What phrases and tasks belong to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One cue that a question offers. Invariant: `likelihoods` has every temperament, each in (0, 1)."""

    id: OptionId
    temperament: Temperament
    """Whose place on the keyboard the cue takes."""
    likelihoods: Mapping[Temperament, float]
    """P(the client shows this cue | temperament)."""
    traits: Sequence[TraitId]
    facts: Sequence[FactId]
    basis: Basis = Basis.OURS

    @property
    def strength(self) -> float:
        """P(the client shows this cue | its own temperament)."""
        return self.likelihoods[self.temperament]

    def with_strength(self, strength: float) -> Option:
        """The same cue with another strength."""
        return replace(self, likelihoods=likelihoods_of(self.temperament, strength))


def likelihoods_of(temperament: Temperament, strength: float) -> Mapping[Temperament, float]:
    """Give a cue's own temperament its strength; the other three share the rest equally."""
    other = (1 - strength) / (len(Temperament) - 1)
    return {kind: strength if kind is temperament else other for kind in Temperament}


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What else do you hear? One cue for each temperament, so that a temperament keeps its place on the keyboard."""

    id: QuestionId
    options: Sequence[Option]
    retired: bool = False

    def option(self, option_id: OptionId) -> Option | None:
        """The option of that id, retired question or not; None when the question never had it."""
        return next((option for option in self.options if option.id == option_id), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A sentence to say; its words live in the content by id."""

    id: PhraseId
    manner: Manner
    moment: Moment
    task_id: TaskId
    cell: Cell | None = None
    """The intent cell it serves; None for an answer to an objection or on an occasion."""
    objection: Objection | None = None
    occasion: Occasion | None = None
    asks_for: AsksFor | None = None
    """What its task asks the client."""
    says: Field | None = None
    """Which line of the house sheet it says; None for a neutral one."""
    facts: Sequence[FactId] = field(default_factory=tuple)
    retired: bool = False
    call_back: NamedTime | None = None
    """The time that it names for the next call; None where it names none."""
    basis: Basis = Basis.OURS

    @property
    def place(self) -> Place:
        """The cell, the objection or the occasion it serves."""
        return self.cell or self.objection or self.occasion or Objection.ASK_CAUSE


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """The whole language-neutral script. Invariant: checked complete by the content gates before anybody gets one."""

    version: str
    """Hash of structure and words: the export column `content_version`."""
    weights_version: str
    questions: Sequence[Question]
    """In the editors' order, which decides among those that tell equally much."""
    phrases: Sequence[Phrase]
    documents: Mapping[FactId, str] = field(default_factory=dict)
    """Which source document each fact stands in: "000" to "004"."""
    guide: Guide = field(default_factory=Guide)
    traits: Sequence[TraitId] = ()
    """The closed list of what a client may show; options name those that they express."""
    sheets: Sheets = field(default_factory=dict)
    """What the team sells, by the language in which it is said; empty for the house's script."""
    _rings: dict[tuple[Manner, Cell, Objection | None, Occasion | None, frozenset[Field]], Sequence[Phrase]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    """What `ring` has given: every tap asks for it among all phrases, and they never change."""
    _most_telling: dict[tuple[object, ...], Question | None] = field(default_factory=dict, init=False, repr=False, compare=False)
    """What `most_telling` has given: calls begin alike, and to compare all questions takes longer than the rest of a state."""
    _hearings: dict[QuestionId, Hearing] = field(default_factory=dict, init=False, repr=False, compare=False)

    def question(self, question_id: QuestionId) -> Question | None:
        """The question of that id, retired ones included; None when there never was one."""
        return next((question for question in self.questions if question.id == question_id), None)

    def phrase(self, phrase_id: PhraseId) -> Phrase | None:
        """The phrase of that id, retired ones included; None when there never was one."""
        return next((phrase for phrase in self.phrases if phrase.id == phrase_id), None)

    def most_telling(self, asked: Collection[QuestionId], probabilities: Likelihoods) -> Question | None:
        """The live question, of those not asked, whose answer is expected to tell most of the temperament; None when all are.

        Of equally good ones the first is given, so the same state always gets the same question.

        Args:
            asked: what has an answer already.
            probabilities: of the temperaments as they are now, summing to 1.
        """
        known = (frozenset(asked), *(probabilities[kind] for kind in Temperament))
        if known in self._most_telling:
            return self._most_telling[known]
        if len(self._most_telling) >= MOST_KEPT:
            self._most_telling.clear()
        unasked = [question for question in self.questions if not question.retired and question.id not in asked]
        best = most_telling([self._hearing(question) for question in unasked], probabilities) if unasked else None
        found = self._most_telling[known] = None if best is None else unasked[best]
        return found

    def _hearing(self, question: Question) -> Hearing:
        if question.id not in self._hearings:
            self._hearings[question.id] = hearing_of(option.likelihoods for option in question.options)
        return self._hearings[question.id]

    def with_sheets(self, sheets: Sheets) -> Script:
        """Return the script of a team that sells this, of another version, as cards say other sentences; itself without lines."""
        if not sheets:
            return self
        version = hashlib.sha256(f"{self.version} sheet {sign_of(sheets)}".encode()).hexdigest()[: len(self.version)]
        return replace(self, version=version, sheets=sheets)

    def ring(
        self,
        manner: Manner,
        *,
        cell: Cell,
        objection: Objection | None,
        occasion: Occasion | None = None,
        filled: frozenset[Field] = frozenset(),
    ) -> Sequence[Phrase]:
        """The live phrases for one place in the call; an occasion goes before an objection, and that before the cell.

        They begin at the moment that fits the cell best and go round in the order of a call, so the earlier moments (a
        greeting for a call taken up again) and the cell's usual objection come only to somebody who asks for another phrase.
        On an occasion the phrases that suit everybody follow those of the manner. A phrase that says a line of the house sheet
        is among them only where that line is filled, and then before the neutral ones of its moment.
        """
        place = manner, cell, objection, occasion, filled
        known = self._rings.get(place)
        if known is None:
            if len(self._rings) >= MOST_KEPT:
                self._rings.clear()
            known = self._rings[place] = self._ring(*place)
        return known

    def _ring(
        self, manner: Manner, cell: Cell, objection: Objection | None, occasion: Occasion | None, filled: frozenset[Field]
    ) -> Sequence[Phrase]:
        live = [one for one in self.phrases if not one.retired and (one.says is None or one.says in filled)]
        if occasion:
            here = [phrase for phrase in live if phrase.occasion is occasion]
            manners = dict.fromkeys((manner, Manner.ANY))
            return tuple(phrase for one in manners for phrase in sorted(here, key=_is_neutral) if phrase.manner is one)
        found = [
            phrase
            for phrase in live
            if phrase.manner is manner and (phrase.objection is objection if objection else phrase.cell is cell)
        ]
        first = MOMENT_ORDER[Moment.OBJECTION if objection else FIRST_MOMENT[cell]]
        return tuple(sorted(found, key=lambda phrase: ((MOMENT_ORDER[phrase.moment] - first) % len(Moment), _is_neutral(phrase))))


def _is_neutral(phrase: Phrase) -> bool:
    return phrase.says is None
