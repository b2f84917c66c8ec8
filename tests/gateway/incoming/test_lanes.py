"""Lanes: order within, side by side without."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Awaitable, Callable

import pytest

from bot.gateway.incoming.lanes import Closed, Lanes
from tests.gateway.fakes import let_run


def job(log: list[str], name: str, rounds: int = 0) -> Callable[[], Awaitable[str]]:
    """Make a job that takes some rounds of the loop."""

    async def run() -> str:
        log.append(f"{name} begins")
        await let_run(rounds)
        log.append(f"{name} ends")
        return name

    return run


async def test_order_within_lanes_survives_a_hundred_interleaved_jobs() -> None:
    """However long each job takes, those of one lane run one after the other in the order given."""
    dice = random.Random(1)
    lanes: Lanes[str] = Lanes()
    logs: dict[int, list[str]] = {key: [] for key in range(5)}
    given: dict[int, list[str]] = {key: [] for key in range(5)}
    results = []
    for number in range(100):
        key = dice.randrange(5)
        name = str(number)
        given[key].append(name)
        results.append(lanes.submit(key, job(logs[key], name, dice.randrange(20))))
    assert await asyncio.gather(*results) == [str(number) for number in range(100)]
    for key, names in given.items():
        assert logs[key] == [f"{name} {what}" for name in names for what in ("begins", "ends")]


async def test_lanes_run_side_by_side() -> None:
    """A job that waits in one lane does not hold up another lane."""
    lanes: Lanes[str] = Lanes()
    never = asyncio.Event()

    async def stuck() -> str:
        await never.wait()
        return "late"

    late = lanes.submit(1, stuck)
    assert await lanes.submit(2, job([], "quick")) == "quick"
    assert not late.done()
    never.set()
    assert await late == "late"


async def test_no_more_jobs_than_the_limit_run_at_once() -> None:
    """Lanes share a limited number of places."""
    lanes: Lanes[None] = Lanes(limit=3)
    running, most = 0, 0

    async def count() -> None:
        nonlocal running, most
        running += 1
        most = max(most, running)
        await let_run(3)
        running -= 1

    await asyncio.gather(*(lanes.submit(key, count) for key in range(20)))
    assert most == 3


async def test_a_lane_disappears_when_idle() -> None:
    """Nothing is kept for a chat that has no work."""
    lanes: Lanes[str] = Lanes()
    done = lanes.submit(1, job([], "a"))
    assert len(lanes) == 1
    await done
    await let_run()
    assert len(lanes) == 0
    assert await lanes.submit(1, job([], "b")) == "b"


async def test_a_job_that_raises_concerns_only_its_waiter() -> None:
    """The next job of the lane runs all the same."""
    lanes: Lanes[str] = Lanes()

    async def broken() -> str:
        raise ValueError("broken")

    bad, good = lanes.submit(1, broken), lanes.submit(1, job([], "good"))
    with pytest.raises(ValueError, match="broken"):
        await bad
    assert await good == "good"


async def test_a_waiter_that_gives_up_does_not_stop_its_job() -> None:
    """The job belongs to the lane: it runs to its end, whether it succeeds or raises."""
    lanes: Lanes[str] = Lanes()
    log: list[str] = []

    async def broken() -> str:
        log.append("broken")
        raise ValueError("nobody hears it")

    for one in (lanes.submit(1, job(log, "a", 5)), lanes.submit(1, broken)):
        one.cancel()
    await lanes.drain(5)
    assert log == ["a begins", "a ends", "broken"]


async def test_a_result_that_stops_the_lane_is_passed_on_to_those_who_wait() -> None:
    """Running them would put them before the job that has to be tried again; other lanes and later jobs go on."""
    lanes: Lanes[str] = Lanes(stops_lane=lambda result: result == "stop")
    log: list[str] = []
    results = [lanes.submit(1, job(log, name, 3)) for name in ("a", "stop", "c", "d")]
    results[3].cancel()
    other = lanes.submit(2, job(log, "e"))
    assert await asyncio.gather(*results[:3], other) == ["a", "stop", "stop", "e"]
    assert not any(line.startswith(("c", "d")) for line in log)
    assert await lanes.submit(1, job(log, "f")) == "f"


async def test_closed_lanes_finish_what_they_took_and_take_nothing_more() -> None:
    """A stop loses no work that was taken."""
    lanes: Lanes[str] = Lanes()
    assert await lanes.drain(1)
    taken = [lanes.submit(1, job([], "a", 5)), lanes.submit(1, job([], "b", 5))]
    lanes.close()
    with pytest.raises(Closed):
        lanes.submit(1, job([], "c"))
    assert await lanes.drain(5)
    assert [one.result() for one in taken] == ["a", "b"]


async def test_draining_gives_up_after_its_time() -> None:
    """What hangs is cancelled, and what waited behind it too."""
    lanes: Lanes[None] = Lanes()

    async def hang() -> None:
        await asyncio.Event().wait()

    hanging, behind = lanes.submit(1, hang), lanes.submit(1, hang)
    await let_run()
    assert not await lanes.drain(0.01)
    assert hanging.cancelled()
    assert behind.cancelled()
    assert len(lanes) == 0


async def test_what_comes_before_a_job_keeps_its_lane_waiting_and_no_other() -> None:
    """It takes none of the places: the only one is free for the other lane."""
    log: list[str] = []
    may_end = asyncio.Event()

    async def first() -> None:
        await may_end.wait()
        log.append("read")

    lanes: Lanes[str] = Lanes(limit=1)
    slow = [lanes.submit(1, job(log, "words"), first), lanes.submit(1, job(log, "tap"))]
    await lanes.submit(2, job(log, "another"))
    assert log == ["another begins", "another ends"]
    may_end.set()
    await asyncio.gather(*slow)
    assert log[2:] == ["read", "words begins", "words ends", "tap begins", "tap ends"]


async def test_what_fails_before_a_job_is_the_jobs_failure() -> None:
    """The lane goes on."""
    log: list[str] = []

    async def first() -> None:
        raise RuntimeError

    lanes: Lanes[str] = Lanes()
    failed = lanes.submit(1, job(log, "words"), first)
    assert await lanes.submit(1, job(log, "tap")) == "tap"
    with pytest.raises(RuntimeError):
        await failed
    assert log == ["tap begins", "tap ends"]
