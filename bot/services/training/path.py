"""A trainee's path, as he sees it himself: his stage, his ticks, what he counts of his work.

A tap on something that has changed since it was shown changes nothing, and shows what stands now.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from bot.domain.ids import TickId
from bot.domain.people.employee import Employee, Role
from bot.domain.people.permissions import Deed, Whose
from bot.domain.training.capacity import Capacity
from bot.domain.training.stages import Counted, Path, PathStage, Program, WorkCount
from bot.domain.training.study_day import next_study_day
from bot.services.act import Act
from bot.services.errors import NotFound
from bot.services.training.path_news import note_ready
from bot.services.training.ports import TrainingContent
from bot.services.training.trainees import mentor_of

LOOKED_BACK: Final = timedelta(days=6)
"""Today and six days before it are the week that is added up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PathView:
    """How far somebody is, with the stage that is looked at."""

    trainee: Employee
    mentor: Employee | None
    capacity: Capacity | None
    """As what it is looked at; None by the trainee himself."""
    program: Program
    path: Path
    shown: PathStage
    today: date
    """The trainee's study day."""
    counted: WorkCount
    """Today."""
    week: WorkCount
    """Today and six days before it."""
    is_on_path: bool
    """He is a trainee, has a mentor, or has begun before: nothing is lost with another role."""

    @property
    def present(self) -> PathStage | None:
        """The stage on which he is; None when all are behind him."""
        return self.program.now(self.path)

    @property
    def is_open(self) -> bool:
        """The stage that is looked at may be ticked still."""
        return self.shown.id not in self.path.confirmed


async def view_own_path(act: Act, content: TrainingContent, number: int = 0) -> PathView:
    """Look at one's own path, and begin it if it has not begun.

    Args:
        act: By the trainee.
        content: The stages.
        number: Which stage to look at, from 1; 0 for the one on which he is.

    Raises:
        NotFound: there is no such stage.
    """
    await act.require(Deed.TRAIN, Whose.OWN)
    seen = await view_path_of(act, content, act.employee, None, number)
    return await begun(act, seen) if seen.is_on_path else seen


async def tick_own(act: Act, content: TrainingContent, tick_id: str, *, on: bool) -> PathView:
    """Say that something is done, or not after all; what others tick stays as it is."""
    seen = await view_own_path(act, content)
    return await ticked(act, seen, tick_id, on=on) if seen.is_on_path else seen


async def count_own(act: Act, content: TrainingContent, what: Counted, day: date, n: int) -> PathView:
    """Say how many calls were made or requests received today; of another day nothing is changed any more."""
    seen = await view_own_path(act, content)
    return await counted(act, seen, what, day, n) if seen.is_on_path else seen


async def view_path_of(
    act: Act, content: TrainingContent, trainee: Employee, capacity: Capacity | None, number: int = 0
) -> PathView:
    """Return the path of one who came in by a door, or one's own. Nothing is written.

    Raises:
        NotFound: there is no such stage.
    """
    program, path = content.program(), await act.work.paths.of(trainee.id)
    shown = program.at(number) if number else program.now(path) or program.at(len(program.stages))
    if shown is None:
        raise NotFound
    mentor = await mentor_of(act.work, trainee)
    known = await act.work.trainings.trainee(trainee.id)
    today = next_study_day(None if known is None else known.last_day, act.now, ZoneInfo(trainee.time_zone))
    counts = await act.work.paths.counts(trainee.id, today - LOOKED_BACK)
    return PathView(
        trainee=trainee,
        mentor=mentor,
        capacity=capacity,
        program=program,
        path=path,
        shown=shown,
        today=today,
        counted=counts.get(today, WorkCount()),
        week=WorkCount.of(counts.values()),
        is_on_path=trainee.role is Role.TRAINEE or path.begun_on is not None or mentor is not None,
    )


async def is_on_path(act: Act, trainee: Employee) -> bool:
    """Tell whether somebody has stages before him, or behind him: a trainee, who has a mentor, or who began as one."""
    if trainee.role is Role.TRAINEE or (await act.work.paths.of(trainee.id)).begun_on is not None:
        return True
    return await mentor_of(act.work, trainee) is not None


async def begun(act: Act, seen: PathView) -> PathView:
    """Begin a path that has not begun, with its first stage."""
    if seen.path.begun_on is not None or not seen.program.stages:
        return seen
    await act.work.paths.begin(seen.trainee.id, seen.program.stages[0].id, seen.today)
    return replace(seen, path=replace(seen.path, begun_on=seen.today))


async def ticked(act: Act, seen: PathView, tick_id: str, *, on: bool) -> PathView:
    """Tick something off, or take the tick away, if it is of who acts to say so and its stage is not confirmed."""
    tick = seen.program.tick(TickId(tick_id), seen.path)
    if tick is None or not tick.by.is_ticked_as(seen.capacity):
        return seen
    seen = await begun(act, seen)
    if on:
        await act.work.paths.tick(seen.trainee.id, tick.id, act.employee.id, act.now)
    else:
        await act.work.paths.untick(seen.trainee.id, tick.id)
    done = seen.path.ticked | {tick.id} if on else seen.path.ticked - {tick.id}
    shown = next(stage for stage in seen.program.stages if tick in stage.ticks)
    path = replace(seen.path, ticked=done)
    if on:
        await note_ready(act, seen.trainee.id, seen.program, path)
    return replace(seen, path=path, shown=shown)


async def counted(act: Act, seen: PathView, what: Counted, day: date, n: int) -> PathView:
    """Write how many there were today. The number stands on the button, so that a second tap counts nothing twice."""
    if day != seen.today:
        return seen
    seen = await begun(act, seen)
    now = replace(seen.counted, calls=n) if what is Counted.CALLS else replace(seen.counted, requests=n)
    await act.work.paths.put_count(seen.trainee.id, day, now)
    week = WorkCount(
        calls=seen.week.calls + now.calls - seen.counted.calls,
        requests=seen.week.requests + now.requests - seen.counted.requests,
    )
    return replace(seen, counted=now, week=week)
