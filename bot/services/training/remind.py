"""Silent reminders to practise: seldom, by day, and none to whoever does not answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from bot.domain.calls.script import Script
from bot.domain.people.employee import Employee
from bot.domain.people.permissions import Deed, Whose, may
from bot.domain.training.disturbing import next_free
from bot.domain.training.nudge import UNANSWERED, NudgeKind, nudge
from bot.domain.training.trainee import Trainee
from bot.services.act import Act
from bot.services.ports import Work
from bot.services.training.plan import Overview, view_training
from bot.services.training.ports import TrainingContent

NUDGED_A_TICK: Final = 20
BUSY: Final = timedelta(minutes=10)
"""Later, when he is in a call."""
_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Nudged:
    """Somebody who is reminded, and what he is shown."""

    employee: Employee
    seen: Overview
    kind: NudgeKind


async def remind_to_practise(work: Work, script: Script, content: TrainingContent, now: datetime) -> Sequence[Nudged]:
    """Return whom to remind now; of everybody else it is noted when to look again."""
    nudged = []
    for trainee in await work.trainings.to_nudge(now, NUDGED_A_TICK):
        him = await work.employees.get(trainee.employee_id)
        if him is None or not _may_be_reminded(him):
            await work.trainings.put_trainee(replace(trainee, nudge_at=None))  # until he practises of himself
            continue
        if not await work.lanes.try_enter(int(him.person_id)):
            continue  # in his chat something is going on; the next tick comes soon
        act = Act(work=work, employee=him, script=script, now=now, update_id=None)
        seen = await view_training(act, content)
        looked, kind = await _look(act, trainee, seen)
        await work.trainings.put_trainee(looked)
        if kind is not None:
            nudged.append(Nudged(employee=him, seen=seen, kind=kind))
    return nudged


def _may_be_reminded(him: Employee) -> bool:
    is_reachable = him.has_access and him.unreachable_at is None and him.wants_reminders
    return is_reachable and may(him.role, Deed.TRAIN, Whose.OWN)


async def _look(act: Act, trainee: Trainee, seen: Overview) -> tuple[Trainee, NudgeKind | None]:
    """Return when to look again, and the reminder if it is sent now."""
    him, now, today = act.employee, act.now, seen.trainee.last_day
    zone = ZoneInfo(him.time_zone)
    awake = next_free(him, now)
    if awake != now:  # with no free hour of the day at all he is looked at again when he has practised of himself
        return replace(trainee, nudge_at=awake), None
    if await act.work.consultations.open_of(him.id) is not None:
        return replace(trainee, nudge_at=now + BUSY), None
    habit = trainee.habit(zone, today - _DAY)
    due = nudge(now, zone, today=today, is_due=bool(seen.planned), habit=habit)
    if due is not None and due.at > now:
        return replace(trainee, nudge_at=due.at), None
    if due is None:
        is_over = habit.unanswered >= UNANSWERED
        return (replace(trainee, nudge_at=None) if is_over else trainee.seen_next(today + _DAY, zone)), None
    reminded = replace(trainee, reminded=(*trainee.reminded, today))
    return reminded.seen_next(today + _DAY, zone), due.kind
