"""What typed words meant by what was said after them: a type whenever it is picked, all else if it follows soon."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.calls.consultation import Answer
from bot.domain.calls.corrected import Answered, Meant, meant_by_words
from bot.domain.calls.script import likelihoods_of
from bot.domain.calls.state import CAN, OBJECTION, OTHER, PHRASE, TYPE, TYPED, WANTS
from bot.domain.calls.suggestion import SAID_CAN, SAID_WANTS
from bot.domain.calls.temperament import Temperament
from bot.domain.ids import OptionId, QuestionId

SAID = datetime(2026, 11, 23, 12, tzinfo=UTC)


def answer(question: QuestionId, option: str, seconds: float = 0, of: Temperament | None = None) -> Answer:
    """An answer so many seconds after the words."""
    likelihoods = None if of is None else likelihoods_of(of, 0.65)
    return Answer(question_id=question, option_id=OptionId(option), at=SAID + timedelta(seconds=seconds), likelihoods=likelihoods)


BOLD = answer(TYPED, "choleric", of=Temperament.CHOLERIC)
DEAR = answer(OBJECTION, "price")
LONG_AFTER = 600


@pytest.mark.parametrize(
    ("answers", "read", "meant"),
    [
        ((BOLD,), ("choleric",), ("choleric",)),
        ((BOLD, answer(TYPE, "phlegmatic", LONG_AFTER)), ("choleric",), ("phlegmatic",)),
        ((BOLD, answer(TYPE, "phlegmatic", 9), answer(TYPE, "choleric", 20)), ("choleric",), ("choleric",)),
        ((BOLD, answer(TYPE, "unknown", 9)), ("choleric",), ("choleric",)),
        ((answer(TYPE, "phlegmatic", -9), BOLD), ("choleric",), ("choleric",)),
        ((answer(WANTS, "yes"), answer(WANTS, "no", 9)), ("wants_yes",), ("wants_no",)),
        ((answer(WANTS, "yes"), answer(WANTS, "no", LONG_AFTER)), ("wants_yes",), ("wants_yes",)),
        ((answer(WANTS, "decided"), answer(WANTS, "no", 9)), ("decides",), ("wants_no",)),
        ((BOLD, answer(CAN, "no"), answer(CAN, "yes", 5)), ("choleric", "can_no"), ("choleric", "can_yes")),
        ((BOLD, answer(CAN, "yes", 5)), ("choleric",), ("choleric",)),
        ((answer(SAID_WANTS, "yes"), answer(WANTS, "no", 9)), ("wants_yes",), ("wants_no",)),
        ((answer(SAID_WANTS, "yes"), answer(WANTS, "yes", 9)), ("wants_yes",), ("wants_yes",)),
        ((answer(SAID_WANTS, "yes"), answer(WANTS, "no", LONG_AFTER)), ("wants_yes",), ("wants_yes",)),
        ((answer(SAID_WANTS, "yes"), answer(SAID_WANTS, "no", 9)), ("wants_yes",), ("wants_yes",)),
        ((answer(SAID_WANTS, "decided"), answer(WANTS, "decided", 9)), ("decides",), ("decides",)),
        ((answer(SAID_WANTS, "decided"), answer(WANTS, "no", 9)), ("decides",), ("wants_no",)),
        ((BOLD, answer(SAID_CAN, "no"), answer(CAN, "yes", 5)), ("choleric", "can_no"), ("choleric", "can_yes")),
        ((answer(SAID_WANTS, "yes"), answer(CAN, "no", 5)), ("wants_yes",), ("wants_yes",)),
        ((answer(OBJECTION, "price"), answer(OBJECTION, "trust", 5)), ("objection_price",), ("objection_trust",)),
        ((answer(OBJECTION, "price"), answer(OBJECTION, "none", 5)), ("objection_price",), ("objection_price",)),
    ],
)
def test_what_was_read_and_what_it_meant(answers: tuple[Answer, ...], read: tuple[str, ...], meant: tuple[str, ...]) -> None:
    """A later word of a person takes the place of what it excludes, and of nothing else."""
    found = meant_by_words(SAID, Answered(answers=answers))
    assert found == Meant(read=read, meant=meant)
    assert found.is_corrected is (read != meant)


@pytest.mark.parametrize(
    ("answers", "meant"),
    [
        ((), ()),
        ((answer(QuestionId("speech"), "orderly", 9, Temperament.PHLEGMATIC),), ("phlegmatic",)),
        ((answer(PHRASE, "x", 3), answer(WANTS, "no", 9)), ("wants_no",)),
        (
            (answer(QuestionId("speech"), OTHER, 3), answer(OBJECTION, "ask_cause", 5), answer(OBJECTION, "price", 9)),
            ("objection_price",),
        ),
        ((answer(SAID_WANTS, "no", 3), answer(WANTS, "yes", 9)), ("wants_yes",)),
        ((answer(TYPED, "choleric", 3, Temperament.CHOLERIC),), ()),
        ((answer(CAN, "yes", 90),), ()),
        ((answer(CAN, "yes", -90),), ()),
    ],
)
def test_what_is_tapped_after_words_that_were_not_read(answers: tuple[Answer, ...], meant: tuple[str, ...]) -> None:
    """The first tap within a minute that words can mean; taken back it would not be among the answers."""
    found = meant_by_words(SAID, Answered(answers=answers))
    assert found == Meant(read=(), meant=meant)
    assert not found.is_corrected


@pytest.mark.parametrize(
    ("taken_back", "answers", "read", "meant"),
    [
        ((answer(SAID_WANTS, "yes"),), (), ("wants_yes",), ("wants_yes",)),
        ((answer(SAID_WANTS, "yes"),), (answer(WANTS, "no", 9),), ("wants_yes",), ("wants_no",)),
        ((answer(SAID_WANTS, "yes"),), (answer(WANTS, "yes", 9),), ("wants_yes",), ("wants_yes",)),
        ((answer(SAID_WANTS, "yes"),), (answer(WANTS, "no", LONG_AFTER),), ("wants_yes",), ("wants_yes",)),
        ((answer(SAID_WANTS, "yes"),), (answer(CAN, "no", 9),), ("wants_yes",), ("wants_yes",)),
        ((BOLD,), (answer(TYPE, "phlegmatic", 9),), ("choleric",), ("phlegmatic",)),
        ((BOLD, DEAR), (answer(OBJECTION, "trust", 9),), ("choleric", "objection_price"), ("objection_trust",)),
        ((BOLD, DEAR), (answer(OBJECTION, "price", 9),), ("choleric", "objection_price"), None),
        ((answer(WANTS, "no", 3),), (answer(WANTS, "yes", 9),), (), ("wants_yes",)),
    ],
)
def test_what_was_taken_back_was_read_wrong_if_the_same_is_then_tapped_otherwise(
    taken_back: tuple[Answer, ...], answers: tuple[Answer, ...], read: tuple[str, ...], meant: tuple[str, ...] | None
) -> None:
    """Alone, before a tap on something else, or with the same tapped again, ↶ says nothing; nor of what was not tapped."""
    found = meant_by_words(SAID, Answered(answers=answers, taken_back=taken_back))
    assert found == Meant(read=read, meant=read if meant is None else meant)


def test_what_other_words_set_is_no_tap() -> None:
    """He says that it is dear and then that he will think: neither text was read wrong."""
    price, think = answer(OBJECTION, "price"), answer(OBJECTION, "think", 5)
    words = frozenset({price.at, think.at})
    assert not meant_by_words(SAID, Answered(answers=(price, think), typed=words)).is_corrected
    assert meant_by_words(SAID, Answered(answers=(price, think), typed={price.at})).meant == ("objection_think",)
    assert meant_by_words(SAID, Answered(answers=(think,), typed=words)).meant == (), "nor what words meant that were not read"


def test_a_tap_answers_what_was_said_last() -> None:
    """He wants it, then says that he does not: the tap that confirms the second says nothing of the first, taken back or not."""
    yes, no, tap = answer(SAID_WANTS, "yes"), answer(SAID_WANTS, "no", 10), answer(WANTS, "no", 19)
    words = frozenset({yes.at, no.at})
    for call in (
        Answered(answers=(yes, no, tap), typed=words),
        Answered(answers=(yes, tap), taken_back=(no,), typed=words),
    ):
        assert not meant_by_words(yes.at, call).is_corrected
        assert not meant_by_words(no.at, call).is_corrected
    unread = Answered(answers=(no, tap), typed=words)
    assert meant_by_words(yes.at, unread).meant == (), "words that were not read, before others that were"
    between = Answered(answers=(yes, answer(SAID_CAN, "no", 10), tap), typed=words)
    assert meant_by_words(yes.at, between).meant == ("wants_no",), "of his means he spoke between, and that is another question"
