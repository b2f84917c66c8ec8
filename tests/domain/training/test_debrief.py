"""What is said after a live run is true of what was answered, and nothing is said where there is nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from bot.content.library import Library
from bot.domain.calls.consultation import Answer
from bot.domain.calls.script import Script
from bot.domain.calls.state import OTHER, TYPE
from bot.domain.calls.temperament import Temperament
from bot.domain.training.debrief import Debrief, Keep, look_back
from bot.domain.training.live_run import play
from tests.domain.training.test_live_run import CAN_NO, PRICE, PROVE, WANTS_YES, answers, client, line

DETAILS = line("asking", "details")
HIM = client(PROVE, WANTS_YES, DETAILS, PRICE, CAN_NO)
RIGHT = [("phrase1", "prove"), ("wants", "yes"), ("asking", "details"), ("objection", "price"), ("can", "no")]


@pytest.fixture
def script(library: Library) -> Script:
    """The script in force."""
    return library.script


def weighed(script: Script, said: Sequence[Answer]) -> Sequence[Answer]:
    """Give cues what they say of the type."""
    found = []
    for answer in said:
        question = script.question(answer.question_id)
        option = None if question is None else question.option(answer.option_id)
        found.append(replace(answer, likelihoods=None if option is None else option.likelihoods))
    return found


def told(script: Script, *said: tuple[str, str]) -> Debrief:
    """What is said after these answers."""
    given = weighed(script, answers(*said))
    debrief = look_back(play(HIM, given), given, script)
    assert debrief is not None
    return debrief


def test_who_heard_everything_keeps_that(script: Script) -> None:
    """Nothing is to be started, nothing to be stopped; his manner stood on the card behind his first line."""
    seen = told(script, *RIGHT)
    assert (seen.keep, seen.start, seen.stop) == (Keep.ALL, None, None)
    assert seen.named
    assert seen.first is not None
    assert seen.first[0] == 1
    phrase = script.phrase(seen.first[1])
    assert phrase is not None
    assert phrase.manner.value == Temperament.PHLEGMATIC.value
    assert seen.cards == len(RIGHT) + 1
    assert seen.fitted == seen.cards


def test_nothing_was_answered(script: Script) -> None:
    """Then nothing is said."""
    seen = told(script)
    assert (seen.keep, seen.start, seen.stop, seen.first, seen.heard) == (None, None, None, None, [])
    assert seen.unanswered is not None
    assert seen.unanswered.line == PROVE, "he has said it, and it is not counted among those that he did not come to"
    assert seen.unheard == len(HIM.lines) - 1


@pytest.mark.parametrize(
    ("missed", "wrong"),
    [
        (0, [("phrase1", "great")] * 2),
        (1, [("wants", "no")] * 2),
        (4, [("can", "yes")] * 2),
        (3, [("objection", "trust"), ("objection", "think")]),
    ],
)
def test_what_was_missed_is_to_be_started(script: Script, missed: int, wrong: list[tuple[str, str]]) -> None:
    """And what was answered against it is to be stopped."""
    seen = told(script, *RIGHT[:missed], *wrong, *RIGHT[missed + 1 :])
    assert seen.start == HIM.lines[missed]
    assert seen.stop is not None
    assert (seen.stop.line, str(seen.stop.answer.option_id)) == (HIM.lines[missed], wrong[0][1])


def test_the_type_comes_first_then_wish_money_and_objection(script: Script) -> None:
    """Of all that was missed, and of all that was wrong."""
    seen = told(script, *[("objection", "trust")] * 8, *[("can", "yes")] * 2)
    assert seen.start == PROVE
    half = told(script, RIGHT[0], *[("can", "yes")] * 2, RIGHT[2], *[("can", "yes")] * 4)
    assert half.start == WANTS_YES


def test_none_of_these_and_his_own_type_are_never_wrong(script: Script) -> None:
    """Who hears nothing says so; a cue of his type that he did not show there is no mistake about him."""
    seen = told(script, *[("phrase1", OTHER)] * 2, ("topic", "figures"), ("wants", "yes"))
    assert seen.start == PROVE
    assert seen.stop is None


def test_what_was_said_before_may_be_tapped_late(script: Script) -> None:
    """The wish of his second line, tapped at the third, is true of him."""
    seen = told(script, RIGHT[0], ("phrase1", OTHER), ("phrase1", OTHER), ("wants", "yes"))
    assert seen.start == WANTS_YES
    assert seen.stop is None


def test_what_he_had_not_said_yet_was_tapped_against_him(script: Script) -> None:
    """A wish that nobody has uttered is a guess."""
    seen = told(script, ("wants", "no"))
    assert seen.stop is not None
    assert seen.stop.line == PROVE
    assert seen.start is None, "he says it again, and nothing is missed yet"


def test_a_type_that_was_chosen_against_his_lines_is_to_be_stopped(script: Script) -> None:
    """Whatever the cues said, the card ended with another type."""
    seen = told(script, *RIGHT[:3], (TYPE, Temperament.SANGUINE.value))
    assert not seen.named
    assert seen.stop is not None
    assert (seen.stop.line, str(seen.stop.answer.option_id)) == (None, "sanguine")
    assert seen.keep is Keep.WANTS


def test_what_was_heard_the_second_time_is_worth_keeping(script: Script) -> None:
    """When there is nothing better; and it says of which line that is true."""
    seen = told(script, ("wants", "no"), ("phrase1", "prove"), (TYPE, "unknown"))
    assert (seen.keep, seen.kept) == (Keep.SECOND, PROVE)


def test_a_line_heard_at_once_is_not_said_to_have_been_missed(script: Script) -> None:
    """The type is not named, the second line is never heard: the first was heard at once, and that is said."""
    seen = told(script, RIGHT[0], ("can", "no"), ("can", "no"), (TYPE, "unknown"))
    assert (seen.keep, seen.kept, seen.named) == (Keep.AT_ONCE, PROVE, False)


def test_a_sentence_that_closes_does_not_suit_who_has_just_said_no(script: Script) -> None:
    """He has changed his mind, the run is left there, and the card still closes the sale."""
    changed = client(PROVE, WANTS_YES, line("can", "yes"), line("wants", "no"), DETAILS)
    said = [("phrase1", "prove"), ("wants", "yes"), ("can", "yes")]
    left = weighed(script, answers(*said))
    seen = look_back(play(changed, left), left, script)
    assert seen is not None
    assert (seen.fitted, seen.cards) == (3, 4)
    followed = weighed(script, answers(*said, ("wants", "no")))
    seen = look_back(play(changed, followed), followed, script)
    assert seen is not None
    assert (seen.fitted, seen.cards) == (5, 5), "whoever follows him has nothing to be told"
    deaf = weighed(script, answers(*said, ("objection", "trust")))
    seen = look_back(play(changed, deaf), deaf, script)
    assert seen is not None
    assert (seen.fitted, seen.cards) == (4, 5)


def test_a_client_who_is_no_more_leaves_nothing_to_say(script: Script) -> None:
    """Nobody knows what he would have shown."""
    given = weighed(script, answers(*RIGHT))
    assert look_back(play(None, given), given, script) is None
