"""What the program keeps beside its database so as to start fast and stay small; all of it may be deleted at any time.

`content/` has the words that were edited in the bot (`bot.content.edits.edit_files`), `content.snapshot` is the checked content
(`bot.content.snapshot`); `forms-*.db` are the dictionaries (`bot.recognition.forms`); `guide_vectors.npy` is what lines of
the guide mean that the house has written (`bot.recognition.meaning_search`); `*.in-hand-*` says what a running process
works on (`bot.gateway.incoming.in_hand`).
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Iterable
from pathlib import Path

from bot.db.address import database_url, is_sqlite
from bot.recognition.forms import file_for

DATA = Path("data")
"""Where everything lies by default. Beside a PostgreSQL database nothing can lie; without this folder nothing is kept."""
SNAPSHOT = "content.snapshot"
EDITED = "content"
"""The folder of words edited in the bot; a copy of the database's rows, for people."""
SETTLED = 15.0
"""Seconds after the start, when what had waited for the bot is answered and the machine has time for the dictionaries."""


def kept_beside(url: str) -> Path:
    """Return the folder for what is kept beside a database."""
    parsed = database_url(url)
    return Path(parsed.database).parent if is_sqlite(parsed) and parsed.database else DATA


def in_hand_beside(url: str) -> Path:
    """Return where processes note which update is in hand, without their numbers: see `bot.gateway.incoming.in_hand`."""
    parsed = database_url(url)
    name = Path(parsed.database).stem if is_sqlite(parsed) and parsed.database else "postgresql"
    return kept_beside(url) / f"{name}.in-hand"


async def make_missing_forms(languages: Iterable[str], folder: Path) -> None:
    """Make the files of forms that are not there, a while after the start, each in a process of its own that stands back.

    It takes seconds, once an installation. What goes wrong there leaves no file, and then the dictionary is unpacked in memory.
    """
    await asyncio.sleep(SETTLED)
    for language in languages:
        file = file_for(folder, language)
        if folder.is_dir() and not file.exists():  # noqa: ASYNC240  # once a start, long after it
            nothing = asyncio.subprocess.DEVNULL
            making = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "bot.recognition.forms", language, str(file.absolute()), stdout=nothing, stderr=nothing
            )
            try:
                await making.wait()
            finally:
                if making.returncode is None:
                    making.kill()
