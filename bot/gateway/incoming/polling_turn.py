"""One process polls: the others on the same database wait for their turn.

Hosts start a new version before they stop the old one. Two pollers would take each other's updates, and Telegram would tell both
of a conflict as if somebody had stolen the token. How a turn is held:
`bot.db.postgresql.polling_turn`.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Final, Protocol

import structlog

from bot.gateway.telegram.pauses import Sleep
from bot.services.errors import StorageUnavailable

ASK_EVERY: Final = 2.0
"""Seconds between two tries to get the turn, and two looks whether it is still ours."""

log = structlog.get_logger(__name__)


class PollingTurn(Protocol):
    """The right to poll, held by one process at a time; it ends with its holder."""

    async def take(self) -> bool:
        """Take it unless somebody else has it; True when it is ours."""

    def is_held(self) -> bool:
        """Tell whether it is (still) ours."""

    async def leave(self) -> None:
        """Let another process have it."""


class InTurn:
    """Runs a poller while the turn is ours, until cancelled."""

    def __init__(self, turn: PollingTurn, poll: Callable[[], Awaitable[None]], *, sleep: Sleep = asyncio.sleep) -> None:
        self._turn = turn
        self._poll = poll
        self._sleep = sleep
        self.is_waiting = True

    async def run(self) -> None:
        """Wait for the turn and poll, again whenever it was lost.

        Raises:
            Exception: whatever ends the poller.
        """
        while True:
            await self._wait()
            polling = asyncio.ensure_future(self._poll())
            try:
                while self._turn.is_held() and not polling.done():
                    pause = asyncio.ensure_future(self._sleep(ASK_EVERY))
                    try:
                        await asyncio.wait({polling, pause}, return_when=asyncio.FIRST_COMPLETED)
                    finally:
                        pause.cancel()
                if polling.done():
                    return polling.result()
            finally:
                polling.cancel()
                await asyncio.wait({polling})
            log.warning("the turn to poll was lost with its connection to the database")

    async def _wait(self) -> None:
        self.is_waiting = True
        is_said = False
        while not await self._is_ours():
            if not is_said:
                log.warning("another process on this database polls; this one waits for its turn")
                is_said = True
            await self._sleep(ASK_EVERY)
        self.is_waiting = False

    async def _is_ours(self) -> bool:
        try:
            return await self._turn.take()
        except StorageUnavailable:
            return False
