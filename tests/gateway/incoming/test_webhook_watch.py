"""The watch over the webhook: taken away or held up, it is noticed within five minutes."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from typing import Any

import pytest
import structlog

from bot.gateway.incoming.webhook_watch import LOOK_EVERY
from bot.gateway.running import Gateway, WebhookAddress
from bot.gateway.telegram.http_client import NotSent
from bot.gateway.telegram.keep_trying import TokenRefused
from tests.gateway.conftest import build_application, build_gateway
from tests.gateway.fakes import BAD_GATEWAY, FakeStore, FakeTelegram, FakeTime, a_message, a_show, let_run, refusal

URL = "https://bot.example/in/box"
WITHIN = 300
"""Seconds in which it has to be noticed."""


class House:
    """A gateway behind a webhook, and time in the test's hands."""

    def __init__(self, store: FakeStore, telegram: FakeTelegram, time: FakeTime) -> None:
        self.telegram = telegram
        self.time = time
        self.told = 0
        address = WebhookAddress(url=URL, secret="s3cret")
        self.gateway: Gateway = build_gateway(
            build_application(telegram), store, time, incoming=address, warn_of_webhook=self._warn
        )

    async def _warn(self, work: Any, now: datetime) -> list[Any]:
        self.told += 1
        return [a_show(f"no taps {now:%d}", shown=f"poller:{now:%d}")]

    async def let_pass(self, seconds: float) -> None:
        """Let time pass, in steps in which nothing is overlooked."""
        for _ in range(round(seconds / LOOK_EVERY)):
            await self.time.advance(LOOK_EVERY)

    async def status(self) -> str:
        """What `/health` says."""
        return (await self.gateway.health()).status

    def hold_up(self, waiting: int = 18, message: str = "Wrong response from the webhook: 403 Forbidden") -> None:
        """Let updates wait, after an error of now."""
        self.telegram.webhook |= {
            "pending_update_count": waiting,
            "last_error_date": int(self.time().timestamp()),
            "last_error_message": message,
        }


@pytest.fixture
async def house(store: FakeStore, telegram: FakeTelegram, time: FakeTime) -> AsyncIterator[House]:
    """One whose webhook is set."""
    house = House(store, telegram, time)
    await house.gateway.start()
    await let_run()
    yield house
    await house.gateway.stop()


@pytest.mark.parametrize("elsewhere", ["", "https://thief.example/hook"])
async def test_a_webhook_taken_away_is_set_again_and_told(house: House, telegram: FakeTelegram, elsewhere: str) -> None:
    """Another program has polled with the token, or has set its own; health fails until a look has found it in order."""
    telegram.webhook["url"] = elsewhere
    with structlog.testing.capture_logs() as logs:
        await house.let_pass(LOOK_EVERY)
    assert telegram.webhook["url"] == URL
    assert telegram.count("setWebhook") == 2
    assert [params["secret_token"] for name, params in telegram.calls if name == "setWebhook"] == ["s3cret"] * 2
    assert [entry["event"] for entry in logs] == ["the webhook was taken away, and is set again"]
    assert await house.status() == "failing"
    assert telegram.texts(7) == ["no taps 23"]
    await house.let_pass(LOOK_EVERY)
    assert await house.status() == "ok"


async def test_a_program_that_takes_it_away_for_days_is_told_once_a_day(house: House, telegram: FakeTelegram) -> None:
    """However often it is set again."""
    for _ in range(25):
        telegram.webhook["url"] = ""
        await house.time.advance(3600)
    assert telegram.count("setWebhook") == 1 + 25
    assert house.told == 2


async def test_updates_that_a_proxy_refuses_are_noticed(house: House, telegram: FakeTelegram) -> None:
    """Telegram's last error is newer than what came through, and updates wait: the owner is told, what Telegram met is logged."""
    with structlog.testing.capture_logs() as logs:
        for _ in range(WITHIN // int(LOOK_EVERY)):
            house.hold_up()
            await house.let_pass(LOOK_EVERY)
    assert await house.status() == "failing"
    assert telegram.texts(7) == ["no taps 23"]
    assert [(entry["event"], entry.get("reason")) for entry in logs] == [
        ("telegram cannot bring updates to the webhook", "Wrong response from the webhook: 403 Forbidden")
    ]
    assert telegram.count("setWebhook") == 1, "setting what is set helps nobody"
    telegram.webhook["pending_update_count"] = 0
    await house.let_pass(LOOK_EVERY)
    assert await house.status() == "ok"


async def test_what_came_through_after_the_error_is_no_trouble(house: House, time: FakeTime, telegram: FakeTelegram) -> None:
    """Telegram goes on telling its last error for ever, and now and then something waits."""
    house.hold_up()
    await time.advance(1)
    assert house.gateway.webhook is not None
    house.gateway.webhook.last_success_at = time() + timedelta(seconds=1)
    await house.let_pass(WITHIN)
    assert await house.status() == "ok"
    assert house.told == 0


async def test_an_error_of_yesterday_is_no_trouble(house: House, telegram: FakeTelegram) -> None:
    """A process behind the same address that gets nothing itself, while others do, sees it for ever."""
    house.hold_up(waiting=0)
    await house.let_pass(3600)
    telegram.webhook["pending_update_count"] = 3
    await house.let_pass(WITHIN)
    assert await house.status() == "ok"
    assert house.told == 0


async def test_a_trouble_lasts_however_seldom_telegram_tries(house: House, telegram: FakeTelegram) -> None:
    """It waits longer and longer between two tries."""
    house.hold_up()
    await house.let_pass(3600)
    assert await house.status() == "failing"
    assert house.told == 1


async def test_one_look_at_a_trouble_is_what_a_restart_leaves(house: House, telegram: FakeTelegram) -> None:
    """Nobody is alarmed by a minute."""
    house.hold_up()
    await house.let_pass(LOOK_EVERY)
    assert await house.status() == "ok"
    telegram.webhook["pending_update_count"] = 0
    await house.let_pass(WITHIN)
    assert house.told == 0


async def test_a_quiet_webhook_is_well(house: House, telegram: FakeTelegram) -> None:
    """So are people who sleep, and a Telegram that does not answer that question."""
    telegram.fail("getWebhookInfo", NotSent("x"), BAD_GATEWAY, refusal(400, "Bad Request"))
    await house.let_pass(3600)
    assert await house.status() == "ok"
    assert await house.gateway.take(a_message(1)) is not None


async def test_a_token_that_is_withdrawn_ends_a_run_behind_a_webhook_too(house: House, telegram: FakeTelegram) -> None:
    """Nothing would ever come in again."""
    telegram.fail("getWebhookInfo", refusal(401, "Unauthorized"))
    await house.let_pass(LOOK_EVERY)
    with pytest.raises(TokenRefused):
        await house.gateway.watch()
