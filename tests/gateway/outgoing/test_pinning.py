"""Pinning is part of showing a message: it is tried again by itself, and the message is sent once."""

from __future__ import annotations

from datetime import timedelta

from bot.playground.faults import Fault, FaultKind
from tests.floor import Desk, Floor

SENT = "sendMessage"
PIN = "pinChatMessage"


def _pinned(desk: Desk) -> list[int]:
    return [shown.id for shown in desk.shown if shown.message.pinned]


def _calls(floor: Floor, method: str) -> int:
    return sum(call.method == method for call in floor.emulator.calls)


async def _until_quiet(floor: Floor, seconds: float) -> None:
    floor.clock.now += timedelta(seconds=seconds)
    await floor.tick()
    await floor.tick()


async def test_a_pin_refused_for_a_while_is_tried_again_alone(floor: Floor, anna: Desk) -> None:
    """429 at the pin: the message stays the one that was sent, and is pinned later."""
    floor.emulator.faults.add(Fault(kind=FaultKind.HTTP, method=PIN, code=429, parameters={"retry_after": 3}))
    await anna.send("/pocket")
    assert _pinned(anna) == []
    sent = _calls(floor, SENT)
    await _until_quiet(floor, 10)
    assert len(_pinned(anna)) == 1
    pocket = [shown for shown in anna.shown if shown.text.startswith("📌 Памятка:")]
    assert len(pocket) == 1
    assert _calls(floor, SENT) - sent <= 1, "only the hint beside it may still have been to send"


async def test_a_lost_answer_to_a_pin_sends_nothing_twice(floor: Floor, anna: Desk) -> None:
    """The connection breaks after the pin took effect: pinning once more harms nobody."""
    floor.emulator.faults.add(Fault(kind=FaultKind.DROP_AFTER, method=PIN))
    await anna.send("/pocket")
    await _until_quiet(floor, 10)
    assert len(_pinned(anna)) == 1
    assert sum(shown.text.startswith("📌 Памятка:") for shown in anna.shown) == 1


async def test_a_restart_between_the_message_and_its_pin(floor: Floor, anna: Desk) -> None:
    """A process that ends before the pin leaves it to the next one, which does not send the message again."""
    floor.emulator.faults.add(Fault(kind=FaultKind.HTTP, method=PIN, code=429, parameters={"retry_after": 3}))
    await anna.send("/pocket")
    assert _pinned(anna) == []
    floor.clock.now += timedelta(seconds=10)
    await floor.restart()
    await _until_quiet(floor, 10)
    assert len(_pinned(anna)) == 1
    assert sum(shown.text.startswith("📌 Памятка:") for shown in anna.shown) == 1
