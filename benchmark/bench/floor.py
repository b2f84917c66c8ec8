"""The floor: what importing the libraries that our bot cannot do without costs by itself.

No bot on these libraries starts faster or takes less memory, so the goals of start and memory are to be read beside it.
"""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import Mapping
from pathlib import Path

from bench.contestant import Cores, pinned

LIBRARIES = (
    "telegram.ext",
    "aiohttp.web",
    "sqlalchemy.ext.asyncio",
    "sqlalchemy.dialects.sqlite",
    "aiosqlite",
    "jinja2.sandbox",
    "babel",
    "pydantic_settings",
    "structlog",
    "typer",
)
CODE = f"""
import gc
gc.disable()
import {", ".join(LIBRARIES)}
print([line.split()[1] for line in open("/proc/self/status") if line.startswith("VmRSS:")][0])
"""


async def floor(python: Path, cores: Cores) -> Mapping[str, float]:
    """Return seconds until everything is imported, and megabytes resident then.

    Raises:
        RuntimeError: the libraries are not there.
    """
    started_at = time.perf_counter()
    process = await asyncio.create_subprocess_exec(
        *pinned([str(python), "-c", CODE], cores.bots),
        env={"PATH": os.environ.get("PATH", ""), "LANG": "C.UTF-8"},
        stdout=asyncio.subprocess.PIPE,
    )
    output, _ = await process.communicate()
    if process.returncode != 0:
        raise RuntimeError(f"{python} cannot import {', '.join(LIBRARIES)}")
    return {"start": time.perf_counter() - started_at, "memory": int(output) / 1024}
