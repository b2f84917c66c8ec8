"""What a client has objected in a call."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.calls.consultation import Answer
from bot.domain.calls.state import CAN, OBJECTION, derive
from bot.domain.ids import OptionId, QuestionId
from tests.small_script import small_script

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def said(*options: str, question: QuestionId = OBJECTION) -> list[Answer]:
    """Answers, a minute after each other."""
    return [
        Answer(question_id=question, option_id=OptionId(option), at=NOON + timedelta(minutes=place))
        for place, option in enumerate(options)
    ]


@pytest.mark.parametrize(
    ("options", "heard"),
    [
        ([], []),
        (["none"], []),
        (["price"], ["price"]),
        (["price", "think", "price"], ["price", "think", "price"]),
        (["price", "none", "price"], ["price"]),
        (["ask_cause"], ["ask_cause"]),
        (["ask_cause", "trust"], ["trust"]),
        (["trust", "ask_cause", "trust"], ["trust"]),
        (["price", "none"], ["price"]),
    ],
)
def test_objections_stand_in_the_order_heard(options: Sequence[str], heard: Sequence[str]) -> None:
    """Each once in a row; the question for the cause gives way to the cause; one that is answered was objected all the same."""
    assert list(derive(said(*options), small_script()).objected) == heard


def test_the_state_knows_what_is_answered_by_now() -> None:
    """An answer about the budget settles an objection, and it has been objected."""
    state = derive([*said("price"), *said("yes", question=CAN)], small_script())
    assert state.objection is None
    assert list(state.objected) == ["price"]
