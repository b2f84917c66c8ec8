"""A folder of content that changes while the bot runs: taken in when it passes every gate, else the last good one stays."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.app.live_content import LiveContent
from bot.content.layout import default_directory
from bot.content.library import Library, load
from bot.domain.people.employee import Role
from tests.content.shared_work import share_work
from tests.floor import Desk, Floor, open_floor

OPENING = "any.ask_wants.open.1"


@pytest.fixture(autouse=True)
def _shared_work(monkeypatch: pytest.MonkeyPatch) -> None:
    """What has not changed is not read again: each of the five readings would take seconds."""
    share_work(monkeypatch)


@pytest.fixture
async def floor(migrated_file: Path, tmp_path: Path, library: Library) -> AsyncIterator[Floor]:
    """A running bot that watches a copy of the content."""
    folder = Path(shutil.copytree(default_directory(), tmp_path / "content"))
    async with open_floor(Path(shutil.copy(migrated_file, tmp_path / "floor.db")), library) as opened:
        opened.bot.live._directory = folder
        opened.bot.live._seen = LiveContent(library, directory=folder)._seen
        yield opened


def folder_of(floor: Floor) -> Path:
    """The folder that is watched."""
    folder = floor.bot.live._directory
    assert folder is not None
    return folder


def change(floor: Floor, old: str, new: str, file: str = "ru/interface.yaml") -> None:
    """Change one place of a file."""
    path = folder_of(floor) / file
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf-8")


async def take_in(floor: Floor) -> None:
    """Let the bot look, read, and look again."""
    await floor.tick()
    await floor.bot.live.loaded()
    await floor.tick()


async def test_a_changed_folder_that_passes_is_in_force(floor: Floor, anna: Desk) -> None:
    """New words are said without a restart, by screens and by the keyboard under the input field."""
    change(floor, 'keyboard.next_call: "▶ Новый звонок"', 'keyboard.next_call: "▶ Следующий звонок"')
    await take_in(floor)
    await anna.send("/start")
    await anna.press("▶ Следующий звонок")
    assert anna.card.lines[0].startswith("«"), "the new label begins a call too"
    floor.clock.advance(minutes=5)
    await anna.send("▶ Новый звонок")
    assert await floor.rows("SELECT count(*) FROM consultations") == [(2,)], "a keyboard of yesterday still works"


async def test_a_changed_folder_that_does_not_pass_changes_nothing_and_is_told_once(floor: Floor, anna: Desk) -> None:
    """The owner is told the first finding; when it is mended the bot takes it in."""
    olga = await floor.hire(1, "Ольга", Role.OWNER)
    await olga.send("/start")
    await anna.send("/call")
    before = anna.card.lines[0]
    path = folder_of(floor) / "ru" / "phrases.yaml"
    good = path.read_text("utf-8")
    line = next(one for one in good.splitlines() if one.startswith(f"{OPENING}:"))
    path.write_text(good.replace(line, f'{OPENING}: "Вы должны сказать, но честно."'), "utf-8")
    await take_in(floor)
    await take_in(floor)
    told = [one for one in olga.shown if "salesfloor content check" in one.text]
    assert len(told) == 1
    assert OPENING in told[0].text
    await anna.send("/call")
    assert anna.card.lines[0] == before
    path.write_text(good.replace(line, f'{OPENING}: "{{{{ address }}}}с чего нам лучше начать?"'), "utf-8")
    await take_in(floor)
    await anna.send("/call")
    assert anna.card.lines[0] == "«С чего нам лучше начать?»"
    assert len([one for one in olga.shown if "salesfloor content check" in one.text]) == 1


async def test_the_content_in_force_is_the_one_that_was_read(floor: Floor) -> None:
    """A comment changes nothing, not even the version."""
    before = floor.bot.live.scripts.current().version
    path = folder_of(floor) / "ru" / "tasks.yaml"
    path.write_text("# заметка\n" + path.read_text("utf-8"), "utf-8")
    await take_in(floor)
    assert floor.bot.live.scripts.current().version == before
    read = load(folder_of(floor))
    assert isinstance(read, Library)
    assert read.files_version == floor.bot.live.files.files_version
