"""What the bot loads when it starts."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PICTURES_AND_SHEETS = {"matplotlib", "PIL", "numpy", "rustpy_xlsxwriter", "openpyxl", "polars"}
"""Made in a process of their own, which loads what it needs."""
ONLY_AFTER_A_CHANGE = {"alembic", "mako", "ruamel", "bot.content.library_drills", "bot.content.read.drill_words"}
"""Needed where the schema or the content is new, and not when both are as the last start left them."""
ONLY_WHEN_ASKED = {
    "simplemma",
    "rapidfuzz",
    "asyncpg",
    "sqlalchemy.dialects.postgresql",
    "fsrs",
    "bot.content.rules",
    "bot.domain.contacts",
    "bot.playground",
}
"""Needed for some typed words, another database, or another command."""

PROBE = """
import json, sys
import bot.cli
from bot.app.commands import run as running
from jinja2 import Environment

compiled = 0
compile_template = Environment.compile

def counted(*arguments, **named):
    global compiled
    compiled += 1
    return compile_template(*arguments, **named)

Environment.compile = counted

async def look(bot, warden, ready):
    async with bot.database.unit_of_work() as work:
        await work.employees.owners()
    print("probe", json.dumps({"modules": sorted(sys.modules), "compiled": compiled}))

running.run_until_stopped = look  # when the bot is wired, that is enough
bot.cli.run()
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """What one start did.

    Attributes:
        loaded: every module and the packages they are in.
        compiled: how many templates were compiled.
    """

    loaded: frozenset[str]
    compiled: int


async def start(folder: Path) -> Start:
    """Run the command until the bot is wired and listens, in a process of its own: migrated, its content loaded."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-c",
        PROBE,
        cwd=folder,
        env={
            "PATH": os.environ.get("PATH", ""),
            "PYTHONPATH": str(ROOT),
            "SALESFLOOR_TOKEN": "1:probe",
            "SALESFLOOR_LISTEN": "127.0.0.1:0",
            "SALESFLOOR_DATABASE_URL": f"sqlite:///{folder / 'probe.db'}",
        },
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    output, errors = await process.communicate()
    assert process.returncode == 0, errors.decode()
    said = json.loads(output.decode().rpartition("probe ")[2])
    packages = {module.partition(".")[0] for module in said["modules"]}
    return Start(loaded=frozenset({*said["modules"], *packages}), compiled=said["compiled"])


@pytest.mark.process
async def test_a_start_loads_and_compiles_no_more_than_it_needs(tmp_path: Path) -> None:
    """The first one makes the database and compiles the content; one that finds both unchanged does neither."""
    first, second = await start(tmp_path), await start(tmp_path)
    for one in (first, second):
        assert {"telegram.ext", "sqlalchemy", "jinja2"} <= one.loaded
        assert sorted(PICTURES_AND_SHEETS & one.loaded) == []
    assert {"alembic", "ruamel", "bot.content.rules"} <= first.loaded
    assert first.compiled > 0
    assert sorted((ONLY_AFTER_A_CHANGE | ONLY_WHEN_ASKED) & second.loaded) == []
    assert second.compiled == 0
