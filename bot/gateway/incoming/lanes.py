"""Lanes: work of one chat in order, work of several chats side by side."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

Result = TypeVar("Result")


class Closed(Exception):
    """The lanes take no more work: the process is stopping."""


@dataclass(frozen=True, slots=True)
class _Work(Generic[Result]):
    job: Callable[[], Awaitable[Result]]
    future: asyncio.Future[Result]
    first: Callable[[], Awaitable[None]] | None = None


class Lanes(Generic[Result]):
    """Runs jobs: one at a time and in the order given within a lane, at most `limit` at a time in all.

    A lane exists only while it has work. A job belongs to its lane and not to whoever waits for it: cancelling the waiter
    leaves the job running. When `stops_lane` says so of a result, the jobs that wait in that lane are not run and get the
    same result, because running them would put them before the one that has to be tried again.
    """

    def __init__(self, *, limit: int = 32, stops_lane: Callable[[Result], bool] = lambda _: False) -> None:
        self._waiting: dict[int, deque[_Work[Result]]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._places = asyncio.Semaphore(limit)
        self._stops_lane = stops_lane
        self._is_closed = False

    def __len__(self) -> int:
        """Count the lanes that have work."""
        return len(self._waiting)

    def submit(
        self, key: int, job: Callable[[], Awaitable[Result]], first: Callable[[], Awaitable[None]] | None = None
    ) -> asyncio.Future[Result]:
        """Put a job at the end of a lane, at once; the future gives its result.

        Args:
            first: what is waited for before the job, in its turn but without taking one of the places of all lanes.

        Raises:
            Closed: After `close`.
        """
        if self._is_closed:
            raise Closed
        future: asyncio.Future[Result] = asyncio.get_running_loop().create_future()
        lane = self._waiting.get(key)
        if lane is not None:
            lane.append(_Work(job, future, first))
            return future
        self._waiting[key] = deque([_Work(job, future, first)])
        task = asyncio.create_task(self._run(key), name=f"lane {key}")
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return future

    def close(self) -> None:
        """Refuse new work; what was taken is still done."""
        self._is_closed = True

    async def drain(self, seconds: float) -> bool:
        """Wait until all work is done, then give up on the rest; True when nothing was given up."""
        if not self._tasks:
            return True
        _, late = await asyncio.wait(set(self._tasks), timeout=seconds)
        for task in late:
            task.cancel()
        if late:
            await asyncio.wait(late)
        return not late

    async def _run(self, key: int) -> None:
        lane = self._waiting[key]
        try:
            while lane:
                work = lane[0]
                if work.first is not None and not await self._prepare(work.first, work.future):
                    lane.popleft()
                    continue
                async with self._places:
                    result = await self._do(work.job, work.future)
                lane.popleft()
                if result is not None and self._stops_lane(result):
                    for follower in lane:
                        _settle(follower.future, result)
                    lane.clear()
        finally:
            for abandoned in lane:
                abandoned.future.cancel()
            del self._waiting[key]

    @staticmethod
    async def _prepare(first: Callable[[], Awaitable[None]], future: asyncio.Future[Result]) -> bool:
        try:
            await first()
        except Exception as error:  # as the job's
            if not future.cancelled():
                future.set_exception(error)
            return False
        return True

    @staticmethod
    async def _do(job: Callable[[], Awaitable[Result]], future: asyncio.Future[Result]) -> Result | None:
        try:
            result = await job()
        except Exception as error:  # whatever it is belongs to whoever waits for the job
            if not future.cancelled():
                future.set_exception(error)
            return None
        _settle(future, result)
        return result


def _settle(future: asyncio.Future[Result], result: Result) -> None:
    if not future.cancelled():
        future.set_result(result)
