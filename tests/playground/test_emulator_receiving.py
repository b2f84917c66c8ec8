"""How updates reach the bot: polling with confirmation, one poller at a time, webhooks, and disturbed updates."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

import pytest
import telegram
from aiohttp import web

from bot.playground.emulator import Call
from bot.playground.faults import Fault, FaultKind
from bot.playground.webhook import SECRET_HEADER
from tests.playground.emulated import OWNER, STRANGER, Stage, stage


@pytest.fixture
def play() -> Stage:
    return stage()


def texts(updates: list[dict[str, Any]]) -> list[str]:
    return [update["message"]["text"] for update in updates]


async def test_an_update_stays_until_a_later_offset_confirms_it(play: Stage) -> None:
    """The same batch comes again until getUpdates names a higher offset."""
    for text in "abc":
        play.chat.send_text(text)
    first = await play.ok("getUpdates", limit=2)
    assert texts(first) == ["a", "b"]
    assert texts(await play.ok("getUpdates")) == ["a", "b", "c"]
    rest = await play.ok("getUpdates", offset=first[-1]["update_id"] + 1)
    assert texts(rest) == ["c"]
    assert await play.ok("getUpdates", offset=rest[-1]["update_id"] + 1) == []
    assert play.emulator.pending_updates() == []


async def test_a_negative_offset_forgets_all_but_the_last(play: Stage) -> None:
    """As documented: it counts from the end of the queue."""
    for text in "abc":
        play.chat.send_text(text)
    assert texts(await play.ok("getUpdates", offset=-1)) == ["c"]
    assert texts(play.emulator.pending_updates()) == ["c"]


async def test_a_long_poll_answers_as_soon_as_something_comes(play: Stage) -> None:
    """It waits, and wakes with the update."""
    poll = asyncio.create_task(play.ok("getUpdates", timeout=50))
    await asyncio.sleep(0)
    assert not poll.done()
    play.chat.send_text("a")
    assert texts(await poll) == ["a"]


async def test_a_long_poll_ends_empty(play: Stage) -> None:
    """After its time it answers with nothing."""
    assert await play.emulator.world.queue.poll(None, 100, 0.01) == []


async def test_a_second_poller_ends_the_first(play: Stage) -> None:
    """The waiting one gets a 409, the new one waits."""
    first = asyncio.create_task(play.refusal("getUpdates", timeout=50))
    await asyncio.sleep(0)
    second = asyncio.create_task(play.ok("getUpdates", timeout=50))
    assert await first == ("Conflict: terminated by other getUpdates request; make sure that only one bot instance is running")
    play.chat.send_text("a")
    assert texts(await second) == ["a"]


async def test_only_wanted_kinds_are_queued(play: Stage) -> None:
    """allowed_updates holds for what comes later, until another list; an empty one means the default."""
    await play.ok("getUpdates", allowed_updates=["callback_query"])
    play.chat.send_text("a")
    assert play.emulator.pending_updates() == []
    await play.ok("getUpdates")
    play.chat.send_text("b")
    assert play.emulator.pending_updates() == []
    await play.ok("getUpdates", allowed_updates=[])
    play.chat.send_text("c")
    assert texts(play.emulator.pending_updates()) == ["c"]


async def test_a_repeated_update_is_delivered_although_confirmed(play: Stage) -> None:
    """Telegram repeats updates now and then; an offset above does not hide it."""
    play.chat.send_text("a")
    (update,) = await play.ok("getUpdates")
    play.emulator.repeat_update(update)
    after = update["update_id"] + 1
    assert await play.ok("getUpdates", offset=after) == [update]
    assert await play.ok("getUpdates", offset=after) == []


async def test_swapped_updates_arrive_out_of_order(play: Stage) -> None:
    """Both arrive, the later id first, even one by one."""
    play.chat.send_text("a")
    play.chat.send_text("b")
    play.emulator.swap_updates()
    (later,) = await play.ok("getUpdates", limit=1)
    (earlier,) = await play.ok("getUpdates", limit=1, offset=later["update_id"] + 1)
    assert texts([later, earlier]) == ["b", "a"]
    assert await play.ok("getUpdates", offset=later["update_id"] + 1) == []
    with pytest.raises(ValueError, match="fewer than two"):
        play.emulator.swap_updates()


async def test_a_malformed_update_breaks_the_library_and_can_be_confirmed(play: Stage) -> None:
    """It has an id, python-telegram-bot cannot parse it, and an offset removes it."""
    malformed = play.emulator.deliver_malformed()
    assert await play.ok("getUpdates") == [malformed]
    with pytest.raises((TypeError, KeyError, AttributeError)):
        telegram.Update.de_json(malformed, None)
    assert await play.ok("getUpdates", offset=malformed["update_id"] + 1) == []
    play.emulator.deliver_malformed({"message": {}})
    assert await play.ok("getUpdates", offset=malformed["update_id"] + 1) == [{"message": {}}]
    assert await play.ok("getUpdates", offset=malformed["update_id"] + 1) == []


class Hook:
    """A webhook that answers with the statuses it is given, then with 200."""

    def __init__(self) -> None:
        self.statuses: list[int] = []
        self.bodies: list[Any] = []
        """What it says with the next answers: a JSON object, or the body of one."""
        self.received: list[tuple[str | None, dict[str, Any]]] = []
        self.changed = asyncio.Condition()
        self.hold: asyncio.Event | None = None
        self.url = ""

    async def handle(self, request: web.Request) -> web.Response:
        update = await request.json()
        async with self.changed:
            self.received.append((request.headers.get(SECRET_HEADER), update))
            self.changed.notify_all()
        if self.hold is not None:
            await self.hold.wait()
        status = self.statuses.pop(0) if self.statuses else 200
        if not self.bodies:
            return web.Response(status=status)
        body = self.bodies.pop(0)
        text = body if isinstance(body, str) else json.dumps(body)
        return web.Response(status=status, text=text, content_type="application/json")

    async def wait_for(self, count: int) -> list[str]:
        async with asyncio.timeout(10), self.changed:
            await self.changed.wait_for(lambda: len(self.received) >= count)
        return texts([update for _, update in self.received])


@pytest.fixture
async def hook() -> AsyncIterator[Hook]:
    """A webhook on a loopback port."""
    made = Hook()
    app = web.Application()
    app.router.add_post("/hook", made.handle)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    made.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield made
    await runner.cleanup()


async def test_webhook_delivers_with_the_secret_and_repeats_until_2xx(play: Stage, hook: Hook) -> None:
    """A refused update is sent again before the next one of its chat."""
    play.emulator.world.webhook.pauses = (0,)
    hook.statuses = [500, 404, 302]
    await play.ok("setWebhook", url=hook.url, secret_token="s-1", max_connections=4)
    play.chat.send_text("a")
    play.chat.send_text("b")
    assert await hook.wait_for(5) == ["a", "a", "a", "a", "b"]
    assert {secret for secret, _ in hook.received} == {"s-1"}
    info = await play.ok("getWebhookInfo")
    assert (info["url"], info["max_connections"]) == (hook.url, 4)
    assert info["last_error_message"] == "Wrong response from the webhook: 302 Found"
    assert telegram.WebhookInfo.de_json(info, None).last_error_date == play.clock.now
    await play.emulator.aclose()


async def test_webhook_keeps_order_within_a_chat_and_runs_chats_side_by_side(play: Stage, hook: Hook) -> None:
    """While one person's update is being answered, the next of that person waits and another person's goes out."""
    hook.hold = asyncio.Event()
    await play.ok("setWebhook", url=hook.url)
    play.chat.send_text("a1")
    play.chat.send_text("a2")
    await hook.wait_for(1)
    play.emulator.chat(STRANGER.id).send_text("b1")
    assert await hook.wait_for(2) == ["a1", "b1"]
    hook.hold.set()
    assert await hook.wait_for(3) == ["a1", "b1", "a2"]
    await play.emulator.aclose()


async def test_no_polling_while_a_webhook_is_set(play: Stage, hook: Hook) -> None:
    """getUpdates answers 409 until deleteWebhook."""
    await play.ok("setWebhook", url=hook.url)
    assert await play.refusal("getUpdates") == (
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
    )
    await play.ok("deleteWebhook")
    assert (await play.ok("getWebhookInfo"))["url"] == ""
    play.chat.send_text("a")
    await play.ok("deleteWebhook", drop_pending_updates=True)
    assert await play.ok("getUpdates") == []


async def test_a_webhook_ends_the_poll(play: Stage, hook: Hook) -> None:
    """A poller that waits is told that a webhook has come."""
    poll = asyncio.create_task(play.refusal("getUpdates", timeout=50))
    await asyncio.sleep(0)
    await play.ok("setWebhook", url=hook.url)
    assert await poll == "Conflict: terminated by setWebhook request"
    await play.emulator.aclose()


async def test_a_webhook_that_nobody_answers_keeps_the_updates(play: Stage) -> None:
    """What could not be delivered waits, and the reason is told without the address."""
    await play.ok("setWebhook", url="http://127.0.0.1:9/hook", allowed_updates=["message"])
    play.chat.send_text("a")
    async with asyncio.timeout(10):
        while "last_error_message" not in (info := await play.ok("getWebhookInfo")):  # noqa: ASYNC110 - nobody is told of a failure
            await asyncio.sleep(0)
    assert info["pending_update_count"] == 1
    assert info["allowed_updates"] == ["message"]
    assert info["last_error_message"] == "Connection refused"
    await play.emulator.aclose()


async def answered_calls(play: Stage, count: int) -> list[Call]:
    """Wait for what the webhook's answers ask for, and return it."""
    async with asyncio.timeout(10):
        while len(found := [call for call in play.emulator.calls if call.in_response]) < count:  # noqa: ASYNC110 - as Telegram: nobody is told
            await asyncio.sleep(0)
    return found


