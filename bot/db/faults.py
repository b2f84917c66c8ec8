"""Faults on demand: makes the Nth step of a database fail as a lock, a full disk or a lost connection would.

This is the seam for tests of everything above storage. A `Database` built without faults never looks at any of it.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, field
from enum import StrEnum


class Step(StrEnum):
    """What can be made to fail."""

    BEGIN = "begin"
    STATEMENT = "statement"
    COMMIT = "commit"


class Fault(StrEnum):
    """How it fails."""

    LOCKED = "locked"
    DISK_FULL = "disk_full"
    CONNECTION_LOST = "connection_lost"


_CODES = {
    Fault.LOCKED: (sqlite3.SQLITE_BUSY, "database is locked"),
    Fault.DISK_FULL: (sqlite3.SQLITE_FULL, "database or disk is full"),
    Fault.CONNECTION_LOST: (sqlite3.SQLITE_IOERR, "disk I/O error"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Planned:
    step: Step
    number: int
    fault: Fault
    is_after: bool


@dataclass(slots=True)
class StorageFaults:
    """Counts the steps of one `Database` and fails those that were planned."""

    counts: dict[Step, int] = field(default_factory=lambda: dict.fromkeys(Step, 0))
    """Steps begun so far."""
    happened: int = 0
    """Faults that came about."""
    _planned: list[_Planned] = field(default_factory=list)

    def fail(self, step: Step, number: int, fault: Fault, *, is_after: bool = False) -> None:
        """Plan one failure.

        Args:
            step: which kind of step.
            number: which one, counted from 1 over the life of the Database.
            fault: how.
            is_after: let the step take effect first, so that only its answer is lost.
        """
        self._planned.append(_Planned(step=step, number=number, fault=fault, is_after=is_after))

    def before(self, step: Step) -> None:
        """Count the step, and fail it when that is planned."""
        self.counts[step] += 1
        self._raise_if_planned(step, is_after=False)

    def after(self, step: Step) -> None:
        """Fail the step that has just taken effect, when that is planned."""
        self._raise_if_planned(step, is_after=True)

    def _raise_if_planned(self, step: Step, *, is_after: bool) -> None:
        for planned in self._planned:
            if planned.step is step and planned.number == self.counts[step] and planned.is_after == is_after:
                self.happened += 1
                code, words = _CODES[planned.fault]
                error = sqlite3.OperationalError(words)
                error.sqlite_errorcode = code
                raise error
