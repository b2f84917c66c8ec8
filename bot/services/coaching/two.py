"""The doors to a coaching: it belongs to the two between whom it is, and whoever else names it is refused.

Nothing here asks for rank or team: an owner who is not one of the two is refused like anybody.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.domain.calls.consultation import Consultation
from bot.domain.coaching.agreement import CoachedCall, Coaching, Stage
from bot.domain.coaching.draw import Why
from bot.domain.ids import CoachingId
from bot.domain.people.employee import Employee
from bot.domain.people.permissions import Deed
from bot.domain.supervision.scope import scope_of
from bot.domain.supervision.share import Share
from bot.services.act import Act
from bot.services.coaching.ports import CallsOf
from bot.services.errors import NotAllowed, NotFound, NotYours
from bot.services.interaction_ports import InteractionKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A coaching, and between whom it is."""

    coaching: Coaching
    coach: Employee
    employee: Employee


@dataclass(frozen=True, slots=True, kw_only=True)
class CallLine:
    """A call that is looked at, and whether something was noted about it."""

    looked_at: CoachedCall
    call: Consultation


@dataclass(frozen=True, slots=True, kw_only=True)
class CoachingView:
    """A coaching as one of the two sees it, with what came of it so far."""

    pair: Pair
    calls: Sequence[CallLine]
    line: str | None
    """The agreed behaviour; None while there is none, and when it was erased."""
    before: Share
    after: Share | None
    """None until it is offered."""
    is_coach: bool
    """Of the two he is the one who looks after the other."""
    now: datetime
    may_open: bool = False
    """He may look at the calls that are counted, in the log."""

    @property
    def is_due(self) -> bool:
        """True from the day on that was agreed."""
        due_at = self.pair.coaching.due_at
        return due_at is not None and due_at <= self.now


@dataclass(frozen=True, slots=True, kw_only=True)
class CallSeen:
    """One of the calls, opened."""

    pair: Pair
    line: CallLine
    note: str | None
    is_coach: bool


async def as_coach(act: Act, coaching_id: int) -> Pair:
    """Return a coaching to whoever looks after the other.

    Raises:
        NotFound: there is none of that id (any more).
        NotYours, NotAllowed: he is not the one, or looks after the other no more; the refusal is on record.
    """
    pair = await _pair(act, coaching_id)
    await _require(act, pair, Deed.COACH, is_he=pair.coach.id == act.employee.id)
    return pair


async def as_coached(act: Act, coaching_id: int) -> Pair:
    """Return a coaching to him whose calls they are, once it was offered to him.

    Raises:
        NotFound: there is none of that id (any more), or he was told nothing of it yet.
        NotYours, NotAllowed: as `as_coach`.
    """
    pair = await _pair(act, coaching_id)
    await _require(act, pair, Deed.AGREE, is_he=pair.employee.id == act.employee.id)
    if pair.coaching.stage is Stage.DRAFT:
        raise NotFound
    return pair


async def _pair(act: Act, coaching_id: int) -> Pair:
    coaching = await act.work.coachings.get(CoachingId(coaching_id))
    if coaching is None:
        raise NotFound
    return await pair_of(act, coaching)


async def pair_of(act: Act, coaching: Coaching) -> Pair:
    """Return a coaching that came in by a door, with the two."""
    coach = await act.work.employees.get(coaching.coach_id)
    employee = await act.work.employees.get(coaching.employee_id)
    if coach is None or employee is None:
        raise NotFound
    return Pair(coaching=coaching, coach=coach, employee=employee)


async def _require(act: Act, pair: Pair, deed: Deed, *, is_he: bool) -> None:
    named = {"coaching": str(pair.coaching.id)}
    if not is_he:
        await act.refuse(deed, NotYours, **named)
    if not pair.coaching.holds_between(pair.coach, pair.employee):
        await act.refuse(deed, NotAllowed, **named)


async def view_pair(act: Act, pair: Pair) -> CoachingView:
    """Show a coaching that came in by a door."""
    coaching = pair.coaching
    after = coaching.after(act.now)
    return CoachingView(
        pair=pair,
        calls=[await _call_line(act, one) for one in coaching.calls],
        line=await text_of(act, coaching.line_id),
        before=await _share(act, coaching, coaching.before, coaching.measure),
        after=None if after is None else await _share(act, coaching, after, coaching.measure),
        is_coach=pair.coach.id == act.employee.id,
        now=act.now,
        may_open=scope_of(act.employee, Deed.READ_LOG).holds(coaching.team_id, coaching.employee_id),
    )


async def view_call_of(act: Act, pair: Pair, position: int) -> CallSeen:
    """Open one of the calls of a coaching that came in by a door.

    Raises:
        NotFound: it has no such call.
    """
    looked_at = pair.coaching.call_at(position)
    if looked_at is None:
        raise NotFound
    return CallSeen(
        pair=pair,
        line=await _call_line(act, looked_at),
        note=await text_of(act, looked_at.note_id),
        is_coach=pair.coach.id == act.employee.id,
    )


async def text_of(act: Act, text_id: int | None) -> str | None:
    """Return words of a coaching that came in by a door; None when there are none, or they were erased."""
    text = None if text_id is None else await act.work.free_texts.get(text_id)
    return None if text is None else text.text


async def log_step(act: Act, coaching: Coaching, step: str) -> None:
    """Put a step on record, by numbers alone; of no call, so that it stands in nobody's export."""
    await act.log(InteractionKind.COACHED, coaching=str(coaching.id), step=step)


def zone_of(employee: Employee) -> ZoneInfo:
    """Return where somebody is."""
    return ZoneInfo(employee.time_zone)


async def _call_line(act: Act, looked_at: CoachedCall) -> CallLine:
    call = await act.work.consultations.get(looked_at.call_id)
    if call is None:
        raise NotFound
    return CallLine(looked_at=looked_at, call=call)


async def _share(act: Act, coaching: Coaching, between: tuple[datetime, datetime], measure: Why) -> Share:
    since, until = between
    calls = CallsOf(employee_id=coaching.employee_id, team_id=coaching.team_id, since=since, until=until)
    return await act.work.coachings.share(calls, measure)
