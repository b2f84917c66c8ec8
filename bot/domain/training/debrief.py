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
from bot.domain.calls.intent import Known
from bot.domain.calls.script import Script
from bot.domain.calls.state import CAN, DECIDED, OBJECTION, RESERVED, TYPE, TYPED, WANTS, CallState, derive
from bot.domain.calls.temperament import Manner, Temperament
from bot.domain.ids import PhraseId, QuestionId
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
    """Every line about this matter was caught, one of them when it was first said."""
    CAN = "can"
    OBJECTION = "objection"
    AT_ONCE = "at_once"
    """A line was caught when it was first said: which is said too."""
    SECOND = "second"
    """A line that was missed was caught when he said it again: which is said too."""


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
    unanswered: LineHeard | None
    """The line that he has said last, when nobody has caught it yet and it was not passed over."""
    unheard: int
    """How many of his lines he did not come to say."""
    named: bool
    """The card ended with his type."""
    cards: int
    """Cards that were shown, by the live answers."""
    fitted: int
    """Of them those with a sentence in his manner or in one that suits everybody, which went against nothing that he had said."""
    first: tuple[int, PhraseId] | None
    """Behind which of his lines, from 1, the first sentence in his own manner stood, and which; None when none did."""
    keep: Keep | None
    kept: PersonaLine | None
    """The line of which AT_ONCE and SECOND speak."""
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
    cards = list(_cards(run, persona, answers, script))
    his = next((card for card in cards if card.state.manner.value == persona.temperament.value), None)
    heard = [one for one in run.heard if one.is_over]
    stops = _stops(run, persona, script)
    if not is_named and state.source is not TemperamentSource.BOT and state.leaning is not None:
        chosen = next(answer for answer in reversed(answers) if answer.question_id == TYPE)
        stops = [(Matter.TYPE, Stop(answer=chosen, line=None)), *stops]
    keep, kept = _keep(run, is_named=is_named)
    return Debrief(
        persona=persona,
        heard=heard,
        unanswered=run.now,
        unheard=len(persona.lines) - len(run.heard),
        named=is_named,
        cards=len(cards),
        fitted=sum(_fits(card, persona) for card in cards),
        first=None if his is None else (his.behind, his.state.phrase.id),
        keep=keep,
        kept=kept,
        start=_first([(matter_of(one.line), one.line) for one in heard if not one.is_caught]),
        stop=_first(stops),
    )


def matter_of(line: PersonaLine) -> Matter:
    """Return what a line is about."""
    return _OF_QUESTION.get(line.question_id, Matter.TYPE)


def _first(found: Sequence[tuple[Matter, T]]) -> T | None:
    """Return the first of the most important."""
    return min(found, key=lambda one: ORDER.index(one[0]))[1] if found else None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Card:
    state: CallState
    said: Sequence[PersonaLine]
    """What he had said when it came. With the last card of a run that was left: also what he says on it, for it stayed so."""
    behind: int
    """Behind which of his lines it came, from 1."""


def _cards(run: LiveRun, persona: Persona, answers: Sequence[Answer], script: Script) -> Iterator[_Card]:
    """Give the first card, and one a moment."""
    given: list[Answer] = []
    moments = [list(group) for _, group in groupby(answers, key=lambda answer: answer.at)]
    yield _Card(state=derive(given, script), said=persona.lines[: 0 if moments else len(run.heard)], behind=1)
    for number, moment in enumerate(moments, 1):
        behind = len(play(persona, given).heard)
        given += moment
        said = persona.lines[: len(run.heard) if number == len(moments) else behind]
        yield _Card(state=derive(given, script), said=said, behind=behind)


def _fits(card: _Card, persona: Persona) -> bool:
    """Tell whether a sentence suits him: in his manner or anybody's, for no wish and no money but his, to what he objects."""
    if card.state.manner.value not in (persona.temperament.value, Manner.ANY.value):
        return False
    for question, known in ((WANTS, card.state.intent.wants), (CAN, card.state.intent.can)):
        if known is not Known.UNKNOWN and known.value != _last_said(card.said, question, known.value):
            return False
    last = card.said[-1] if card.said else None
    return last is None or last.question_id != OBJECTION or str(last.option_id) == card.state.objection


def _last_said(said: Sequence[PersonaLine], question: QuestionId, otherwise: str | None = None) -> str | None:
    """Return what he has said last of his wish or his money."""
    return next((str(line.option_id) for line in reversed(said) if line.question_id == question), otherwise)


def _keep(run: LiveRun, *, is_named: bool) -> tuple[Keep | None, PersonaLine | None]:
    """Return the best that was done, and the line of which that speaks when it is one."""
    caught = [one for one in run.heard if one.is_caught]
    at_once = [one for one in caught if not one.misses]
    if run.is_through and is_named and len(at_once) == len(run.heard):
        return Keep.ALL, None
    if is_named and any(is_cue(one.line) for one in caught):
        return Keep.TYPE, None
    for matter in ORDER[1:]:
        about = [one for one in run.heard if matter_of(one.line) is matter]
        if all(one.is_caught for one in about) and any(not one.misses for one in about):
            return Keep(matter.value), None
    if at_once:
        return Keep.AT_ONCE, at_once[0].line
    return (Keep.SECOND, caught[0].line) if caught else (None, None)


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
    if matter is Matter.OBJECTION:
        is_borne_out = any((line.question_id, str(line.option_id)) == (answer.question_id, option) for line in said)
    else:
        is_borne_out = option == _last_said(said, answer.question_id, Known.UNKNOWN.value)
    return None if is_borne_out else matter


def _kind(answer: Answer, script: Script) -> Temperament | None:
    """Return the temperament of a cue; None for «none of these», and for what the script does not know."""
    if answer.question_id == TYPED:
        return Temperament(answer.option_id)
    question = script.question(answer.question_id)
    option = None if question is None else question.option(answer.option_id)
    return None if option is None else option.temperament
