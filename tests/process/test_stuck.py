"""The real process with a turn that does not come back: the house goes on, SIGTERM ends it, and it is not tried for ever."""

from __future__ import annotations

import signal
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.playground.acting import Chat
from bot.playground.people import Person
from bot.playground.server import ServedAt
from tests.process.living import TOKEN, Living, WatchedEmulator, free_port, health, living, until
from tests.process.test_run import STOPS_WITHIN, hired, last_text, settings
from tests.process.test_trouble import stored

pytestmark = [pytest.mark.process, pytest.mark.timeout(300)]

GLEB = Person(id=302, first_name="Глеб", language_code="ru")
IN_A_HURRY = "30"
"""The warden looks so much more often: what takes it half a minute is over in a second."""
AS_IT_IS = "1"


@asynccontextmanager
async def stuck(served: ServedAt, directory: Path, port: int) -> AsyncIterator[Living]:
    """A bot whose /help does not come back, once it is started with how."""
    async with living(directory, module="tests.process.stuck", **settings(served, directory, port)) as bot:
        yield bot


@pytest.fixture
def gleb(telegram: WatchedEmulator) -> Chat:
    """Somebody else, without access."""
    return telegram.add_person(GLEB)


def failures(directory: Path) -> list[tuple[str, str]]:
    """The failed updates: incident and kind of error."""
    found = stored(directory / "bot.db", "SELECT incident_id, error FROM processed_updates WHERE incident_id IS NOT NULL")
    return [(incident, error.partition(";")[0]) for incident, error in found]


def is_sound(directory: Path) -> bool:
    """Whether the database is whole."""
    return stored(directory / "bot.db", "PRAGMA integrity_check") == [("ok",)]


@pytest.mark.parametrize("way", ["spin", "sleep"])
async def test_a_turn_that_never_gives_way_is_ended_and_the_house_goes_on(
    telegram: WatchedEmulator, served: ServedAt, tmp_path: Path, gleb: Chat, way: str
) -> None:
    """It fails with an incident that the person is told; everybody else and /health are answered; SIGTERM ends it with 0."""
    port = free_port()
    async with stuck(served, tmp_path, port) as bot:
        await bot.start(way, IN_A_HURRY, "run")
        chat = await hired(bot, telegram)
        chat.send_text("/help")
        await bot.said("stuck")
        gleb.send_text("Здравствуйте")
        await telegram.wait_until(lambda: len(gleb.messages) > 1 and not telegram.pending_updates())
        ((incident, error),) = failures(tmp_path)
        assert error == "TurnTooLong"
        await telegram.wait_until(lambda: incident in last_text(chat))
        chat.send_text("/call К-1")
        await telegram.wait_until(lambda: bool(chat.messages[-1].inline_keyboard))
        found = await health(port)
        assert found is not None
        assert found["status"] == "ok"
        assert await bot.end(signal.SIGTERM) == 0
        assert bot.output.splitlines().count("stuck") == 1
        assert "Traceback" not in bot.output


@pytest.mark.parametrize(
    ("way", "haste", "how", "code"),
    [
        ("spin", IN_A_HURRY, signal.SIGINT, 0),
        ("sleep", AS_IT_IS, signal.SIGTERM, 0),
        ("be_stubborn", AS_IT_IS, signal.SIGTERM, 1),
    ],
)
async def test_a_signal_ends_the_process_within_ten_seconds_whatever_a_turn_does(
    telegram: WatchedEmulator, served: ServedAt, tmp_path: Path, way: str, haste: str, how: signal.Signals, code: int
) -> None:
    """In good order when the turn can be ended; else where it stands, with 1, one clear line, and nothing acknowledged."""
    async with stuck(served, tmp_path, free_port()) as bot:
        await bot.start(way, haste, "run")
        chat = await hired(bot, telegram)
        await telegram.wait_until(lambda: not telegram.pending_updates())
        chat.send_text("/help")
        await bot.said("stuck")
        asked = time.monotonic()
        assert await bot.end(how) == code, bot.output
        assert time.monotonic() - asked < STOPS_WITHIN
        assert "Traceback" not in bot.output
        assert TOKEN not in bot.output
    assert is_sound(tmp_path)
    if code:
        assert bot.output.splitlines()[-1].startswith("salesfloor: it did not stop in time")
        assert failures(tmp_path) == []
        assert len(telegram.pending_updates()) == 1, "it comes again"
    else:
        assert [error for _, error in failures(tmp_path)] == ["TurnTooLong"]


@pytest.mark.parametrize(
    ("way", "code", "says"),
    [
        ("be_stubborn", 1, "salesfloor: a turn could be ended in no other way"),
        ("count_in_c", -signal.SIGPROF, "in count_in_c"),
        ("die", -signal.SIGKILL, ""),
    ],
)
async def test_a_turn_that_ends_the_process_is_not_tried_a_third_time(
    telegram: WatchedEmulator, served: ServedAt, tmp_path: Path, gleb: Chat, way: str, code: int, says: str
) -> None:
    """Whatever way it does so: after two starts it is set aside with an incident that the person is told, and nothing else is."""
    async with stuck(served, tmp_path, free_port()) as bot:
        await bot.start(way, IN_A_HURRY, "run")
        chat = await hired(bot, telegram)
        await telegram.wait_until(lambda: not telegram.pending_updates())
        chat.send_text("/help")
        chat.send_text("/call К-1")
        gleb.send_text("Здравствуйте")
        assert await bot.ended() == code, bot.output
        assert says in bot.output
        assert "Traceback" not in bot.output
        assert is_sound(tmp_path)
        await bot.start(way, IN_A_HURRY, "run")
        assert await bot.ended() == code, bot.output
        await bot.start(way, IN_A_HURRY, "run")
        await telegram.wait_until(lambda: not telegram.pending_updates() and len(gleb.messages) > 1)
        ((incident, error),) = failures(tmp_path)
        assert error == "SetAside"
        await until(lambda: _shows(chat, incident))
        assert stored(tmp_path / "bot.db", "SELECT count(*) FROM consultations") == [(1,)], "what stood behind it is done"
        assert await bot.end(signal.SIGTERM) == 0
    assert bot.output.splitlines().count("stuck") == 2
    assert TOKEN not in bot.output


async def _shows(chat: Chat, words: str) -> bool:
    return any(words in message.text for message in chat.messages)
