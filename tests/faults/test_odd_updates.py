"""Updates that come twice, out of order, malformed, too late or from somebody else, and handlers that raise."""

from __future__ import annotations

import copy
import sqlite3
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from structlog.testing import capture_logs

import handlers.help
from bot.content.library import Library
from bot.gateway.incoming.intake import Verdict
from tests.buttons import FINISH, WANTS_NOT
from tests.faults.invariants import Allowance, complaints, differences
from tests.faults.recording import SAME_EVERYWHERE, Facts, Recording, facts_of
from tests.faults.script import ANNA, BORIS, STRANGER, find_button
from tests.faults.stage import Stage

FAR_OFF = 900_000_000
"""Numbers of updates that nobody else uses."""
IN_A_CALL = 9
"""In the morning of the recorded day a call is open."""


@pytest.fixture
async def stage(recording: Recording, library: Library, tmp_path: Path) -> AsyncIterator[Stage]:
    """A bot in the middle of Anna's call."""
    snapshot = recording.snapshots[IN_A_CALL]
    file = tmp_path / "odd.db"
    opened = Stage(world=snapshot.taken_up(file), file=file, library=library)
    await opened.start()
    try:
        yield opened
    finally:
        await opened.stop()


def facts(stage: Stage) -> Facts:
    """Look at everything."""
    return facts_of(stage.emulator, stage.file)


def but(one: Facts, *tables: str) -> dict[str, object]:
    """Return the rows of all tables but these."""
    return {table: one.rows[table] for table in SAME_EVERYWHERE if table not in tables}


async def test_a_day_in_which_everything_comes_twice(recording: Recording, library: Library, fast_directory: Path) -> None:
    """Each update is given twice at once, and all of them once more in the evening: nothing changes by that."""
    file = fast_directory / "twice.db"
    world = recording.snapshots[0].taken_up(file)
    stage = Stage(world=world, file=file, library=library)
    await stage.start()
    given: list[dict[str, Any]] = []
    for number, act in enumerate(recording.acts):
        stage.clock.now = recording.snapshots[number].now
        await stage.play(act)
        for update in stage._given:
            assert await stage.bot.gateway.take(copy.deepcopy(update)) is Verdict.REPEATED
        given += stage._given
        await stage.quiet()
    for update in given:
        assert await stage.bot.gateway.take(update) is Verdict.REPEATED
    await stage.recover()
    await stage.stop()
    assert differences(facts(stage), recording.snapshots[-1].facts, Allowance()) == []


async def test_updates_out_of_order_are_each_applied_once(recording: Recording, library: Library, fast_directory: Path) -> None:
    """Of every two acts that follow each other the second comes first: both are applied once, and the call's card stays right."""
    wrong = []
    for number in range(1, 50):
        file = fast_directory / "swapped.db"
        stage = Stage(world=recording.snapshots[number].taken_up(file), file=file, library=library)
        await stage.start()
        with capture_logs() as logged:
            for act in recording.acts[number : number + 2]:
                assert act.deed is not None
                act.deed(stage.emulator)
            first, second = stage.emulator.take_updates()
            for update in (second, first, second, first):
                await stage.bot.gateway.take(update)
            await stage.recover()
            before = facts(stage)
            await stage.restart()  # a fresh process derives the same from what is stored
            await stage.recover()
        after = facts(stage)
        processed = [row[1] for row in after.rows["processed_updates"]][-2:]
        await stage.stop()
        wrong += [f"{number}: {one}" for one in complaints(logged, Allowance())]
        if processed != [second["update_id"], first["update_id"]] or before != after or after.unsent:
            wrong.append(f"{number}: {processed}")
    assert wrong == []


MALFORMED: tuple[object, ...] = (
    None,
    [],
    "update",
    {},
    {"update_id": "text"},
    {"update_id": FAR_OFF},
    {"update_id": FAR_OFF + 1, "message": None},
    {"update_id": FAR_OFF + 2, "message": {"message_id": "?", "chat": None}},
    {"update_id": FAR_OFF + 3, "message": {"message_id": 1, "date": 1, "chat": {"id": ANNA, "type": "private"}, "text": "/call"}},
    {"update_id": FAR_OFF + 4, "callback_query": {"id": "1"}},
    {"update_id": FAR_OFF + 5, "callback_query": {"id": "1", "from": {"id": ANNA}, "data": "w:1:no:a"}},
    {"update_id": FAR_OFF + 6, "my_chat_member": {}},
    {"update_id": FAR_OFF + 7, "poll": {"id": 5}},
    {"update_id": FAR_OFF + 8, "edited_message": {"message_id": 1}},
    {"update_id": FAR_OFF + 9, "message": {"chat": {"id": -5, "type": "group"}, "from": {"id": ANNA}, "text": "/call"}},
    {"update_id": FAR_OFF + 10, "message": {"chat": {"id": ANNA, "type": "private"}, "from": {"id": "?"}, "date": "?"}},
    {"update_id": FAR_OFF + 11, "nobody_knows": [1, 2]},
    {"update_id": FAR_OFF + 12, "inline_query": {}},
    {"update_id": FAR_OFF + 13, "inline_query": {"id": 5, "from": {"id": ANNA}, "query": None}},
)


