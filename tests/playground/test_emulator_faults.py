"""Faults strike the call that they name, with the effect that they say, in one process and over HTTP."""

import json
from typing import Any

import aiohttp
import pytest

from bot.playground.faults import Fault, FaultKind
from bot.playground.server import serve
from bot.playground.wire import ConnectionDropped, NoAnswer
from tests.playground.emulated import OWNER, STRANGER, Stage, stage

ID = OWNER.id
MESSAGE: dict[str, Any] = {"chat_id": ID, "text": "a"}


@pytest.fixture
def play() -> Stage:
    return stage()


def shown(play: Stage) -> int:
    """How many messages of the bot the owner sees."""
    return sum(message.from_bot for message in play.chat.messages)


async def test_the_position_counts_calls_of_the_method_after_arming(play: Stage) -> None:
    """The third sendMessage fails, twice in a row; other methods do not count."""
    await play.send()
    armed = play.emulator.faults.add(Fault(kind=FaultKind.HTTP, method="sendMessage", at=3, times=2, code=502))
    statuses = []
    for _ in range(6):
        await play.ok("getMe")
        statuses.append((await play.call("sendMessage", **MESSAGE)).status)
    assert statuses == [200, 200, 502, 502, 200, 200]
    assert (armed.fired, shown(play)) == (2, 5)


async def test_the_position_over_all_methods_leaves_polling_out(play: Stage) -> None:
    """«The Nth call» means the same however often the bot polls."""
    armed = play.emulator.faults.add(Fault(kind=FaultKind.HTTP, at=2, code=403))
    await play.ok("getUpdates")
    await play.ok("getMe")
    await play.ok("getUpdates")
    assert await play.refusal("sendMessage", **MESSAGE) == "Forbidden: bot was blocked by the user"
    await play.send()
    assert armed.fired == 1


async def test_a_fault_may_last_until_it_is_cleared(play: Stage) -> None:
    """times 0 hits every call."""
    play.emulator.faults.add(Fault(kind=FaultKind.HTTP, method="getUpdates", times=0, code=500))
    assert {(await play.call("getUpdates")).status for _ in range(3)} == {500}
    play.emulator.faults.clear()
    assert await play.ok("getUpdates") == []


async def test_http_errors_look_like_telegrams(play: Stage) -> None:
    """429 carries retry_after, 5xx is an HTML page, anything may be said instead; nothing takes effect."""
    faults = play.emulator.faults
    faults.add(Fault(kind=FaultKind.HTTP, code=429, parameters={"retry_after": 7}))
    assert json.loads((await play.call("sendMessage", **MESSAGE)).body) == {
        "ok": False,
        "error_code": 429,
        "description": "Too Many Requests: retry after 7",
        "parameters": {"retry_after": 7},
    }
    faults.add(Fault(kind=FaultKind.HTTP, code=502))
    reply = await play.call("sendMessage", **MESSAGE)
    assert (reply.status, reply.body[:6]) == (502, b"<html>")
    faults.add(Fault(kind=FaultKind.HTTP, code=400, description="Bad Request: TOPIC_CLOSED"))
    assert await play.refusal("sendMessage", **MESSAGE) == "Bad Request: TOPIC_CLOSED"
    faults.add(Fault(kind=FaultKind.HTTP, code=400))
    assert await play.refusal("sendMessage", **MESSAGE) == "Bad Request: injected fault"
    faults.add(Fault(kind=FaultKind.HTTP, code=503, body="later"))
    assert (await play.call("sendMessage", **MESSAGE)).body == b"later"
    assert shown(play) == 0


@pytest.mark.parametrize(
    ("fault", "raised", "effect"),
    [
        (Fault(kind=FaultKind.DROP_BEFORE), ConnectionDropped, False),
        (Fault(kind=FaultKind.DROP_AFTER), ConnectionDropped, True),
        (Fault(kind=FaultKind.TIMEOUT), NoAnswer, False),
        (Fault(kind=FaultKind.TIMEOUT, effect=True), NoAnswer, True),
    ],
)
async def test_a_lost_answer_has_the_effect_that_the_fault_says(
    play: Stage, fault: Fault, raised: type[Exception], effect: bool
) -> None:
    """In one process the caller is told at once; the log says what happened."""
    play.emulator.faults.add(fault)
    with pytest.raises(raised):
        await play.call("sendMessage", **MESSAGE)
    assert shown(play) == effect
    assert play.emulator.calls[-1].status == (200 if effect else 0)


