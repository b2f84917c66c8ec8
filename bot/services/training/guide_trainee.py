"""A trainee's path, as whoever guides him sees it and helps him along; the gates are opened by whoever looks after his team."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from bot.domain.people.employee import Employee
from bot.domain.people.permissions import Deed, may_change
from bot.domain.training.capacity import Capacity
from bot.domain.training.stages import Counted
from bot.services.act import Act
from bot.services.people.ports import AuditAction
from bot.services.training.path import PathView, begun, counted, ticked, view_path_of
from bot.services.training.path_news import note_gate, note_ready
from bot.services.training.ports import TrainingContent
from bot.services.training.trainees import as_guide


@dataclass(frozen=True, slots=True, kw_only=True)
class TraineeSeen:
    """A trainee as whoever guides him sees him."""

    trainee: Employee
    mentor: Employee | None
    capacity: Capacity
    path: PathView
    may_confirm: bool
    """He may open and close gates."""


class Unset(StrEnum):
    """Why a gate is neither opened nor closed."""

    NOT_READY = "not_ready"
    """Something on the stage is not ticked off, any more or yet."""
    CONFIRMED = "confirmed"
    """It is open."""
    NOT_LAST = "not_last"
    """It is no gate that was opened last."""


def refusal(seen: TraineeSeen, *, on: bool) -> Unset | None:
    """Tell why the gate of the stage that is shown cannot be opened, or closed again; None when it can."""
    stage, path, program = seen.path.shown, seen.path.path, seen.path.program
    if stage is (program.ready(path) if on else program.last_confirmed(path)):
        return None
    if not on:
        return Unset.NOT_LAST
    return Unset.CONFIRMED if stage.id in path.confirmed else Unset.NOT_READY


@dataclass(frozen=True, slots=True, kw_only=True)
class StageSet:
    """The path behind the press, and why a gate stays as it is."""

    seen: TraineeSeen
    refused: Unset | None = None
    """None when the gate was set."""


async def view_trainee(
    act: Act, content: TrainingContent, person: int, number: int = 0, deed: Deed = Deed.SEE_TRAINEE
) -> TraineeSeen:
    """Look at one whom the employee guides.

    Args:
        act: By his mentor, or a supervisor of his team.
        content: The stages.
        person: Who it is.
        number: Which stage to look at, from 1; 0 for the one on which he is.
        deed: What is to be done.

    Raises:
        NotFound, NotAllowed: as `as_guide`, and where there is no such stage.
    """
    guided = await as_guide(act, person, deed)
    path = await view_path_of(act, content, guided.trainee, guided.capacity, number)
    return TraineeSeen(
        trainee=guided.trainee,
        mentor=guided.mentor,
        capacity=guided.capacity,
        path=path,
        may_confirm=may_change(act.employee, Deed.CONFIRM_STAGE, guided.trainee),
    )


async def tick_trainee(act: Act, content: TrainingContent, person: int, tick_id: str, *, on: bool) -> TraineeSeen:
    """Say that a trainee has done something, or not after all; what is his own to say stays as it is.

    Raises:
        NotFound, NotAllowed.
    """
    seen = await view_trainee(act, content, person, deed=Deed.TICK)
    return replace(seen, path=await ticked(act, seen.path, tick_id, on=on))


async def count_trainee(act: Act, content: TrainingContent, person: int, what: Counted, day: date, n: int) -> TraineeSeen:
    """Say how many calls he made or requests he received today, his day.

    Raises:
        NotFound, NotAllowed.
    """
    seen = await view_trainee(act, content, person, deed=Deed.TICK)
    return replace(seen, path=await counted(act, seen.path, what, day, n))


async def ask_stage(act: Act, content: TrainingContent, person: int, number: int) -> TraineeSeen:
    """Look at a stage before its gate is opened, or closed again.

    Raises:
        NotFound, NotAllowed.
    """
    return await view_trainee(act, content, person, number, Deed.CONFIRM_STAGE)


async def set_stage(act: Act, content: TrainingContent, person: int, number: int, *, on: bool) -> StageSet:
    """Open the gate behind the stage on which somebody is, when nothing is missing; or close the last one that was opened.

    He is told as soon as he may be disturbed: `bot.services.training.path_news`.

    Raises:
        NotFound, NotAllowed.
    """
    seen = await view_trainee(act, content, person, number, Deed.CONFIRM_STAGE)
    refused = refusal(seen, on=on)
    if refused is not None:
        return StageSet(seen=await view_trainee(act, content, person), refused=refused)
    stage, program = seen.path.shown, seen.path.program
    # What he taps meanwhile waits, and finds what has changed.
    await act.work.lanes.try_enter(int(seen.trainee.person_id))
    await begun(act, seen.path)
    paths, whose, following = act.work.paths, seen.trainee.id, program.at(number + 1)
    if on:
        await paths.begin(whose, stage.id, seen.path.today)
        is_done = await paths.confirm(whose, stage.id, act.employee.id, act.now)
        if following is not None:
            await paths.begin(whose, following.id, seen.path.today)
    else:
        is_done = await paths.take_back(whose, stage.id)
    if not is_done:  # another was quicker, in this very moment
        raced = Unset.CONFIRMED if on else Unset.NOT_LAST
        return StageSet(seen=await view_trainee(act, content, person), refused=raced)
    action = AuditAction.STAGE_CONFIRMED if on else AuditAction.STAGE_TAKEN_BACK
    await act.audit(action, employee=str(seen.trainee.id), n=str(number))
    await note_gate(act, whose, stage.id, on=on)
    done = await view_trainee(act, content, person)
    if on:
        await note_ready(act, whose, program, done.path.path)
    return StageSet(seen=done)
