"""People on their way through the stages: where they tap, and what the files say of the stages."""

from __future__ import annotations

from bot.domain.training.stages import PathStage, TickedBy
from bot.screens.training.actions import (
    AskStage,
    OpenPath,
    OpenTrainee,
    OpenTrainees,
    SetStage,
    ShowPath,
    ShowTraineeStage,
    TickOwn,
    TickTrainee,
)
from tests.buttons import means
from tests.conversation.people.cast import Cast, change, page
from tests.floor import Desk, Floor

PATH, TRAINEES, TRAINEE = means(OpenPath), means(OpenTrainees), means(OpenTrainee)


def stage_of(floor: Floor, number: int) -> PathStage:
    """Return a stage, as the content has it."""
    return floor.library.program.stages[number - 1]


async def open_path(desk: Desk) -> None:
    """Open one's own path, from /train."""
    await desk.send("/train")
    await desk.tap(PATH)


async def open_trainee(desk: Desk) -> None:
    """Open the first one in the list of those whom one guides."""
    await desk.send("/train")
    await desk.tap(TRAINEES)
    await desk.tap(TRAINEE)


async def name_mentor(cast: Cast, mentor: str = "Анна") -> None:
    """Let the supervisor say who looks after Vera."""
    await change(cast.chief, "Вера", "button.person_mentor", mentor)


async def tick_own(desk: Desk, number: int) -> None:
    """Tick what is the trainee's own of a stage."""
    await open_path(desk)
    await desk.tap(means(ShowPath, stage=number))
    for tick in stage_of(desk.floor, number).ticks:
        if tick.by is TickedBy.TRAINEE:
            await desk.tap(means(TickOwn, tick=tick.id, on=1))


async def tick_others(desk: Desk, number: int) -> None:
    """Tick the rest of a stage, for the first trainee in the list."""
    await open_trainee(desk)
    await desk.tap(means(ShowTraineeStage, stage=number))
    for tick in stage_of(desk.floor, number).ticks:
        if tick.by is TickedBy.MENTOR:
            await desk.tap(means(TickTrainee, tick=tick.id, on=1))


async def confirm(desk: Desk) -> None:
    """Confirm the stage that is ready, of the first trainee in the list, and let the clock tell of it."""
    await open_trainee(desk)
    await desk.tap(means(AskStage, on=1))
    await desk.tap(means(SetStage, on=1))
    await desk.floor.tick()


async def pass_stage(cast: Cast, number: int) -> None:
    """Let Vera tick hers, the supervisor the rest, and confirm it."""
    await tick_own(cast.vera, number)
    await tick_others(cast.chief, number)
    await confirm(cast.chief)


def says_stage(floor: Floor, desk: Desk, number: int) -> bool:
    """Tell whether the last page with buttons is that of a stage."""
    stages = floor.library.program.stages
    name = floor.library.texts(floor.library.default_language).stage(stages[number - 1].id).name
    return floor.says("path.stage", number=number, all=len(stages), name=name) in page(desk).text
