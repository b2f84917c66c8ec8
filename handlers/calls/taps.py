"""Taps on inline buttons: one function for each action."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from bot.domain.calls.script import Objection
from bot.domain.house.sheet import Part
from bot.domain.people.permissions import may_edit_words
from bot.screens.calls.actions import (
    AnotherPhrase,
    AnswerCue,
    AskName,
    CallBackAt,
    ChooseProduct,
    ConfirmType,
    Decide,
    Finish,
    Meant,
    NoneFits,
    NotHim,
    OpenFacts,
    OpenPage,
    Page,
    PickType,
    PromiseNamed,
    RejectType,
    Return,
    SetCan,
    SetCompact,
    SetLanguage,
    SetObjection,
    SetOccasion,
    SetOutcome,
    SetWants,
    StartCall,
    TakeCode,
    Undo,
    VotePhrase,
)
from bot.screens.calls.card import call_slot
from bot.screens.calls.facts_page import facts_page
from bot.screens.calls.why import why_page
from bot.screens.guide.guide_pages import page_in_call
from bot.screens.page import button
from bot.screens.people.actions import TryCall
from bot.screens.reminders.actions import MEANT
from bot.screens.reminders.calendar import wall_of
from bot.screens.screen import Show, Toast
from bot.screens.turn import Reply, Turn
from bot.services.calls import begin_call, close_call, hear_client, lead_call, run_call
from bot.services.calls.call_view import CallView
from bot.services.calls.words_that_spoke import words_that_spoke
from bot.services.guide import read_guide
from bot.services.people import card_settings
from handlers.dependencies import Dependencies, act_of, texts_of
from handlers.feature import Tap
from handlers.reading import recogniser_of
from handlers.showing import show_call, show_told, with_ended

FACTS = "facts"
"""How the log of interactions calls the page."""


async def answer_cue(turn: Turn, deps: Dependencies, action: AnswerCue) -> Reply:
    """A cue was tapped."""
    view = await lead_call.answer_cue(act_of(turn, deps), action.call, action.question, action.option)
    return show_call(turn, deps, view, page=action.page)


async def set_wants(turn: Turn, deps: Dependencies, action: SetWants) -> Reply:
    """Wants was tapped."""
    view = await lead_call.set_wants(act_of(turn, deps), action.call, action.value)
    return show_call(turn, deps, view, page=_after_intent(action.page))


async def set_can(turn: Turn, deps: Dependencies, action: SetCan) -> Reply:
    """Budget was tapped."""
    view = await lead_call.set_can(act_of(turn, deps), action.call, action.value)
    return show_call(turn, deps, view, page=_after_intent(action.page))


def _after_intent(page: Page) -> Page:
    """An answer about intent settles the objection, so its page gives way to the one that fits."""
    return Page.AUTO if page is Page.OBJECTIONS else page


def _explained(turn: Turn, deps: Dependencies, view: CallView, reply: Reply, key: str) -> Reply:
    """Say in a practice call what a button without a word does, in the answer to the tap on it."""
    if not view.consultation.is_practice or reply.toast is not None:
        return reply
    return replace(reply, toast=Toast(text=texts_of(turn, deps).plain(key)))


async def set_objection(turn: Turn, deps: Dependencies, action: SetObjection) -> Reply:
    """An objection, its cause, or the way back to the cues was tapped."""
    view = await lead_call.set_objection(act_of(turn, deps), action.call, action.value)
    return show_call(turn, deps, view, page=action.page)


async def set_occasion(turn: Turn, deps: Dependencies, action: SetOccasion) -> Reply:
    """What has come up was tapped, or the way back."""
    view = await lead_call.set_occasion(act_of(turn, deps), action.call, action.value)
    return show_call(turn, deps, view, page=action.page)


async def pick_type(turn: Turn, deps: Dependencies, action: PickType) -> Reply:
    """The manager chose the type."""
    return show_call(turn, deps, await lead_call.pick_type(act_of(turn, deps), action.call, action.value))


async def undo(turn: Turn, deps: Dependencies, action: Undo) -> Reply:
    """Undo was tapped."""
    view = await lead_call.undo(act_of(turn, deps), action.call, action.revision)
    return _explained(turn, deps, view, show_told(turn, deps, view, page=_after_intent(action.page)), "practice.undo")


async def not_him(turn: Turn, deps: Dependencies, action: NotHim) -> Reply:
    """Not him was tapped."""
    view = await lead_call.not_him(act_of(turn, deps), action.call, action.revision)
    return _explained(turn, deps, view, show_call(turn, deps, view, page=action.page), "practice.not_him")


async def another_phrase(turn: Turn, deps: Dependencies, action: AnotherPhrase) -> Reply:
    """Another phrase was tapped."""
    view = await lead_call.another_phrase(act_of(turn, deps), action.call, action.revision)
    return _explained(turn, deps, view, show_call(turn, deps, view, page=action.page), "practice.another")


async def none_fits(turn: Turn, deps: Dependencies, action: NoneFits) -> Reply:
    """None fits was tapped."""
    view = await hear_client.note_none_fits(act_of(turn, deps), action.call, action.revision, turn.chat_id)
    return show_call(turn, deps, view)


async def open_page(turn: Turn, deps: Dependencies, action: OpenPage) -> Reply:
    """Another page of the card was asked for."""
    act = act_of(turn, deps)
    view = await lead_call.open_page(act, action.call, action.page)
    if action.page is Page.GUIDE and view.consultation.is_open and view.state.objection is not None:
        return await _objection_guide(turn, deps, view, view.state.objection)
    if action.page is not Page.WHY or not view.consultation.is_open:
        shown = show_call(turn, deps, view, page=action.page)
        return _explained(turn, deps, view, shown, "practice.more") if action.page is Page.MORE else shown
    texts = texts_of(turn, deps)
    me = act.employee
    spoken = await words_that_spoke(act, view.consultation, recogniser_of(turn, deps))
    screen = why_page(
        view,
        act.script,
        texts,
        languages=deps.languages(),
        is_compact=me.is_compact,
        is_chat_mode=me.is_chat_mode,
        is_editor=may_edit_words(me),
        time_zone=me.time_zone,
        spoken=spoken,
    )
    return Reply(outgoing=(Show(slot=call_slot(turn.chat_id, view.consultation), screen=screen),))


async def _objection_guide(turn: Turn, deps: Dependencies, view: CallView, objection: Objection) -> Reply:
    """Show the guide's page of an objection in place of the card, with the way back to it."""
    texts = texts_of(turn, deps)
    page = await read_guide.open_objection(act_of(turn, deps), objection)
    back = OpenPage(call=int(view.consultation.id), page=Page.OBJECTIONS)
    screen = page_in_call(texts, page, button(texts, "button.facts_back", back))
    return Reply(outgoing=(Show(slot=call_slot(turn.chat_id, view.consultation), screen=screen),))


