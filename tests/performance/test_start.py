"""What the bot loads when it starts. Leaves out how long that takes: see `docs/benchmark.md`."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LATE = {"matplotlib", "PIL", "numpy", "xlsxwriter", "openpyxl", "pandas"}
"""Pictures and spreadsheets are made in a process of their own, which loads what it needs."""

PROBE = """
import asyncio, json, sys
from bot.app.running import opened_bot
from bot.gateway.gateway import Polling
from bot.settings import read_settings

async def main():
    async with opened_bot(read_settings(), token="1:probe", api_url="http://127.0.0.1:9", incoming=Polling()) as bot:
        for language in bot.library.languages:
            bot.recogniser.warm(language)

asyncio.run(main())
sys.stdout.write(json.dumps(sorted(sys.modules)))
"""


@pytest.mark.process
async def test_no_picture_or_spreadsheet_library_is_loaded_at_start(tmp_path: Path) -> None:
    """Neither by the imports nor by migrating, loading the content, wiring the bot and warming its recogniser."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-c",
        PROBE,
        cwd=tmp_path,
        env={
            "PATH": os.environ.get("PATH", ""),
            "PYTHONPATH": str(ROOT),
            "SALESFLOOR_DATABASE_URL": f"sqlite:///{tmp_path / 'probe.db'}",
        },
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    output, errors = await process.communicate()
    assert process.returncode == 0, errors.decode()
    loaded = set(json.loads(output))
    assert {"telegram.ext", "sqlalchemy"} <= loaded
    assert sorted(LATE & loaded) == []
