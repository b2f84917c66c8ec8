"""Several processes on one PostgreSQL, as two whole bots in this one, so that each race can be brought about at will.

What only real processes show (a kill, a balancer) is in `tests/process/test_two_processes.py`.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from telegram.request import RequestData

from bot.app.wiring import Bot
from bot.content.library import Library
from bot.db.faults import Fault, Step, StorageFaults
from bot.gateway.ticks import FIRST_DAILY
from tests.buttons import CAN, CAN_NOT, CHOLERIC, WANTS, WANTS_NOT, Meaning
from tests.emulator_request import EmulatorRequest
from tests.floor import BETWEEN_ACTS, Desk, Floor, TestClock, look_into
from tests.process.living import until


class Held(EmulatorRequest):
    """A transport that keeps edits until they are let go."""

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self.may_edit = asyncio.Event()
        self.may_edit.set()
        self.asked = asyncio.Event()

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *timeouts: Any, **named: Any
    ) -> tuple[int, bytes]:
        """Carry out now, or later."""
        if url.endswith("/editMessageText"):
            self.asked.set()
            await self.may_edit.wait()
        return await super().do_request(url, method, request_data, *timeouts, **named)


class Process(Floor):
    """One bot of several on the same database and the same Telegram."""

    def __init__(self, url: str, library: Library, clock: TestClock, beside: Floor | None = None) -> None:
        self._beside = beside
        super().__init__(url, library, clock)

    def _build(self, **other: Any) -> Bot:
        if self._beside is not None:
            self.emulator = self._beside.emulator
        self.wire = Held(self.emulator)
        return super()._build(request=self.wire, **other)

    async def take(self, desk: Desk, button: Meaning) -> None:
        """Take a tap, and wait for its commit only."""
        self.clock.advance(seconds=BETWEEN_ACTS.total_seconds())
        desk.touch(button)
        [update] = self.emulator.take_updates()
        await self.bot.gateway.take(update)


@pytest.fixture
async def first(postgres_url: str, library: Library) -> AsyncIterator[Process]:
    """One process."""
    process = Process(postgres_url, library, TestClock())
    await process.start()
    yield process
    process.wire.may_edit.set()
    await process.stop()


@pytest.fixture
async def second(first: Process, library: Library) -> AsyncIterator[Process]:
    """Another one beside it."""
    process = Process(first.url, library, first.clock, beside=first)
    await process.start()
    yield process
    await process.stop()


@pytest.fixture
async def anna(first: Process, second: Process) -> Desk:
    """A manager in a call."""
    anna = await first.hire(101, "Анна")
    await anna.send("/call Иван")
    return anna


async def _has_lost(process: Process) -> bool:
    return process.bot.database._identity._number is None  # type: ignore[attr-defined]  # what it has lost


async def test_an_older_state_never_comes_after_a_newer_one(first: Process, second: Process, anna: Desk) -> None:
    """While one process edits a card, the other leaves the card to it; the first then shows what the other has committed."""
    first.wire.may_edit.clear()
    await first.take(anna, CHOLERIC)
    await first.wire.asked.wait()
    edits = first.emulator.requests["editMessageText"]
    await second.take(anna, WANTS)
    await second.bot.gateway.idle()
    assert first.emulator.requests["editMessageText"] == edits, "two edits would race"
    first.wire.may_edit.set()
    await first.bot.gateway.idle()
    assert any("●" in label for label in anna.card.labels[2]), "what the client wants is shown"
    assert await first.rows("SELECT count(*) FROM outbox") == [(0,)]


async def test_a_card_that_another_process_has_moved_is_found(first: Process, second: Process, anna: Desk) -> None:
    """Where a card lives is read from the database, not remembered: the one that is moved is edited, none is sent."""
    await second.take(anna, CHOLERIC)
    await second.bot.gateway.idle()
    old, data = anna.card.id, anna.card.data(CAN)
    await first.bot.gateway._application.bot.delete_message(101, old)
    anna.chat.tap(old, data, force=True)
    [update] = first.emulator.take_updates()
    await first.bot.gateway.take(update)
    await first.bot.gateway.idle()
    assert anna.card.id != old
    sent = first.emulator.requests["sendMessage"]
    await second.take(anna, WANTS)
    await second.bot.gateway.idle()
    assert first.emulator.requests["sendMessage"] == sent


async def test_one_update_given_to_both_at_once_is_applied_once(first: Process, second: Process, anna: Desk) -> None:
    """The second waits for the first and then finds it processed."""
    anna.touch(CHOLERIC)
    [update] = first.emulator.take_updates()
    verdicts = await asyncio.gather(first.bot.gateway.take(update), second.bot.gateway.take(update))
    assert sorted(verdicts) == ["applied", "repeated"]
    assert await first.rows("SELECT count(*) FROM answers") == [(1,)]


async def test_taps_of_one_person_at_both_at_once_lose_nothing(first: Process, second: Process, anna: Desk) -> None:
    """Twenty taps, ten at each, are twenty taps: each turn sees all before it."""
    before = (await first.call())["taps"]
    labels = (WANTS, CAN, WANTS_NOT, CAN_NOT)
    data = [anna.card.data(labels[number % 4]) for number in range(20)]
    for one in data:
        anna.chat.tap(anna.card.id, one)
    updates = first.emulator.take_updates()
    taken = [process.bot.gateway.take(update) for process, update in zip((first, second) * 10, updates, strict=True)]
    assert set(await asyncio.gather(*taken)) == {"applied"}
    for process in (first, second):
        await process.bot.gateway.idle()
    [(second_taps,)] = await first.rows("SELECT count(*) FROM interactions WHERE kind = 'second_tap'")
    assert (await first.call())["taps"] + second_taps == before + 20
    assert second.emulator.requests["answerCallbackQuery"] == 20


async def test_what_a_dead_process_left_is_sent_by_another(first: Process, second: Process, anna: Desk) -> None:
    """Not at once, for what it had on the wire may still arrive; and not by a process that finds the other alive."""
    first.wire.may_edit.clear()
    await first.take(anna, CHOLERIC)
    await first.wire.asked.wait()
    first.clock.advance(seconds=3)
    await second.bot.gateway.sender.tick()
    await second.bot.gateway.idle()
    before = anna.card.text
    await first.bot.database._identity.leave()  # as when it is killed: its connection ends
    first.clock.advance(seconds=3)
    await second.bot.gateway.sender.tick()
    await second.bot.gateway.idle()
    assert anna.card.text == before
    first.clock.advance(seconds=3)
    await second.bot.gateway.sender.tick()
    await second.bot.gateway.idle()
    assert anna.card.text != before
    assert await first.rows("SELECT count(*) FROM outbox") == [(0,)]


async def test_a_process_that_has_lost_its_number_sends_nothing_it_had_claimed(
    first: Process, second: Process, anna: Desk
) -> None:
    """Its connection broke, so another may have taken the row over; it claims again like anybody else."""
    first.wire.may_edit.clear()
    await first.take(anna, CHOLERIC)
    await first.wire.asked.wait()
    await first.take(anna, WANTS)
    [(owner,)] = await first.rows("SELECT owner FROM outbox")
    assert first.bot.database._identity._number == owner  # type: ignore[attr-defined]  # what is lost is looked at
    await look_into(
        first.url, "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND objid = " + str(owner)
    )
    await until(partial(_has_lost, first))
    edits = first.emulator.requests["editMessageText"]
    first.wire.may_edit.set()
    await first.bot.gateway.idle()
    assert first.emulator.requests["editMessageText"] == edits + 1, "only the one that was on the wire"
    for _ in range(3):
        first.clock.advance(seconds=3)
        await first.bot.gateway.sender.tick()
        await first.bot.gateway.idle()
    assert await first.rows("SELECT count(*) FROM outbox") == [(0,)]
    assert any("●" in label for label in anna.card.labels[2])


async def test_news_that_cannot_be_written_are_written_later(first: Process, second: Process, anna: Desk) -> None:
    """The row stays claimed meanwhile, so nobody shows an older state after it."""
    faults = first.bot.database._faults = StorageFaults()
    faults.fail(Step.BEGIN, 2, Fault.CONNECTION_LOST)
    await first.take(anna, CHOLERIC)
    await first.bot.gateway.sender.idle()
    assert faults.happened == 1
    [(owner,)] = await first.rows("SELECT owner FROM outbox")
    assert owner is not None
    await first.bot.gateway.sender.tick()
    assert await first.rows("SELECT count(*) FROM outbox") == [(0,)]


async def test_a_job_is_left_to_the_process_that_is_at_it(first: Process, second: Process, anna: Desk) -> None:
    """And a call in whose chat a turn is going on is not ended as silent."""
    first.clock.advance(minutes=31)
    job = next(one.__qualname__ for one in first.bot.gateway.ticks._jobs if "finish_idle" in one.__qualname__)
    async with first.bot.database.unit_of_work() as work:
        assert await work.lanes.try_job(job)
        await second.bot.gateway.ticks.tick()
        assert (await first.call())["finished_at"] is None
    async with first.bot.database.unit_of_work() as work:
        await work.lanes.enter(101)
        await second.bot.gateway.ticks.tick()
        assert (await first.call())["finished_at"] is None
    await second.tick()
    assert (await first.call())["finished_by"] == "idle"


async def test_old_updates_are_forgotten_once_a_day(first: Process, second: Process, anna: Desk) -> None:
    """A week later, and never sooner: Telegram repeats an update for a day."""
    await second.bot.gateway.ticks.tick()
    stored = await first.rows("SELECT count(*) FROM processed_updates")
    assert stored != [(0,)]
    first.clock.advance(days=6, hours=23)
    await second.bot.gateway.ticks.tick()
    assert await first.rows("SELECT count(*) FROM processed_updates") == stored
    first.clock.advance(hours=2)
    await second.bot.gateway.ticks.tick()
    assert await first.rows("SELECT count(*) FROM processed_updates") == stored, "not twice within a day"
    first.clock.advance(days=1)
    await second.bot.gateway.ticks.tick()
    assert await first.rows("SELECT count(*) FROM processed_updates") == [(0,)]
    assert timedelta(days=1) > FIRST_DAILY
