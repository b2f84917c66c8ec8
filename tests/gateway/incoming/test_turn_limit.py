"""Turns that never give way: ended in the middle, and nothing else with them.

The handlers here spin until they are ended. They ask for their own end, as the warden's thread does from outside.
"""

from __future__ import annotations

import asyncio
import signal
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any, NoReturn

import pytest
from telegram import Update

from bot.app.warden import MOST_LOOKS, Warden
from bot.gateway.incoming.in_hand import open_in_hand
from bot.gateway.incoming.intake import Intake, Verdict
from bot.gateway.incoming.turn_limit import SIGNAL, TurnLimit, TurnTooLong
from bot.gateway.outgoing.outbox_sender import OutboxSender
from bot.gateway.outgoing.tap_answers import TapAnswers
from bot.gateway.running import PtbApplication
from bot.screens.turn import Reply, Turn
from tests.gateway.fakes import BOT_ID, FakeStore, FakeTelegram, FakeTime, a_message, a_tap, let_run
from tests.gateway.incoming.test_intake import Stage


@pytest.fixture
def limit() -> Iterator[TurnLimit]:
    """A limit whose signal reaches it."""
    limit = TurnLimit()
    before = signal.signal(SIGNAL, limit.on_signal)
    yield limit
    signal.signal(SIGNAL, before)


@pytest.fixture
async def stage(
    application: PtbApplication, store: FakeStore, sender: OutboxSender, time: FakeTime, limit: TurnLimit
) -> AsyncIterator[Stage]:
    """An intake with that limit."""
    answers = TapAnswers(application.bot)

    async def dispatch(turn: Turn, update: Update) -> Reply:
        return await made(turn, update)

    intake = Intake(
        application=application,
        dispatch=dispatch,
        bot_id=BOT_ID,
        open_work=store.unit_of_work,
        sender=sender,
        answers=answers,
        clock=time,
        apologise=lambda _, incident_id: f"sorry {incident_id}",
        limit=limit,
    )
    made = Stage(intake)
    yield made
    await intake.stop(1)
    await answers.drain(1)


def end_this(limit: TurnLimit) -> None:
    """Ask for the end of the step that is running."""
    step = limit.step
    assert step is not None
    limit.end(step)


async def test_a_turn_that_spins_fails_like_any_other(
    stage: Stage, limit: TurnLimit, store: FakeStore, telegram: FakeTelegram
) -> None:
    """Rolled back, recorded once with an incident that names the place, told to the person, acknowledged; the next one works."""

    async def spin(turn: Turn, update: Update) -> NoReturn:
        await stage.write_down(turn, update)
        while True:
            end_this(limit)

    stage.handle = spin
    assert await stage.intake.take(a_tap(1)) is Verdict.FAILED
    assert store.tables.effects == []
    incident = store.tables.processed[(BOT_ID, 1)]
    assert store.tables.errors[1].startswith("TurnTooLong; ")
    assert " spin" in store.tables.errors[1], "where it was"
    await let_run()
    ((_, answered),) = [call for call in telegram.calls if call[0] == "answerCallbackQuery"]
    assert incident in answered["text"]
    assert await stage.intake.take(a_tap(1)) is Verdict.REPEATED
    stage.handle = stage.write_down
    assert await stage.intake.take(a_message(2, "hi")) is Verdict.APPLIED


async def test_no_handler_of_errors_holds_the_end_up(stage: Stage, limit: TurnLimit, store: FakeStore) -> None:
    """Code that takes every exception for its own goes on spinning; not after this one."""

    async def stubborn(turn: Turn, update: Update) -> NoReturn:
        while True:
            try:
                end_this(limit)
            except Exception:
                continue

    stage.handle = stubborn
    assert await stage.intake.take(a_message(1)) is Verdict.FAILED


async def test_a_signal_that_comes_too_late_ends_nothing(stage: Stage, limit: TurnLimit, store: FakeStore) -> None:
    """Meant for a step that is over, it hits neither the next step of the same turn nor anybody else's turn."""
    steps: list[int] = []

    async def gives_way(turn: Turn, update: Update) -> Reply:
        assert limit.step is not None
        steps.append(limit.step)
        await asyncio.sleep(0)
        limit.end(steps[0])
        return await stage.write_down(turn, update)

    stage.handle = gives_way
    for number, person in ((1, 7), (2, 7), (3, 8)):
        assert await stage.intake.take(a_message(number, person=person)) is Verdict.APPLIED
    assert limit.step is None
    signal.raise_signal(SIGNAL)  # from elsewhere, while no turn runs
    assert [number for number, _ in store.tables.effects] == [1, 2, 3]


