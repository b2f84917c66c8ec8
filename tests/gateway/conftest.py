"""Fixtures of the gateway's unit tests."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest
from telegram import Bot, Update
from telegram.ext import Application

from bot.gateway.outgoing.outbox_sender import OutboxSender
from bot.gateway.outgoing.requests import Delivery
from bot.gateway.running import Gateway, PtbApplication
from bot.screens.turn import Reply, Turn
from tests.gateway.fakes import TOKEN, FakeStore, FakeTelegram, FakeTime, a_show


@pytest.fixture(autouse=True)
def _timedeltas(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the gateway asks of the library when it is built."""
    monkeypatch.setenv("PTB_TIMEDELTA", "1")


@pytest.fixture
def time() -> FakeTime:
    """A clock in the test's hands."""
    return FakeTime()


@pytest.fixture
def store() -> FakeStore:
    """An empty store, with one employee whose number is 7."""
    store = FakeStore()
    store.hire(7)
    return store


@pytest.fixture
def telegram() -> FakeTelegram:
    """A Telegram that does what it is asked."""
    return FakeTelegram()


@pytest.fixture
async def application(telegram: FakeTelegram) -> AsyncIterator[PtbApplication]:
    """A library's application on that Telegram, initialised."""
    built: PtbApplication = build_application(telegram)
    await built.initialize()
    telegram.calls.clear()
    yield built
    await built.shutdown()


@pytest.fixture
def telegram_bot(application: PtbApplication) -> Bot:
    """Its bot."""
    bot: Bot = application.bot
    return bot


@pytest.fixture
async def sender(telegram_bot: Bot, store: FakeStore, time: FakeTime) -> AsyncIterator[OutboxSender]:
    """An outbox sender on those fakes."""
    sender = OutboxSender(delivery=Delivery(telegram_bot), open_work=store.unit_of_work, clock=time)
    yield sender
    await sender.stop(0.01)


def build_application(telegram: FakeTelegram) -> PtbApplication:
    """Build an application without an updater."""
    builder = Application.builder().token(TOKEN).request(telegram).get_updates_request(telegram)
    return builder.updater(None).job_queue(None).build()


def build_gateway(fresh: PtbApplication, store: FakeStore, time: FakeTime, **options: Any) -> Gateway:
    """Build a gateway on the fakes, with a handler that shows what it saw, or breaks when it is told to."""

    async def show(turn: Turn, update: Update) -> Reply:
        if update.message is not None and update.message.text == "break":
            raise ValueError
        return Reply(outgoing=(a_show(f"seen {update.update_id}", chat=turn.chat_id),))

    return Gateway(
        application=fresh,
        dispatch=show,
        unit_of_work=store.unit_of_work,
        clock=time,
        apologise=lambda _language, incident: f"sorry {incident}",
        sleep=time.sleep,
        **options,
    )
