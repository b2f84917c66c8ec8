"""Health: whether updates come in, messages go out and the database answers."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import asdict, dataclass
from datetime import datetime
from http import HTTPStatus

from aiohttp import web

from bot.services.errors import StorageUnavailable
from bot.services.ports import UnitOfWorkFactory

DATABASE_PATIENCE = 5.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """What `/health` shows; None for what is not known (yet).

    Attributes:
        status: `ok`, or `failing` when the database does not answer, updates should have come in and did not, or one comes
            again and again because nothing records its failure.
        last_update_age_seconds: Since the last successful getUpdates or webhook request.
        outbox_depth: Stored messages that are not sent yet.
        database_ms: A round trip, the wait for other writers included.
    """

    status: str
    last_update_age_seconds: float | None
    outbox_depth: int | None
    database_ms: float | None


async def check_health(
    open_work: UnitOfWorkFactory, last_success_at: datetime | None, now: datetime, *, is_stalled: bool = False
) -> Health:
    """Ask the database, for at most five seconds. `is_stalled`: updates should have come in and have not."""
    age = None if last_success_at is None else (now - last_success_at).total_seconds()
    started = time.perf_counter()
    try:
        async with asyncio.timeout(DATABASE_PATIENCE), open_work() as work:
            depth = await work.outbox.depth()
    except (StorageUnavailable, TimeoutError):
        return Health(status="failing", last_update_age_seconds=age, outbox_depth=None, database_ms=None)
    elapsed = round((time.perf_counter() - started) * 1000, 1)
    status = "failing" if is_stalled else "ok"
    return Health(status=status, last_update_age_seconds=age, outbox_depth=depth, database_ms=elapsed)


def add_health(server: web.Application, check: Callable[[], Awaitable[Health]], path: str = "/health") -> None:
    """Answer at `path` with JSON: 200 when all is well, else 503."""

    async def answer(_: web.Request) -> web.Response:
        health = await check()
        status = HTTPStatus.OK if health.status == "ok" else HTTPStatus.SERVICE_UNAVAILABLE
        return web.json_response(asdict(health), status=status)

    server.router.add_get(path, answer)
