"""Troubles at the start: Telegram does not answer the first requests, and the bot comes up all the same."""

from __future__ import annotations

import asyncio
import shutil
from pathlib import Path

import pytest

from bot.app.wiring import build_bot
from bot.content.library import Library
from bot.db.facade import Database
from bot.domain.ids import LanguageCode
from bot.gateway.running import Polling
from bot.playground.emulator import PLAYGROUND_TOKEN, Emulator
from bot.playground.faults import Fault, FaultKind
from bot.playground.people import Person
from bot.services.people.access import Defaults
from tests.emulator_request import EmulatorRequest

METHODS = ("getMe", "deleteWebhook", "getMyCommands", "setMyCommands", "getUpdates")
FAULTS = {
    "flood": Fault(kind=FaultKind.HTTP, code=429, parameters={"retry_after": 1}),
    "bad_gateway": Fault(kind=FaultKind.HTTP, code=502),
    "conflict": Fault(kind=FaultKind.HTTP, code=409, description="Conflict: terminated by other getUpdates request"),
    "dropped_before": Fault(kind=FaultKind.DROP_BEFORE),
    "dropped_after": Fault(kind=FaultKind.DROP_AFTER),
    "timeout": Fault(kind=FaultKind.TIMEOUT),
    "garbage": Fault(kind=FaultKind.GARBAGE),
}


async def briefly(seconds: float) -> None:
    """Stand in for sleep: pauses of seconds become hundredths, so that what ticks leaves room for what works."""
    await asyncio.sleep(min(seconds, 0.01))


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS.keys())
@pytest.mark.parametrize("method", METHODS)
async def test_the_bot_comes_up_though_the_first_requests_fail(
    method: str, fault: Fault, migrated_file: Path, tmp_path: Path, library: Library
) -> None:
    """The first two calls of any method of the start fail: the update that waits is answered nevertheless, and once."""
    file = tmp_path / "start.db"
    shutil.copy(migrated_file, file)
    emulator = Emulator()
    anna = emulator.add_person(Person(id=101, first_name="Анна"))
    anna.send_text("/start")
    emulator.faults.add(_of(fault, method))
    database = Database(f"sqlite:///{file}")
    bot = build_bot(
        token=PLAYGROUND_TOKEN,
        api_url="http://emulator.test",
        database=database,
        library=library,
        defaults=Defaults(language=LanguageCode("ru"), time_zone="Europe/Moscow", team="Первый"),
        request=EmulatorRequest(emulator),
        incoming=Polling(hold=1),
        sleep=briefly,
    )
    try:
        async with asyncio.timeout(20):
            await bot.gateway.start()
            while emulator.pending_updates() or emulator.requests["setMyCommands"] < 2 or len(anna.messages) < 2:  # noqa: ASYNC110 - no event
                await asyncio.sleep(0.005)
    finally:
        await bot.gateway.stop()
        await database.dispose()
    assert emulator.faults.armed[0].fired == 2
    assert len([message for message in anna.messages if message.from_bot]) == 1


def _of(fault: Fault, method: str) -> Fault:
    return Fault(
        kind=fault.kind,
        method=method,
        times=2,
        code=fault.code,
        description=fault.description,
        parameters=fault.parameters,
    )
