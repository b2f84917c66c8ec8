"""The poller: nothing is acknowledged before it is committed."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest
import structlog
from telegram import Bot
from telegram.error import NetworkError

from bot.gateway.incoming.intake import Verdict
from bot.gateway.incoming.lanes import Closed
from bot.gateway.incoming.poller import Poller
from bot.gateway.telegram.http_client import NotSent
from bot.gateway.telegram.keep_trying import TokenRefused
from tests.gateway.fakes import BAD_GATEWAY, START, TOKEN, FakeTelegram, FakeTime, a_message, flood, let_run, refusal


class Inlet:
    """Stands for the intake: what was handed over waits until the test decides."""

    def __init__(self) -> None:
        self.taken: list[Any] = []
        self.futures: list[asyncio.Future[Verdict]] = []
        self.verdict: Verdict | None = Verdict.APPLIED
        self.is_closed = False

    def submit(self, update: object) -> asyncio.Future[Verdict]:
        """Take an update."""
        if self.is_closed:
            raise Closed
        future: asyncio.Future[Verdict] = asyncio.get_running_loop().create_future()
        self.taken.append(update)
        self.futures.append(future)
        if self.verdict is not None:
            future.set_result(self.verdict)
        return future

    @property
    def numbers(self) -> list[Any]:
        """What was handed over, by number."""
        return [update.get("update_id") for update in self.taken]


class Polling:
    """A poller that runs."""

    def __init__(self, bot: Bot, telegram: FakeTelegram, time: FakeTime) -> None:
        self.inlet = Inlet()
        self.telegram = telegram
        self.poller = Poller(bot=bot, submit=self.inlet.submit, clock=time, sleep=time.sleep, hold=30)
        self.task: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Start it and let it wait for updates."""
        self.task = asyncio.create_task(self.poller.run())
        await let_run()

    async def bring(self, *batch: Any) -> None:
        """Let Telegram answer the open request with a batch."""
        self.telegram.batches.put_nowait(list(batch))
        await let_run()

    async def stop(self) -> None:
        """Cancel it."""
        if self.task is not None and not self.task.done():
            self.task.cancel()
            await asyncio.wait({self.task})


@pytest.fixture
async def polling(telegram_bot: Bot, telegram: FakeTelegram, time: FakeTime) -> AsyncIterator[Polling]:
    """A poller, not started."""
    polling = Polling(telegram_bot, telegram, time)
    yield polling
    await polling.stop()


async def test_it_asks_for_what_the_product_handles_and_first_without_an_offset(polling: Polling, telegram: FakeTelegram) -> None:
    """An offset from stored numbers would lose what came in between."""
    await polling.start()
    (deleting, _), (asking, params) = telegram.calls
    assert (deleting, asking) == ("deleteWebhook", "getUpdates")
    assert params == {
        "limit": "100",
        "timeout": "30",
        "allowed_updates": '["message", "callback_query", "my_chat_member", "inline_query"]',
    }


async def test_a_batch_is_confirmed_when_all_of_it_is_committed(polling: Polling, telegram: FakeTelegram) -> None:
    """Not before the last one is."""
    polling.inlet.verdict = None
    await polling.start()
    await polling.bring(a_message(5), a_message(7), a_message(6))
    assert polling.inlet.numbers == [5, 7, 6]
    polling.inlet.futures[0].set_result(Verdict.APPLIED)
    polling.inlet.futures[1].set_result(Verdict.FAILED)
    await let_run()
    assert telegram.offsets == [None]
    polling.inlet.futures[2].set_result(Verdict.REPEATED)
    await let_run()
    assert telegram.offsets == [None, "8"]


async def test_an_empty_answer_is_a_success(polling: Polling, telegram: FakeTelegram, time: FakeTime) -> None:
    """The time of the last success moves, the offset does not."""
    await polling.start()
    assert polling.poller.last_success_at is None
    await polling.bring()
    assert polling.poller.last_success_at == START
    await time.advance(60)
    await polling.bring(a_message(1))
    await polling.bring()
    assert polling.poller.last_success_at == time()
    assert telegram.offsets == [None, None, "2", "2"]


async def test_while_storage_is_away_the_same_updates_are_fetched_with_growing_pauses(
    polling: Polling, telegram: FakeTelegram, time: FakeTime
) -> None:
    """The offset stays where it is; when storage is back the pauses begin anew."""
    polling.inlet.verdict = Verdict.TRY_AGAIN
    await polling.start()
    for _ in range(3):
        await polling.bring(a_message(1))
        await time.advance(time.slept[-1])
    polling.inlet.verdict = Verdict.APPLIED
    await polling.bring(a_message(1))
    assert time.slept == [0.5, 1.0, 2.0]
    assert telegram.offsets == [None, None, None, None, "2"]
    polling.inlet.verdict = Verdict.TRY_AGAIN
    await polling.bring(a_message(2))
    assert time.slept[-1] == 0.5


@pytest.mark.parametrize("spoil", [lambda future: future.cancel(), lambda future: future.set_exception(ValueError())])
async def test_a_turn_without_an_end_confirms_nothing(
    polling: Polling, telegram: FakeTelegram, time: FakeTime, spoil: Callable[[asyncio.Future[Verdict]], None]
) -> None:
    """Given up or broken: the batch comes again."""
    polling.inlet.verdict = None
    await polling.start()
    await polling.bring(a_message(1))
    spoil(polling.inlet.futures[0])
    await let_run()
    await time.advance(0.5)
    assert telegram.offsets == [None, None]


