"""With a state file everything survives a restart or a kill, and without one ids still go on."""

import asyncio
import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from bot.playground.keeping import Keeping
from bot.playground.wire import Upload
from tests.playground.emulated import OWNER, Clock, Stage, stage

ID = OWNER.id


async def test_a_restart_keeps_chats_profile_updates_and_files(tmp_path: Path) -> None:
    """What was seen is seen again; ids go on; the bot's edit of an old message works."""
    state = tmp_path / "data" / "playground.db"
    before = stage(state=state)
    card = await before.send("<b>a</b>", ["x"], parse_mode="HTML")
    await before.ok("sendMessage", chat_id=ID, text="m", reply_markup={"keyboard": [[{"text": "Дальше"}]]})
    await before.ok("setMyCommands", commands=[{"command": "call", "description": "d"}], language_code="ru")
    await before.ok("sendDocument", chat_id=ID, files={"document": Upload("a.csv", b"1")})
    await before.ok("getUpdates", allowed_updates=["message", "callback_query"])
    before.chat.tap_text("x")
    gone = await before.send("b")
    await before.ok("deleteMessage", chat_id=ID, message_id=gone)
    seen, waiting = before.chat.messages, before.emulator.pending_updates()
    await before.emulator.aclose()

    after = Stage(stage(state=state, begun=False).emulator, Clock())
    assert after.chat.messages == seen
    assert after.emulator.pending_updates() == waiting
    assert after.chat.commands == [{"command": "call", "description": "d"}]
    assert after.chat.reply_keyboard is not None
    document = after.chat.messages[-1].document
    assert document is not None
    assert after.emulator.file_bytes(document.file_id) == b"1"
    await after.ok("editMessageText", chat_id=ID, message_id=card, text="c")
    assert await after.send("d") > gone
    after.chat.block()
    assert after.emulator.pending_updates() == waiting
    await after.emulator.aclose()


async def test_a_kill_loses_nothing(tmp_path: Path) -> None:
    """Each call and act is kept when it returns, without a clean end."""
    state = tmp_path / "playground.db"
    killed = stage(state=state)
    card = await killed.send("a", ["x"])
    killed.chat.tap_text("x")
    after = stage(state=state, begun=False)
    assert after.chat.messages == killed.chat.messages
    assert after.emulator.pending_updates() == killed.emulator.pending_updates()
    assert await after.send("b") == card + 1
    for play in (killed, after):
        await play.emulator.aclose()


async def test_confirmed_updates_do_not_come_back(tmp_path: Path) -> None:
    """A confirmation is kept too, and so is a reset."""
    state = tmp_path / "playground.db"
    first = stage(state=state)
    first.chat.send_text("a")
    first.chat.send_text("b")
    update_id = first.emulator.pending_updates()[0]["update_id"]
    await first.ok("getUpdates", offset=update_id + 1)
    await first.emulator.aclose()
    second = stage(state=state, begun=False)
    assert [update["message"]["text"] for update in second.emulator.pending_updates()] == ["b"]
    second.emulator.clear_chats()
    await second.emulator.aclose()
    third = stage(state=state, begun=False)
    assert (third.emulator.pending_updates(), third.chat.messages) == ([], [])
    third.chat.send_text("c")
    assert third.emulator.pending_updates()[0]["update_id"] > update_id + 1
    await third.emulator.aclose()


async def test_a_person_may_be_renamed_without_losing_the_chat(tmp_path: Path) -> None:
    """Adding a known person again changes the names only."""
    play = stage(state=tmp_path / "playground.db")
    play.emulator.add_person(replace(OWNER, first_name="Инна"))
    assert play.chat.messages != []
    assert play.chat.person.first_name == "Инна"
    await play.emulator.aclose()


