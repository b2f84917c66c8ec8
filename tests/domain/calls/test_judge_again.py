"""What other weights would have said of a call whose answers stand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.domain.calls.consultation import Answer
from bot.domain.calls.judge_again import judge_again
from bot.domain.calls.script import Option, Script
from bot.domain.calls.state import TYPE, TYPED
from bot.domain.calls.temperament import Recognition, Temperament
from bot.domain.ids import OptionId, QuestionId
from tests.floor import START
from tests.small_script import question, small_script


def turned(script: Script) -> Script:
    """Let the cues of the first type speak for the last one."""
    first, last = Temperament.CHOLERIC, Temperament.PHLEGMATIC
    likelihoods = {kind: 0.85 if kind is last else 0.05 for kind in Temperament}

    def changed(option: Option) -> Option:
        return replace(option, likelihoods=likelihoods) if option.temperament is first else option

    questions = [replace(one, options=[changed(option) for option in one.options]) for one in script.questions]
    return replace(script, questions=questions)


def tapped(name: str, kind: Temperament) -> Answer:
    option = next(one for one in question(name).options if one.temperament is kind)
    return Answer(question_id=QuestionId(name), option_id=option.id, at=START, likelihoods=option.likelihoods)


@pytest.fixture
def script() -> Script:
    return small_script()


def test_a_cue_weighs_what_the_script_says(script: Script) -> None:
    """Two taps for the first type are two for the last one by other weights; by the same ones nothing changes."""
    names = [one.id for one in script.questions]
    answers = [tapped(name, Temperament.CHOLERIC) for name in names[:2]]
    before, after = judge_again(answers, None, script), judge_again(answers, None, turned(script))
    assert (before.recognition, before.is_sure) == (Recognition.CHOLERIC, True)
    assert (after.recognition, after.is_sure) == (Recognition.PHLEGMATIC, True)
    assert str(after) == "phlegmatic (sure)"
    assert judge_again(answers, None, None) == before, "without a script all weighs what it did"


def test_what_was_typed_or_is_unknown_weighs_what_it_did(script: Script) -> None:
    """Its words are not stored; and a cue that the script never had keeps its own weight."""
    likelihoods = {kind: 0.7 if kind is Temperament.CHOLERIC else 0.1 for kind in Temperament}
    for name in (TYPED, QuestionId("gone")):
        answer = Answer(question_id=name, option_id=OptionId("x"), at=START, likelihoods=likelihoods)
        assert judge_again([answer], None, turned(script)).recognition is Recognition.CHOLERIC


def test_the_managers_word_stands(script: Script) -> None:
    """Whatever the weights say, he has named the type."""
    named = Answer(question_id=TYPE, option_id=OptionId(Recognition.SANGUINE), at=START)
    answers = [tapped(script.questions[0].id, Temperament.CHOLERIC), named]
    assert judge_again(answers, None, turned(script)).recognition is Recognition.SANGUINE
