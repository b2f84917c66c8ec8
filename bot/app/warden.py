"""The warden: a thread beside the loop that ends a turn which never gives way, and a process which does not end.

Whatever holds the loop holds everything that is done on it, its timeouts and its signal handlers too. The warden needs no loop:
it hears of a signal from the system itself, counts by its own looks, and has three means, each for when the one before fails:

* a turn that holds the loop for as long as a turn may take is ended by an exception, and fails like any other;
* a process that cannot end such a turn, or does not end after SIGTERM or SIGINT, is ended where it stands, with 1 and one line;
* a call in C that gives no other thread its turn, the warden's neither, is ended by the system, for it uses up a timer that
  the warden sets anew at each look: the process dies of SIGPROF, after saying where it was.

Ending so is a crash, and loses as little as one: what was not committed is not acknowledged, and comes again.

Looks are counted, and not the clock: a machine that was asleep for an hour has not been stuck for an hour.
"""

from __future__ import annotations

import asyncio
import faulthandler
import os
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from types import TracebackType
from typing import Any, Final

from bot.gateway.incoming.turn_limit import SIGNAL, TurnLimit

LOOK_EVERY: Final = 1.0
"""Seconds."""
MOST_LOOKS: Final = 30
"""At one and the same step of a turn: then it is ended. As many seconds as a turn may take that waits."""
MOST_LOOKS_AT_STOP: Final = 2
"""The same once the process is to stop, for others have to be finished too."""
LOOKS_IN_VAIN: Final = 10
"""After that: so long may a step go on that should have ended."""
STOPS_WITHIN: Final = 9.6
"""Seconds from the signal to the end; the rest of ten is for the system."""
LONGEST_CALL: Final = 9.0
"""Seconds of computing, all threads together, between two looks. No call of ours that holds the interpreter takes one."""
STOPPING: Final = (signal.SIGTERM, signal.SIGINT)


class Warden:
    """Watches from `watch` to the end of its block. One a process, in its main thread."""

    def __init__(self) -> None:
        self._limit: TurnLimit | None = None
        self._on_stop: Callable[[], None] | None = None
        self._told: tuple[socket.socket, socket.socket] | None = None
        self._thread: threading.Thread | None = None
        self._before: dict[int, Any] = {}
        self._wakeup = -1
        self._seen: int | None = None
        self._looks = 0
        self._stops_at: float | None = None

    def __enter__(self) -> Warden:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None) -> None:
        """Leave everything as it was."""
        if self._told is None or self._thread is None:
            return
        signal.set_wakeup_fd(self._wakeup)
        self._told[1].close()  # what the thread reads is at its end now, and so is the thread
        self._thread.join()
        self._told[0].close()
        signal.setitimer(signal.ITIMER_PROF, 0)
        faulthandler.unregister(signal.SIGPROF)
        for number, handler in self._before.items():
            signal.signal(number, handler)

    @property
    def seconds_left(self) -> float:
        """How long stopping may take from now on."""
        return STOPS_WITHIN if self._stops_at is None else max(0.0, self._stops_at - time.monotonic())

    def watch(self, limit: TurnLimit, on_stop: Callable[[], None]) -> None:
        """Begin.

        Args:
            limit: by which turns are ended.
            on_stop: called on the running loop when the process is to stop.
        """
        loop = asyncio.get_running_loop()

        def ask_to_stop() -> None:
            with suppress(RuntimeError):  # the loop is closed: it has stopped
                loop.call_soon_threadsafe(on_stop)

        self._limit, self._on_stop = limit, ask_to_stop
        self._told = told, tell = socket.socketpair()
        tell.setblocking(False)
        for number in STOPPING:
            self._before[number] = signal.signal(number, _leave_to_the_warden)
        self._before[SIGNAL] = signal.signal(SIGNAL, limit.on_signal)
        faulthandler.register(signal.SIGPROF, file=sys.__stderr__ or 2, chain=True)
        self._wakeup = signal.set_wakeup_fd(tell.fileno(), warn_on_full_buffer=False)
        self._thread = threading.Thread(target=self._run, args=(told,), name="warden", daemon=True)
        self._thread.start()

    def begin_stop(self) -> None:
        """Count the time that stopping may take, from its first reason on."""
        if self._stops_at is None:
            self._stops_at = time.monotonic() + STOPS_WITHIN

    def look(self) -> None:
        """Look at what the loop is doing, once a second."""
        limit = self._limit
        if limit is None:
            return
        step = limit.step
        self._looks = self._looks + 1 if step is not None and step == self._seen else 0
        self._seen = step
        most = MOST_LOOKS if self._stops_at is None else MOST_LOOKS_AT_STOP
        if step is not None and self._looks >= most:
            limit.end(step)
        if self._looks >= MOST_LOOKS + LOOKS_IN_VAIN:
            _end("a turn could be ended in no other way")

    def _run(self, told: socket.socket) -> None:
        look_at = time.monotonic() + LOOK_EVERY
        while True:
            signal.setitimer(signal.ITIMER_PROF, LONGEST_CALL)
            told.settimeout(max(0.001, min(look_at - time.monotonic(), self.seconds_left)))
            try:
                numbers = told.recv(64)
            except TimeoutError:
                numbers = None
            if numbers == b"":
                return
            if numbers is not None and any(number in STOPPING for number in numbers):
                self.begin_stop()
                if self._on_stop is not None:
                    self._on_stop()
            if self.seconds_left == 0:
                _end("it did not stop in time")
            if time.monotonic() >= look_at:
                self.look()
                look_at = time.monotonic() + LOOK_EVERY


def _leave_to_the_warden(number: int, frame: object) -> None:
    """Do nothing here: the warden has heard of it, and this may be the very turn that it has to end."""
    del number, frame


def _end(why: str) -> None:
    """End the process where it stands."""
    faulthandler.dump_traceback(2, all_threads=True)
    line = f"salesfloor: {why}, so the process was ended; what is not committed comes again after the next start\n"
    os.write(2, line.encode())
    os._exit(1)
