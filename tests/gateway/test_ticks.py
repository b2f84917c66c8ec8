"""The clock tick, the command menu, and what is written about failures."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import datetime

import structlog
from telegram import Bot

from bot.gateway.incidents import ALPHABET, describe, new_incident_id
from bot.gateway.outgoing.outbox_sender import OutboxSender
from bot.gateway.telegram.http_client import NotSent
from bot.gateway.telegram.profile import publish_commands
from bot.gateway.ticks import FIRST_DAILY, Ticks
from bot.screens.job import Job
from bot.screens.screen import Show
from bot.services.ports import UnitOfWork
from tests.gateway.fakes import FakeStore, FakeTelegram, FakeTime, FakeWork, a_show, let_run, refusal


def a_job(name: str, *shows: Show, error: Exception | None = None) -> Job:
    """Make a job that writes down when it ran."""

    async def run(work: UnitOfWork, now: datetime) -> Sequence[Show]:
        assert isinstance(work, FakeWork)
        work.tables.effects.append((name, now))
        if error is not None:
            raise error
        return shows

    return run


def ticks(store: FakeStore, sender: OutboxSender, time: FakeTime, *jobs: Job) -> Ticks:
    """Make a tick of thirty seconds."""
    return Ticks(jobs=jobs, open_work=store.unit_of_work, sender=sender, clock=time, sleep=time.sleep)


async def test_a_job_is_committed_and_its_screens_are_sent(
    store: FakeStore, sender: OutboxSender, time: FakeTime, telegram: FakeTelegram
) -> None:
    """In one transaction, like a turn."""
    await ticks(store, sender, time, a_job("idle", a_show("ended"))).tick()
    await let_run()
    assert [name for name, _ in store.tables.effects] == ["idle"]
    assert telegram.texts(7) == ["ended"]


async def test_jobs_run_at_the_start_and_once_an_interval(store: FakeStore, sender: OutboxSender, time: FakeTime) -> None:
    """Each with the time of its tick."""
    running = asyncio.create_task(ticks(store, sender, time, a_job("a")).run())
    await let_run()
    await time.advance(29)
    await time.advance(1)
    await time.advance(30)
    running.cancel()
    await asyncio.wait({running})
    moments = [(at - store.tables.effects[0][1]).total_seconds() for _, at in store.tables.effects]
    assert moments == [0, 30, 60]


async def test_a_job_that_fails_is_rolled_back_and_hinders_no_other(
    store: FakeStore, sender: OutboxSender, time: FakeTime
) -> None:
    """It is logged with an incident."""
    with structlog.testing.capture_logs() as logs:
        await ticks(store, sender, time, a_job("bad", error=ValueError("words")), a_job("good")).tick()
    assert [name for name, _ in store.tables.effects] == ["good"]
    assert [entry["event"] for entry in logs] == ["a job failed"]
    assert "words" not in str(logs)


async def test_jobs_wait_for_the_next_tick_when_storage_is_away(store: FakeStore, sender: OutboxSender, time: FakeTime) -> None:
    """Nothing is lost: a job looks for what is due by itself."""
    ticking = ticks(store, sender, time, a_job("a"), a_job("b"))
    store.failing_begins = 1
    await ticking.tick()
    assert store.tables.effects == []
    await ticking.tick()
    assert [name for name, _ in store.tables.effects] == ["a", "b"]


async def test_a_daily_job_that_fails_is_tried_at_the_next_tick(store: FakeStore, sender: OutboxSender, time: FakeTime) -> None:
    """It does not wait for tomorrow, and the one that was done is not repeated."""
    failures = [ValueError("words")]

    async def unlucky(work: UnitOfWork, now: datetime) -> Sequence[Show]:
        if failures:
            raise failures.pop()
        await a_job("second")(work, now)
        return ()

    ticking = Ticks(
        jobs=(), daily=(a_job("first"), unlucky), open_work=store.unit_of_work, sender=sender, clock=time, sleep=time.sleep
    )
    await ticking.tick()
    await time.advance(FIRST_DAILY.total_seconds())
    store.failing_begins = 1
    ran = []
    for _ in range(4):
        await ticking.tick()
        ran.append([name for name, _ in store.tables.effects])
    assert ran == [[], ["first"], ["first", "second"], ["first", "second"]]


# ---- commands ----


async def test_the_menu_is_published_for_every_language(telegram_bot: Bot, telegram: FakeTelegram) -> None:
    """One list for everybody, one for each language that has its own."""
    await publish_commands(telegram_bot, {None: [("call", "Start a call")], "ru": [("call", "Звонок")]})
    published = [params.get("language_code") for name, params in telegram.calls if name == "setMyCommands"]
    assert published == [None, "ru"]


async def test_the_menu_waits_for_the_network(telegram_bot: Bot, telegram: FakeTelegram, time: FakeTime) -> None:
    """In the background, as long as it takes."""
    telegram.fail("setMyCommands", NotSent("x"), NotSent("x"))
    publishing = asyncio.create_task(publish_commands(telegram_bot, {None: [("call", "Start a call")]}, time.sleep))
    await let_run()
    await time.advance(0.5)
    await time.advance(1)
    assert publishing.done()
    assert telegram.count("setMyCommands") == 3


async def test_a_menu_that_is_refused_is_given_up(telegram_bot: Bot, telegram: FakeTelegram) -> None:
    """The log says why, and the next list is published."""
    telegram.fail("setMyCommands", refusal(400, "Bad Request: command is invalid"))
    with structlog.testing.capture_logs() as logs:
        await publish_commands(telegram_bot, {None: [("call", "Start")], "ru": [("call", "Звонок")]})
    assert [entry["reason"] for entry in logs] == ["Command is invalid"]
    assert telegram.count("setMyCommands") == 2


# ---- incidents ----


def test_incident_numbers_can_be_read_out() -> None:
    """Eight characters that are not taken for each other, never the same."""
    numbers = {new_incident_id() for _ in range(1000)}
    assert len(numbers) == 1000
    assert all(len(number) == 8 and set(number) <= set(ALPHABET) for number in numbers)
    assert not set("01IO") & set(ALPHABET)


def test_a_description_names_kinds_and_places_and_no_words() -> None:
    """Texts of errors may hold a client's words."""
    try:
        try:
            raise KeyError("Иван")
        except KeyError as error:
            raise ValueError("Мария") from error
    except ValueError as error:
        description = describe(error)
    assert description.startswith("ValueError < KeyError; gateway/test_ticks.py:")
    assert description.endswith("test_a_description_names_kinds_and_places_and_no_words")
    assert "Иван" not in description
    assert "Мария" not in description
    assert describe(ValueError()) == "ValueError"