async def test_a_method_in_the_answer_is_carried_out_once(play: Stage, hook: Hook) -> None:
    """A tap is answered by the response to its update; that is no request; the answer to a repetition fails in silence."""
    message_id = await play.send("Карточка", ["tap"])
    await play.ok("setWebhook", url=hook.url)
    play.chat.tap(message_id, "tap")
    play.emulator.repeat_update(play.emulator.pending_updates()[0])
    query_id = play.emulator.pending_updates()[0]["callback_query"]["id"]
    answer = {"method": "answerCallbackQuery", "callback_query_id": query_id, "text": "Есть", "show_alert": True}
    hook.bodies = [answer, answer]
    first, second = await answered_calls(play, 2)
    assert (first.method, first.status, second.status) == ("answerCallbackQuery", 200, 400)
    assert [(one.text, one.show_alert) for one in play.chat.answers] == [("Есть", True)]
    assert play.emulator.requests["answerCallbackQuery"] == 0
    assert play.emulator.pending_updates() == []
    await play.emulator.aclose()


async def test_an_answer_that_is_no_success_asks_for_nothing(play: Stage, hook: Hook) -> None:
    """Its update comes again, and only the answer that takes it counts."""
    play.emulator.world.webhook.pauses = (0,)
    await play.ok("setWebhook", url=hook.url)
    hook.statuses = [503]
    hook.bodies = [{"method": "sendMessage", "chat_id": OWNER.id, "text": text} for text in ("no", "yes")]
    play.chat.send_text("a")
    assert await hook.wait_for(2) == ["a", "a"]
    await answered_calls(play, 1)
    assert [message.text for message in play.chat.messages if message.from_bot] == ["yes"]
    await play.emulator.aclose()


