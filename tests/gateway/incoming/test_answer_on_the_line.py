"""The answer to a tap stands in the webhook's own response; Telegram is asked nothing for it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import pytest
from aiohttp import ClientSession, web
from telegram import Bot

from bot.gateway.health.listener import listening
from bot.gateway.incoming.intake import Verdict
from bot.gateway.incoming.webhook import SECRET_HEADER, Webhook
from bot.gateway.outgoing.tap_answers import LONGEST_TOAST, TapAnswers
from bot.screens.screen import Toast
from tests.gateway.fakes import TOKEN, FakeTelegram, FakeTime, a_message, a_tap

HEARD = Toast(text="Noted")
ALERT = Toast(text="Blocked " * 40, is_alert=True)
BARE = {"method": "answerCallbackQuery", "callback_query_id": "tap-1"}


class Door:
    """A webhook behind a real server, and a Telegram that notes what it is asked."""

    def __init__(self, time: FakeTime) -> None:
        self.telegram = FakeTelegram()
        self.answers = TapAnswers(Bot(TOKEN, request=self.telegram, get_updates_request=self.telegram))
        self.webhook = Webhook(secret="s", take=self._take, answers=self.answers, clock=time)
        self.work: Callable[[], Awaitable[Verdict]]
        self.line: asyncio.Transport
        """The newest one."""
        self.session: ClientSession
        self.url = ""

    async def _take(self, update: object) -> Verdict:
        del update
        return await self.work()

    async def handle(self, request: web.Request) -> web.Response:
        """Note the line, and let the webhook handle the request."""
        assert request.transport is not None
        self.line = request.transport
        return await self.webhook.handle(request)

    async def bring(self, update: Any) -> tuple[int, Any]:
        """Bring an update; return the status, and the call in the response."""
        async with self.session.post(self.url, json=update, headers={SECRET_HEADER: "s"}) as response:
            body = await response.read()
            return response.status, await response.json() if body else None

    async def asked(self) -> list[tuple[str, dict[str, str]]]:
        """What Telegram was asked by requests."""
        await self.answers.drain(10)
        return self.telegram.calls

    def works(self, toast: Toast | None, verdict: Verdict = Verdict.APPLIED) -> None:
        """Let every tap be answered with a toast, and give that verdict."""

        async def work() -> Verdict:
            self.answers.give("tap-1", toast)
            return verdict

        self.work = work


@pytest.fixture
async def door(time: FakeTime) -> AsyncIterator[Door]:
    """The door, open."""
    door = Door(time)
    server = web.Application()
    server.router.add_post("/hook", door.handle)
    async with listening(server, "127.0.0.1", 0) as port, ClientSession() as session:
        door.session, door.url = session, f"http://127.0.0.1:{port}/hook"
        yield door


@pytest.mark.parametrize(
    ("toast", "more"),
    [(None, {}), (HEARD, {"text": "Noted"}), (ALERT, {"text": ALERT.text[:LONGEST_TOAST], "show_alert": True})],
)
async def test_the_response_is_the_answer(door: Door, toast: Toast | None, more: dict[str, object]) -> None:
    """Plain, with a line, or with a window; no request is made."""
    door.works(toast)
    assert await door.bring(a_tap(1)) == (200, BARE | more)
    assert await door.asked() == []


async def test_a_message_is_answered_with_nothing(door: Door) -> None:
    """Only a tap waits for an answer."""

    async def work() -> Verdict:
        return Verdict.APPLIED

    door.work = work
    assert await door.bring(a_message(1)) == (200, None)
    assert await door.bring(a_tap(1)) == (200, None), "nor is a tap of which nothing was said"
    assert await door.asked() == []


async def test_an_update_that_is_to_come_again_takes_no_answer_with_it(door: Door) -> None:
    """Telegram reads a response that is no success as a failure alone; the waiting sign ends by a request."""
    door.works(None, Verdict.TRY_AGAIN)
    assert await door.bring(a_tap(1)) == (503, None)
    assert [name for name, _ in await door.asked()] == ["answerCallbackQuery"]


async def test_a_repeated_tap_is_answered_at_least(door: Door) -> None:
    """It comes again because the response before was lost, and the answer in it."""

    async def work() -> Verdict:
        return Verdict.REPEATED

    door.work = work
    assert await door.bring(a_tap(1)) == (200, BARE)
    assert await door.bring(a_message(1)) == (200, None)
    assert await door.asked() == []


async def test_an_answer_is_not_lost_with_its_line(door: Door) -> None:
    """Telegram hangs up while the tap is worked on: the answer goes by a request."""
    begun = asyncio.Event()

    async def work() -> Verdict:
        begun.set()
        while not door.line.is_closing():  # noqa: ASYNC110 - nobody is told of a lost line
            await asyncio.sleep(0)
        door.answers.give("tap-1", HEARD)
        return Verdict.APPLIED

    door.work = work
    impatient = asyncio.create_task(door.bring(a_tap(1)))
    async with asyncio.timeout(10):
        await begun.wait()
        impatient.cancel()
        while not await door.asked():  # noqa: ASYNC110 - as above
            await asyncio.sleep(0)
    ((name, params),) = await door.asked()
    assert (name, params["text"]) == ("answerCallbackQuery", "Noted")


async def test_the_newest_line_of_a_tap_counts(door: Door) -> None:
    """Brought again while it is still worked on, a tap is answered where somebody listens, and once."""
    both_wait, go_on = asyncio.Event(), asyncio.Event()
    taken = 0

    async def work() -> Verdict:
        nonlocal taken
        taken += 1
        if taken == 1:
            await go_on.wait()
            door.answers.give("tap-1", HEARD)
            return Verdict.APPLIED
        both_wait.set()
        await first
        return Verdict.REPEATED

    door.work = work
    first = asyncio.create_task(door.bring(a_tap(1)))
    async with asyncio.timeout(10):
        while not taken:  # noqa: ASYNC110 - it has no event of its own
            await asyncio.sleep(0)
        second = asyncio.create_task(door.bring(a_tap(1)))
        await both_wait.wait()
        go_on.set()
        assert await first == (200, None)
        assert await second == (200, BARE | {"text": "Noted"})
    assert await door.asked() == []
