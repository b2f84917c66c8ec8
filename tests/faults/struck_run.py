"""One run: from a snapshot, one act with a trouble in it, a few acts more, and the comparison with the recording."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from structlog.testing import capture_logs

from bot.content.library import Library
from tests.faults.invariants import Allowance, complaints, differences
from tests.faults.recording import Recording, facts_of
from tests.faults.stage import Stage, copied

ACTS_AFTER = 1
"""Acts that follow the struck one, while the trouble may still be felt: a parked chat, a lost answer."""

Arm = Callable[[Stage], None]
Allow = Callable[[Stage], Allowance]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What came of a run.

    Attributes:
        was_struck: Whether the trouble came about at all.
        wrong: What is not as it must be, each with where it was found.
    """

    was_struck: bool
    wrong: list[str]


class StruckRuns:
    """Runs over one recording, each in a copy of its own."""

    def __init__(self, recording: Recording, directory: Path, library: Library) -> None:
        self.recording = recording
        self.directory = directory
        self.library = library
        self.runs = 0

    async def run(
        self,
        number: int,
        arm: Arm,
        allow: Allow,
        *,
        acts_after: int = ACTS_AFTER,
        check: Callable[[Stage], list[str]] = lambda _: [],
        database_options: dict[str, Any] | None = None,
    ) -> Report:
        """Play act `number` with a trouble and compare.

        Args:
            number: Index of the act.
            arm: Arms the trouble before the act.
            allow: Says afterwards what may differ.
            acts_after: How many acts follow before everything has to be right.
            check: Looks at the stage right after the struck act.
            database_options: For the database of this run.
        """
        self.runs += 1
        snapshot = self.recording.snapshots[number]
        end = min(number + 1 + acts_after, len(self.recording.acts))
        file = self.directory / "struck.db"
        world = copied(snapshot.world, snapshot.file, file)
        stage = Stage(world=world, file=file, library=self.library, database_options=database_options)
        broken: list[str] = []
        asyncio.get_running_loop().set_exception_handler(lambda _, context: broken.append(f"unhandled: {context}"))
        with capture_logs() as logged:
            await stage.start()
            arm(stage)
            await stage.play(self.recording.acts[number])
            was_struck = bool(stage.wire.hits or stage.storage.hits or stage.kills or stage.is_struck_for_good)
            wrong = check(stage) if was_struck else []
            for act in self.recording.acts[number + 1 : end]:
                await stage.play(act)
            await stage.recover()
            await stage.stop()
        allowed = allow(stage)
        wrong += differences(facts_of(stage), self.recording.snapshots[end].facts, allowed)
        wrong += [*complaints(logged, allowed), *broken]
        for leftover in self.directory.glob("struck.*"):
            leftover.unlink()
        return Report(was_struck=was_struck, wrong=[f"act {number} «{self.recording.acts[number].name}»: {one}" for one in wrong])
