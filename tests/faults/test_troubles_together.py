"""Troubles that last, and troubles that come again and again over a whole day, restarts included."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.content.library import Library
from bot.db.faults import Fault, Step
from tests.faults.invariants import Allowance, differences
from tests.faults.recording import Recording, facts_of
from tests.faults.script import SILENCE
from tests.faults.stage import Stage
from tests.faults.storage import StorageTrouble
from tests.faults.struck_run import StruckRuns
from tests.faults.wire import ACTS_TWICE, Strike, Trouble

LASTING = (Trouble.FLOOD, Trouble.DENIED, Trouble.NOT_SENT)
"""Of these the bot knows that nothing was done, however often they come. What of unknown fate is given up has its own tests."""
RECURRING = (
    (Trouble.FLOOD, 2),
    (Trouble.DENIED, 5),
    (Trouble.NOT_SENT, 3),
    (Trouble.TWICE, 2),
    (Trouble.DROPPED_BEFORE, 5),
    (Trouble.DROPPED_AFTER, 3),
)
"""Each once: what follows of a bad gateway is what follows of a connection that is cut, before its effect or after it."""


@pytest.mark.parametrize("trouble", LASTING, ids=lambda trouble: trouble.name.lower())
async def test_a_trouble_may_last_through_an_act(
    trouble: Trouble, recording: Recording, library: Library, fast_directory: Path
) -> None:
    """Telegram is gone from the first call of an act on, until the next act: then everything is sent.

    Each way of being gone strikes the first act of every sort; of the others each is struck by one of the ways.
    """
    runs = StruckRuns(recording, fast_directory, library)
    wrong: list[str] = []
    for number in recording.struck(LASTING.index(trouble), len(LASTING)):
        if recording.calls[number]:
            wrong += await runs.run(
                number,
                lambda stage: stage.wire.arm(Strike(trouble=trouble, at=1, for_good=True)),
                lambda _: Allowance(unanswered=2),
                check=_lift,
            )
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("fault", Fault)
async def test_storage_may_be_out_for_a_while(fault: Fault, recording: Recording, library: Library, fast_directory: Path) -> None:
    """Storage fails at each try until it comes back: nothing is acknowledged before, and everything is done once after.

    As with Telegram, each fault strikes every sort of act, and every act is struck by one.
    """
    runs = StruckRuns(recording, fast_directory, library)
    wrong: list[str] = []
    for number in recording.struck(list(Fault).index(fault), len(Fault)):
        wrong += await runs.run(
            number,
            lambda stage: stage.storage.arm(StorageTrouble(step=Step.COMMIT, fault=fault), for_good=True),
            lambda _: Allowance(),
            acts_after=0,
        )
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(("trouble", "every"), RECURRING, ids=[f"{trouble.name.lower()}-{every}" for trouble, every in RECURRING])
async def test_a_trouble_may_recur_all_day(
    trouble: Trouble, every: int, recording: Recording, library: Library, fast_directory: Path
) -> None:
    """Every second, third or fifth call of a day goes wrong and the bot is restarted in between: at the end all is right."""
    file = fast_directory / "together.db"
    world = recording.snapshots[0].taken_up(file)
    stage = Stage(world=world, file=file, library=library)
    await stage.start()
    for number, act in enumerate(recording.acts):
        if act.name == "block" or act.pause == SILENCE:
            await stage.recover()  # who blocks the bot gets nothing more, and recovering must not take half an hour
            stage.clock.now = recording.snapshots[number].now
        stage.clock.now = recording.snapshots[number].now
        if number % 9 == 8:
            await stage.restart()
        stage.wire.arm(Strike(trouble=trouble, at=1 + number % every))
        await stage.play(act)
        await stage.bot.gateway.sender.tick()
    await stage.recover()
    await stage.stop()
    # A finished card that was asked for anew while nothing went out for minutes may stand above another one.
    allowed = Allowance(copies=len(stage.hits) if trouble in ACTS_TWICE else 0, unanswered=len(stage.hits), order=True)
    wrong = differences(facts_of(stage.emulator, file), recording.snapshots[-1].facts, allowed)
    file.unlink()
    assert stage.hits
    assert not wrong, "\n".join(wrong)


def _lift(stage: Stage) -> list[str]:
    stage.lift()
    return []