@pytest.mark.parametrize(
    ("body", "status", "said"),
    [
        ({"method": "getMe"}, 0, "passed over: it stands in a webhook's answer"),
        ({"method": "deleteWebhook"}, 0, "passed over: it stands in a webhook's answer"),
        ({"method": "sendPigeon"}, 404, "Not Found"),
        ({"method": "sendMessage", "chat_id": OWNER.id}, 400, "Bad Request: message text is empty"),
    ],
)
async def test_what_an_answer_may_not_ask_for_is_passed_over(
    play: Stage, hook: Hook, body: dict[str, Any], status: int, said: str
) -> None:
    """The update is taken all the same; the reason stands in the log of calls alone."""
    await play.ok("setWebhook", url=hook.url)
    hook.bodies = [body]
    play.chat.send_text("a")
    (call,) = await answered_calls(play, 1)
    assert (call.status, call.result) == (status, said)
    info = await play.ok("getWebhookInfo")
    assert (info["url"], info["pending_update_count"]) == (hook.url, 0)
    assert "last_error_message" not in info
    await play.emulator.aclose()


async def test_a_fault_of_a_method_in_the_answer_is_told_to_nobody(play: Stage, hook: Hook) -> None:
    """The update is taken, whatever becomes of the method."""
    await play.ok("setWebhook", url=hook.url)
    play.emulator.faults.add(Fault(kind=FaultKind.DROP_BEFORE, method="sendMessage"))
    hook.bodies = [{"method": "sendMessage", "chat_id": OWNER.id, "text": "lost"}]
    play.chat.send_text("a")
    await answered_calls(play, 1)
    assert [message.text for message in play.chat.messages if message.from_bot] == []
    assert (await play.ok("getWebhookInfo"))["pending_update_count"] == 0
    await play.emulator.aclose()


@pytest.mark.parametrize("body", ["{", "[]", '"a"', "[" * 100_000])
async def test_json_that_cannot_be_read_takes_no_update(play: Stage, hook: Hook, body: str) -> None:
    """It comes again."""
    play.emulator.world.webhook.pauses = (0,)
    await play.ok("setWebhook", url=hook.url)
    hook.bodies = [body]
    play.chat.send_text("a")
    assert await hook.wait_for(2) == ["a", "a"]
    info = await play.ok("getWebhookInfo")
    assert info["last_error_message"] == "Wrong response from the webhook: the JSON in it cannot be read"
    await play.emulator.aclose()


async def test_setting_the_webhook_that_is_set_changes_nothing(play: Stage, hook: Hook) -> None:
    """The last error stays, also when updates come through again; another secret or address begins anew."""
    play.emulator.world.webhook.pauses = (0,)
    hook.statuses = [403]
    await play.ok("setWebhook", url=hook.url, secret_token="s-1")
    play.chat.send_text("a")
    await hook.wait_for(2)
    info = await play.ok("getWebhookInfo")
    assert info["last_error_message"] == "Wrong response from the webhook: 403 Forbidden"
    await play.ok("setWebhook", url=hook.url, secret_token="s-1")
    assert (await play.ok("getWebhookInfo"))["last_error_date"] == info["last_error_date"]
    await play.ok("setWebhook", url=hook.url, secret_token="s-2")
    assert "last_error_message" not in await play.ok("getWebhookInfo")
    await play.emulator.aclose()