async def open_facts(turn: Turn, deps: Dependencies, action: OpenFacts) -> Reply:
    """What is sold, or what the house says of a competitor, is to be read."""
    view = await lead_call.open_page(act_of(turn, deps), action.call, FACTS)
    return _facts(turn, deps, view, action.part, action.number)


async def choose_product(turn: Turn, deps: Dependencies, action: ChooseProduct) -> Reply:
    """Another product is talked about."""
    view = await lead_call.choose_product(act_of(turn, deps), action.call, action.number)
    return _facts(turn, deps, view, Part.PRODUCT, action.number)


def _facts(turn: Turn, deps: Dependencies, view: CallView, part: Part, number: int) -> Reply:
    """Show facts in place of the card; a call that is over, or a sheet that was emptied meanwhile, has its card."""
    if not view.consultation.is_open or not view.state.sheet.has_facts:
        return show_call(turn, deps, view)
    screen = facts_page(view, texts_of(turn, deps), part, number)
    return Reply(outgoing=(Show(slot=call_slot(turn.chat_id, view.consultation), screen=screen),))


async def ask_name(turn: Turn, deps: Dependencies, action: AskName) -> Reply:
    """The client is to be given a name."""
    return show_call(turn, deps, await hear_client.ask_for_name(act_of(turn, deps), action.call, turn.chat_id))


async def take_code(turn: Turn, deps: Dependencies, action: TakeCode) -> Reply:
    """The code that the bot offers is the client's."""
    return show_call(turn, deps, await hear_client.take_code(act_of(turn, deps), action.call, action.number))


async def set_compact(turn: Turn, deps: Dependencies, action: SetCompact) -> Reply:
    """Compact was switched on or off."""
    act = act_of(turn, deps)
    view = await card_settings.set_compact(act, action.call, on=bool(action.on))
    turn.employee = replace(act.employee, is_compact=bool(action.on))
    return show_call(turn, deps, view)


