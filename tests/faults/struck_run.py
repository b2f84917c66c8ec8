"""One run: from a snapshot, one act with a trouble in it, a few acts more, and the comparison with the recording."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Callable
from pathlib import Path
from typing import Any

from structlog.testing import capture_logs

from bot.content.library import Library
from tests.faults.invariants import Allowance, complaints, differences
from tests.faults.recording import Recording, facts_of
from tests.faults.stage import Stage
from tests.faults.storage import Killed

ACTS_AFTER = 1
"""Acts that follow the struck one, while the trouble may still be felt: a parked chat, a lost answer."""

Arm = Callable[[Stage], None]
Allow = Callable[[Stage], Allowance]


class StruckRuns:
    """Runs over one recording, each in a copy of its own."""

    def __init__(self, recording: Recording, directory: Path, library: Library) -> None:
        self.recording = recording
        self.directory = directory
        self.library = library
        self.runs = 0
        gc.collect()
        gc.freeze()  # each kill has what it left open collected, and need not walk through all that was there before

    async def run(
        self,
        number: int,
        arm: Arm,
        allow: Allow,
        *,
        acts_after: int = ACTS_AFTER,
        check: Callable[[Stage], list[str]] = lambda _: [],
        database_options: dict[str, Any] | None = None,
    ) -> list[str]:
        """Play act `number` with a trouble and return what is not as it must be, each with where it was found.

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
        if self.recording.acts[end - 1].name == "block" and end > number + 1:
            end -= 1  # who blocks the bot while something waits to be sent does not get it
        file = self.directory / "struck.db"
        world = snapshot.taken_up(file)
        stage = Stage(world=world, file=file, library=self.library, database_options=database_options)
        broken: list[str] = []
        asyncio.get_running_loop().set_exception_handler(lambda _, context: broken.extend(_unhandled(context)))
        with capture_logs() as logged:
            await stage.start()
            arm(stage)
            await stage.play(self.recording.acts[number])
            if not stage.hits:
                await stage.stop()  # what is left open would pass for a leak of the next test
                return [f"act {number} «{self.recording.acts[number].name}»: the trouble did not come about"]
            wrong = check(stage)
            for act in self.recording.acts[number + 1 : end]:
                await stage.play(act)
            await stage.recover()
            await stage.stop()
        allowed = allow(stage)
        wrong += differences(facts_of(stage.emulator, file), self.recording.snapshots[end].facts, allowed)
        wrong += [*complaints(logged, allowed), *broken]
        for leftover in self.directory.glob("struck.*"):
            leftover.unlink(missing_ok=True)  # a killed one's connection may just be closing, which takes its files away
        return [f"act {number} «{self.recording.acts[number].name}»: {one}" for one in wrong]


def _unhandled(context: dict[str, Any]) -> list[str]:
    """Return what asyncio reports, unless it is the kill itself."""
    return [] if isinstance(context.get("exception"), Killed) else [f"unhandled: {context}"]
