"""Every single call of the Bot API in a whole day goes wrong, and each sort of act with every outcome.

For an act of the day and N = 1, 2, 3 … to its last call: the day is taken up right before the act, the Nth call goes wrong, one
more act follows while the trouble may still be felt, and when it is over everything has to be as in the run without trouble,
numbers and times included. No call is left out. Each trouble strikes the first act of every sort (`Recording.struck`), and those
that follow are shared out among the troubles: thirty taps that edit the card and are answered go one way through what sends,
and what of them was stored before a call goes out does not know which trouble the call will meet.
Playing on to the end of the day after each of the single troubles would take hours and show nothing more: once all that is stored
and shown is equal, so is what follows. That troubles do not add up is the part of `test_troubles_together`.
"""

from __future__ import annotations

import sqlite3
import sys
from collections import Counter
from pathlib import Path

import pytest

from bot.content.library import Library
from tests.faults.invariants import Allowance
from tests.faults.marks import KILLED
from tests.faults.recording import Recording
from tests.faults.stage import Stage
from tests.faults.struck_run import StruckRuns
from tests.faults.wire import ACTS_TWICE, NEVER_DELIVERED, ONE_OF_EACH, Strike, Trouble

pytestmark = KILLED
SHARING = tuple(trouble for trouble in ONE_OF_EACH if trouble is not Trouble.TOO_OLD)
"""Troubles among which the acts of a sort are shared out; the other one has a turn beside the first."""


def struck_by(trouble: Trouble, recording: Recording) -> list[int]:
    """Return the acts that a trouble strikes."""
    return list(recording.struck(SHARING.index(trouble) if trouble in SHARING else 0, len(SHARING)))


def test_every_call_of_the_day_is_struck(recording: Recording) -> None:
    """Each act is struck by a trouble, «query is too old» left aside, and each sort of act by all."""
    times = Counter(number for trouble in SHARING for number in struck_by(trouble, recording))
    assert set(times) == set(range(len(recording.acts)))
    assert {tuple(recording.calls[number]) for number, count in times.items() if count == len(SHARING)} == {
        tuple(calls) for calls in recording.calls
    }


@pytest.mark.parametrize("trouble", ONE_OF_EACH, ids=lambda trouble: trouble.name.lower())
async def test_any_call_may_go_wrong(
    trouble: Trouble, recording: Recording, library: Library, fast_directory: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whatever goes wrong with whichever call: nothing is lost or applied twice, and the screens are right afterwards."""
    runs = StruckRuns(recording, fast_directory, library)
    wrong: list[str] = []
    for number in struck_by(trouble, recording):
        for at, method in enumerate(recording.calls[number], start=1):
            if trouble is Trouble.TOO_OLD and method != "answerCallbackQuery":
                continue  # Telegram says so of nothing else
            strike = Strike(trouble=trouble, at=at)
            wrong += await runs.run(
                number,
                lambda stage, strike=strike: stage.wire.arm(strike),  # type: ignore[misc]  # bound in the loop
                lambda stage: allowance(stage, trouble),
                check=marked_unreachable if trouble is Trouble.BLOCKED else lambda _: [],
            )
    with capsys.disabled():
        sys.stdout.write(f"\n{trouble}: {runs.runs} runs\n")
    assert not wrong, "\n".join(wrong)


def allowance(stage: Stage, trouble: Trouble) -> Allowance:
    """Say what may differ after a call that went wrong in this way."""
    method = stage.hits[0]
    if method == "answerCallbackQuery":
        return Allowance(unanswered=1)
    if trouble is Trouble.BLOCKED:  # besides what was refused, the notice and the page he looked at, which nobody stores
        return Allowance(lost=2, unreachable=True)
    if trouble in NEVER_DELIVERED:
        return Allowance(lost=1, dead=1)
    # A process that is killed does not answer the tap it was about to answer; nobody looks at that button any more.
    unanswered = stage.kills
    return Allowance(copies=int(trouble in ACTS_TWICE and method == "sendMessage"), unanswered=unanswered)


def marked_unreachable(stage: Stage) -> list[str]:
    """Say so when a person who takes no messages is not marked."""
    if stage.hits[0] == "answerCallbackQuery":
        return []
    with sqlite3.connect(stage.file) as connection:
        (marked,) = connection.execute("SELECT count(*) FROM employees WHERE unreachable_at IS NOT NULL").fetchone()
        strangers = connection.execute("SELECT count(*) FROM slots WHERE object = 'refusal'").fetchone()
    connection.close()
    return [] if marked or strangers else ["nobody is marked unreachable"]