async def test_malformed_updates_between_good_ones_change_nothing(
    recording: Recording, library: Library, fast_directory: Path
) -> None:
    """Whatever comes in between is acknowledged, recorded at most once, and the call goes on as if it had not come."""
    file = fast_directory / "malformed.db"
    world = recording.snapshots[1].taken_up(file)
    stage = Stage(world=world, file=file, library=library)
    await stage.start()
    for number in range(1, 1 + len(MALFORMED)):
        for _ in range(2):
            verdict = await stage.bot.gateway.take(copy.deepcopy(MALFORMED[number - 1]))
            assert verdict.is_acknowledged
            assert verdict is not Verdict.APPLIED
        stage.clock.now = recording.snapshots[number].now
        await stage.play(recording.acts[number])
    await stage.recover()
    await stage.stop()
    expected = recording.snapshots[1 + len(MALFORMED)].facts
    actual = facts(stage)
    numbers = [row[1] for row in actual.rows["processed_updates"] if row[1] >= FAR_OFF]
    assert len(numbers) == len(set(numbers))
    good = [row for row in actual.rows["processed_updates"] if row[1] < FAR_OFF]
    comparable = replace(
        actual,
        rows={**actual.rows, "processed_updates": good},
        chats={person: [one for one in seen if not _is_apology(one)] for person, seen in actual.chats.items()},
        cards={slot: seen for slot, seen in actual.cards.items() if slot[1] != "incident"},
    )
    assert differences(comparable, expected, Allowance()) == []


def _is_apology(seen: Any) -> bool:
    return "Код для поддержки" in seen[2]


