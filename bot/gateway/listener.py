"""A small HTTP server for the webhook and `/health`. Leaves out the routes."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiohttp import web

GRACE = 5.0
"""Seconds for requests under way when the server closes."""


@asynccontextmanager
async def listening(server: web.Application, host: str, port: int) -> AsyncIterator[int]:
    """Serve while inside; gives the port, which the system chooses when 0 is asked for.

    Raises:
        OSError: The address is taken or is not ours.
    """
    runner = web.AppRunner(server, access_log=None, shutdown_timeout=GRACE)
    await runner.setup()
    try:
        site = web.TCPSite(runner, host, port)
        await site.start()
        yield int(runner.addresses[0][1])
    finally:
        await runner.cleanup()
