"""What short answers mean behind each thing that a sentence may ask: every pair has a meaning of its own, or none."""

from __future__ import annotations

from itertools import product

import pytest

from bot.domain.calls.answering import is_heard, meant_by
from bot.domain.calls.asks_for import AsksFor, ShortAnswer
from bot.domain.calls.state import CAN, OBJECTION, OCCASION, WANTS

EVERY_PAIR = list(product(AsksFor, ShortAnswer))
YES = (ShortAnswer.YES, ShortAnswer.LIKES)
NO = (ShortAnswer.NO, ShortAnswer.NOT_REALLY)
REFUSES = (*NO, ShortAnswer.NO_THANKS)


@pytest.mark.parametrize(
    ("asks_for", "answer", "question", "option"),
    [
        *((AsksFor.WISH, answer, WANTS, "yes") for answer in YES),
        *((AsksFor.WISH, answer, WANTS, "no") for answer in NO),
        (AsksFor.WISH, ShortAnswer.LOOKING, OBJECTION, "not_now"),
        (AsksFor.BUDGET, ShortAnswer.YES, CAN, "yes"),
        (AsksFor.BUDGET, ShortAnswer.SUM, CAN, "yes"),
        (AsksFor.BUDGET, ShortAnswer.NO, CAN, "no"),
        (AsksFor.BUDGET, ShortAnswer.DEPENDS, OCCASION, "cost"),
        (AsksFor.BUDGET, ShortAnswer.NO_THANKS, WANTS, "no"),
        (AsksFor.TERMS, ShortAnswer.SUM, CAN, "yes"),
        (AsksFor.EASIER_TERMS, ShortAnswer.SUM, OCCASION, "find_out"),
        (AsksFor.DEAL, ShortAnswer.YES, WANTS, "decided"),
        *((AsksFor.DEAL, answer, OBJECTION, "ask_cause") for answer in NO),
        (AsksFor.TIME, ShortAnswer.YES, OCCASION, "present"),
        (AsksFor.TIME, ShortAnswer.NO, OBJECTION, "not_now"),
    ],
)
def test_an_answer_means_what_was_asked(asks_for: AsksFor, answer: ShortAnswer, question: str, option: str) -> None:
    """«Да» behind the wish is a wish, behind the budget a budget, behind «shall we order?» a decision."""
    assert meant_by(answer, asks_for) == (question, option)


@pytest.mark.parametrize("answer", ShortAnswer)
def test_without_a_question_an_answer_means_nothing(answer: ShortAnswer) -> None:
    """Whatever it is."""
    assert meant_by(answer, None) is None
    assert not is_heard(answer, None)


@pytest.mark.parametrize("asks_for", AsksFor)
def test_whoever_asks_somebody_first_thinks_it_over(asks_for: AsksFor) -> None:
    """Whatever was asked."""
    assert meant_by(ShortAnswer.ASKS_SOMEBODY, asks_for) == (OBJECTION, "think")


@pytest.mark.parametrize("asks_for", [AsksFor.CAUSE, AsksFor.NEED, AsksFor.OPEN, AsksFor.TERMS, AsksFor.EASIER_TERMS])
def test_yes_and_no_answer_no_open_question(asks_for: AsksFor) -> None:
    """«Нет» is no answer to «what holds you back?»: nothing is guessed, nothing is taken as heard."""
    for answer in (ShortAnswer.YES, *NO):
        assert meant_by(answer, asks_for) is None
        assert not is_heard(answer, asks_for)


def test_no_answer_says_the_opposite_of_itself() -> None:
    """Over all pairs: a yes never denies wish or budget, a no never grants them, and only a sum or a yes grants a budget."""
    for asks_for, answer in EVERY_PAIR:
        meant = meant_by(answer, asks_for)
        if meant in ((WANTS, "no"), (CAN, "no")):
            assert answer in REFUSES, (asks_for, answer)
        if meant in ((WANTS, "yes"), (WANTS, "decided")):
            assert answer in YES, (asks_for, answer)
        if meant == (CAN, "yes"):
            assert answer in (ShortAnswer.YES, ShortAnswer.SUM), (asks_for, answer)


def test_what_is_heard_establishes_nothing() -> None:
    """An answer either leads somewhere or is merely heard."""
    both = [(asks_for, answer) for asks_for, answer in EVERY_PAIR if is_heard(answer, asks_for) and meant_by(answer, asks_for)]
    assert not both
    assert is_heard(ShortAnswer.YES, AsksFor.DATE)
    assert not is_heard(ShortAnswer.SUM, AsksFor.DATE)