async def test_garbage_comes_after_the_effect(play: Stage) -> None:
    """Status 200, no JSON, and the message is there."""
    play.emulator.faults.add(Fault(kind=FaultKind.GARBAGE))
    reply = await play.call("sendMessage", **MESSAGE)
    assert reply.status == 200
    with pytest.raises(ValueError, match="Expecting value"):
        json.loads(reply.body)
    assert shown(play) == 1


async def test_a_delay_waits_before_the_effect() -> None:
    """The given sleep is awaited with the seconds of the fault."""
    slept: list[tuple[float, int]] = []
    play = stage()

    async def sleep(seconds: float) -> None:
        slept.append((seconds, shown(play)))

    play = stage(sleep=sleep)
    play.emulator.faults.add(Fault(kind=FaultKind.DELAY, seconds=3))
    await play.send()
    assert (slept, shown(play)) == ([(3, 0)], 1)


async def test_several_faults_count_the_same_calls(play: Stage) -> None:
    """The first armed one wins; the others have counted the call too."""
    play.emulator.faults.add(Fault(kind=FaultKind.HTTP, at=1, code=502))
    play.emulator.faults.add(Fault(kind=FaultKind.HTTP, at=2, code=503))
    assert [(await play.call("getMe")).status for _ in range(3)] == [502, 503, 200]


async def test_flood_limits_are_off_until_asked_for() -> None:
    """With them, the 21st message at once to one chat is a 429, and a second later one more passes."""
    free = stage()
    for _ in range(40):
        await free.send()
    play = stage(flood_limits=True)
    for _ in range(20):
        await play.send()
    assert await play.refusal("sendMessage", **MESSAGE) == "Too Many Requests: retry after 1"
    play.clock.advance(seconds=1)
    await play.send()
    play.clock.advance(milliseconds=500)
    assert (await play.call("sendMessage", **MESSAGE)).status == 429
    await play.ok("editMessageText", chat_id=ID, message_id=play.chat.messages[-1].message_id, text="b")


async def test_flood_limits_over_all_chats() -> None:
    """More than thirty messages in any second are a 429 even to different people, also in the first one after a pause."""
    play = stage(flood_limits=True)
    play.emulator.world.flood.chat_burst = 100
    play.emulator.chat(STRANGER.id).send_text("/start")
    for _ in range(15):
        await play.send()
        await play.ok("sendMessage", chat_id=STRANGER.id, text="a")
    for _ in range(3):
        assert (await play.call("sendMessage", **MESSAGE)).status == 429
        play.clock.advance(milliseconds=333)
    play.clock.advance(milliseconds=1)
    await play.send()


async def test_faults_over_http(play: Stage) -> None:
    """A dropped connection, a missing answer, garbage and an HTML error reach a real client as what they are."""
    async with serve(play.emulator) as at, aiohttp.ClientSession() as session:
        url = f"{at.url}/bot{play.emulator.token}/sendMessage"
        for kind, effect in ((FaultKind.DROP_BEFORE, 0), (FaultKind.DROP_AFTER, 1)):
            play.emulator.faults.add(Fault(kind=kind))
            before = shown(play)
            with pytest.raises(aiohttp.ClientError):
                await session.post(url, data=MESSAGE)
            assert shown(play) - before == effect
        play.emulator.faults.add(Fault(kind=FaultKind.TIMEOUT, effect=True))
        with pytest.raises(TimeoutError):
            await session.post(url, data=MESSAGE, timeout=aiohttp.ClientTimeout(total=0.2))
        assert shown(play) == 2
        play.emulator.faults.add(Fault(kind=FaultKind.GARBAGE))
        async with session.post(url, data=MESSAGE) as answer:
            assert (answer.status, answer.content_type) == (200, "text/html")
        play.emulator.faults.add(Fault(kind=FaultKind.HTTP, code=502))
        async with session.post(url, data=MESSAGE) as answer:
            assert (answer.status, await answer.text()) == (502, play_html(502))
        play.emulator.faults.add(Fault(kind=FaultKind.DELAY, seconds=0.01))
        async with session.post(url, data=MESSAGE) as answer:
            assert (await answer.json())["ok"] is True
    assert shown(play) == 4
    await play.emulator.aclose()


def play_html(code: int) -> str:
    return f"<html>\r\n<head><title>{code}</title></head>\r\n<body><center><h1>{code}</h1></center></body>\r\n</html>\r\n"
