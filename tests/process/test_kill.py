"""The real process under SIGKILL: people go on tapping and calling while it dies and comes back, over real HTTP.

What must hold is found by a second way: the updates are played once more, in the order and with the times in which the killed
process has committed them, to a bot that nobody kills. Both databases have to be equal row for row, and both Telegrams have to
show the same.
"""

from __future__ import annotations

import asyncio
import os
import random
import shutil
import signal
import sqlite3
import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.app.caches import SNAPSHOT
from bot.app.wiring import load_library
from bot.content.layout import default_directory
from bot.content.snapshot import key_of
from bot.playground.acting import Chat
from bot.playground.emulator import Emulator
from bot.playground.people import Person
from bot.playground.server import serve
from bot.services.people.knocks import TOLD_A_DAY
from tests.faults.again import committed, played_again
from tests.faults.recording import SAME_EVERYWHERE, Facts, Seen, facts_of
from tests.hiring import hire
from tests.process.living import PATIENCE, TOKEN, Living, WatchedEmulator, all_is_done, free_port, living

pytestmark = [pytest.mark.process, pytest.mark.timeout(480)]

KILLS = 22
PEOPLE = (
    Person(id=201, first_name="Анна"),
    Person(id=202, first_name="Борис"),
    Person(id=203, first_name="Вера"),
    Person(id=204, first_name="Глеб"),
    Person(id=205, first_name="Дина"),
    Person(id=206, first_name="Егор"),
)
STRANGER = Person(id=299, first_name="Чужой")
WORDS = (
    "дорого, у других дешевле",
    "Здорово, супер!",
    "Марина",
    "подумаю и перезвоню",
    "короче, к делу",
    "😀",
    "/help",
    "/start",
)
BURST = 14
"""Acts at the beginning of each life; more follow while it lives."""
MOST_CALLS = 45
"""A life ends at a random call of the Bot API, this one at the latest, a moment before or after it is answered."""


@dataclass(slots=True)
class Crowd:
    """People who do this and that; what they have sent is remembered."""

    emulator: WatchedEmulator
    random: random.Random
    sent: dict[int, dict[str, Any]] = field(default_factory=dict)
    refused: int = 0
    repeated: int = 0
    swapped: int = 0

    def act(self) -> None:
        """Let somebody do something."""
        person = self.random.choice(PEOPLE)
        chat = self.emulator.chat(person.id)
        buttons = [
            (message.message_id, button.data)
            for message in chat.messages[-2:]
            for row in message.inline_keyboard
            for button in row
            if button.data
        ]
        match self.random.random():
            case chance if chance < 0.12 or not buttons:
                self._note(lambda: chat.send_text(self.random.choice(("/call", "/call Иван Ильич", "/call Мария"))))
            case chance if chance < 0.25:
                self._note(lambda: chat.send_text(self.random.choice(WORDS)))
            case chance if chance < 0.28 and self.refused < TOLD_A_DAY:  # beyond that nothing is said, nor kept
                self._note(lambda: self.emulator.chat(STRANGER.id).send_text("Здравствуйте"))
                self.refused += 1
            case chance if chance < 0.33 and self.sent:
                self.emulator.repeat_update(self.random.choice(list(self.sent.values())))
                self.repeated += 1
            case chance if chance < 0.36 and len(self.emulator.pending_updates()) > 1:
                self.emulator.swap_updates()
                self.swapped += 1
            case chance:
                message_id, data = self.random.choice(buttons)
                for _ in range(2 if chance > 0.9 else 1):
                    self._tap(chat, message_id, data)

    def _tap(self, chat: Chat, message_id: int, data: str) -> None:
        self._note(lambda: chat.tap(message_id, data))

    def _note(self, deed: Any) -> None:
        deed()
        update = self.emulator.pending_updates()[-1]
        self.sent[update["update_id"]] = update


