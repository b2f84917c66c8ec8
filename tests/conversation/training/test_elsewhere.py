"""Who does in training what leads nowhere is told what leads on in training, and not how a call is begun."""

from __future__ import annotations

import pytest

from bot.domain.people.employee import Role
from bot.screens.action import encode
from bot.screens.training.actions import OpenTrainee
from bot.screens.training.quiz_actions import GoOnQuiz
from bot.screens.training.team_actions import BeginAssigned
from tests.conversation.training.practising import BEGIN
from tests.floor import Desk, Floor


@pytest.fixture
async def anna(floor: Floor) -> Desk:
    """A trainee."""
    return await floor.hire(101, "Анна", Role.TRAINEE)


@pytest.mark.parametrize("act", ["send_sticker", "send_voice"])
async def test_a_sticker_and_a_voice_message_among_drills(floor: Floor, anna: Desk, act: str) -> None:
    """While a card waits they are told to tap; an hour later, and without a card, the bot does not think of training."""
    await anna.do(act)
    assert anna.last.text == floor.says("hint.not_text")
    await anna.send("/train")
    await anna.tap(BEGIN)
    await anna.do(act)
    assert anna.last.text == floor.says("hint.not_text_training")
    floor.clock.advance(hours=1)
    await anna.do(act)
    assert anna.last.text == floor.says("hint.not_text")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (encode(BeginAssigned(assigned=99)), "error.gone_training"),
        (encode(GoOnQuiz(attempt=99)), "error.gone_training"),
        (f"{encode(OpenTrainee(person=1)).partition(':')[0]}:what:was:once", "error.old_button_training"),
        ("Zz:9", "error.old_button"),
    ],
)
async def test_a_button_that_is_out_of_date(floor: Floor, anna: Desk, data: str, said: str) -> None:
    """One of training leads to training, any other to a call."""
    await anna.send("/train")
    await anna.tap_data(anna.last.id, data)
    assert anna.toast == floor.says(said)
    assert ("/train" in floor.says(said)) is said.endswith("_training")
