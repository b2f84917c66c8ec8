"""Every single begin and commit of a whole day fails once, on each side of its effect, and the process is killed at each.

Made as `test_every_call`: for each act and N = 1, 2, 3 … to its last step.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from bot.content.library import Library
from tests.faults.invariants import Allowance
from tests.faults.marks import KILLED
from tests.faults.recording import Recording
from tests.faults.stage import Stage
from tests.faults.storage import STORAGE_TROUBLES, StorageTrouble
from tests.faults.struck_run import StruckRuns

pytestmark = KILLED


@pytest.mark.parametrize("trouble", STORAGE_TROUBLES, ids=lambda trouble: str(trouble).replace(" ", "_"))
async def test_any_step_of_storage_may_fail(
    trouble: StorageTrouble, recording: Recording, library: Library, fast_directory: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whichever begin or commit fails, before or after its effect: the update is given again and applied exactly once."""
    runs = StruckRuns(recording, fast_directory, library)
    wrong: list[str] = []
    for number, steps in enumerate(recording.steps):
        for at in range(1, steps[trouble.step] + 1):
            wrong += await runs.run(
                number,
                lambda stage, at=at: stage.storage.arm(trouble, at),  # type: ignore[misc]  # bound in the loop
                _allowance,
                acts_after=0,  # the act itself is given again; what is parked is sent by the recovery
            )
    with capsys.disabled():
        sys.stdout.write(f"\n{trouble}: {runs.runs} runs\n")
    assert not wrong, "\n".join(wrong)


def _allowance(stage: Stage) -> Allowance:
    # Killed between the message and the note that it was sent: nobody can know, so it is sent once more.
    return Allowance(copies=stage.kills, unanswered=stage.kills)
