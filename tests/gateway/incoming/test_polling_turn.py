"""One process polls, the others wait: starting a new version before the old one is stopped alarms nobody."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
import structlog

from bot.db.facade import Database
from bot.gateway.incoming.polling_turn import ASK_EVERY
from bot.gateway.incoming.watchdog import GIVE_UP_AFTER, STALLED_AFTER
from bot.gateway.running import Gateway, Polling
from bot.services.errors import StorageUnavailable
from tests.gateway.conftest import build_application, build_gateway
from tests.gateway.fakes import FakeStore, FakeTelegram, FakeTime, a_message, let_run
from tests.process.living import until


class Turns:
    """The turn among processes, in memory."""

    def __init__(self) -> None:
        self.holder: Seat | None = None
        self.is_out = False

    def seat(self) -> Seat:
        """Give one process's view."""
        return Seat(self)


class Seat:
    """What one process knows of the turn."""

    def __init__(self, turns: Turns) -> None:
        self.turns = turns

    async def take(self) -> bool:
        """Take it if it is free."""
        if self.turns.is_out:
            raise StorageUnavailable("gone")
        self.turns.holder = self.turns.holder or self
        return self.is_held()

    def is_held(self) -> bool:
        """Tell whether it is ours."""
        return self.turns.holder is self

    async def leave(self) -> None:
        """Give it up."""
        if self.is_held():
            self.turns.holder = None


class Process:
    """One of several."""

    def __init__(self, turns: Turns, store: FakeStore, time: FakeTime) -> None:
        self.telegram = FakeTelegram()
        self.seat = turns.seat()
        self.gateway: Gateway = build_gateway(
            build_application(self.telegram), store, time, incoming=Polling(), polling_turn=self.seat
        )

    @property
    def has_polled(self) -> bool:
        """Whether it has asked for updates, or taken a webhook away."""
        return self.telegram.count("getUpdates", "deleteWebhook") > 0


@pytest.fixture
def turns() -> Turns:
    """Nobody polls."""
    return Turns()


@pytest.fixture
async def old(turns: Turns, store: FakeStore, time: FakeTime) -> AsyncIterator[Process]:
    """The old version, which polls."""
    process = Process(turns, store, time)
    await process.gateway.start()
    await let_run()
    yield process
    await process.gateway.stop()


@pytest.fixture
async def new(old: Process, turns: Turns, store: FakeStore, time: FakeTime) -> AsyncIterator[Process]:
    """The new one beside it."""
    process = Process(turns, store, time)
    with structlog.testing.capture_logs() as logs:
        await process.gateway.start()
        await let_run()
    waits = "another process on this database polls; this one waits for its turn"
    assert [entry["event"] for entry in logs] == [waits]
    yield process
    await process.gateway.stop()


async def test_the_second_waits_and_is_well(old: Process, new: Process, time: FakeTime) -> None:
    """However long; a host that asks for its health before it stops the old one gets a good answer."""
    for _ in range(round((GIVE_UP_AFTER + STALLED_AFTER) / ASK_EVERY)):
        await time.advance(ASK_EVERY)
        old.telegram.batches.put_nowait([])
        await let_run()
    assert old.has_polled
    assert not new.has_polled
    assert (await new.gateway.health()).status == "ok"


async def test_it_takes_over_when_the_first_has_stopped(old: Process, new: Process, time: FakeTime, store: FakeStore) -> None:
    """And not before."""
    await old.gateway.stop()
    await time.advance(ASK_EVERY)
    assert new.has_polled
    new.telegram.batches.put_nowait([a_message(1)])
    await let_run(200)
    assert new.telegram.texts(7) == ["seen 1"]


async def test_whoever_takes_over_is_well_from_the_first_moment(old: Process, new: Process, time: FakeTime) -> None:
    """However long it has waited: Telegram holds its first question back when there is nothing to tell."""
    for _ in range(round(2 * STALLED_AFTER / ASK_EVERY)):
        await time.advance(ASK_EVERY)
    await old.gateway.stop()
    await time.advance(ASK_EVERY)
    await let_run(50)
    assert [name for name, _ in new.telegram.in_flight] == ["getUpdates"]
    assert (await new.gateway.health()).status == "ok"


async def test_a_turn_that_was_lost_ends_the_polling(old: Process, time: FakeTime, turns: Turns) -> None:
    """Somebody else may poll by then. When the database answers again it goes on where it was."""
    turns.holder, turns.is_out = None, True
    await time.advance(ASK_EVERY)
    assert old.telegram.in_flight == []
    turns.is_out = False
    await time.advance(ASK_EVERY)
    assert [name for name, _ in old.telegram.in_flight] == ["getUpdates"]


async def test_on_postgresql_it_is_a_lock_that_ends_with_its_process(postgres_url: str) -> None:
    """SQLite needs none: the second start is refused there."""
    assert Database("sqlite:///x.db").polling_turn is None
    first, second = Database(postgres_url), Database(postgres_url)
    try:
        assert first.polling_turn is not None
        assert second.polling_turn is not None
        assert await first.polling_turn.take()
        assert await first.polling_turn.take()
        assert not await second.polling_turn.take()
        assert not second.polling_turn.is_held()
        await first.dispose()
        await until(second.polling_turn.take)
    finally:
        await first.dispose()
        await second.dispose()
