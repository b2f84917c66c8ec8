"""One behaviour that two agree on: written, measured, due on a day, offered, agreed to, ticked; told of once when it is due."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.domain.calls.script import Script
from bot.domain.coaching.agreement import LINE_LIMIT, MEASURES, Coaching, Stage, Verb
from bot.domain.coaching.draw import Why
from bot.domain.ids import ChatId
from bot.domain.local_time import MORNING, out_of_quiet, to_utc
from bot.domain.people.employee import Employee
from bot.services.act import Act
from bot.services.asked import ask_for_text, forget_question
from bot.services.calls.call_view import CallView
from bot.services.calls.record import view_call
from bot.services.calls.run_call import current_call, view_current
from bot.services.coaching.look_at_calls import keep_words, typed
from bot.services.coaching.two import CoachingView, Pair, as_coach, as_coached, log_step, view_pair, zone_of
from bot.services.errors import NotFound
from bot.services.ports import Work
from bot.services.text_ports import FreeTextKind, PromptKind

REMINDED_A_TICK = 100
FARTHEST = timedelta(days=400)
"""How far off a day may be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What somebody is shown unasked of what he agreed on, and his call that is going on: its card stays the last message."""

    view: CoachingView
    live: CallView | None = None
    is_new: bool = True
    """False when he was told before."""


async def view_coaching(act: Act, coaching_id: int) -> CoachingView:
    """Look at it as the one who looks after the other.

    Raises:
        NotFound, NotYours, NotAllowed.
    """
    pair = await as_coach(act, coaching_id)
    await forget_question(act)
    return await view_pair(act, pair)


async def view_agreement(act: Act, coaching_id: int) -> CoachingView:
    """Look at it as the other.

    Raises:
        NotFound, NotYours, NotAllowed.
    """
    return await view_pair(act, await as_coached(act, coaching_id))


async def ask_line(act: Act, coaching_id: int, verb: Verb, chat_id: ChatId) -> CoachingView:
    """Choose what is to become of the behaviour, and let the next plain text name it.

    Raises:
        NotFound, NotYours, NotAllowed.
    """
    pair = await _draft(act, coaching_id)
    await ask_for_text(act, chat_id, PromptKind.COACHING_LINE, coaching_id)
    return await _save(act, pair, replace(pair.coaching, verb=verb))


async def take_line(act: Act, coaching_id: int, text: str) -> CoachingView:
    """Keep the agreed behaviour; a text of which nothing can be seen changes nothing.

    Raises:
        NotFound, NotYours, NotAllowed.
    """
    pair = await _draft(act, coaching_id)
    said = typed(text, LINE_LIMIT)
    if not said:
        return await view_pair(act, pair)
    number = await keep_words(act, FreeTextKind.COACHING_LINE, said, pair.coaching.line_id)
    return await _save(act, pair, replace(pair.coaching, line_id=number))


async def set_measure(act: Act, coaching_id: int, measure: Why) -> CoachingView:
    """Choose by which share of calls it is seen.

    Raises:
        NotFound, NotYours, NotAllowed.
    """
    pair = await _draft(act, coaching_id)
    if measure not in MEASURES:
        raise NotFound
    await forget_question(act)
    return await _save(act, pair, replace(pair.coaching, measure=measure))


async def set_due(act: Act, coaching_id: int, day: datetime) -> CoachingView:
    """Choose the day on which it is due: in the morning, where the employee is. A day that has come is none to choose.

    Raises:
        NotFound, NotYours, NotAllowed.
    """
    pair = await _draft(act, coaching_id)
    await forget_question(act)
    due_at = to_utc(datetime.combine(day.date(), MORNING), zone_of(act.employee))
    if due_at <= act.now or due_at - act.now > FARTHEST:
        return await view_pair(act, pair)
    return await _save(act, pair, replace(pair.coaching, due_at=due_at))


async def offer(act: Act, coaching_id: int) -> Told:
    """Tell the other what is to be agreed on; what is offered already is not offered again.

    Raises:
        NotFound: something is missing yet.
        NotYours, NotAllowed.
    """
    pair = await as_coach(act, coaching_id)
    await forget_question(act)
    if not pair.coaching.can_be_offered:
        if pair.coaching.stage is Stage.DRAFT:
            raise NotFound
        return Told(view=await view_pair(act, pair), is_new=False)
    live = await view_current(act, pair.employee)
    view = await _save(act, pair, replace(pair.coaching, offered_at=act.now), "offered")
    return Told(view=view, live=live)


async def agree(act: Act, coaching_id: int) -> CoachingView:
    """Say that one agrees; whoever has said so already is not asked again.

    Raises:
        NotFound, NotYours, NotAllowed.
    """
    pair = await as_coached(act, coaching_id)
    if pair.coaching.stage is not Stage.OFFERED:
        return await view_pair(act, pair)
    return await _save(act, pair, replace(pair.coaching, agreed_at=act.now), "agreed")


async def tick(act: Act, coaching_id: int) -> CoachingView:
    """Say that it is done.

    Raises:
        NotFound: it was not offered yet.
        NotYours, NotAllowed.
    """
    pair = await as_coach(act, coaching_id)
    if pair.coaching.stage is Stage.DRAFT:
        raise NotFound
    if pair.coaching.stage is Stage.DONE:
        return await view_pair(act, pair)
    return await _save(act, pair, replace(pair.coaching, done_at=act.now), "done")


async def drop(act: Act, coaching_id: int) -> Employee:
    """Give up what the other was not told of yet; gives with whom it was.

    Raises:
        NotFound: it was offered.
        NotYours, NotAllowed.
    """
    pair = await as_coach(act, coaching_id)
    await forget_question(act)
    if pair.coaching.stage is not Stage.DRAFT:
        raise NotFound
    await act.work.coachings.close(pair.coaching.id, act.now)
    await log_step(act, pair.coaching, "dropped")
    return pair.employee


async def remind_of_agreements(work: Work, script: Script, now: datetime) -> Sequence[Told]:
    """Tell those whose day has come, each once; who sleeps is told later, who wants no reminders finds it in /coaching."""
    told = []
    for coaching in await work.coachings.due(now, REMINDED_A_TICK):
        him = await work.employees.get(coaching.employee_id)
        coach = await work.employees.get(coaching.coach_id)
        if him is None or coach is None or not coaching.holds_between(coach, him) or him.unreachable_at is not None:
            continue
        if out_of_quiet(now, zone_of(him), him.quiet_from, him.quiet_until) > now:
            continue
        if not await work.lanes.try_enter(int(him.person_id)):
            continue  # in his chat something is going on; the next tick comes soon
        act = Act(work=work, employee=him, script=script, now=now, update_id=None)
        reminded = replace(coaching, reminded_at=now)
        await work.coachings.save(reminded)
        if him.wants_reminders:
            call = await current_call(act)
            live = None if call is None else await view_call(act, call)
            view = await view_pair(act, Pair(coaching=reminded, coach=coach, employee=him))
            told.append(Told(view=view, live=live))
    return told


async def _draft(act: Act, coaching_id: int) -> Pair:
    """Return what may still be changed: the other was not told of it yet.

    Raises:
        NotFound, NotYours, NotAllowed.
    """
    pair = await as_coach(act, coaching_id)
    if pair.coaching.stage is not Stage.DRAFT:
        raise NotFound
    return pair


async def _save(act: Act, pair: Pair, changed: Coaching, step: str = "") -> CoachingView:
    await act.work.coachings.save(changed)
    if step:
        await log_step(act, changed, step)
    return await view_pair(act, replace(pair, coaching=changed))
