"""A live run: a call on the real card with an invented client, and which of his lines is heard now.

Nothing of it is stored but the answers of the call: which line he says follows from them, so that undo, a restart and a second
device come free. He says a line until it is caught; after a tap that misses it he says it once more, and after the second he goes
on. So nobody is ever stuck, and one slip loses nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from random import Random
from typing import Final

from bot.domain.calls.consultation import Answer
from bot.domain.calls.intent import Known
from bot.domain.calls.script import Objection
from bot.domain.calls.state import (
    DECIDED,
    NO_OBJECTION,
    NO_OCCASION,
    OBJECTION,
    OCCASION,
    PHRASE,
    PRODUCT,
    RESERVED,
    TYPE,
    TYPED,
    WANTS,
)
from bot.domain.ids import DrillId, EmployeeId, QuestionId
from bot.domain.training.drills import Persona, PersonaLine

TRIES: Final = 2
"""How often he says a line."""
_HEARS_NOTHING: Final = frozenset({TYPE, PHRASE, PRODUCT})
"""What the seller decides himself, whatever he has heard."""
_WAYS: Final = frozenset({(OBJECTION, Objection.ASK_CAUSE.value), (OBJECTION, NO_OBJECTION), (OCCASION, NO_OCCASION)})
"""Taps that lead to a page or back from it, and name nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LineHeard:
    """A line that was said, and what was tapped when it was heard."""

    line: PersonaLine
    missed_by: Sequence[Answer] = ()
    """What was tapped or typed in place of what it shows, in order."""
    misses: int = 0
    """How often it was missed: at most TRIES. One typed sentence may hold several answers."""
    is_caught: bool = False

    @property
    def is_over(self) -> bool:
        """He goes on to the next."""
        return self.is_caught or self.misses >= TRIES


@dataclass(frozen=True, slots=True, kw_only=True)
class LiveRun:
    """How a live run stands."""

    persona: Persona | None
    """None when the words have him no more: then he says nothing."""
    heard: Sequence[LineHeard] = ()
    """The lines that were said, the one that he says now among them."""

    @property
    def now(self) -> LineHeard | None:
        """What he says now; None behind his last line."""
        return self.heard[-1] if self.heard and not self.heard[-1].is_over else None

    @property
    def is_through(self) -> bool:
        """Each of his lines was caught or missed."""
        return self.persona is not None and self.now is None

    @property
    def is_first(self) -> bool:
        """Nothing was answered to him yet."""
        return len(self.heard) == 1 and not self.heard[0].misses and not self.is_through

    @property
    def asks(self) -> QuestionId | None:
        """Return the question under which his next cue stands, so that it can be tapped; None when no cue is left."""
        if self.persona is None or self.now is None:
            return None
        ahead = self.persona.lines[len(self.heard) - 1 :]
        return next((line.question_id for line in ahead if is_cue(line)), None)


def is_cue(line: PersonaLine) -> bool:
    """Tell whether a line shows the temperament, and not wish, budget or an objection."""
    return line.question_id not in RESERVED


def play(persona: Persona | None, answers: Sequence[Answer]) -> LiveRun:
    """Return how a run stands by the live answers of its call, in the order given."""
    if persona is None:
        return LiveRun(persona=None)
    hearings = list(_hearings(answers))
    heard: list[LineHeard] = []
    for line in persona.lines:
        missed: list[Answer] = []
        misses, is_caught = 0, False
        while hearings and misses < TRIES and not is_caught:
            given = hearings.pop(0)
            is_caught = any(catches(answer, line, persona) for answer in given)
            if not is_caught:
                misses += 1
                missed += given
        heard.append(LineHeard(line=line, missed_by=tuple(missed), misses=misses, is_caught=is_caught))
        if not heard[-1].is_over:
            break
    return LiveRun(persona=persona, heard=tuple(heard))


def catches(answer: Answer, line: PersonaLine, persona: Persona) -> bool:
    """Tell whether an answer says what a line shows; typed words do when they sound like his type."""
    if answer.question_id == TYPED:
        return is_cue(line) and answer.option_id == persona.temperament.value
    if answer.question_id == WANTS and answer.option_id == DECIDED:
        return (line.question_id, line.option_id) == (WANTS, Known.YES.value)
    return (answer.question_id, answer.option_id) == (line.question_id, line.option_id)


def _hearings(answers: Sequence[Answer]) -> Iterator[Sequence[Answer]]:
    """Give what was established in one moment together, as undo takes it back; what says nothing of a line is left out."""
    for _, group in groupby(answers, key=lambda answer: answer.at):
        given = [answer for answer in group if is_heard(answer)]
        if given:
            yield given


def is_heard(answer: Answer) -> bool:
    """Tell whether an answer says what was heard; what leads to a page and back does not, nor a choice of the seller's own."""
    return answer.question_id not in _HEARS_NOTHING and (answer.question_id, str(answer.option_id)) not in _WAYS


def choose_persona(offered: Sequence[Persona], met: Sequence[DrillId], employee: EmployeeId) -> Persona | None:
    """Choose whom somebody talks with next: who was never met, else who was met longest ago. None when nobody is offered.

    Args:
        offered: Those in use.
        met: Those he has met, once each, the one met longest ago first.
        employee: Who trains: in what order he meets those whom he does not know is his own, and follows from nothing else.
    """
    unmet = sorted((one for one in offered if one.id not in met), key=lambda one: one.id)
    if unmet:
        return Random(f"{employee}:{len(met)}").choice(unmet)
    return next((one for number in met for one in offered if one.id == number), None)
