"""In every act of a whole day a commit fails, on one side of its effect or the other, or the process is killed there; in each
sort of act all of that.

Made as `test_every_call`: for an act and N = 1, 2, 3 … to its last step. Each trouble strikes the first act of every sort, and
those that follow are shared out among the troubles of a commit.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from bot.content.library import Library
from bot.db.faults import Step
from tests.faults.invariants import Allowance
from tests.faults.marks import KILLED
from tests.faults.recording import Recording
from tests.faults.stage import Stage
from tests.faults.storage import STORAGE_TROUBLES, StorageTrouble
from tests.faults.struck_run import StruckRuns

pytestmark = KILLED
EVERY = sum(trouble.step is Step.COMMIT for trouble in STORAGE_TROUBLES)
"""Of the acts of a sort so many are passed on to the next troubles."""


def test_the_commits_of_every_act_are_struck(recording: Recording) -> None:
    """Nothing that is stored, however it came about, is left untried; and each sort of act is struck by every trouble."""
    struck = [set(recording.struck(turn, EVERY)) for turn, trouble in enumerate(STORAGE_TROUBLES) if trouble.step is Step.COMMIT]
    assert set.union(*struck) == set(range(len(recording.acts)))
    assert {recording.sort(number) for number in set.intersection(*struck)} == set(
        map(recording.sort, range(len(recording.acts)))
    )


@pytest.mark.parametrize("trouble", STORAGE_TROUBLES, ids=lambda trouble: str(trouble).replace(" ", "_"))
async def test_any_step_of_storage_may_fail(
    trouble: StorageTrouble, recording: Recording, library: Library, fast_directory: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whichever begin or commit fails, before or after its effect: the update is given again and applied exactly once."""
    runs = StruckRuns(recording, fast_directory, library)
    wrong: list[str] = []
    for number in recording.struck(STORAGE_TROUBLES.index(trouble), EVERY):
        for at in range(1, recording.steps[number][trouble.step] + 1):
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
