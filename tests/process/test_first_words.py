"""What whoever starts the program reads first, on a terminal and in a log."""

from __future__ import annotations

import asyncio
import os
import pty
import signal
import sys
from pathlib import Path

import pytest

from bot.__main__ import STARTING
from bot.app.caches import SNAPSHOT
from bot.playground.server import ServedAt
from tests.process.living import ROOT, TOKEN, WatchedEmulator, clean_environment, free_port, living
from tests.strangers import not_private

pytestmark = [pytest.mark.process, pytest.mark.timeout(300)]

WITHOUT_THE_PROGRAM = """
import sys, types

sys.argv = ["salesfloor", *sys.argv[1:]]
program = types.ModuleType("bot.cli")
program.main = lambda: print("loaded by now:", *sorted({name.partition(".")[0] for name in sys.modules}))
sys.modules["bot.cli"] = program
from bot.__main__ import main

main()
"""
"""The command up to the moment at which it would load everything."""


async def first_words(*arguments: str) -> list[str]:
    """Return the lines that are written until then, and what was loaded for them."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", WITHOUT_THE_PROGRAM, *arguments, cwd=ROOT, stdout=asyncio.subprocess.PIPE
    )
    output, _ = await process.communicate()
    assert process.returncode == 0
    return output.decode().splitlines()


async def test_a_start_is_told_before_anything_is_loaded() -> None:
    """The line costs no more than Python itself: what takes seconds on a new machine has not begun."""
    told, loaded = await first_words("run")
    assert told == STARTING
    assert not {"typer", "pydantic", "telegram", "sqlalchemy", "aiohttp"} & set(loaded.split())


@pytest.mark.parametrize("arguments", [(), ("--help",), ("run", "--help"), ("doctor",), ("export",)])
async def test_nothing_but_a_start_is_told_so(arguments: tuple[str, ...]) -> None:
    """Help and the other commands write what they are for and no more: an export goes to another program."""
    assert len(await first_words(*arguments)) == 1


async def test_a_log_tells_that_the_bot_starts_and_when_it_runs(
    telegram: WatchedEmulator, served: ServedAt, tmp_path: Path
) -> None:
    """First that it starts, last where people find the bot and where its health is."""
    port = free_port()
    environment = {
        "SALESFLOOR_TOKEN": TOKEN,
        "SALESFLOOR_API_URL": served.url,
        "SALESFLOOR_DATABASE_URL": f"sqlite:///{tmp_path / 'bot.db'}",
        "SALESFLOOR_LISTEN": f"127.0.0.1:{port}",
    }
    async with living(tmp_path, **environment) as bot:
        await bot.start("run")
        await bot.said("The bot runs at")
        lines = bot.output.splitlines()
        assert lines[0] == STARTING
        assert lines[-1] == f"The bot runs at https://t.me/salesfloor_bot, its health is at http://127.0.0.1:{port}/health."
        assert await bot.end(signal.SIGTERM) == 0
        assert TOKEN not in bot.output


async def test_a_terminal_tells_that_the_playground_starts_and_where_it_is(tmp_path: Path) -> None:
    """The first line stands there while the words are read for the first time; the second comes when they are.

    With a umask that forgets everything, what it makes meanwhile is for its own account alone.
    """
    address = f"127.0.0.1:{free_port()}"
    folder = tmp_path / "new"
    folder.mkdir(mode=0o700)
    snapshot = folder / "data" / SNAPSHOT
    screen, keyboard = pty.openpty()
    environment = clean_environment() | {"SALESFLOOR_LISTEN": address}
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "run", cwd=folder, env=environment, stdin=keyboard, stdout=keyboard, stderr=keyboard, umask=0
    )
    os.close(keyboard)
    try:
        with os.fdopen(screen, encoding="utf-8") as lines:
            assert (await asyncio.to_thread(lines.readline)).strip() == STARTING
            assert not snapshot.exists(), "it speaks before it has read the words"
            told = await asyncio.to_thread(lines.readline)
            assert told.strip() == f"The playground is at http://{address} (Ctrl-C stops it)."
            assert snapshot.exists()
            assert not_private(folder) == []
            process.send_signal(signal.SIGINT)
            assert await process.wait() == 0
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