async def test_one_malformed_update_does_not_keep_the_others_from_coming(polling: Polling, telegram: FakeTelegram) -> None:
    """The batch is not parsed here."""
    await polling.start()
    await polling.bring(a_message(1), {"update_id": 2, "message": {"message_id": "?"}}, a_message(3))
    assert polling.inlet.numbers == [1, 2, 3]
    assert telegram.offsets == [None, "4"]


async def test_updates_without_numbers_cannot_be_confirmed(polling: Polling, telegram: FakeTelegram, time: FakeTime) -> None:
    """They come again, after a pause."""
    await polling.start()
    await polling.bring({})
    assert time.slept == [0.5]
    assert telegram.offsets == [None]


# ---- troubles ----


@pytest.mark.parametrize(
    "fault", [NotSent("no network"), BAD_GATEWAY, (200, {"ok": True}), (200, "garbage"), (200, {"ok": True, "result": {}})]
)
async def test_an_outage_is_waited_out_with_growing_pauses_and_said_once(
    polling: Polling, telegram: FakeTelegram, time: FakeTime, fault: Any
) -> None:
    """From half a second to half a minute."""
    telegram.fail("getUpdates", *[fault] * 9)
    with structlog.testing.capture_logs() as logs:
        await polling.start()
        for _ in range(9):
            await time.advance(time.slept[-1])
        await polling.bring(a_message(1))
    assert time.slept == [0.5, 1, 2, 4, 8, 16, 30, 30, 30]
    assert [entry["log_level"] for entry in logs] == ["warning", "info"]
    assert TOKEN not in str(logs)
    assert polling.inlet.numbers == [1]


async def test_the_webhook_is_taken_away_however_long_it_takes(polling: Polling, telegram: FakeTelegram, time: FakeTime) -> None:
    """Telegram gives no updates while one is set."""
    telegram.fail("deleteWebhook", NotSent("no network"), NotSent("no network"))
    await polling.start()
    assert telegram.count("getUpdates") == 0
    await time.advance(0.5)
    await time.advance(1)
    assert telegram.count("getUpdates") == 1


async def test_another_poller_is_said_once_and_waited_for(polling: Polling, telegram: FakeTelegram, time: FakeTime) -> None:
    """Two of them would take the updates from each other."""
    telegram.fail("getUpdates", *[refusal(409, "Conflict: terminated by other getUpdates request")] * 3)
    with structlog.testing.capture_logs() as logs:
        await polling.start()
        for _ in range(3):
            await time.advance(time.slept[-1])
    assert time.slept == [0.5, 1, 2]
    assert [entry["event"] for entry in logs] == ["another process polls with this token"]


async def test_a_change_of_the_trouble_is_said(polling: Polling, telegram: FakeTelegram, time: FakeTime) -> None:
    """Each kind once in a row."""
    telegram.fail("getUpdates", NotSent("x"), NetworkError("y"), refusal(400, "Bad Request: no"), refusal(400, "Bad Request: no"))
    with structlog.testing.capture_logs() as logs:
        await polling.start()
        for _ in range(4):
            await time.advance(time.slept[-1])
    assert [entry["event"] for entry in logs] == [
        "telegram cannot be reached: NotSent",
        "telegram cannot be reached: NetworkError",
        "telegram refuses: No",
    ]


async def test_a_flood_is_waited_out_as_long_as_telegram_asks(polling: Polling, telegram: FakeTelegram, time: FakeTime) -> None:
    """Not shorter."""
    telegram.fail("getUpdates", flood(17))
    await polling.start()
    assert time.slept == [17]
    await time.advance(17)
    assert telegram.count("getUpdates") == 2


@pytest.mark.parametrize("code", [401, 404])
async def test_a_wrong_token_ends_it_with_a_clear_error(polling: Polling, telegram: FakeTelegram, code: int) -> None:
    """Which says what to check, and not the token."""
    telegram.fail("getUpdates", refusal(code, "Unauthorized"))
    await polling.start()
    assert polling.task is not None
    with pytest.raises(TokenRefused, match="SALESFLOOR_TOKEN") as caught:
        await polling.task
    assert TOKEN not in str(caught.value)


# ---- stopping ----


async def test_an_answer_that_comes_while_stopping_is_not_confirmed(polling: Polling, telegram: FakeTelegram) -> None:
    """Telegram gives it to the next process."""
    await polling.start()
    telegram.batches.put_nowait([a_message(1)])
    await polling.stop()
    assert polling.inlet.taken == []
    assert telegram.offsets == [None]


async def test_a_batch_under_way_is_not_confirmed_when_it_stops(polling: Polling, telegram: FakeTelegram) -> None:
    """The turns go on in their lanes; that they come again does no harm."""
    polling.inlet.verdict = None
    await polling.start()
    await polling.bring(a_message(1))
    await polling.stop()
    assert not polling.inlet.futures[0].cancelled()
    assert telegram.offsets == [None]


async def test_closed_lanes_confirm_nothing(polling: Polling, telegram: FakeTelegram, time: FakeTime) -> None:
    """The process is stopping."""
    polling.inlet.is_closed = True
    await polling.start()
    await polling.bring(a_message(1))
    assert time.slept == [0.5]
    assert telegram.offsets == [None]