async def set_language(turn: Turn, deps: Dependencies, action: SetLanguage) -> Reply:
    """The client is to be spoken to in another language."""
    view = await lead_call.set_language(act_of(turn, deps), action.call, action.language, deps.languages())
    return show_call(turn, deps, view)


async def decide(turn: Turn, deps: Dependencies, action: Decide) -> Reply:
    """A lone name was said to be the client's name, or his words."""
    view = await hear_client.decide_name_or_words(
        act_of(turn, deps),
        action.call,
        action.text,
        is_name=action.meant is Meant.NAME,
        recogniser=recogniser_of(turn, deps),
    )
    return show_call(turn, deps, view)


async def finish(turn: Turn, deps: Dependencies, action: Finish) -> Reply:
    """The call is over."""
    return show_call(turn, deps, await run_call.finish_call(act_of(turn, deps), action.call))


async def set_outcome(turn: Turn, deps: Dependencies, action: SetOutcome) -> Reply:
    """An outcome was tapped."""
    return show_told(turn, deps, await close_call.set_outcome(act_of(turn, deps), action.call, action.outcome))


async def call_back_at(turn: Turn, deps: Dependencies, action: CallBackAt) -> Reply:
    """A time to call back was tapped."""
    return show_told(turn, deps, await close_call.set_call_back(act_of(turn, deps), action.call, MEANT[action.when]))


async def promise_named(turn: Turn, deps: Dependencies, action: PromiseNamed) -> Reply:
    """The time that the sentence names was tapped, or tapped again."""
    act = act_of(turn, deps)
    if action.on:
        view = await close_call.promise_named(act, action.call, wall_of(action.at))
    else:
        view = await close_call.take_promise_back(act, action.call)
    return show_told(turn, deps, view, page=action.page)


async def vote_phrase(turn: Turn, deps: Dependencies, action: VotePhrase) -> Reply:
    """The phrase fitted, or not."""
    return show_call(turn, deps, await close_call.vote_phrase(act_of(turn, deps), action.call, fits=bool(action.fits)))


async def confirm_type(turn: Turn, deps: Dependencies, action: ConfirmType) -> Reply:
    """It was that type."""
    return show_call(turn, deps, await close_call.confirm_type(act_of(turn, deps), action.call))


async def reject_type(turn: Turn, deps: Dependencies, action: RejectType) -> Reply:
    """It was not that type."""
    return show_call(turn, deps, await close_call.reject_type(act_of(turn, deps), action.call))


async def return_to(turn: Turn, deps: Dependencies, action: Return) -> Reply:
    """An old call is to be live again, at the bottom."""
    started = await begin_call.reopen_call(act_of(turn, deps), action.call)
    return with_ended(turn, deps, started, is_anew=True)


async def start_call(turn: Turn, deps: Dependencies, action: StartCall) -> Reply:
    """The next call was asked for by a button."""
    act = act_of(turn, deps)
    if action.text:
        return with_ended(turn, deps, await hear_client.start_named_call(act, action.text))
    started = await begin_call.start_next_call(act, action.after)
    return with_ended(turn, deps, started)


async def try_call(turn: Turn, deps: Dependencies, action: TryCall) -> Reply:
    """A practice call was asked for."""
    del action  # it says everything by itself
    return with_ended(turn, deps, await begin_call.start_next_call(act_of(turn, deps), is_practice=True))


TAPS: Sequence[Tap[Any]] = (
    Tap(AnswerCue, answer_cue),
    Tap(SetWants, set_wants),
    Tap(SetCan, set_can),
    Tap(SetObjection, set_objection),
    Tap(SetOccasion, set_occasion),
    Tap(PickType, pick_type),
    Tap(Undo, undo),
    Tap(NotHim, not_him),
    Tap(AnotherPhrase, another_phrase),
    Tap(NoneFits, none_fits),
    Tap(OpenPage, open_page),
    Tap(OpenFacts, open_facts),
    Tap(ChooseProduct, choose_product),
    Tap(AskName, ask_name),
    Tap(TakeCode, take_code),
    Tap(SetCompact, set_compact),
    Tap(SetLanguage, set_language),
    Tap(Decide, decide),
    Tap(Finish, finish),
    Tap(SetOutcome, set_outcome),
    Tap(CallBackAt, call_back_at),
    Tap(PromiseNamed, promise_named),
    Tap(VotePhrase, vote_phrase),
    Tap(ConfirmType, confirm_type),
    Tap(RejectType, reject_type),
    Tap(Return, return_to),
    Tap(StartCall, start_call),
    Tap(TryCall, try_call),
)
