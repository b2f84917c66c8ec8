"""Whatever is answered in a live run, each sentence that is said of it is true of what was said and answered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.content.library import Library
from bot.domain.calls.consultation import Answer
from bot.domain.calls.script import Script
from bot.domain.calls.state import OTHER, TYPE, TYPED, derive
from bot.domain.calls.temperament import Manner
from bot.domain.ids import OptionId, QuestionId
from bot.domain.training.debrief import Debrief, Keep, Matter, look_back, matter_of
from bot.domain.training.drills import Persona, PersonaLine
from bot.domain.training.live_run import play
from tests.domain.training.test_debrief import DETAILS, weighed
from tests.domain.training.test_live_run import CAN_NO, PRICE, PROVE, WANTS_YES, answers, client, line

WANTS_NO = line("wants", "no")
CLIENTS: Final = (
    client(PROVE, WANTS_YES, DETAILS, PRICE, CAN_NO),
    client(WANTS_YES, PROVE, CAN_NO, WANTS_NO),
    client(PRICE, WANTS_YES, line("can", "yes"), WANTS_NO, DETAILS),
)
TAPS: Final = (
    ("phrase1", "prove"),
    ("phrase1", "great"),
    ("phrase1", OTHER),
    ("asking", "details"),
    ("wants", "yes"),
    ("wants", "no"),
    ("wants", "decided"),
    ("wants", "unknown"),
    ("can", "yes"),
    ("can", "no"),
    ("objection", "price"),
    ("objection", "trust"),
    ("objection", "ask_cause"),
    (TYPE, "sanguine"),
    (TYPE, "phlegmatic"),
    (TYPE, "unknown"),
    (TYPED, "phlegmatic"),
    (TYPED, "choleric"),
)


@dataclass
class Happened:
    """What became of a line, by a reckoning of its own: one answer a minute, so each is one try."""

    line: PersonaLine
    tapped: list[Answer]
    caught: bool = False

    @property
    def state(self) -> str:
        """Say it in words."""
        if self.caught:
            return "later" if self.tapped else "at once"
        return "never" if len(self.tapped) == 2 else "open"


def happened(persona: Persona, given_answers: Sequence[Answer]) -> list[Happened]:
    """Walk through the answers once more."""
    told = [Happened(persona.lines[0], [])]
    for answer in given_answers:
        now = told[-1]
        if answer.question_id == TYPE or answer.option_id == "ask_cause" or now.state != "open":
            continue
        if _shows(answer, now.line):
            now.caught = True
        else:
            now.tapped.append(answer)
        if now.state != "open" and len(told) < len(persona.lines):
            told.append(Happened(persona.lines[len(told)], []))
    return told


def _shows(answer: Answer, said: PersonaLine) -> bool:
    if answer.question_id == TYPED:
        return matter_of(said) is Matter.TYPE and answer.option_id == "phlegmatic"
    option = "yes" if answer.option_id == "decided" else answer.option_id
    return (answer.question_id, option) == (said.question_id, said.option_id)


@pytest.fixture(scope="module")
def script(library: Library) -> Script:
    """The script in force."""
    return library.script


@settings(max_examples=400, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    persona=st.sampled_from(CLIENTS),
    right=st.lists(st.booleans(), max_size=12),
    taps=st.lists(st.sampled_from(TAPS), max_size=12),
)
def test_every_sentence_is_true(script: Script, persona: Persona, right: list[bool], taps: list[tuple[str, str]]) -> None:
    """Lines that were caught at once, later, never or not come to; the type named, not named, or chosen."""
    said = _said(persona, right, taps)
    given_answers = weighed(script, answers(*said))
    told = look_back(play(persona, given_answers), given_answers, script)
    assert told is not None
    lines = happened(persona, given_answers)
    _lines_are_true(told, lines, persona)
    is_named = derive(given_answers, script).recognition.value == persona.temperament.value
    assert told.named == is_named
    _keep_is_true(told, lines, is_named=is_named, is_through=len(lines) == len(persona.lines) and lines[-1].state != "open")
    if told.start is not None:
        assert told.start in [one.line for one in lines if one.state == "never"]
    else:
        assert not any(one.state == "never" for one in lines)
    _stop_is_true(told, lines, given_answers)
    _cards_are_true(told, lines, script, given_answers, persona)


def _said(persona: Persona, right: list[bool], taps: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Mix right answers with others: chance alone hears too little."""
    said: list[tuple[str, str]] = []
    others = list(taps)
    for is_right in right:
        now = happened(persona, answers(*said))[-1]
        if is_right and now.state == "open":
            said.append((now.line.question_id, now.line.option_id))
        elif others:
            said.append(others.pop())
    return said + others


