"""/coaching: taps, typed notes and lines, and what is told on the day that was agreed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from telegram import Message

from bot.screens.calls.shown_call import card_of
from bot.screens.coaching import coaching_pages as screens
from bot.screens.coaching.actions import (
    Agree,
    AskDue,
    AskLine,
    AskNote,
    BeginCoaching,
    CoachPerson,
    DropCoaching,
    MarkSeen,
    OfferAgreement,
    OpenAgreement,
    OpenCoachedCall,
    OpenCoaching,
    OpenCoachings,
    OpenOwnCoachedCall,
    PrintAgreement,
    PrintCoaching,
    SetDue,
    SetMeasure,
    TickCoaching,
)
from bot.screens.job import Job
from bot.screens.reminders.calendar import wall_of
from bot.screens.screen import Outgoing, Screen
from bot.screens.turn import Reply, Turn
from bot.services.coaching import agree as agreeing
from bot.services.coaching import look_at_calls
from bot.services.coaching.agree import Told
from bot.services.coaching.look_at_calls import PersonCoached
from bot.services.coaching.two import CallSeen, CoachingView
from bot.services.ports import UnitOfWork
from bot.services.text_ports import Prompt
from handlers.dependencies import Dependencies, act_of, texts_of
from handlers.feature import Tap
from handlers.showing import above_the_card, removal


async def command(turn: Turn, deps: Dependencies, message: Message) -> Reply:
    """Show people and agreements at the bottom of the chat."""
    del message  # nothing is given behind the command
    listed = await look_at_calls.list_coachings(act_of(turn, deps))
    screen = screens.list_page(listed, texts_of(turn, deps))
    return await above_the_card(turn, deps, screens.show_coaching(turn.chat_id, screen, is_anew=True))


async def open_coachings(turn: Turn, deps: Dependencies, action: OpenCoachings) -> Reply:
    """The list was asked for."""
    listed = await look_at_calls.list_coachings(act_of(turn, deps))
    return _edited(turn, screens.list_page(listed, texts_of(turn, deps), action.page))


async def coach_person(turn: Turn, deps: Dependencies, action: CoachPerson) -> Reply:
    """Somebody was chosen."""
    return _person(turn, deps, await look_at_calls.view_person(act_of(turn, deps), action.person))


async def begin_coaching(turn: Turn, deps: Dependencies, action: BeginCoaching) -> Reply:
    """Three calls are to be drawn."""
    return _person(turn, deps, await look_at_calls.begin_coaching(act_of(turn, deps), action.person, action.period))


async def open_coaching(turn: Turn, deps: Dependencies, action: OpenCoaching) -> Reply:
    """One was opened."""
    return _shown(turn, deps, await agreeing.view_coaching(act_of(turn, deps), action.coaching))


async def open_agreement(turn: Turn, deps: Dependencies, action: OpenAgreement) -> Reply:
    """He whose calls they are has opened it, perhaps in another message than the list."""
    view = await agreeing.view_agreement(act_of(turn, deps), action.coaching)
    shown = screens.show_coaching(turn.chat_id, _page(turn, deps, view), is_anew=True)
    return await above_the_card(turn, deps, shown)


async def open_call(turn: Turn, deps: Dependencies, action: OpenCoachedCall) -> Reply:
    """One of the calls was opened."""
    return _call(turn, deps, await look_at_calls.open_call(act_of(turn, deps), action.coaching, action.position))


async def open_own_call(turn: Turn, deps: Dependencies, action: OpenOwnCoachedCall) -> Reply:
    """He whose calls they are has opened one."""
    return _call(turn, deps, await look_at_calls.open_own_call(act_of(turn, deps), action.coaching, action.position))


async def mark_seen(turn: Turn, deps: Dependencies, action: MarkSeen) -> Reply:
    """Something was seen in a call, or not."""
    act = act_of(turn, deps)
    return _call(
        turn, deps, await look_at_calls.mark_seen(act, action.coaching, action.position, action.seen, on=bool(action.on))
    )


async def ask_note(turn: Turn, deps: Dependencies, action: AskNote) -> Reply:
    """Something is to be noted."""
    seen = await look_at_calls.ask_note(act_of(turn, deps), action.coaching, action.position, turn.chat_id)
    return _call(turn, deps, seen, texts_of(turn, deps).plain("coaching.write_note"))


async def ask_line(turn: Turn, deps: Dependencies, action: AskLine) -> Reply:
    """A verb was chosen."""
    view = await agreeing.ask_line(act_of(turn, deps), action.coaching, action.verb, turn.chat_id)
    texts = texts_of(turn, deps)
    note = texts.plain("coaching.write_line", verb=texts.plain(f"coaching.verb_{action.verb}"))
    return _edited(turn, screens.coaching_page(view, act_of(turn, deps).employee, texts, note))


async def set_measure(turn: Turn, deps: Dependencies, action: SetMeasure) -> Reply:
    """A measure was chosen."""
    return _shown(turn, deps, await agreeing.set_measure(act_of(turn, deps), action.coaching, action.measure))


async def ask_due(turn: Turn, deps: Dependencies, action: AskDue) -> Reply:
    """The day is to be chosen."""
    act = act_of(turn, deps)
    view = await agreeing.view_coaching(act, action.coaching)
    return _edited(turn, screens.due_page(view, act.employee, texts_of(turn, deps), action.month))


async def set_due(turn: Turn, deps: Dependencies, action: SetDue) -> Reply:
    """A day was chosen."""
    return _shown(turn, deps, await agreeing.set_due(act_of(turn, deps), action.coaching, wall_of(action.day * 10_000)))


async def offer(turn: Turn, deps: Dependencies, action: OfferAgreement) -> Reply:
    """The other is to be told."""
    act = act_of(turn, deps)
    told = await agreeing.offer(act, action.coaching)
    reply = _edited(turn, screens.coaching_page(told.view, act.employee, texts_of(turn, deps)))
    return reply.then(*_told(deps, told)) if told.is_new else reply


async def agree(turn: Turn, deps: Dependencies, action: Agree) -> Reply:
    """He agrees, under whichever of the two messages."""
    view = await agreeing.agree(act_of(turn, deps), action.coaching)
    message = screens.agreement_message(view, texts_of(turn, deps))
    shown = screens.show_coaching(turn.chat_id, _page(turn, deps, view))
    return Reply(outgoing=(screens.in_its_place(message), screens.in_its_place(shown)))


async def tick(turn: Turn, deps: Dependencies, action: TickCoaching) -> Reply:
    """It is done."""
    return _shown(turn, deps, await agreeing.tick(act_of(turn, deps), action.coaching))


async def drop(turn: Turn, deps: Dependencies, action: DropCoaching) -> Reply:
    """It is given up."""
    person = await agreeing.drop(act_of(turn, deps), action.coaching)
    return _person(turn, deps, await look_at_calls.view_person(act_of(turn, deps), int(person.id)))


async def print_coaching(turn: Turn, deps: Dependencies, action: PrintCoaching) -> Reply:
    """It is to be printed."""
    return await _printed(turn, deps, await agreeing.view_coaching(act_of(turn, deps), action.coaching))


async def print_agreement(turn: Turn, deps: Dependencies, action: PrintAgreement) -> Reply:
    """He whose calls they are wants to print it."""
    return await _printed(turn, deps, await agreeing.view_agreement(act_of(turn, deps), action.coaching))


async def take_note(turn: Turn, deps: Dependencies, message: Message, prompt: Prompt) -> Reply:
    """A note was typed."""
    coaching, _, position = prompt.subject.partition(":")
    seen = await look_at_calls.take_note(act_of(turn, deps), int(coaching), int(position), message.text or "")
    return _call(turn, deps, seen).then(removal(turn, message))


async def take_line(turn: Turn, deps: Dependencies, message: Message, prompt: Prompt) -> Reply:
    """The behaviour was typed."""
    view = await agreeing.take_line(act_of(turn, deps), int(prompt.subject), message.text or "")
    return _shown(turn, deps, view).then(removal(turn, message))


def _edited(turn: Turn, screen: Screen) -> Reply:
    return Reply(outgoing=(screens.show_coaching(turn.chat_id, screen),))


def _page(turn: Turn, deps: Dependencies, view: CoachingView) -> Screen:
    return screens.coaching_page(view, act_of(turn, deps).employee, texts_of(turn, deps))


def _shown(turn: Turn, deps: Dependencies, view: CoachingView) -> Reply:
    return _edited(turn, _page(turn, deps, view))


def _person(turn: Turn, deps: Dependencies, seen: PersonCoached | CoachingView) -> Reply:
    if isinstance(seen, CoachingView):
        return _shown(turn, deps, seen)
    return _edited(turn, screens.person_page(seen, act_of(turn, deps).employee, texts_of(turn, deps)))


def _call(turn: Turn, deps: Dependencies, seen: CallSeen, note: str = "") -> Reply:
    return _edited(turn, screens.call_page(seen, act_of(turn, deps).employee, texts_of(turn, deps), note))


async def _printed(turn: Turn, deps: Dependencies, view: CoachingView) -> Reply:
    screen = screens.printed_page(view, act_of(turn, deps).employee, texts_of(turn, deps))
    return await above_the_card(turn, deps, screens.show_print(turn.chat_id, screen))


def _told(deps: Dependencies, told: Told) -> Sequence[Outgoing]:
    """Return what somebody is shown unasked, and below it the card of his call, which so stays last."""
    him = told.view.pair.employee
    shown: list[Outgoing] = [screens.agreement_message(told.view, deps.texts(him.language))]
    if told.live is not None:
        shown.append(card_of(him, told.live, deps.texts, deps.languages(), is_anew=True))
    return shown


def ticks(deps: Dependencies) -> Sequence[Job]:
    """Tell those whose day has come."""

    async def remind_of_agreements(work: UnitOfWork, now: datetime) -> Sequence[Outgoing]:
        told = await agreeing.remind_of_agreements(work, deps.scripts.current(), now)
        return [shown for one in told for shown in _told(deps, one)]

    return (remind_of_agreements,)


TAPS: Sequence[Tap[Any]] = (
    Tap(OpenCoachings, open_coachings),
    Tap(CoachPerson, coach_person),
    Tap(BeginCoaching, begin_coaching),
    Tap(OpenCoaching, open_coaching),
    Tap(OpenCoachedCall, open_call),
    Tap(MarkSeen, mark_seen),
    Tap(AskNote, ask_note),
    Tap(AskLine, ask_line),
    Tap(SetMeasure, set_measure),
    Tap(AskDue, ask_due),
    Tap(SetDue, set_due),
    Tap(OfferAgreement, offer),
    Tap(TickCoaching, tick),
    Tap(DropCoaching, drop),
    Tap(PrintCoaching, print_coaching),
    Tap(OpenAgreement, open_agreement),
    Tap(OpenOwnCoachedCall, open_own_call),
    Tap(Agree, agree),
    Tap(PrintAgreement, print_agreement),
)
