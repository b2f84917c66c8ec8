"""Judges the calls lately by the weights in force or by a draft's, beside the turns: a few at a time, on a reading connection.

What comes of it is kept in this process for an hour, so that looking again costs nothing.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from datetime import datetime, timedelta
from typing import Final

import structlog

from bot.domain.calls.script import Script
from bot.domain.supervision.scope import Scope
from bot.gateway.incidents import describe, new_incident_id
from bot.services.calls.rejudge_calls import AnsweredCall, Tally
from bot.services.errors import StorageUnavailable
from bot.services.phrases.weigh_anew import LATELY

KEPT: Final = timedelta(hours=1)
MOST_KEPT: Final = 8
AT_ONCE: Final = 25
"""Calls between two rests: some milliseconds."""
REST: Final = 0.01

Key = tuple[str | None, str, Scope]
"""Against which version, by which, and whose calls."""

log = structlog.get_logger(__name__)


class BackgroundWeighing:
    """Keeps what was judged, and judges one thing at a time."""

    def __init__(self, calls: Callable[[datetime, Scope], AsyncIterator[AnsweredCall]]) -> None:
        """`calls` streams those since a moment that somebody may look at."""
        self._calls = calls
        self._kept: dict[Key, tuple[datetime, Tally]] = {}
        self._turn = asyncio.Lock()
        self._tasks: set[asyncio.Task[None]] = set()

    def look(self, script: Script, scope: Scope, now: datetime, *, against: Script | None = None) -> Tally:
        """Return how far it is, and begin where nobody has."""
        key = (None if against is None else against.version, script.version, scope)
        found = self._kept.get(key)
        if found is not None and now - found[0] < KEPT:
            if found[1].has_failed:
                del self._kept[key]  # whoever is told of it may begin anew
            return found[1]
        tally = Tally()
        self._kept.pop(key, None)
        self._kept[key] = now, tally
        while len(self._kept) > MOST_KEPT:
            del self._kept[next(iter(self._kept))]
        task = asyncio.create_task(self._judge(key, tally, against, script, now - LATELY), name="weighing")
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return tally

    async def stop(self) -> None:
        """Judge nothing any more: the database is about to be closed."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def idle(self) -> None:
        """Wait until everything is judged. For tests."""
        await asyncio.gather(*self._tasks)

    async def _judge(self, key: Key, tally: Tally, against: Script | None, script: Script, since: datetime) -> None:
        try:
            async with self._turn:
                async for call in self._calls(since, key[-1]):
                    tally.judge(call, against, script)
                    if tally.judged % AT_ONCE == 0:
                        await asyncio.sleep(REST)
            tally.is_done = True
        except StorageUnavailable:
            log.warning("storage is unavailable, calls are judged another time")
        except Exception as error:  # a mistake in judging one call ends the judging and nothing else
            log.error("calls were not judged", incident_id=new_incident_id(), error=describe(error))
            tally.has_failed = True
            return
        if not tally.is_done and self._kept.get(key, (None, None))[1] is tally:
            del self._kept[key]  # the next look begins anew
