"""The day played once without troubles, with a snapshot before every act: what every troubled run starts from and must come to.

The reference bot is restarted before each act, so that a run from a snapshot begins where the reference did.
"""

from __future__ import annotations

import pickle
import shutil
import sqlite3
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from bot.content.library import Library
from bot.db.faults import Step
from bot.playground.emulator import Emulator
from bot.playground.people import Person
from bot.playground.world import World
from tests.faults.script import ANNA, BORIS, STRANGER, Line
from tests.faults.stage import Act, Stage
from tests.floor import TestClock
from tests.hiring import hire

SAME_EVERYWHERE = (
    "teams",
    "employees",
    "clients",
    "consultations",
    "answers",
    "cards_shown",
    "free_texts",
    "prompts",
    "interactions",
    "audit_log",
    "processed_updates",
)
"""Tables in which a troubled run may differ in nothing, numbers and times included."""

Sort = tuple[object, ...]
"""What an act asks of Telegram and of storage."""

Seen = tuple[bool, str, str, tuple[tuple[tuple[str, str | None], ...], ...]]
"""One message without its id: from the bot, kind, text, and the buttons with what they carry."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Everything that has to be as if nothing had happened."""

    rows: Mapping[str, Sequence[tuple[Any, ...]]]
    chats: Mapping[int, Sequence[Seen]]
    keyboards: Mapping[int, object]
    menus: Mapping[str, object]
    """The command menus that single chats have, by their scope."""
    cards: Mapping[tuple[int, str], Seen | None]
    """What the message of each slot shows; None when it is gone."""
    answers: Counter[str]
    """How often each tap was answered."""
    unsent: Sequence[tuple[Any, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """The world between two acts."""

    world: bytes
    """A pickled `World`: made anew from that it costs a tenth of a copy."""
    file: Path
    facts: Facts
    now: datetime

    def taken_up(self, file: Path) -> World:
        """Return a world of its own, and put a copy of its database into a file."""
        shutil.copy(self.file, file)
        world = pickle.loads(self.world)  # our own, a moment old
        assert isinstance(world, World)
        return world


@dataclass(frozen=True, slots=True, kw_only=True)
class Recording:
    """`snapshots[n]` is the world before `acts[n]`; the last one is the end of the day."""

    acts: Sequence[Act]
    snapshots: Sequence[Snapshot]
    calls: Sequence[Sequence[str]]
    """The methods that each act called, as the wire counts them."""
    steps: Sequence[Mapping[Step, int]]
    """How often storage was begun and committed in each act."""

    def struck(self, turn: int, every: int) -> Iterator[int]:
        """Give the acts that one of several troubles strikes: the first of each sort, and of those that follow every so many.

        Acts that make the same calls and commit as often are of one sort: to what carries them out only their words differ.
        Troubles whose turns follow one another strike different ones, so that so many together strike all.
        """
        known: Counter[Sort] = Counter()
        for number in range(len(self.acts)):
            sort = self.sort(number)
            if known[sort] == 0 or (known[sort] + turn) % every == 0:
                yield number
            known[sort] += 1

    def sort(self, number: int) -> Sort:
        """Return of which sort an act is."""
        steps = self.steps[number]
        return (*self.calls[number], steps[Step.BEGIN], steps[Step.COMMIT])


def facts_of(emulator: Emulator, file: Path) -> Facts:
    """Look at the database through another connection, and at every chat as its person does."""
    with sqlite3.connect(file) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        rows = {table: connection.execute(f"SELECT * FROM {table} ORDER BY rowid").fetchall() for table in SAME_EVERYWHERE}
        unsent = connection.execute("SELECT chat_id, slot, state, payload, reason FROM outbox ORDER BY id").fetchall()
        bound = connection.execute(
            "SELECT chat_id, object, message_id FROM slots WHERE message_id > 0 ORDER BY chat_id, object"
        ).fetchall()
    connection.close()
    people = [person.id for person in emulator.people]
    shown = {person: {one.message_id: one for one in emulator.chat(person).messages} for person in people}
    return Facts(
        rows=rows,
        chats={person: [_seen(one) for one in messages.values()] for person, messages in shown.items()},
        keyboards={person: emulator.chat(person).reply_keyboard for person in people},
        menus={scope: menu for (scope, _), menu in emulator.world.profile.commands.items() if "chat_id" in scope},
        cards={(chat, slot): _seen(shown[chat][message]) if message in shown[chat] else None for chat, slot, message in bound},
        answers=Counter(answer.callback_id for person in people for answer in emulator.chat(person).answers),
        unsent=unsent,
    )


def _seen(message: Any) -> Seen:
    text = f"{message.text}\n{message.entities}"
    return (
        message.from_bot,
        message.kind,
        text,
        tuple(tuple((button.text, button.data) for button in row) for row in message.inline_keyboard),
    )


async def record(day: Sequence[Line], migrated_file: Path, directory: Path, library: Library) -> Recording:
    """Play the day once, restarting the bot before each act."""
    file = directory / "reference.db"
    clock = TestClock()
    world = Emulator(clock=clock).world
    shutil.copy(migrated_file, file)
    await hire(f"sqlite:///{file}", {ANNA: "Анна", BORIS: "Борис"}, clock())
    for person, name in ((ANNA, "Анна"), (BORIS, "Борис"), (STRANGER, "Глеб")):
        world.add_person(Person(id=person, first_name=name, language_code="ru"))
    stage = Stage(world=world, file=file, library=library)
    await stage.start()
    acts: list[Act] = []
    snapshots: list[Snapshot] = []
    calls: list[Sequence[str]] = []
    steps: list[Mapping[Step, int]] = []

    async def snap() -> None:
        await stage.stop()
        kept = directory / f"before-{len(snapshots)}.db"
        snapshots.append(
            Snapshot(
                world=pickle.dumps(stage.emulator.world),
                file=Path(shutil.copy(file, kept)),
                facts=facts_of(stage.emulator, file),
                now=clock(),
            )
        )
        stage.emulator.requests.clear()
        stage._build()
        await stage.start()

    for line in day:
        await snap()
        act = line.fixed(stage.emulator, library.script)
        acts.append(act)
        before, called = dict(stage.storage.counts), len(stage.wire.methods)
        await stage.play(act)
        calls.append(stage.wire.methods[called:])
        steps.append({step: count - before[step] for step, count in stage.storage.counts.items()})
    await snap()
    await stage.stop()
    return Recording(acts=acts, snapshots=snapshots, calls=calls, steps=steps)
