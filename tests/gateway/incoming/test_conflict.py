"""The alarm for a second poller."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import datetime
from typing import Any

import pytest
import structlog
from telegram import Bot

from bot.gateway.incoming.conflict import ConflictAlarm
from bot.gateway.outgoing.outbox_sender import OutboxSender
from tests.gateway.fakes import FakeStore, FakeTelegram, FakeTime, a_show, let_run, refusal
from tests.gateway.incoming.test_poller import Polling

CONFLICT = refusal(409, "Conflict: terminated by other getUpdates request")


class Alarming:
    """An alarm whose news are counted."""

    def __init__(self, store: FakeStore, sender: OutboxSender, time: FakeTime) -> None:
        self.asked = 0
        self.error: Exception | None = None
        self.alarm = ConflictAlarm(warn=self._warn, open_work=store.unit_of_work, sender=sender, clock=time)

    async def _warn(self, work: Any, now: datetime) -> list[Any]:
        self.asked += 1
        if self.error is not None:
            raise self.error
        return [a_show("somebody else polls")]


@pytest.fixture
async def alarming(store: FakeStore, sender: OutboxSender, time: FakeTime) -> Alarming:
    """An alarm that has not rung."""
    return Alarming(store, sender, time)


@pytest.fixture
async def polling(telegram_bot: Bot, telegram: FakeTelegram, time: FakeTime, alarming: Alarming) -> AsyncIterator[Polling]:
    """A poller with that alarm."""
    polling = Polling(telegram_bot, telegram, time)
    polling.poller._alarm = alarming.alarm
    yield polling
    await polling.stop()


async def test_the_owners_are_told_once_however_long_it_lasts(
    polling: Polling, telegram: FakeTelegram, time: FakeTime, alarming: Alarming
) -> None:
    """Five conflicts with growing pauses, one message."""
    telegram.fail("getUpdates", *[CONFLICT] * 5)
    await polling.start()
    for _ in range(5):
        await time.advance(time.slept[-1])
    assert time.slept == [0.5, 1, 2, 4, 8]
    assert telegram.texts(7) == ["somebody else polls"]
    assert alarming.asked == 1


async def test_one_conflict_alone_is_what_a_predecessor_leaves(
    polling: Polling, telegram: FakeTelegram, time: FakeTime, alarming: Alarming
) -> None:
    """A success in between begins the count anew."""
    await polling.start()
    for _ in range(3):
        telegram.batches.put_nowait(CONFLICT)
        await let_run()
        await time.advance(time.slept[-1])
        await polling.bring()
    assert alarming.asked == 0


async def test_a_day_later_they_are_told_again(alarming: Alarming, time: FakeTime) -> None:
    """A conflict that goes on for days is worth a word a day."""
    for _ in range(4):
        await alarming.alarm.ring()
    assert alarming.asked == 1
    await time.advance(24 * 3600)
    await alarming.alarm.ring()
    assert alarming.asked == 2


async def test_without_storage_the_next_conflict_tries_again(alarming: Alarming, store: FakeStore) -> None:
    """Nobody was told, so it does not count as told."""
    store.failing_begins = 1
    for _ in range(3):
        await alarming.alarm.ring()
    assert alarming.asked == 1


async def test_a_mistake_in_the_message_does_not_end_the_polling(alarming: Alarming) -> None:
    """It is logged with an incident, and once."""
    alarming.error = KeyError("notice.poller")
    with structlog.testing.capture_logs() as logs:
        for _ in range(4):
            await alarming.alarm.ring()
    assert [entry["log_level"] for entry in logs] == ["error"]
    assert len(logs[0]["incident_id"]) == 8
