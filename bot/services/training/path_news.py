"""What comes by itself of a trainee's gates and of his mentor: noted when it happens, told by day, to each once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from bot.domain.calls.script import Script
from bot.domain.ids import EmployeeId, StageId
from bot.domain.people.employee import Employee
from bot.domain.people.permissions import Deed
from bot.domain.training.disturbing import may_be_disturbed, next_free
from bot.domain.training.path_news import NewsKind, PathNews
from bot.domain.training.stages import Path, PathStage, Program
from bot.services.act import Act
from bot.services.calls.call_view import CallView
from bot.services.calls.run_call import view_current
from bot.services.ports import Work
from bot.services.training.ports import TrainingContent
from bot.services.training.quiz_doors import deciders
from bot.services.training.trainees import mentor_of

A_TICK: Final = 100
AGAIN: Final = timedelta(hours=1)
"""After so long what waits for somebody is looked at anew: he may have gone, and another decides."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsTold:
    """One who is told now of a trainee, or of himself."""

    whom: Employee
    kind: NewsKind
    trainee: Employee
    mentor: Employee | None
    live: CallView | None
    """His call that is going on: its card stays the last message."""
    stage: PathStage | None = None
    """Of GATE and READY."""
    number: int = 0
    """Which one, from 1."""
    is_open: bool = False
    """Whether its gate is open now."""
    next_stage: PathStage | None = None
    """The one that begins; None behind the last."""

    @property
    def is_trainee(self) -> bool:
        """It is about himself."""
        return self.whom.id == self.trainee.id


async def note_gate(act: Act, trainee: EmployeeId, stage: StageId, *, on: bool) -> None:
    """Note that a gate was opened, or closed again; of what is as he knows it the trainee is told nothing."""
    news = act.work.training_news
    waiting = await news.of(trainee, NewsKind.GATE, stage)
    if waiting is not None and waiting.was_open is on:
        await news.drop(trainee, NewsKind.GATE, stage)
    else:
        gate = PathNews(employee_id=trainee, kind=NewsKind.GATE, stage=stage, was_open=not on, look_at=act.now)
        await news.put(gate)
    await news.drop(trainee, NewsKind.READY, stage)


async def note_ready(act: Act, trainee: EmployeeId, program: Program, path: Path) -> None:
    """Note that nothing is missing on a stage any more, if it is so; whoever has just seen to that knows."""
    stage = program.ready(path)
    if stage is None:
        return
    before = await act.work.training_news.of(trainee, NewsKind.READY, stage.id)
    told = (frozenset[EmployeeId]() if before is None else before.told) | {act.employee.id}
    ready = PathNews(employee_id=trainee, kind=NewsKind.READY, stage=stage.id, told=told, look_at=act.now)
    await act.work.training_news.put(ready)


async def tell_path_news(work: Work, script: Script, content: TrainingContent, now: datetime) -> Sequence[NewsTold]:
    """Tell everybody whom it concerns by now, each once, and nobody at night."""
    told: list[NewsTold] = []
    for news in await work.training_news.due(now, A_TICK):
        trainee = await work.employees.get(news.employee_id)
        if trainee is None or trainee.removed_at is not None:
            await _drop(work, news)
        elif trainee.has_access:
            told += await _tell(work, script, content.program(), news, trainee, now)
        else:
            await work.training_news.put(replace(news, look_at=now + AGAIN))
    return told


async def _tell(
    work: Work, script: Script, program: Program, news: PathNews, trainee: Employee, now: datetime
) -> Sequence[NewsTold]:
    path, mentor = await work.paths.of(trainee.id), await mentor_of(work, trainee)
    if not _holds(news, program, path, mentor):
        await _drop(work, news)
        return ()
    if news.kind is NewsKind.ALONE and mentor is not None:
        await work.training_news.put(replace(news, told=frozenset(), look_at=now + AGAIN))
        return ()
    concerned = await _concerned(work, news, program, path, trainee, mentor)
    told, later = [], []
    for one in concerned:
        if one.id in news.told:
            continue
        if not may_be_disturbed(one, now):
            free = next_free(one, now)
            later.append(now + AGAIN if free is None or free == now else free)
        elif not await work.lanes.try_enter(int(one.person_id)):
            later.append(now)  # in his chat something is going on; the next tick comes soon
        else:
            act = Act(work=work, employee=one, script=script, now=now, update_id=None)
            told.append(_told(news, program, path, trainee, mentor, one, await view_current(act, one)))
    knows = news.told | {one.whom.id for one in told}
    if later or news.kind in (NewsKind.READY, NewsKind.ALONE):
        await work.training_news.put(replace(news, told=knows, look_at=min([*later, now + AGAIN])))
    else:
        await _drop(work, news)
    return told


def _told(
    news: PathNews,
    program: Program,
    path: Path,
    trainee: Employee,
    mentor: Employee | None,
    whom: Employee,
    live: CallView | None,
) -> NewsTold:
    stage = _stage(news, program)
    return NewsTold(
        whom=whom,
        kind=news.kind,
        trainee=trainee,
        mentor=mentor,
        live=live,
        stage=stage,
        number=0 if stage is None else program.number(stage),
        is_open=stage is not None and stage.id in path.confirmed,
        next_stage=None if stage is None else program.at(program.number(stage) + 1),
    )


def _stage(news: PathNews, program: Program) -> PathStage | None:
    return next((one for one in program.stages if one.id == news.stage), None)


def _holds(news: PathNews, program: Program, path: Path, mentor: Employee | None) -> bool:
    """Tell whether it is to be told still, or to be watched."""
    match news.kind:
        case NewsKind.GATE:
            return _stage(news, program) is not None and (news.stage in path.confirmed) is not news.was_open
        case NewsKind.READY:
            return _stage(news, program) is not None and news.stage not in path.confirmed
        case NewsKind.NAMED:
            return mentor is not None
        case NewsKind.ALONE:
            return program.now(path) is not None


async def _concerned(
    work: Work, news: PathNews, program: Program, path: Path, trainee: Employee, mentor: Employee | None
) -> Sequence[Employee]:
    """Return whom it concerns now."""
    match news.kind:
        case NewsKind.GATE:
            return [trainee]
        case NewsKind.READY:
            ready = program.ready(path)  # what was ticked may have been taken back meanwhile
            is_ready = ready is not None and ready.id == news.stage
            return await deciders(work, trainee, Deed.CONFIRM_STAGE) if is_ready else []
        case NewsKind.NAMED:
            return [trainee] if mentor is None else [trainee, mentor]
        case NewsKind.ALONE:
            return await deciders(work, trainee, Deed.NAME_MENTOR)


async def _drop(work: Work, news: PathNews) -> None:
    await work.training_news.drop(news.employee_id, news.kind, news.stage)