def _lines_are_true(told: Debrief, lines: list[Happened], persona: Persona) -> None:
    over = [one for one in lines if one.state != "open"]
    assert [one.line for one in told.heard] == [one.line for one in over]
    for one, mine in zip(told.heard, over, strict=True):
        state = "never" if not one.is_caught else "later" if one.misses else "at once"
        assert (state, list(one.missed_by)) == (mine.state, mine.tapped)
    still = [one for one in lines if one.state == "open"]
    assert ([] if told.unanswered is None else [told.unanswered.line]) == [one.line for one in still]
    assert told.unheard == len(persona.lines) - len(lines)


def _keep_is_true(told: Debrief, lines: list[Happened], *, is_named: bool, is_through: bool) -> None:
    kept = [one for one in lines if one.line is told.kept]
    about = [one for one in lines if told.keep is not None and matter_of(one.line).value == told.keep.value]
    match told.keep:
        case Keep.ALL:
            assert is_through
            assert is_named
            assert all(one.state == "at once" for one in lines)
        case Keep.TYPE:
            assert is_named
            assert any(one.caught for one in lines if matter_of(one.line) is Matter.TYPE)
        case Keep.WANTS | Keep.CAN | Keep.OBJECTION:
            assert about
            assert all(one.caught for one in about)
        case Keep.AT_ONCE:
            assert [one.state for one in kept] == ["at once"]
        case Keep.SECOND:
            assert [one.state for one in kept] == ["later"]
        case None:
            assert not any(one.caught for one in lines), "something was heard, and nothing is said of it"


def _stop_is_true(told: Debrief, lines: list[Happened], given_answers: Sequence[Answer]) -> None:
    if told.stop is None:
        return
    answer = told.stop.answer
    if told.stop.line is None:
        assert answer == [one for one in given_answers if one.question_id == TYPE][-1]
        assert not told.named
        return
    number, at = next((number, one) for number, one in enumerate(lines) if one.line is told.stop.line)
    assert answer in at.tapped
    said = [one.line for one in lines[: number + 1] if one.line.question_id == answer.question_id]
    option = "yes" if answer.option_id == "decided" else answer.option_id
    if (
        matter_of(PersonaLine(question_id=QuestionId(answer.question_id), option_id=OptionId(option), text=""))
        is Matter.OBJECTION
    ):
        assert option not in [one.option_id for one in said]
    elif answer.question_id in ("wants", "can"):
        assert said or option != "unknown", "who says that he does not know is right while nothing was said"
        assert not said or said[-1].option_id != option, "what he has said last is no mistake"


def _cards_are_true(
    told: Debrief, lines: list[Happened], script: Script, given_answers: Sequence[Answer], persona: Persona
) -> None:
    states = [derive(given_answers[:number], script) for number in range(len(given_answers) + 1)]
    manners = (persona.temperament.value, Manner.ANY.value)
    assert told.cards == len(states)
    assert told.fitted <= sum(state.manner.value in manners for state in states)
    his = [number for number, state in enumerate(states) if state.manner.value == persona.temperament.value]
    if not his:
        assert told.first is None
    else:
        assert told.first is not None
        assert told.first[0] == len(happened(persona, given_answers[: his[0] - 1]))
        assert told.first[1] == states[his[0]].phrase.id
    if told.fitted == told.cards:
        wishes = [one.line.option_id for one in lines if one.line.question_id == "wants"]
        assert not wishes or states[-1].intent.wants.value in (wishes[-1], "unknown"), "the last card goes against his wish"
