"""The `salesfloor` command with a /help that does not come back, in the way that the first argument says.

The second argument divides the warden's patience, so that what takes half a minute is over in a second; 1 leaves it as it is.
"""

from __future__ import annotations

import itertools
import os
import signal
import sys
import time
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from typing import Any, NoReturn

import handlers.help
from bot.app import warden
from bot.cli import main


def spin() -> NoReturn:
    """Go round and round."""
    while True:
        pass


def sleep() -> NoReturn:
    """Hold the loop without doing anything."""
    while True:
        time.sleep(3600)


def be_stubborn() -> NoReturn:
    """Hold the loop, whatever comes."""
    while True:
        with suppress(BaseException):
            sleep()


def count_in_c() -> NoReturn:
    """Keep the interpreter to itself: no other thread of the process gets its turn, and no signal's handler."""
    deque(itertools.repeat(0), maxlen=0)
    raise AssertionError


def die() -> NoReturn:
    """End at once, as of a fault in C."""
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError


WAYS: dict[str, Callable[[], NoReturn]] = {
    "spin": spin,
    "sleep": sleep,
    "be_stubborn": be_stubborn,
    "count_in_c": count_in_c,
    "die": die,
}


def get_stuck(way: str, haste: float) -> None:
    """Put this in the place of the page that is shown, and make the warden hurry."""

    def stuck(*_: Any) -> NoReturn:
        sys.stdout.write("stuck\n")
        sys.stdout.flush()
        WAYS[way]()

    setattr(handlers.help, "help_page", stuck)  # noqa: B010  the type of the real one is another
    for name in ("LOOK_EVERY", "LONGEST_CALL"):
        setattr(warden, name, getattr(warden, name) / haste)


if __name__ == "__main__":
    get_stuck(sys.argv.pop(1), float(sys.argv.pop(1)))
    main()