async def test_ids_without_a_state_come_from_the_clock() -> None:
    """An emulator that starts later uses later ids, so a bot with an old database meets no old id."""
    clock = Clock()
    first = stage(clock=clock)
    for _ in range(100):
        first.chat.send_text("a")
    last = first.emulator.take_updates()[-1]
    clock.advance(seconds=30)
    second = stage(clock=clock, begun=False)
    second.chat.send_text("a")
    update = second.emulator.take_updates()[0]
    assert update["update_id"] > last["update_id"]
    assert update["message"]["message_id"] > last["message"]["message_id"]
    assert update["update_id"] != update["message"]["message_id"]
    assert update["update_id"] < 2**31


async def test_a_clock_that_was_set_back_repeats_no_id(tmp_path: Path) -> None:
    """The kept ids win over the clock."""
    clock = Clock()
    first = stage(state=tmp_path / "playground.db", clock=clock)
    card = await first.send("a")
    await first.emulator.aclose()
    clock.advance(days=-30)
    second = stage(state=tmp_path / "playground.db", clock=clock, begun=False)
    assert await second.send("b") > card
    await second.emulator.aclose()


async def test_a_kept_webhook_goes_on_after_a_restart(tmp_path: Path) -> None:
    """The address stays set; delivery starts when the emulator is served again."""
    first = stage(state=tmp_path / "playground.db")
    await first.ok("setWebhook", url="http://127.0.0.1:9/hook", secret_token="s")
    await asyncio.sleep(0)
    await first.emulator.aclose()
    second = stage(state=tmp_path / "playground.db", begun=False)
    assert (await second.ok("getWebhookInfo"))["url"] == "http://127.0.0.1:9/hook"
    await second.emulator.aclose()


class FullDisk(sqlite3.Connection):
    """Has room or has none, as SQLite has it: it rolls back by itself."""

    has_room = True

    def execute(self, statement: str, values: Sequence[object] = (), /) -> sqlite3.Cursor:  # type: ignore[override]  # as we call it
        """Say like SQLite that the disk is full."""
        if statement == "COMMIT" and not type(self).has_room:
            super().execute("ROLLBACK")
            raise sqlite3.OperationalError("database or disk is full")
        return super().execute(statement, values)


async def test_what_a_full_disk_refused_is_written_as_soon_as_there_is_room(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The act in between fails, the next one does not, and nothing of either is lost over a restart."""
    state = tmp_path / "playground.db"
    connect = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", partial(connect, factory=FullDisk))
    before = stage(state=state)
    monkeypatch.setattr(FullDisk, "has_room", False)
    for text in ("a", "b"):
        with pytest.raises(sqlite3.OperationalError):
            before.chat.send_text(text)
    document = before.emulator.world.keep_file(Upload("a.csv", b"1"), "documents")
    assert before.emulator.file_bytes(document["file_id"]) == b"1"
    monkeypatch.setattr(FullDisk, "has_room", True)
    before.chat.send_text("c")
    seen, waiting = before.chat.messages, before.emulator.pending_updates()
    assert [update["message"]["text"] for update in waiting] == ["a", "b", "c"]
    monkeypatch.setattr(sqlite3, "connect", connect)
    after = stage(state=state, begun=False)
    assert after.chat.messages == seen
    assert after.emulator.pending_updates() == waiting
    assert after.emulator.file_bytes(document["file_id"]) == b"1"
    for play in (before, after):
        await play.emulator.aclose()


def test_of_what_was_put_and_dropped_between_two_commits_the_last_counts(tmp_path: Path) -> None:
    """Whatever their order, and also over a failed commit."""
    keeping = Keeping(tmp_path / "kept.db")
    keeping.put("message", 1, {"text": "a"})
    keeping.put("message", 2, {"text": "b"})
    keeping.drop("message")
    keeping.put("message", 1, {"text": "c"})
    keeping.put("message", 3, {"text": "d"})
    keeping.drop("message", 3)
    keeping.commit()
    assert list(keeping.all("message")) == [(1, {"text": "c"})]
    keeping.close()