async def test_only_the_turn_that_spins_is_ended(limit: TurnLimit) -> None:
    """Those of other people were waiting meanwhile, and go on."""
    spinning = asyncio.Event()

    async def waits() -> str:
        await spinning.wait()
        return "done"

    async def spins() -> None:
        spinning.set()
        while True:
            end_this(limit)

    other = asyncio.create_task(limit.keep(1, waits()))
    await asyncio.sleep(0)
    with pytest.raises(TurnTooLong):
        await limit.keep(2, spins())
    assert await other == "done"


async def test_a_turn_is_cancelled_and_timed_out_as_without_a_limit(limit: TurnLimit) -> None:
    """What comes in from outside while it waits is the turn's own to handle, and so is what it returns and raises."""
    seen: list[str] = []

    async def turn() -> str:
        try:
            await asyncio.sleep(60)
        except asyncio.CancelledError:
            seen.append("cancelled")
            await asyncio.sleep(0)
            seen.append("and cleaned up")
            raise
        return "never"

    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0):
            await limit.keep(1, turn())
    assert seen == ["cancelled", "and cleaned up"]

    async def quick(result: object) -> object:
        await asyncio.sleep(0)
        if isinstance(result, Exception):
            raise result
        return result

    assert await limit.keep(1, quick("done")) == "done"
    with pytest.raises(LookupError):
        await limit.keep(1, quick(LookupError()))


async def test_what_is_in_hand_is_what_is_being_worked_on(tmp_path: Path, limit: TurnLimit) -> None:
    """While a turn waits it is in nobody's hand; whatever ends the process then is not its fault."""
    own, _ = open_in_hand(tmp_path / "bot")
    assert own is not None
    own.bot_id = BOT_ID
    limit.in_hand = own

    def noted() -> int:
        return int.from_bytes((tmp_path / "bot-0").read_bytes()[8:], "little")

    waits, go_on = asyncio.Event(), asyncio.Event()
    seen: list[int] = []

    async def turn() -> None:
        seen.append(noted())
        waits.set()
        await go_on.wait()
        seen.append(noted())

    kept = asyncio.create_task(limit.keep(77, turn()))
    await waits.wait()
    assert noted() == 0
    go_on.set()
    await kept
    assert seen == [77, 77]
    assert noted() == 0
    own.close()


# ---- the warden ----


async def test_the_warden_ends_a_step_that_it_has_seen_for_too_long(limit: TurnLimit) -> None:
    """It counts its own looks at one and the same step; a turn that goes on step by step is never ended by it."""
    warden = Warden()
    warden._limit = limit
    looks = 0

    async def spins() -> None:
        nonlocal looks
        while True:
            warden.look()
            looks += 1

    with pytest.raises(TurnTooLong):
        await limit.keep(1, spins())
    assert looks == MOST_LOOKS

    async def goes_on() -> str:
        for _ in range(3 * MOST_LOOKS):
            warden.look()
            await asyncio.sleep(0)
        return "done"

    assert await limit.keep(2, goes_on()) == "done"


async def test_once_the_process_is_to_stop_the_warden_is_impatient(limit: TurnLimit) -> None:
    """There are ten seconds for everything, and others are to be finished too."""
    warden = Warden()
    warden._limit = limit
    warden.begin_stop()
    looks = 0

    async def spins() -> None:
        nonlocal looks
        while True:
            warden.look()
            looks += 1

    with pytest.raises(TurnTooLong):
        await limit.keep(1, spins())
    assert looks == 2
    assert 0 < warden.seconds_left < 10


# ---- in hand at two crashes ----


async def test_an_update_in_hand_at_two_crashes_is_not_tried_a_third_time(
    stage: Stage, store: FakeStore, telegram: FakeTelegram
) -> None:
    """After one it is tried again; after two it fails without being tried: an incident, the person is told, acknowledged."""
    await count(store, 1)
    await count(store, 2)
    await count(store, 2)
    assert await stage.intake.take(a_message(1)) is Verdict.APPLIED
    assert await stage.intake.take(a_message(2)) is Verdict.FAILED
    assert [update for update, _ in store.tables.effects] == [1]
    assert store.tables.errors[2].startswith("SetAside")
    await let_run()
    assert f"sorry {store.tables.processed[(BOT_ID, 2)]}" in telegram.texts(7)
    assert await stage.intake.take(a_message(2)) is Verdict.REPEATED
    await count(store, 1)
    assert await stage.intake.take(a_message(1)) is Verdict.REPEATED, "what was processed all the same is not counted"


async def count(store: FakeStore, update_id: int) -> Any:
    """Count a crash with an update in hand."""
    async with store.unit_of_work() as work:
        await work.updates.was_in_hand(BOT_ID, update_id, None)  # type: ignore[arg-type]  # no clock looks at it
        await work.commit()
