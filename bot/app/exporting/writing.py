"""Writing what is ordered, whatever it is."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path

from bot.app.exporting.file_order import ClientFileOrder, Order
from bot.app.exporting.write_client_file import write_client_file
from bot.app.exporting.write_files import Written, write_files
from bot.db.facade import Database


async def write_order(database: Database, order: Order, folder: Path, told: Callable[[int], Awaitable[None]]) -> Written:
    """Write an order's files into a folder.

    Args:
        told: is told from time to time how many rows there are by now.
    """
    if not isinstance(order, ClientFileOrder):
        return await write_files(database, order, folder, told)
    written = await write_client_file(database, order, folder)
    await told(written.rows)
    return written
