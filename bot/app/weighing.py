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
from bot.domain.ids import TeamId
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

Key = tuple[str | None, str, Scope, str]
"""Against which version, by which, whose calls, and what weighs in the teams besides."""
Teams = Callable[[Script, TeamId], Script]
"""Returns a script as it is in a team."""

log = structlog.get_logger(__name__)


class BackgroundWeighing:
    """Keeps what was judged, and judges one thing at a time."""

    def __init__(
        self,
        calls: Callable[[datetime, Scope], AsyncIterator[AnsweredCall]],
        in_team: Teams = lambda script, _: script,
        teams_now: Callable[[], str] = str,
    ) -> None:
        """Judge nothing yet.

        Args:
            calls: streams those since a moment that somebody may look at.
            in_team: puts over the house's weights what a team's calls have taught.
            teams_now: a sign of all that these have taught.
        """
        self._calls = calls
        self._in_team = in_team
        self._teams_now = teams_now
        self._kept: dict[Key, tuple[datetime, Tally]] = {}
        self._turn = asyncio.Lock()
        self._tasks: set[asyncio.Task[None]] = set()

    def look(
        self, script: Script, scope: Scope, now: datetime, *, against: Script | None = None, is_of_team: bool = False
    ) -> Tally:
        """Return how far it is, and begin where nobody has."""
        teams = "" if is_of_team else self._teams_now()
        key = (None if against is None else against.version, script.version, scope, teams)
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
        task = asyncio.create_task(
            self._judge(key, tally, against, script, now - LATELY, self._in_team_of(is_of_team=is_of_team)), name="weighing"
        )
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

    def _in_team_of(self, *, is_of_team: bool) -> Teams:
        """Return what puts over a script what a team has learnt, once for each of the two scripts and every team."""
        known: dict[tuple[str, TeamId], Script] = {}

        def in_team(script: Script, team_id: TeamId) -> Script:
            if is_of_team:
                return script
            key = script.version, team_id
            if key not in known:
                known[key] = self._in_team(script, team_id)
            return known[key]

        return in_team

    async def _judge(
        self, key: Key, tally: Tally, against: Script | None, script: Script, since: datetime, in_team: Teams
    ) -> None:
        try:
            async with self._turn:
                async for call in self._calls(since, key[2]):
                    tally.judge(call, against and in_team(against, call.team_id), in_team(script, call.team_id))
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
