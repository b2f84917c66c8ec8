"""What is said after a live run: each line, the sentences that fitted, and what to keep, to start and to stop.

Every statement follows from the answers of the call; where there is nothing to be said, nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from typing import Final, TypeVar

from bot.domain.calls.consultation import Answer, TemperamentSource
from bot.domain.calls.script import Phrase, Script
from bot.domain.calls.state import CAN, DECIDED, OBJECTION, RESERVED, TYPED, WANTS, derive
from bot.domain.calls.temperament import Manner, Temperament
from bot.domain.ids import PhraseId
from bot.domain.training.drills import Persona, PersonaLine
from bot.domain.training.live_run import LineHeard, LiveRun, is_cue, play


class Matter(StrEnum):
    """What a line, or an answer, is about; the most important first."""

    TYPE = "type"
    WANTS = "wants"
    CAN = "can"
    OBJECTION = "objection"


ORDER: Final = tuple(Matter)
T = TypeVar("T")
_OF_QUESTION: Final = {WANTS: Matter.WANTS, CAN: Matter.CAN, OBJECTION: Matter.OBJECTION}


class Keep(StrEnum):
    """The best that was done."""

    ALL = "all"
    """Every line was caught when it was first said, and the type was named."""
    TYPE = "type"
    """The card ended with his type."""
    WANTS = "wants"
    CAN = "can"
    OBJECTION = "objection"
    SECOND = "second"
    """A line that was missed was caught when he said it again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """What was answered against what was said."""

    answer: Answer
    line: PersonaLine | None
    """What he was saying; None for a type that the seller has chosen by himself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Debrief:
    """What is said after a live run."""

    persona: Persona
    heard: Sequence[LineHeard]
    """His lines that were answered."""
    unheard: int
    """How many of his lines were not come to."""
    named: bool
    """The card ended with his type."""
    cards: int
    """Cards that were shown, by the live answers."""
    fitted: int
    """Of them those with a sentence in his manner, or in one that suits everybody."""
    first: tuple[int, PhraseId] | None
    """Behind which of his lines, from 1, the first sentence in his own manner stood, and which; None when none did."""
    keep: Keep | None
    start: PersonaLine | None
    stop: Stop | None


def look_back(run: LiveRun, answers: Sequence[Answer], script: Script) -> Debrief | None:
    """Return what is to be said of a run; None when the words have its client no more.

    Args:
        run: How it stands.
        answers: The live answers of its call, in the order given.
        script: By which the sentences are derived.
    """
    persona = run.persona
    if persona is None:
        return None
    state = derive(answers, script)
    is_named = state.recognition.value == persona.temperament.value
    cards = list(_cards(answers, script))
    his = next(((given, phrase.id) for given, phrase in cards if phrase.manner.value == persona.temperament.value), None)
    heard = [one for one in run.heard if one.is_over]
    stops = _stops(run, persona, script)
    if not is_named and state.source is not TemperamentSource.BOT and state.leaning is not None:
        chosen = next(answer for answer in reversed(answers) if answer.option_id == state.leaning.value)
        stops = [(Matter.TYPE, Stop(answer=chosen, line=None)), *stops]
    return Debrief(
        persona=persona,
        heard=heard,
        unheard=len(persona.lines) - len(heard),
        named=is_named,
        cards=len(cards),
        fitted=sum(phrase.manner.value in (persona.temperament.value, Manner.ANY.value) for _, phrase in cards),
        first=None if his is None else (_come_to(persona, his[0]), his[1]),
        keep=_keep(run, heard, is_named=is_named),
        start=_first([(matter_of(one.line), one.line) for one in heard if not one.is_caught]),
        stop=_first(stops),
    )


def matter_of(line: PersonaLine) -> Matter:
    """Return what a line is about."""
    return _OF_QUESTION.get(line.question_id, Matter.TYPE)


def _first(found: Sequence[tuple[Matter, T]]) -> T | None:
    """Return the first of the most important."""
    return min(found, key=lambda one: ORDER.index(one[0]))[1] if found else None


def _cards(answers: Sequence[Answer], script: Script) -> Iterator[tuple[Sequence[Answer], Phrase]]:
    """Give the sentence on each card, with the answers that led to it: the first card, and one a moment."""
    given: list[Answer] = []
    yield (), derive(given, script).phrase
    for _, group in groupby(answers, key=lambda answer: answer.at):
        given += group
        yield tuple(given), derive(given, script).phrase


def _come_to(persona: Persona, answers: Sequence[Answer]) -> int:
    """Return how many of his lines were said before the card that these answers led to, at least one."""
    heard = play(persona, answers).heard
    return max(1, sum(one.is_over or bool(one.misses) for one in heard))


def _keep(run: LiveRun, heard: Sequence[LineHeard], *, is_named: bool) -> Keep | None:
    if run.is_through and is_named and all(one.is_caught and not one.misses for one in heard):
        return Keep.ALL
    caught = {matter_of(one.line) for one in heard if one.is_caught and not one.misses}
    if is_named and any(is_cue(one.line) and one.is_caught for one in heard):
        return Keep.TYPE
    for matter in ORDER[1:]:
        if matter in caught:
            return Keep(matter.value)
    return Keep.SECOND if any(one.is_caught for one in heard) else None


def _stops(run: LiveRun, persona: Persona, script: Script) -> list[tuple[Matter, Stop]]:
    """Return what was answered against what he had said by then, or had not said."""
    found = []
    for number, one in enumerate(run.heard, 1):
        said = persona.lines[:number]
        for answer in one.missed_by:
            matter = _against(answer, said, persona, script)
            if matter is not None:
                found.append((matter, Stop(answer=answer, line=one.line)))
    return found


def _against(answer: Answer, said: Sequence[PersonaLine], persona: Persona, script: Script) -> Matter | None:
    """Return what an answer is about that nothing of what he said bears out; None when it may stand.

    A cue of his own type is late or early and not wrong, and «none of these» says nothing. What came up is nobody's mistake.
    """
    if answer.question_id not in RESERVED or answer.question_id == TYPED:
        kind = _kind(answer, script)
        return Matter.TYPE if kind not in (None, persona.temperament) else None
    matter = _OF_QUESTION.get(answer.question_id)
    if matter is None:
        return None
    option = "yes" if (answer.question_id, answer.option_id) == (WANTS, DECIDED) else str(answer.option_id)
    is_borne_out = any((line.question_id, str(line.option_id)) == (answer.question_id, option) for line in said)
    return None if is_borne_out else matter


def _kind(answer: Answer, script: Script) -> Temperament | None:
    """Return the temperament of a cue; None for «none of these», and for what the script does not know."""
    if answer.question_id == TYPED:
        return Temperament(answer.option_id)
    question = script.question(answer.question_id)
    option = None if question is None else question.option(answer.option_id)
    return None if option is None else option.temperament