@pytest.mark.parametrize("is_tap", [True, False], ids=["tap", "message"])
async def test_a_handler_that_raises_is_told_once_and_changes_nothing(
    is_tap: bool, stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The turn is rolled back, the incident recorded once, the person told its number, and the next update works."""
    anna = stage.emulator.chat(ANNA)
    before = facts(stage)

    def explode(*_args: object, **_named: object) -> None:
        raise ZeroDivisionError("a defect")

    with capture_logs() as logged, monkeypatch.context() as patched:
        patched.setattr(handlers.help, "help_page", explode)
        patched.setattr("handlers.showing.call_screen", explode)
        if is_tap:
            anna.tap(*find_button(anna.messages, FINISH, stage.library.script))
        else:
            anna.send_text("/help")
        (update,) = stage.emulator.take_updates()
        assert await stage.bot.gateway.take(update) is Verdict.FAILED
        assert await stage.bot.gateway.take(update) is Verdict.REPEATED
        await stage.quiet()
    after = facts(stage)
    assert but(after, "processed_updates") == but(before, "processed_updates")
    ((_, number, _, incident, error),) = after.rows["processed_updates"][len(before.rows["processed_updates"]) :]
    assert number == update["update_id"]
    assert "ZeroDivisionError" in error
    assert "a defect" not in error, "texts of errors may hold a client's words"
    told = anna.answers[-1].text if is_tap else anna.messages[-1].text
    assert told is not None
    assert incident in told
    assert len([entry for entry in logged if entry["log_level"] == "error"]) == 1
    anna.tap(*find_button(anna.messages, FINISH, stage.library.script))
    await stage.deliver()
    await stage.recover()
    assert facts(stage).rows["interactions"][-1][1] == "call_finished"


async def test_a_tap_of_last_month_is_answered_and_changes_no_answer(stage: Stage) -> None:
    """The call has long been over: the tap gets an alert and the card as it is now, and the record stays as it was."""
    anna = stage.emulator.chat(ANNA)
    message, data = find_button(anna.messages, WANTS_NOT, stage.library.script)
    stage.emulator.world.room(BORIS).started = True  # the colleague gets a new menu too
    stage.clock.advance(days=31)
    await stage.bot.gateway.tick()
    await stage.quiet()
    before = facts(stage)
    anna.tap(message, data, force=True)
    await stage.deliver()
    await stage.recover()
    after = facts(stage)
    assert but(after, "processed_updates", "interactions") == but(before, "processed_updates", "interactions")
    assert anna.answers[-1].show_alert
    assert after.unsent == []


@pytest.mark.parametrize("person", [BORIS, STRANGER], ids=["colleague", "stranger"])
async def test_a_tap_by_another_person_is_refused(person: int, stage: Stage) -> None:
    """Whoever forges a tap on Anna's call gets an alert; her call does not change, and the refusal is on record."""
    anna, other = stage.emulator.chat(ANNA), stage.emulator.chat(person)
    _, data = find_button(anna.messages, WANTS_NOT, stage.library.script)
    before = facts(stage)
    other.tap(1, data, force=True)
    await stage.deliver()
    await stage.recover()
    after = facts(stage)
    logs = ("processed_updates", "interactions", "audit_log")
    assert but(after, *logs) == but(before, *logs)
    # A colleague's is an interaction of his too; a stranger has none.
    grown = [len(after.rows[table]) - len(before.rows[table]) for table in logs[1:]]
    assert grown == [int(person == BORIS), 1]
    assert after.chats == before.chats
    assert other.answers[-1].show_alert


async def test_who_had_blocked_the_bot_and_writes_again_gets_the_right_card(stage: Stage) -> None:
    """403 marks a person unreachable; the next update takes that back and shows the call as it is."""
    anna = stage.emulator.chat(ANNA)

    def unreachable() -> object:
        return facts(stage).rows["employees"][0][9]

    stage.emulator.world.room(ANNA).blocked = True
    message, data = find_button(anna.messages, WANTS_NOT, stage.library.script)
    anna.tap(message, data)
    await stage.deliver()
    await stage.quiet()
    assert unreachable() is not None
    stage.emulator.world.room(ANNA).blocked = False
    stage.clock.advance(seconds=10)
    anna.tap(message, data)
    await stage.deliver()
    await stage.recover()
    assert unreachable() is None
    _, marked = find_button(anna.messages, WANTS_NOT, stage.library.script)
    shown = next(one for one in anna.messages if one.message_id == message)
    assert any(button.data == marked and button.text.startswith("●") for row in shown.inline_keyboard for button in row)


ROOM_FOR_A_TICK = 40


async def test_a_full_disk_loses_nothing(recording: Recording, library: Library, fast_directory: Path) -> None:
    """The database may not grow by a single page: what does not fit is not acknowledged, and is done when there is room again."""
    file = fast_directory / "full.db"
    world = recording.snapshots[0].taken_up(file)
    pages = _without_room(file)
    stage = Stage(world=world, file=file, library=library, database_options={"max_pages": pages})
    await stage.start()
    full = 0
    for number, act in enumerate(recording.acts):
        stage.clock.now = recording.snapshots[number].now + act.pause
        if act.deed is None:
            # A job that finds no room waits for the next tick, and then the log has another order: here it finds some.
            pages += ROOM_FOR_A_TICK
            stage.database_options = {"max_pages": pages}
            await stage.restart()
            await stage.bot.gateway.tick()
            await stage.tick_later()
            await stage.quiet()
            continue
        act.deed(stage.emulator)
        for update in stage.emulator.take_updates():
            stored = facts(stage).rows
            while await stage.bot.gateway.take(update) is Verdict.TRY_AGAIN:
                full += 1
                assert facts(stage).rows == stored, "half a turn is stored"
                pages += 1
                stage.database_options = {"max_pages": pages}
                await stage.restart()
                stored = facts(stage).rows  # the jobs of the start find room too
        await stage.quiet()
    stage.database_options = {}
    await stage.restart()
    await stage.recover()
    await stage.stop()
    allowed = Allowance(copies=full, unanswered=0)
    assert differences(facts(stage), recording.snapshots[-1].facts, allowed) == []
    assert full > 5, "the disk was not full often enough to show anything"


def _without_room(file: Path) -> int:
    """Take the free space out of a database, so that soon nothing fits; return its pages."""
    with sqlite3.connect(file, isolation_level=None) as connection:
        connection.execute("PRAGMA page_size = 512")
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("VACUUM")
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
    connection.close()
    return int(pages)
