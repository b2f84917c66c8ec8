"""The note of what is in hand, as the next process finds it."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from bot.gateway.incoming.in_hand import MOST_FILES, InHand, LeftBehind, open_in_hand

Opened = Callable[[Path], tuple[InHand, list[LeftBehind]]]


@pytest.fixture
def opened() -> Iterator[Opened]:
    """Opens a file that there can be, and closes it after the test if the test has not."""
    made: list[InHand] = []

    def open_one(base: Path) -> tuple[InHand, list[LeftBehind]]:
        own, left = open_in_hand(base)
        assert own is not None
        made.append(own)
        own.bot_id = 42
        return own, left

    yield open_one
    for one in made:
        with suppress(OSError):
            one.close()


def test_what_was_in_hand_at_the_end_is_left_behind_once(opened: Opened, tmp_path: Path) -> None:
    """The next process reads it, and takes it out."""
    first, left = opened(tmp_path / "bot")
    assert left == []
    first.note(2**62)
    first.close()  # as the system closes the files of a process that was killed
    second, left = opened(tmp_path / "bot")
    assert left == [LeftBehind(bot_id=42, update_id=2**62)]
    second.close()
    _, left = opened(tmp_path / "bot")
    assert left == []


def test_an_update_that_was_waited_for_or_done_is_not_left_behind(opened: Opened, tmp_path: Path) -> None:
    """What was put down is in nobody's hand; what was taken up afterwards is."""
    first, _ = opened(tmp_path / "bot")
    first.note(1)
    first.note(2)
    first.clear()
    first.close()
    assert opened(tmp_path / "bot")[1] == []


def test_living_processes_have_a_file_each_and_read_only_those_of_the_dead(opened: Opened, tmp_path: Path) -> None:
    """Of three in one folder one has died: whoever starts next takes its place and finds what it left."""
    processes = [opened(tmp_path / "bot")[0] for _ in range(3)]
    for number, process in enumerate(processes, 1):
        process.note(number)
    processes[1].close()
    fourth, left = opened(tmp_path / "bot")
    assert left == [LeftBehind(bot_id=42, update_id=2)]
    assert len(list(tmp_path.iterdir())) == 3
    for process in (processes[0], processes[2]):
        process.close()
    assert [one.update_id for one in opened(tmp_path / "bot")[1]] == [1, 3]
    fourth.close()


def test_the_file_is_for_the_bots_account_alone_and_follows_no_link(opened: Opened, tmp_path: Path) -> None:
    """It is made with 0600 whatever the process's habits, and where a link was planted another one is made."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_text("somebody's own", "utf-8")
    (tmp_path / "bot-0").symlink_to(elsewhere)
    (tmp_path / "bot-1").mkdir()
    before = os.umask(0)
    try:
        own, left = opened(tmp_path / "bot")
    finally:
        os.umask(before)
    own.note(7)
    assert left == []
    assert (tmp_path / "bot-2").stat().st_mode & 0o777 == 0o600
    assert elsewhere.read_text("utf-8") == "somebody's own"


def test_where_no_file_can_be_there_is_none(opened: Opened, tmp_path: Path) -> None:
    """No folder, or as many processes as are told apart: the bot works without, as it does beside a database elsewhere."""
    assert open_in_hand(tmp_path / "nowhere" / "bot") == (None, [])
    for _ in range(MOST_FILES):
        opened(tmp_path / "bot")
    assert open_in_hand(tmp_path / "bot") == (None, [])


def test_a_full_disk_fails_no_tap(opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The note is let go, and what is in the file is what could be written last."""
    own, _ = opened(tmp_path / "bot")

    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, "no space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "pwrite", full)
        own.note(7)
        own.clear()
    own.close()
    assert opened(tmp_path / "bot")[1] == []
