"""Three calls of somebody: drawn, opened one by one, and what was seen in them noted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.domain.coaching.agreement import NOTE_LIMIT, CoachedCall, Coaching, Seen, Stage
from bot.domain.coaching.draw import draw, seed_of
from bot.domain.ids import ChatId
from bot.domain.masking import Masked, mask
from bot.domain.names import visible
from bot.domain.people.employee import Employee
from bot.domain.people.permissions import Deed, Whose, may, may_change
from bot.domain.supervision.period import Period, PeriodKind
from bot.domain.supervision.scope import scope_of
from bot.services.act import Act
from bot.services.asked import ask_for_text, forget_question
from bot.services.coaching.ports import CallsOf
from bot.services.coaching.two import (
    CallSeen,
    CoachingView,
    Pair,
    as_coach,
    as_coached,
    log_step,
    view_call_of,
    view_pair,
    zone_of,
)
from bot.services.errors import NotFound
from bot.services.people.change_colleague import colleague_for
from bot.services.text_ports import FreeTextKind, PromptKind

PERIODS = (PeriodKind.WEEK, PeriodKind.LAST_WEEK, PeriodKind.MONTH, PeriodKind.LAST_MONTH)
"""Of which days calls may be drawn."""
MOST_LISTED = 50
PAST_SHOWN = 5
"""Agreements with one person that are done and listed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Between:
    """A coaching in a list, and who the other of the two is."""

    coaching: Coaching
    other: Employee


