"""The process in which files are written: `python -m bot.app.exporting.child`, with the order as a line on standard input.

It says on standard output, a JSON line each, how many rows are written, and in the end which files there are or why there are
none. It lives no longer than its parent: when standard input ends, so does it, whatever it is at.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
import threading
import time
from pathlib import Path

from bot.app.commands.standing_back import stand_back
from bot.app.exporting.file_order import Order, read_order
from bot.private_files import NO_ROOM

SAID_EVERY = 0.5
"""Seconds between two lines."""


def main() -> None:
    """Write what is ordered."""
    stand_back()
    order, url, folder = read_order(sys.stdin.readline())
    threading.Thread(target=_end_with_parent, daemon=True).start()
    try:
        asyncio.run(_write(order, url, folder))
    except OSError as error:
        _say(failed="disk_full" if error.errno in NO_ROOM else "broken", error=type(error).__name__)
    except Exception as error:
        _say(failed="broken", error=type(error).__name__)


async def _write(order: Order, url: str, folder: Path) -> None:
    # Late: loading takes long, and the parent may have ended by then.
    from bot.app.exporting.writing import write_order  # noqa: PLC0415
    from bot.db.facade import Database  # noqa: PLC0415

    said_at = 0.0

    async def told(rows: int) -> None:
        nonlocal said_at
        if time.monotonic() - said_at >= SAID_EVERY:
            said_at = time.monotonic()
            _say(rows=rows)

    database = Database(url)
    try:
        written = await write_order(database, order, folder, told)
    finally:
        await database.dispose()
    _say(rows=written.rows, parts=[str(part) for part in written.parts])


def _end_with_parent() -> None:
    while sys.stdin.readline():
        pass
    os._exit(1)


def _say(**what: object) -> None:
    sys.stdout.write(f"{json.dumps(what)}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
