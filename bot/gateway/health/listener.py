"""A small HTTP server for the webhook and `/health`."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiohttp import web

GRACE = 5.0
"""Seconds for requests under way when the server closes."""
HEAD_WITHIN = 10.0
"""Seconds for a connection to bring the head of its next request: aiohttp has one clock for a slow head and an idle line."""
FAREWELL = 2.0
"""Seconds for which the rest of a refused body is still read, so that its sender sees the refusal."""


@asynccontextmanager
async def listening(
    server: web.Application, host: str, port: int, *, head_within: float = HEAD_WITHIN, farewell: float = FAREWELL
) -> AsyncIterator[int]:
    """Serve while inside; gives the port, which the system chooses when 0 is asked for. Whoever is slow is cut off.

    Raises:
        OSError: The address is taken or is not ours.
    """
    runner = web.AppRunner(
        server, access_log=None, shutdown_timeout=GRACE, keepalive_timeout=head_within, lingering_time=farewell
    )
    await runner.setup()
    try:
        site = web.TCPSite(runner, host, port)
        await site.start()
        yield int(runner.addresses[0][1])
    finally:
        await runner.cleanup()