@dataclass(frozen=True, slots=True, kw_only=True)
class CoachingsListed:
    """Whom somebody may coach, and what he shares with others."""

    people: Sequence[Employee]
    shared: Sequence[Between]
    """Not done, and of his own only what he was told of."""
    me: Employee
    may_whisper: bool
    """Look at running calls of others."""
    may_rate: bool
    """Judge calls together with another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonCoached:
    """Somebody with whom nothing is agreed at present, and what was before."""

    employee: Employee
    past: Sequence[Coaching]
    is_empty: bool = False
    """There was no call in the days that were asked for."""


async def list_coachings(act: Act) -> CoachingsListed:
    """List whom the employee may coach, and what he agreed on with whom."""
    await forget_question(act)
    shared = []
    for one in await act.work.coachings.shared_by(act.employee.id, MOST_LISTED):
        is_mine = one.coach_id == act.employee.id
        other = await act.work.employees.get(one.employee_id if is_mine else one.coach_id)
        pair = (act.employee, other) if is_mine else (other, act.employee)
        if one.stage is Stage.DONE or other is None or (one.stage is Stage.DRAFT and not is_mine):
            continue
        if pair[0] is not None and pair[1] is not None and one.holds_between(pair[0], pair[1]):
            shared.append(Between(coaching=one, other=other))
    may_whisper = not scope_of(act.employee, Deed.WHISPER).is_nothing
    may_rate = may(act.employee.role, Deed.RATE, Whose.OWN_TEAM)
    people = await _coachable(act)
    return CoachingsListed(people=people, shared=shared, me=act.employee, may_whisper=may_whisper, may_rate=may_rate)


async def _coachable(act: Act) -> Sequence[Employee]:
    me = act.employee
    if not may(me.role, Deed.COACH, Whose.OWN_TEAM):
        return ()
    everywhere = may(me.role, Deed.COACH, Whose.OTHER_TEAM)
    teams = [team.id for team in await act.work.teams.all()] if everywhere else sorted(me.teams)
    people = [one for team in teams for one in await act.work.employees.of_team(team)]
    return [one for one in people if one.has_access and may_change(me, Deed.COACH, one)]


async def view_person(act: Act, person: int) -> PersonCoached | CoachingView:
    """Show what is agreed with somebody, or offer the days from which calls may be drawn.

    Raises:
        NotFound, NotAllowed.
    """
    target = await _whom(act, person)
    await forget_question(act)
    between = [
        one
        for one in await act.work.coachings.shared_by(act.employee.id, MOST_LISTED)
        if one.coach_id == act.employee.id and one.employee_id == target.id and one.team_id == target.team_id
    ]
    running = next((one for one in between if one.stage is not Stage.DONE), None)
    if running is not None:
        return await view_pair(act, Pair(coaching=running, coach=act.employee, employee=target))
    return PersonCoached(employee=target, past=between[:PAST_SHOWN])


async def begin_coaching(act: Act, person: int, kind: PeriodKind) -> PersonCoached | CoachingView:
    """Draw three calls of somebody, unless something is agreed with him already.

    Raises:
        NotFound, NotAllowed.
    """
    seen = await view_person(act, person)
    if isinstance(seen, CoachingView):
        return seen
    if kind not in PERIODS:
        raise NotFound
    zone = zone_of(act.employee)
    period = Period(kind=kind)
    since, until = period.bounds(act.now, zone)
    days = period.days(act.now.astimezone(zone).date())
    if since is None or until is None or days is None:
        raise NotFound
    looked_at = CallsOf(employee_id=seen.employee.id, team_id=seen.employee.team_id, since=since, until=until)
    candidates = await act.work.coachings.candidates(looked_at)
    seed = seed_of(days[0])
    drawn = draw(seed, candidates)
    if not drawn:
        return replace(seen, is_empty=True)
    coaching = await act.work.coachings.add(
        coach_id=act.employee.id, looked_at=looked_at, seed=seed, n=len(candidates), drawn=drawn, at=act.now
    )
    await log_step(act, coaching, "begun")
    return await view_pair(act, Pair(coaching=coaching, coach=act.employee, employee=seen.employee))


async def open_call(act: Act, coaching_id: int, position: int) -> CallSeen:
    """Open one of the calls, for whoever looks after the other.

    Raises:
        NotFound, NotYours, NotAllowed.
    """
    pair = await as_coach(act, coaching_id)
    await forget_question(act)
    return await view_call_of(act, pair, position)


async def open_own_call(act: Act, coaching_id: int, position: int) -> CallSeen:
    """Open one of the calls, for him whose they are.

    Raises:
        NotFound, NotYours, NotAllowed.
    """
    return await view_call_of(act, await as_coached(act, coaching_id), position)


async def mark_seen(act: Act, coaching_id: int, position: int, seen: Seen, *, on: bool) -> CallSeen:
    """Note that something was seen in a call, or not.

    Raises:
        NotFound, NotYours, NotAllowed.
    """
    pair = await as_coach(act, coaching_id)
    looked_at = pair.coaching.call_at(position)
    if looked_at is None:
        raise NotFound
    if pair.coaching.stage is not Stage.DONE:
        marked = looked_at.seen | {seen} if on else looked_at.seen - {seen}
        await act.work.coachings.save_call(pair.coaching.id, replace(looked_at, seen=marked))
    return await open_call(act, coaching_id, position)


async def ask_note(act: Act, coaching_id: int, position: int, chat_id: ChatId) -> CallSeen:
    """Let the next plain text be what is noted about a call.

    Raises:
        NotFound, NotYours, NotAllowed.
    """
    seen = await view_call_of(act, await as_coach(act, coaching_id), position)
    await ask_for_text(act, chat_id, PromptKind.COACHING_NOTE, f"{coaching_id}:{position}")
    return seen


async def take_note(act: Act, coaching_id: int, position: int, text: str) -> CallSeen:
    """Keep what is noted about a call, in place of what was before; a text of which nothing can be seen changes nothing.

    Raises:
        NotFound, NotYours, NotAllowed.
    """
    pair = await as_coach(act, coaching_id)
    looked_at = pair.coaching.call_at(position)
    if looked_at is None:
        raise NotFound
    said = typed(text, NOTE_LIMIT)
    if said and pair.coaching.stage is not Stage.DONE:
        number = await keep_words(act, FreeTextKind.COACHING_NOTE, said, looked_at.note_id, call=looked_at)
        await act.work.coachings.save_call(pair.coaching.id, replace(looked_at, note_id=number))
    return await open_call(act, coaching_id, position)


def typed(text: str, limit: int) -> Masked:
    """Return what is kept of typed words: on one line, without contacts, and no longer than there is room for."""
    return Masked(mask(visible(text))[:limit].rstrip())


async def keep_words(act: Act, kind: FreeTextKind, said: Masked, before: int | None, call: CoachedCall | None = None) -> int:
    """Store words of a coaching and erase those in whose place they stand; gives their number."""
    if before is not None:
        await act.work.free_texts.erase(before, act.now)
    about = None if call is None else call.call_id
    return await act.work.free_texts.add(consultation_id=about, employee_id=act.employee.id, kind=kind, text=said, at=act.now)


async def _whom(act: Act, person: int) -> Employee:
    target = await colleague_for(act, person, Deed.COACH)
    if not target.has_access:
        raise NotFound
    return target
