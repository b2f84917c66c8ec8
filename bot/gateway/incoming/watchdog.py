"""The watchdog over the poller: a poller that gets nothing through is begun anew, and in the end given up.

A connection can hang so that every request waits and nothing fails: the process lives, messages go out, and nothing comes in.
So what counts is the last getUpdates that succeeded. Quiet time is counted in the watchdog's own sleeps, not by the clock: a
machine that was suspended for an hour has not been quiet for an hour.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Final, Protocol

import structlog

from bot.gateway.telegram.pauses import Sleep

STALLED_AFTER: Final = 90.0
"""Seconds without a successful getUpdates after which the poller is begun anew, and `/health` fails."""
GIVE_UP_AFTER: Final = 300.0
"""Seconds without a successful getUpdates after which the process ends, so that whoever supervises it starts a fresh one."""
LOOK_EVERY: Final = 5.0

log = structlog.get_logger(__name__)


class PollingStalled(Exception):
    """Nothing could be fetched for so long that only a fresh process may help."""

    def __init__(self) -> None:
        super().__init__(f"no updates could be fetched for {GIVE_UP_AFTER / 60:.0f} minutes")


class Watched(Protocol):
    """What the watchdog has to know of a poller."""

    last_success_at: datetime | None

    async def run(self) -> None:
        """Poll until cancelled; may be called again afterwards."""


class Watchdog:
    """Runs the poller until cancelled."""

    def __init__(self, poller: Watched, *, reconnect: Callable[[], Awaitable[None]], sleep: Sleep = asyncio.sleep) -> None:
        """`reconnect` drops the poller's connections, whatever state they are in."""
        self._poller = poller
        self._reconnect = reconnect
        self._sleep = sleep
        self._quiet = 0.0

    async def run(self) -> None:
        """Poll, and begin anew whenever it stalls.

        Raises:
            TokenRefused: The token is wrong.
            PollingStalled: Beginning anew did not help.
        """
        while True:
            polling = asyncio.create_task(self._poller.run(), name="polling")
            try:
                await self._watch(polling)
            finally:
                polling.cancel()
                await asyncio.wait({polling})
            log.warning("polling has stalled and is begun anew", quiet_seconds=round(self._quiet))
            await self._reconnect()

    async def _watch(self, polling: asyncio.Task[None]) -> None:
        """Return when the poller has been quiet for another while; raise what ends it.

        Raises:
            PollingStalled: It has been quiet for too long.
        """
        patience = self._quiet + STALLED_AFTER
        last = self._poller.last_success_at
        while True:
            pause = asyncio.ensure_future(self._sleep(LOOK_EVERY))
            try:
                await asyncio.wait({polling, pause}, return_when=asyncio.FIRST_COMPLETED)
            finally:
                pause.cancel()
            if polling.done():
                polling.result()
            if self._poller.last_success_at != last:
                last, self._quiet, patience = self._poller.last_success_at, 0.0, STALLED_AFTER
                continue
            self._quiet += LOOK_EVERY
            if self._quiet >= GIVE_UP_AFTER:
                raise PollingStalled
            if self._quiet >= patience:
                return
