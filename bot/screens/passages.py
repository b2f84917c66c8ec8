"""Words that take long to read, and what was read of them beside a turn.

A turn holds the one writer's lock, and its steps hold everybody's loop. So what reads words reads them in a thread, before the
turn begins where it can be foreseen who reads them and as which language, else between two beginnings of it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar

from bot.domain.ids import LanguageCode

T = TypeVar("T")


class Reader(StrEnum):
    """Who reads words."""

    CLIENT = "client"
    """What a client says by them."""
    GUIDE = "guide"
    """Which pages are asked for by them."""
    PHRASES = "phrases"
    """Which phrases are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Words, and how they are to be read."""

    by: Reader
    text: str
    language: LanguageCode


class ReadFirst(Exception):
    """A turn needs a passage that nobody has read yet: it is given up, and begun again with what was read."""

    def __init__(self, passage: Passage) -> None:
        """Say what is to be read."""
        super().__init__()
        self.passage = passage


class Readings:
    """What was read for one update, and what of it was needed in the end."""

    __slots__ = ("_found", "used")

    def __init__(self) -> None:
        """Begin with nothing."""
        self._found: dict[Passage, Any] = {}
        self.used: set[Passage] = set()

    def put(self, passage: Passage, found: Any) -> None:
        """Keep what was read."""
        self._found[passage] = found

    def take(self, passage: Passage) -> Any:
        """Return what was read of a passage.

        Raises:
            ReadFirst: to whoever runs the turn: it was not read yet.
        """
        self.used.add(passage)
        if passage not in self._found:
            raise ReadFirst(passage)
        return self._found[passage]


def read_passage(readings: Readings | None, passage: Passage, read: Callable[[], T]) -> T:
    """Return what was read of a passage beside the turn; read it here where nobody reads beside it.

    Raises:
        ReadFirst: see `Readings.take`.
    """
    if readings is None:
        return read()
    found: T = readings.take(passage)
    return found
