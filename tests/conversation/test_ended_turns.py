"""A turn that is ended in the middle of whatever it does: in our code, in a library, in a statement."""

from __future__ import annotations

import gc
import inspect
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from types import FrameType

from bot.gateway.incoming.turn_limit import SIGNAL, TurnLimit
from tests.buttons import WANTS, WANTS_NOT
from tests.conversation.card_rules import check_chat
from tests.floor import Desk, Floor

PLACES = 40
"""So many places are tried, spread over all the functions that one tap calls."""


class Ender:
    """Ends the turn at the Nth function that it calls; with 0 it only counts."""

    def __init__(self, limit: TurnLimit, at: int, *, leaves_out: Sequence[str]) -> None:
        self._limit = limit
        self._at = at
        self._leaves_out = leaves_out
        self.calls = 0
        self.is_met = False

    def __call__(self, frame: FrameType, event: str, argument: object) -> None:
        """Be told of a call."""
        step = self._limit.step
        if event == "call" and step is not None and self._counts(frame):
            self.calls += 1
            if self.calls == self._at:
                self.is_met = True
                self._limit.end(step)

    def _counts(self, frame: FrameType) -> bool:
        """Tell whether a turn may be stuck here.

        Not where a coroutine goes on, which is the very beginning of a step, nor where the interpreter clears something away.
        """
        is_no_call = frame.f_code.co_flags & (inspect.CO_GENERATOR | inspect.CO_COROUTINE) or frame.f_code.co_name == "__del__"
        return not is_no_call and not any(part in file for file in _files(frame) for part in self._leaves_out)


def _files(frame: FrameType) -> Iterator[str]:
    """Give the files of a function and of those that have called it."""
    called: FrameType | None = frame
    while called is not None:
        yield called.f_code.co_filename
        called = called.f_back


@contextmanager
def ended_at(floor: Floor, at: int) -> Iterator[Ender]:
    """Let the turns of the block be ended there; on PostgreSQL not in a statement, for there a turn gives way all the time.

    The collector is off meanwhile: it comes when it likes, and what is raised in its callbacks is lost (the warden tries again).
    """
    limit = floor.bot.gateway.limit
    leaves_out = () if floor.url.startswith("sqlite") else ("/sqlalchemy/", "/asyncpg/")
    ender = Ender(limit, at, leaves_out=leaves_out)
    before = signal.signal(SIGNAL, limit.on_signal)
    gc.disable()
    sys.setprofile(ender)
    try:
        yield ender
    finally:
        sys.setprofile(None)
        gc.enable()
        signal.signal(SIGNAL, before)


async def failures(floor: Floor) -> list[str]:
    """The kinds of errors of the failed updates."""
    return [
        error.partition(";")[0] for (error,) in await floor.rows("SELECT error FROM processed_updates WHERE error IS NOT NULL")
    ]


async def test_wherever_a_turn_is_ended_nothing_of_it_stays(floor: Floor, anna: Desk, boris: Desk) -> None:
    """One place after the other: an incident, the call as it was, and the same tap is carried out when it is made again."""
    await anna.send("/call Иван")
    await anna.tap(WANTS)
    with ended_at(floor, 0) as counted:
        await anna.tap(WANTS_NOT)
    assert counted.calls > 10 * PLACES
    for number in range(PLACES):
        label = WANTS_NOT if (await floor.call())["wants"] == "yes" else WANTS
        before = await floor.dump("consultations", "answers", "interactions", "cards_shown")
        failed = len(await failures(floor))
        with ended_at(floor, 1 + number * counted.calls // PLACES) as ender:
            await anna.tap(label)
        assert ender.is_met, number
        assert len(await failures(floor)) == failed + 1, number
        assert await floor.dump("consultations", "answers", "interactions", "cards_shown") == before, number
        await anna.tap(label)
        assert await floor.dump("consultations", "answers", "interactions", "cards_shown") != before, number
    assert set(await failures(floor)) == {"TurnTooLong"}
    await boris.send("/call Вера")
    await check_chat(floor, anna)
    await check_chat(floor, boris)
