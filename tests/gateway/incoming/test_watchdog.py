"""The watchdog: a poller that gets nothing through is begun anew after 90 seconds and given up after five minutes."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import datetime

import pytest
import structlog

from bot.gateway.incoming.watchdog import GIVE_UP_AFTER, LOOK_EVERY, STALLED_AFTER, PollingStalled, Watchdog
from bot.gateway.running import Polling, PtbApplication
from bot.gateway.telegram.keep_trying import TokenRefused
from tests.gateway.conftest import build_application, build_gateway
from tests.gateway.fakes import FakeStore, FakeTelegram, FakeTime, let_run


class Mute:
    """A poller that waits for ever, as one with a hung connection does."""

    def __init__(self) -> None:
        self.last_success_at: datetime | None = None
        self.begun = 0
        self.ended = 0
        self.trouble: Exception | None = None

    async def run(self) -> None:
        """Poll until cancelled."""
        self.begun += 1
        try:
            if self.trouble is not None:
                raise self.trouble
            await asyncio.Event().wait()
        finally:
            self.ended += 1


class Watching:
    """A watchdog over that poller, and time in the test's hands."""

    def __init__(self, time: FakeTime) -> None:
        self.time = time
        self.poller = Mute()
        self.reconnected = 0
        self.watchdog = Watchdog(self.poller, reconnect=self._reconnect, sleep=time.sleep)
        self.task: asyncio.Task[None] | None = None

    async def _reconnect(self) -> None:
        self.reconnected += 1

    async def start(self) -> asyncio.Task[None]:
        """Start it."""
        self.task = asyncio.create_task(self.watchdog.run())
        await let_run()
        return self.task

    async def let_pass(self, seconds: float) -> None:
        """Let time pass, in steps in which nothing is overlooked."""
        for _ in range(round(seconds / LOOK_EVERY)):
            await self.time.advance(LOOK_EVERY)


@pytest.fixture
async def watching(time: FakeTime) -> AsyncIterator[Watching]:
    """A watchdog, not started."""
    watching = Watching(time)
    yield watching
    if watching.task is not None:
        watching.task.cancel()
        await asyncio.wait({watching.task})
    assert watching.poller.begun == watching.poller.ended, "no poller is left behind"


async def test_a_poller_that_is_quiet_for_90_seconds_is_begun_anew(watching: Watching) -> None:
    """On fresh connections, and said; not a moment before."""
    with structlog.testing.capture_logs() as logs:
        await watching.start()
        await watching.let_pass(STALLED_AFTER - LOOK_EVERY)
        assert (watching.poller.begun, watching.reconnected) == (1, 0)
        await watching.let_pass(LOOK_EVERY)
    assert (watching.poller.begun, watching.poller.ended, watching.reconnected) == (2, 1, 1)
    assert [(entry["event"], entry["quiet_seconds"]) for entry in logs] == [("polling has stalled and is begun anew", 90)]


async def test_after_five_minutes_it_is_given_up(watching: Watching) -> None:
    """Begun anew at 90, 180 and 270 seconds; then only a fresh process may help."""
    task = await watching.start()
    await watching.let_pass(GIVE_UP_AFTER - LOOK_EVERY)
    assert watching.poller.begun == 4
    assert not task.done()
    await watching.let_pass(LOOK_EVERY)
    with pytest.raises(PollingStalled, match="5 minutes"):
        await task


async def test_one_success_is_enough_to_begin_counting_anew(watching: Watching) -> None:
    """Whether it came before or after a new beginning."""
    task = await watching.start()
    for _ in range(10):
        await watching.let_pass(STALLED_AFTER + LOOK_EVERY * 2)
        watching.poller.last_success_at = watching.time()
        await watching.let_pass(LOOK_EVERY)
    assert not task.done()
    assert watching.poller.begun == 11
    for _ in range(100):
        watching.poller.last_success_at = watching.time()
        await watching.let_pass(LOOK_EVERY)
    assert watching.poller.begun == 11


async def test_a_suspended_machine_has_not_been_quiet(watching: Watching) -> None:
    """The clock may jump by hours; nothing is begun anew or given up for that."""
    task = await watching.start()
    await watching.time.advance(3600 * 8)
    assert watching.poller.begun == 1
    assert not task.done()


async def test_what_ends_the_poller_ends_the_watching(watching: Watching) -> None:
    """A token that is refused needs no watchdog."""
    watching.poller.trouble = TokenRefused()
    with pytest.raises(TokenRefused):
        await (await watching.start())


# ---- in the gateway ----


@pytest.fixture
async def fresh(telegram: FakeTelegram) -> PtbApplication:
    """An application that nobody has initialised."""
    return build_application(telegram)


async def test_health_fails_while_polling_stalls_and_is_well_again_afterwards(
    fresh: PtbApplication, store: FakeStore, time: FakeTime, telegram: FakeTelegram
) -> None:
    """At 90 seconds it is still well, later not, and the answer that comes through mends it."""
    gateway = build_gateway(fresh, store, time, incoming=Polling())
    await gateway.start()
    await let_run()
    telegram.batches.put_nowait([])
    await let_run()
    await time.advance(90)
    assert (await gateway.health()).status == "ok"
    await time.advance(0.25)
    health = await gateway.health()
    assert (health.status, health.last_update_age_seconds, health.outbox_depth) == ("failing", 90.25, 0)
    telegram.batches.put_nowait([])
    await let_run()
    assert (await gateway.health()).status == "ok"
    await gateway.stop()


async def test_health_fails_when_nothing_was_ever_fetched(fresh: PtbApplication, store: FakeStore, time: FakeTime) -> None:
    """The start counts then; without polling there is nothing to miss."""
    for incoming, status in ((Polling(), "failing"), (None, "ok")):
        gateway = build_gateway(fresh, store, time, incoming=incoming)
        assert (await gateway.health()).status == "ok"
        await gateway.start()
        await let_run()
        await time.advance(91)
        assert (await gateway.health()).status == status
        await gateway.stop()


async def test_a_hung_poll_ends_the_run_after_five_minutes(fresh: PtbApplication, store: FakeStore, time: FakeTime) -> None:
    """Whoever watches the gateway is told; three times the poll was asked anew before."""
    gateway = build_gateway(fresh, store, time, incoming=Polling())
    await gateway.start()
    watching = asyncio.create_task(gateway.watch())
    await let_run()
    for _ in range(60):
        await time.advance(LOOK_EVERY)
    with pytest.raises(PollingStalled):
        await watching
    await gateway.stop()
