"""What one tap costs, counted exactly: requests, commits, trips to the database's thread, compiled templates.

Plans of the log's filters are counted in `tests/db/export/test_log_reader.py`.
"""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator, Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web
from jinja2 import Environment
from telegram.request import RequestData

from bot.content.library import Library
from bot.db.faults import Step, StorageFaults
from bot.gateway.health.listener import listening
from bot.gateway.incoming.webhook import Webhook
from bot.gateway.running import WebhookAddress
from bot.screens.screen import from_payload
from tests.buttons import FINISH
from tests.emulator_request import EmulatorRequest
from tests.floor import BETWEEN_ACTS, Desk, Floor, TestClock, open_floor
from tests.trips import count_trips

PLACES = ((0, 0), (0, 1), (2, 0), (2, 3), (2, 1))
"""Row and column of buttons each of which changes the card: cues of two types, wants, no budget, does not want."""
TRIPS_OF_A_TAP = 1
"""To the database's thread: the commit. Each costs two wake-ups, so another number has to be meant."""


@pytest.fixture
def faults() -> StorageFaults:
    """Counts what is asked of the database; nothing fails."""
    return StorageFaults()


@pytest.fixture
async def counted_floor(migrated_file: Path, tmp_path: Path, library: Library, faults: StorageFaults) -> AsyncIterator[Floor]:
    """A floor whose database is counted."""
    file = Path(shutil.copy(migrated_file, tmp_path / "floor.db"))
    async with open_floor(file, library, faults=faults) as opened:
        yield opened


@pytest.fixture
async def desk(counted_floor: Floor) -> Desk:
    """A manager in the middle of a call; everything is written down."""
    anna = await counted_floor.hire(101, "Анна")
    await anna.send("/call Иван")
    await counted_floor.tick()  # the one of the start may still be going on
    return anna


async def tap(desk: Desk, row: int, column: int) -> None:
    """Tap and wait for the changed card, but let nothing be written down after it."""
    floor = desk.floor
    floor.clock.advance(seconds=BETWEEN_ACTS.total_seconds())
    before = (desk.card.text, desk.card.labels)
    desk.chat.tap_text(desk.card.labels[row][column], desk.card.id)
    for update in floor.emulator.take_updates():
        await floor.bot.gateway.take(update)
    await asyncio.wait_for(floor.bot.gateway.sender.idle(), 10)
    assert (desk.card.text, desk.card.labels) != before


async def until(is_so: Callable[[], bool]) -> None:
    """Wait for what comes over a network of this machine alone."""
    async with asyncio.timeout(30):
        while not is_so():  # noqa: ASYNC110 - a chat has no event for it
            await asyncio.sleep(0)


def _are_seen(desk: Desk, taps: int) -> bool:
    return len(desk.chat.answers) == desk.floor.emulator.requests["editMessageText"] == taps


async def answered(desk: Desk) -> None:
    """Wait for the answers to the taps, which nothing else waits for."""
    await desk.floor.bot.gateway._answers.drain(10)


async def test_a_tap_costs_two_requests(desk: Desk) -> None:
    """The edit of the card and the answer to the tap, and nothing else."""
    asked = desk.floor.emulator.requests
    for row, column in PLACES:
        before = asked.copy()
        await tap(desk, row, column)
        await answered(desk)
        assert asked - before == {"editMessageText": 1, "answerCallbackQuery": 1}


