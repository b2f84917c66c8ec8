"""Silent reminders to practise: at one's hour, once a day, and none to whoever does not answer."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.domain.people.employee import Role
from tests.conversation.training.practising import BEGIN, answer_rightly, practise_all
from tests.floor import Desk, Floor


@pytest.fixture
async def anna(floor: Floor) -> Desk:
    """A trainee who has practised once."""
    desk = await floor.hire(101, "Анна", Role.TRAINEE)
    await practise_all(desk)
    return desk


async def days_pass(floor: Floor, desk: Desk, days: int) -> list[str]:
    """Let so many days pass, hour by hour, and return when something was said, by local hour."""
    said = []
    for _ in range(24 * days):
        floor.clock.advance(hours=1)
        before = desk.card.id
        await floor.tick()
        if desk.card.id != before:
            said.append((floor.clock() + timedelta(hours=3)).strftime("%H"))  # Moscow
    return said


async def test_once_a_day_at_nine_and_by_day(floor: Floor, anna: Desk) -> None:
    """Nobody knows his hour yet; the message makes no sound and begins the cards."""
    said = await days_pass(floor, anna, 1)
    assert len(said) == 1
    assert said[0] in {"09", "10"}
    sent = [call for call in floor.emulator.calls if call.method == "sendMessage"][-1]
    assert sent.params["disable_notification"] in {True, "true", "True"}
    await anna.tap(BEGIN)
    await answer_rightly(anna)


async def test_who_does_not_answer_is_left_in_peace(floor: Floor, anna: Desk) -> None:
    """Two reminders, one more after five missed days that offers a few, and then none until he practises of himself."""
    said = await days_pass(floor, anna, 30)
    assert len(said) == 3
    assert all(8 <= int(hour) < 21 for hour in said)
    assert floor.says("train.nudge_return", n=3) in anna.card.text
    await anna.tap(BEGIN)
    while not (await floor.rows("SELECT finished_at FROM training_sittings"))[0][0]:
        await answer_rightly(anna)
    assert len(await days_pass(floor, anna, 2)) >= 1, "with practice everything begins anew"


async def test_who_wants_none_gets_none(floor: Floor, anna: Desk) -> None:
    """He has switched reminders off."""
    await floor.write("UPDATE employees SET wants_reminders = false")
    assert await days_pass(floor, anna, 3) == []


async def test_none_comes_into_a_call(floor: Floor, anna: Desk) -> None:
    """Nor while somebody is blocked; it comes when the call is over."""
    floor.clock.advance(hours=12)
    await anna.send("/call")
    await floor.write("UPDATE trainees SET nudge_at = '2026-01-01 00:00:00.000000'")
    card = anna.card.id
    await floor.tick()
    assert anna.card.id == card
