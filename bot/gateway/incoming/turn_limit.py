"""Ends a turn that never gives way.

A timeout of asyncio ends a turn where it waits. One that does not wait, a loop in a handler for one, holds the loop, and with it
everybody and every timeout; it can be reached by a signal alone, whose handler runs between two steps of whatever the main thread
is at. So each step of a turn is numbered, and the handler raises only when it has hit the very step that is to be ended: never
another person's turn, never a commit, never asyncio itself.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Coroutine, Generator
from functools import partial
from types import FrameType, coroutine
from typing import Any, Final, TypeVar

from bot.gateway.incoming.in_hand import InHand

SIGNAL: Final = signal.SIGUSR1
"""Sent by the process to itself. From elsewhere it means nothing, and does nothing."""

Result = TypeVar("Result")


class TurnTooLong(Exception):
    """A turn held everybody up for so long that it was ended in the middle of a step."""


class _Ended(BaseException):
    """What is raised in that step; no `except Exception` on its way takes it for something of its own."""


class TurnLimit:
    """Runs turns step by step: a step is what a turn does between two moments at which it waits.

    One loop runs one step at a time. The update whose step is running is noted as in hand, and nothing else is.
    """

    def __init__(self) -> None:
        self.in_hand: InHand | None = None
        """Where to note it; None notes it nowhere."""
        self._number = 0
        self._is_running = False
        self._to_end: int | None = None

    @property
    def step(self) -> int | None:
        """The number of the step that is running; None between two. Other threads may ask."""
        return self._number if self._is_running else None

    async def keep(self, update_id: int, turn: Coroutine[Any, Any, Result]) -> Result:
        """Run a turn.

        Raises:
            TurnTooLong: it was ended.
        """
        try:
            return await self._stepwise(update_id, turn)
        except _Ended as ended:
            raise TurnTooLong().with_traceback(ended.__traceback__) from None

    def end(self, step: int) -> None:
        """End a step if it is still running. Called from another thread; `on_signal` must be the handler of `SIGNAL`."""
        self._to_end = step
        main = threading.main_thread().ident
        if main is not None:
            signal.pthread_kill(main, SIGNAL)  # to that thread, so that also what sleeps there wakes up

    def on_signal(self, number: int, frame: FrameType | None) -> None:
        """Raise in the middle of the step that is to be ended; a signal that comes a moment too late finds another one."""
        del number
        is_in_it = frame is None or frame.f_code is not _STEPWISE
        if self._is_running and self._number == self._to_end and is_in_it:
            raise _Ended

    @coroutine
    def _stepwise(self, update_id: int, turn: Coroutine[Any, Any, Result]) -> Generator[Any, Any, Result]:
        go_on: Callable[[], Any] = partial(turn.send, None)
        while True:
            self._number += 1
            if self.in_hand is not None:
                self.in_hand.note(update_id)
            self._is_running = True
            try:
                awaited = go_on()
            except StopIteration as done:
                result: Result = done.value
                return result
            finally:
                self._is_running = False
                if self.in_hand is not None:
                    self.in_hand.clear()
            try:
                sent = yield awaited
            except BaseException as error:  # a cancellation, for one: it is the turn's
                go_on = partial(turn.throw, error)
            else:
                go_on = partial(turn.send, sent)


_STEPWISE: Final = TurnLimit._stepwise.__code__