async def test_a_tap_at_a_webhook_costs_one_request(migrated_file: Path, tmp_path: Path, library: Library) -> None:
    """The edit of the card; the answer to the tap goes back in the response to its update."""
    doors: list[Webhook] = []
    server = web.Application()

    async def door(request: web.Request) -> web.Response:
        return await doors[0].handle(request)

    server.router.add_post("/hook", door)
    async with listening(server, "127.0.0.1", 0) as port:
        address = WebhookAddress(url=f"http://127.0.0.1:{port}/hook", secret="s")
        floor = Floor(Path(shutil.copy(migrated_file, tmp_path / "hook.db")), library, TestClock(), address)
        assert floor.bot.gateway.webhook is not None
        doors.append(floor.bot.gateway.webhook)
        await floor.start()
        anna = await floor.hire(101, "Анна")
        anna.chat.send_text("/call Иван")
        await until(lambda: any(shown.message.from_bot for shown in anna.shown))
        await floor.bot.gateway.idle()
        asked = floor.emulator.requests
        for number, (row, column) in enumerate(PLACES, 1):
            before = asked.copy()
            floor.clock.advance(seconds=BETWEEN_ACTS.total_seconds())
            anna.chat.tap_text(anna.card.labels[row][column], anna.card.id)
            await until(partial(_are_seen, anna, number))
            assert asked - before == {"editMessageText": 1}
        await floor.emulator.aclose()
        await floor.stop()


async def test_a_tap_costs_one_commit(desk: Desk, faults: StorageFaults) -> None:
    """The update, the answer, the log and the screen are one transaction; the last card's delivery is written in the next."""
    before = dict(faults.counts)
    for row, column in PLACES:
        await tap(desk, row, column)
    assert faults.counts[Step.COMMIT] - before[Step.COMMIT] == len(PLACES)
    assert faults.counts[Step.BEGIN] - before[Step.BEGIN] == len(PLACES)


async def test_a_tap_makes_few_trips_to_the_database(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """The number is known and does not grow with the taps before."""
    trips = count_trips(monkeypatch)
    costs = []
    for row, column in PLACES:
        trips.made = 0
        await tap(desk, row, column)
        costs.append(trips.made)
    assert costs == [TRIPS_OF_A_TAP] * len(PLACES)


async def test_a_tap_compiles_no_template(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Texts are compiled when the content is loaded, and the trap that would tell is a working one."""
    compiled: list[object] = []

    def counted(self: Environment, source: Any, *_: Any, **__: Any) -> Any:
        compiled.append(source)
        raise AssertionError("a template is compiled")

    monkeypatch.setattr(Environment, "compile", counted)
    for row, column in PLACES:
        await tap(desk, row, column)
    await desk.tap(FINISH)
    assert compiled == []
    with pytest.raises(AssertionError, match="compiled"):
        Environment(autoescape=True).from_string("{{ a }}")


async def test_what_a_tap_packs_is_not_unpacked_again(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """The screen goes out as it was made; only what another process has stored is read from its row."""
    unpacked: list[str] = []

    def counted(payload: str) -> Any:
        unpacked.append(payload)
        return from_payload(payload)

    monkeypatch.setattr("bot.gateway.outgoing.send_queue.from_payload", counted)
    for row, column in PLACES:
        await tap(desk, row, column)
    assert unpacked == []


class Held(EmulatorRequest):
    """A transport that holds the answers to taps back."""

    held = asyncio.Event()
    let_go = asyncio.Event()

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *timeouts: Any, **named: Any
    ) -> tuple[int, bytes]:
        """Carry out at once, or later."""
        if url.endswith("/answerCallbackQuery"):
            self.held.set()
            await self.let_go.wait()
        return await super().do_request(url, method, request_data, *timeouts, **named)


async def test_the_card_does_not_wait_for_the_answer_to_the_tap(
    floor: Floor, anna: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While Telegram has not yet taken the answer the card is there, and the next tap is worked on too."""
    await anna.send("/call Иван")
    monkeypatch.setattr("tests.floor.EmulatorRequest", Held)
    monkeypatch.setattr(Held, "held", asyncio.Event())
    monkeypatch.setattr(Held, "let_go", asyncio.Event())
    await floor.restart()
    taps = PLACES[:3]  # a fourth would find Telegram's patience with the first answer at its end
    for row, column in taps:
        await tap(anna, row, column)
    assert Held.held.is_set()
    assert not anna.chat.answers
    Held.let_go.set()
    await floor.bot.gateway.idle()
    assert len(anna.chat.answers) == len(taps)
