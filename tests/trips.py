"""Counts trips to the thread of aiosqlite's connections. Leaves out what they may cost: see `performance.test_cost_of_a_tap`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import aiosqlite
import pytest


@dataclass(slots=True)
class Trips:
    """How many there were; a test sets it back as it likes."""

    made: int = 0


def count_trips(monkeypatch: pytest.MonkeyPatch) -> Trips:
    """Count from here to the end of the test."""
    trips = Trips()
    original: Any = aiosqlite.Connection._execute

    async def counted(self: aiosqlite.Connection, *arguments: Any, **named: Any) -> Any:
        trips.made += 1
        return await original(self, *arguments, **named)

    monkeypatch.setattr(aiosqlite.Connection, "_execute", counted)
    return trips