async def test_kills_lose_nothing_and_repeat_nothing(
    tmp_path: Path, migrated_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """After 22 kills every update is applied exactly once, every log row is there, and every screen is the right one.

    Who kills by chance hits the same update twice now and then; that one is set aside, and no other.
    """
    seed = int(os.environ.get("SALESFLOOR_TEST_SEED") or random.SystemRandom().randrange(2**32))
    sys.stdout.write(f"\nkill test: SALESFLOOR_TEST_SEED={seed}\n")  # shown when it fails
    with capsys.disabled():
        sys.stdout.write(f"\nkill test: SALESFLOOR_TEST_SEED={seed}\n")
    chance = random.Random(seed)
    started = time.monotonic()
    file, begun = tmp_path / "killed.db", tmp_path / "begun.db"
    shutil.copy(migrated_file, begun)
    now = datetime.now(UTC)
    await hire(f"sqlite:///{begun}", {person.id: person.first_name for person in PEOPLE}, now, _where_it_is_noon(now))
    shutil.copy(begun, file)
    said_by = key_of([default_directory()], "ru")
    library = load_library("ru", snapshot=tmp_path / SNAPSHOT)  # the lives take it from there, so that both plays say the same
    port = free_port()
    emulator = WatchedEmulator(token=TOKEN)
    for person in (*PEOPLE, STRANGER):
        emulator.add_person(person)
    crowd = Crowd(emulator, chance)
    async with (
        serve(emulator) as address,
        living(
            tmp_path,
            SALESFLOOR_TOKEN=TOKEN,
            SALESFLOOR_API_URL=address.url,
            SALESFLOOR_DATABASE_URL=f"sqlite:///{file}",
            SALESFLOOR_LISTEN=f"127.0.0.1:{port}",
        ) as process,
    ):
        for _ in range(KILLS):
            await _live_and_die(process, crowd)
        await process.start("run")
        await all_is_done(emulator, port)
        assert await process.end(signal.SIGTERM) == 0, process.output
        output = process.output
    assert "Traceback" not in output
    assert TOKEN not in output
    lived = time.monotonic() - started
    stored = committed(file)
    failed = {number: incident for number, _, incident in stored if incident is not None}
    assert set(failed) == _in_hand_at_two_kills(file), "no other update may have failed"
    assert Counter(row[0] for row in stored) == Counter(crowd.sent.keys()), "every update is processed, and once"
    assert key_of([default_directory()], "ru") == said_by, (
        "somebody has edited content or code meanwhile: this run proves nothing"
    )
    expected = await played_again(
        stored,
        crowd.sent,
        people=(*PEOPLE, STRANGER),
        bot_id=int(TOKEN.partition(":")[0]),
        begun=begun,
        file=tmp_path / "again.db",
        library=library,
    )
    actual = facts_of(emulator, file)
    for table in SAME_EVERYWHERE:
        rows, again = (_without_incidents(table, facts.rows[table]) for facts in (actual, expected))
        assert rows == again, _difference(file, table, rows, again)
    assert actual.unsent == []
    assert _cards(actual) == _cards(expected), "every slot shows what the database says"
    copies = _orphans(emulator, file)
    assert len(copies) <= KILLS * len(PEOPLE), "a message of unknown fate is repeated once at most"
    with capsys.disabled():
        calls = sum(emulator.requests.values())
        sys.stdout.write(
            f"{KILLS} kills, {len(failed)} set aside, {len(crowd.sent)} updates "
            f"({crowd.repeated} given twice, {crowd.swapped} swaps), {calls} calls, "
            f"{len(expected.rows['interactions'])} log rows, {len(copies)} repeated messages, {lived:.0f} s alive, "
            f"{time.monotonic() - started:.0f} s in all\n"
        )


async def _live_and_die(process: Living, crowd: Crowd) -> None:
    """Start the process, let people act, and kill it at some call of its life."""
    for _ in range(BURST):
        crowd.act()
    left = crowd.random.randrange(1, MOST_CALLS)
    await process.start("run")
    try:
        async with asyncio.timeout(PATIENCE):
            while left:
                await crowd.emulator.wait_for_call()
                left -= 1
                if crowd.random.random() < 0.5:
                    crowd.act()
    except TimeoutError:
        pytest.fail(f"it makes no calls any more; ended: {process.process.returncode}; it said: {process.output[-3000:]}")
    # Between two calls there is a commit somewhere: the moment is to hit that too.
    await asyncio.sleep(crowd.random.uniform(0, 0.03))
    assert await process.end(signal.SIGKILL) == -signal.SIGKILL, f"it died by itself: {process.output[-3000:]}"


def _where_it_is_noon(now: datetime) -> str:
    """Name a zone far from the evening: its message depends on when the clock ticks, and a replay cannot know that."""
    ahead = 12 - now.hour
    return f"Etc/GMT{-ahead:+d}" if ahead else "Etc/GMT"  # the names count westwards


def _in_hand_at_two_kills(file: Path) -> set[int]:
    with sqlite3.connect(file) as connection:
        found = {number for (number,) in connection.execute("SELECT update_id FROM crashes WHERE times >= 2")}
    connection.close()
    return found


def _without_incidents(table: str, rows: Sequence[tuple[Any, ...]]) -> Sequence[tuple[Any, ...]]:
    """Leave out of what is compared what is made up anew each time: an incident's number."""
    return [(*row[:3], *row[4:]) if table == "processed_updates" else row for row in rows]


def _cards(facts: Facts) -> dict[tuple[int, str], Seen | None]:
    """What the slots show, but for the apologies, which name an incident."""
    return {slot: seen for slot, seen in facts.cards.items() if slot[1] != "incident"}


def _difference(file: Path, table: str, actual: Sequence[tuple[Any, ...]], expected: Sequence[tuple[Any, ...]]) -> str:
    """Say what differs first, by the names of the columns."""
    with sqlite3.connect(file) as connection:
        names = [name for _, name, *_ in connection.execute(f"PRAGMA table_info({table})")]
    connection.close()
    for one, other in zip(actual, expected, strict=False):
        if one != other:
            columns = {name: (a, b) for name, a, b in zip(names, one, other, strict=True) if a != b}
            return f"table {table}, row {one[0]}, killed and not killed: {columns}"
    return f"table {table} has {len(actual)} rows, {len(expected)} without kills"


def _orphans(emulator: Emulator, file: Path) -> list[int]:
    """Return the bot's messages that no slot lives in: copies left behind by kills."""
    with sqlite3.connect(file) as connection:
        bound = {row[0] for row in connection.execute("SELECT message_id FROM slots")}
    connection.close()
    return [
        message.message_id
        for person in emulator.people
        for message in emulator.chat(person.id).messages
        if message.from_bot and message.message_id not in bound
    ]
