"""Storage that fails at a chosen step, or at which the process is killed."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from bot.db.faults import Fault, Step, StorageFaults


class Side(StrEnum):
    """On which side of its effect a step fails."""

    BEFORE = "before"
    AFTER = "after"


@dataclass(frozen=True, slots=True, kw_only=True)
class StorageTrouble:
    """What goes wrong at a step; without a fault the process is killed there."""

    step: Step
    fault: Fault | None
    side: Side = Side.BEFORE

    def __str__(self) -> str:
        """Name it in the report of a test."""
        return f"{self.step} {self.fault or 'killed'} {self.side} the effect"


STORAGE_TROUBLES: Final = (
    StorageTrouble(step=Step.BEGIN, fault=Fault.LOCKED),
    StorageTrouble(step=Step.COMMIT, fault=Fault.DISK_FULL),
    StorageTrouble(step=Step.COMMIT, fault=Fault.CONNECTION_LOST, side=Side.AFTER),
    *(StorageTrouble(step=Step.COMMIT, fault=None, side=side) for side in Side),
)
"""Each step and side, and each fault once: to what follows they are one, `StorageUnavailable`. That each of them becomes that, at
any step, is tried by itself (`tests/gateway/test_nothing_is_lost.py`), and that each may last, in `test_troubles_together`."""


class Killed(BaseException):
    """Ends a task as a kill would: nothing that catches errors catches it."""


@dataclass(slots=True)
class StrikingStorage(StorageFaults):
    """Storage faults counted from the moment of arming."""

    killed: asyncio.Event = field(default_factory=asyncio.Event)
    strike: StorageTrouble | None = None
    at: int = 0
    for_good: bool = False
    seen: int = 0
    hits: list[str] = field(default_factory=list)

    def arm(self, strike: StorageTrouble | None, at: int = 1, *, for_good: bool = False) -> None:
        """Let the `at`-th of these steps from now on fail; None lifts whatever is armed."""
        self.strike, self.at, self.for_good = strike, at, for_good
        self.seen = 0

    def before(self, step: Step) -> None:
        """Count a step and let it fail before its effect."""
        if self.strike is not None and step is self.strike.step:
            self.seen += 1
        self._strike(step, Side.BEFORE)
        StorageFaults.before(self, step)

    def after(self, step: Step) -> None:
        """Let a step fail after its effect."""
        self._strike(step, Side.AFTER)
        StorageFaults.after(self, step)

    def _strike(self, step: Step, side: Side) -> None:
        strike = self.strike
        if strike is None or strike.step is not step or strike.side is not side:
            return
        if self.seen < self.at or (self.seen > self.at and not self.for_good):
            return
        self.hits.append(str(step))
        if strike.fault is None:
            self.killed.set()
            raise Killed
        # Planned for this very step, it fails as the product's own seam makes it fail.
        StorageFaults.fail(self, step, self.counts[step] + (side is Side.BEFORE), strike.fault, is_after=side is Side.AFTER)
