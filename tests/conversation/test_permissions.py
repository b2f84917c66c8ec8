"""Every action of every verb, by every role, on own, the own team's and the other team's objects: as the table says.

The cases are generated from the codec, so a new verb cannot be forgotten. They run through the real intake and handlers in a
transaction that is rolled back, so each finds the same filled floor. On SQLite only: nothing here depends on the database.
"""

from __future__ import annotations

import asyncio
import json
import shutil
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from bot.content.library import Library, LoadedScripts
from bot.db.tables import metadata
from bot.gateway.envelope import read_envelope
from bot.screens.action import VERBS, Action, UnknownAction, decode, encode
from bot.screens.turn import Turn
from tests.conversation.permission_cases import (
    BLOCKED,
    PEOPLE,
    REMOVED,
    RULES,
    STRANGER,
    Everything,
    every_action,
    fill,
    look,
)
from tests.floor import START, Floor, TestClock, open_floor

REFUSALS = ("error.not_allowed", "error.not_yours", "error.stranger_tap")


@dataclass(frozen=True, slots=True)
class Filled:
    """A filled floor, and the buttons that its people were shown."""

    floor: Floor
    everything: Everything
    buttons: dict[str, int]
    """Each button once, with one of those who were shown it."""


@pytest.fixture(scope="module")
def filled_file(migrated_file: Path, tmp_path_factory: pytest.TempPathFactory, library: Library) -> tuple[Path, dict[str, int]]:
    """A database with everything in it, made once, and every button shown on the way."""
    file = Path(shutil.copy(migrated_file, tmp_path_factory.mktemp("filled") / "filled.db"))
    return file, asyncio.run(_fill(file, library))


async def _fill(file: Path, library: Library) -> dict[str, int]:
    async with open_floor(file, library) as floor:
        await fill(floor)
        buttons: dict[str, int] = {}
        for call in floor.emulator.calls:
            markup = json.loads(call.params.get("reply_markup", "{}"))
            for row in markup.get("inline_keyboard", ()):
                buttons |= {button["callback_data"]: int(call.params["chat_id"]) for button in row if "callback_data" in button}
    return buttons


@pytest.fixture
async def filled(filled_file: tuple[Path, dict[str, int]], tmp_path: Path, library: Library) -> AsyncIterator[Filled]:
    """A floor on a copy of it."""
    file, buttons = filled_file
    floor = Floor(Path(shutil.copy(file, tmp_path / "copy.db")), library, TestClock())
    for number in (*PEOPLE, BLOCKED, REMOVED, STRANGER):
        floor.stranger(number, "Кто-то").chat.send_text("Добрый день")  # before that a bot may not write to him
    floor.emulator.take_updates()
    floor.clock.now = START.replace(hour=15, minute=50)
    await floor.start()
    await floor.tick()
    yield Filled(floor=floor, everything=await look(floor), buttons=buttons)
    await floor.stop()


@dataclass(frozen=True, slots=True)
class Written:
    """What has been written so far, as it stands within a transaction."""

    rows: int
    """Rows added, changed or deleted on this connection in all tables together: SQLite counts them."""
    audited: int
    logged: int
    last: str
    """What the newest entry of the audit log says was done."""


async def _written(work: Any) -> Written:
    transaction = work._transaction
    raw = await transaction._connection.get_raw_connection()
    audit, log = metadata.tables["audit_log"], metadata.tables["interactions"]
    counts = select(
        select(func.count()).select_from(audit).scalar_subquery(),
        select(func.count()).select_from(log).scalar_subquery(),
        select(audit.c.action).order_by(audit.c.id.desc()).limit(1).scalar_subquery(),
    )
    audited, logged, last = (await transaction.execute(counts)).one()
    return Written(rows=raw.driver_connection.total_changes, audited=audited, logged=logged, last=str(last))


class Trial:
    """One tap after another, each forgotten afterwards."""

    def __init__(self, filled: Filled, person: int) -> None:
        self.filled = filled
        self.person = person
        self.number = 5_000_000

    async def tap(self, data: str) -> tuple[Turn, list[str]]:
        """Tap, and return the turn and what is wrong with a refusal: whatever changed, was shown or was not recorded."""
        floor = self.filled.floor
        self.number += 1
        user = {"id": self.person, "is_bot": False, "first_name": "П", "language_code": "ru"}
        message = {"message_id": 1, "date": 0, "chat": {"id": self.person, "type": "private", "first_name": "П"}}
        query = {"id": str(self.number), "from": user, "message": message, "chat_instance": "1", "data": data}
        update = {"update_id": self.number, "callback_query": query}
        intake = floor.bot.gateway._intake
        assert intake is not None
        async with floor.bot.database.unit_of_work() as work:
            before = await _written(work)
            turn = await intake._apply(work, update, read_envelope(update), floor.clock())
            wrong: list[str] = []
            if self.was_refused(turn):
                after = await _written(work)
                recorded = after.audited - before.audited + after.logged - before.logged
                wrong += ["changed something"] if after.rows - before.rows != recorded else []
                wrong += ["showed something"] if turn.outgoing else []
                wrong += ["is not in the audit log"] if after.audited != before.audited + 1 or "refused" not in after.last else []
        return turn, wrong

    def was_refused(self, turn: Turn) -> bool:
        """Tell whether the tap was answered with a refusal."""
        refusals = {self.filled.floor.says(key) for key in REFUSALS}
        return turn.toast is not None and turn.toast.text in refusals


def test_every_verb_says_what_it_asks_permission_for() -> None:
    """A verb without a rule would be one that nobody has thought about."""
    assert set(RULES) == set(VERBS.values())


@pytest.mark.parametrize("person", [*PEOPLE, BLOCKED, REMOVED, STRANGER])
async def test_every_action_is_allowed_or_refused_as_the_table_says(filled: Filled, person: int) -> None:
    """Refused: nothing changes, nothing is shown, it is in the audit log. Allowed: it is carried out without a mistake."""
    trial = Trial(filled, person)
    actor = next((one for one in filled.everything.people.values() if one.person_id == person and one.has_access), None)
    wrong: list[str] = []
    tried = 0
    question = str(next(iter(LoadedScripts(filled.floor.library).current().questions)).id)
    for action in every_action(filled.everything, person, question):
        wrong += await _judge(trial, actor, action)
        tried += 1
    assert tried > 200
    assert not wrong, "\n".join(wrong)


async def _judge(trial: Trial, actor: Any, action: Action) -> list[str]:
    turn, complaints = await trial.tap(encode(action))
    if turn.error is not None:
        return [f"{action}: {turn.error!r}"]
    allowed = actor is not None and trial.filled.everything.allows(actor, action)
    if trial.was_refused(turn) is allowed:
        return [f"{action}: {'refused' if allowed else 'allowed'} against the table"]
    return [f"{action}: {complaint}" for complaint in complaints]


@pytest.mark.parametrize("person", [*PEOPLE, BLOCKED, REMOVED, STRANGER])
async def test_every_button_replayed_as_everybody_else(filled: Filled, person: int) -> None:
    """What one was shown opens for another only what the table gives him."""
    trial = Trial(filled, person)
    actor = next((one for one in filled.everything.people.values() if one.person_id == person and one.has_access), None)
    wrong: list[str] = []
    replayed = 0
    for data, owner in filled.buttons.items():
        if owner == person:
            continue
        try:
            action = decode(data)
        except UnknownAction:
            wrong.append(f"{data} is a button of no action")
            continue
        replayed += 1
        wrong += await _judge(trial, actor, action)
    assert replayed > 100
    assert not wrong, "\n".join(wrong)
