"""What a running `salesfloor` writes is for its own account alone, while it runs and afterwards.

What a first start writes, which reads the words, is looked at in `test_first_words`.
"""

from __future__ import annotations

import shutil
import signal
from pathlib import Path

import aiohttp
import pytest

from bot.playground.server import ServedAt
from tests.process.living import TOKEN, WatchedEmulator, free_port, living
from tests.strangers import modes_of, not_private

pytestmark = [pytest.mark.process, pytest.mark.timeout(300)]

PLAYGROUND = {"playground.db", "playground.lock", "playground-chats.db", "content.snapshot"}
BOT = {"salesfloor.db", "salesfloor.lock", "content.snapshot"}
LOGS = ("-wal", "-shm")


@pytest.fixture(autouse=True)
def _words_were_read(snapshot: Path, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir(mode=0o700)
    shutil.copy(snapshot, tmp_path / "data")


async def test_the_playground_s_files_are_private(tmp_path: Path) -> None:
    """With a umask that forgets everything: databases, logs, chats and locks."""
    async with living(tmp_path, SALESFLOOR_LISTEN=f"127.0.0.1:{free_port()}") as playground:
        await playground.start("run", umask=0)
        await playground.said("The playground is at http://127.0.0.1:")
        address = playground.output.split("playground is at ")[1].split()[0]
        async with aiohttp.ClientSession(address) as session:
            for act in ({"do": "text", "text": "/start"}, {"do": "photo"}):
                async with session.post("/page/api/act", json={"person": 1001, **act}) as answer:
                    assert answer.status == 200
        data = tmp_path / "data"
        assert set(modes_of(data)) >= PLAYGROUND | {f"{name}{log}" for name in PLAYGROUND if name.endswith(".db") for log in LOGS}
        assert not_private(tmp_path, but=frozenset({playground.output_file.name})) == []
        assert await playground.end(signal.SIGTERM) == 0, playground.output
        assert set(modes_of(data)) >= PLAYGROUND
        assert not_private(tmp_path, but=frozenset({playground.output_file.name})) == []


async def test_the_bot_s_files_are_private(telegram: WatchedEmulator, served: ServedAt, tmp_path: Path) -> None:
    """With the umask that most machines have."""
    more = {"SALESFLOOR_TOKEN": TOKEN, "SALESFLOOR_API_URL": served.url, "SALESFLOOR_LISTEN": f"127.0.0.1:{free_port()}"}
    async with living(tmp_path, **more) as bot:
        await bot.start("run", umask=0o022)
        await telegram.wait_until(lambda: telegram.requests["getUpdates"] > 0)
        assert set(modes_of(tmp_path / "data")) >= BOT | {f"salesfloor.db{log}" for log in LOGS}
        assert not_private(tmp_path, but=frozenset({bot.output_file.name})) == []
        assert await bot.end(signal.SIGTERM) == 0, bot.output


async def test_chats_that_are_a_link_are_said_in_one_line(tmp_path: Path) -> None:
    """The playground follows none, be it to a file or to nothing; what it leads to stays as it is."""
    (tmp_path / "canary").write_text("precious")
    for leads_to in ("canary", "nothing"):
        (tmp_path / "data" / "playground-chats.db").symlink_to(tmp_path / leads_to)
        async with living(tmp_path, leads_to + ".said", SALESFLOOR_LISTEN=f"127.0.0.1:{free_port()}") as playground:
            await playground.start("run")
            assert await playground.ended() == 1
            _starting, *said = playground.output.splitlines()
            assert len(said) == 1
            assert said[0].startswith("salesfloor: data/playground-chats.db cannot be used: ")
        (tmp_path / "data" / "playground-chats.db").unlink()
    assert (tmp_path / "canary").read_text() == "precious"
    assert not (tmp_path / "nothing").exists()
