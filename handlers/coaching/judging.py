"""Two raters: taps."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bot.screens.calls.shown_call import card_of
from bot.screens.coaching import judging_pages as screens
from bot.screens.coaching.actions import (
    BeginJudging,
    FinishJudging,
    OpenJudgedCall,
    OpenJudging,
    OpenJudgings,
    OpenWholeCall,
    RateFit,
    RateKind,
    RatePartner,
)
from bot.screens.coaching.coaching_pages import show_coaching
from bot.screens.log.log_pages import call_page, show_log
from bot.screens.screen import Outgoing, Screen
from bot.screens.turn import Reply, Turn
from bot.services.coaching import judge_calls
from bot.services.coaching.judge_calls import JudgedCallView, JudgingView, Partner
from bot.services.log import read_log
from handlers.dependencies import Dependencies, act_of, texts_of
from handlers.feature import Tap
from handlers.showing import above_the_card


async def open_judgings(turn: Turn, deps: Dependencies, action: OpenJudgings) -> Reply:
    """The rounds were asked for."""
    listed = await judge_calls.list_judgings(act_of(turn, deps))
    return _edited(turn, screens.judgings_page(listed, texts_of(turn, deps), action.page))


async def rate_partner(turn: Turn, deps: Dependencies, action: RatePartner) -> Reply:
    """With whom was chosen."""
    partner = await judge_calls.view_partner(act_of(turn, deps), action.team, action.person)
    return _edited(turn, screens.partner_page(partner, texts_of(turn, deps)))


async def begin_judging(turn: Turn, deps: Dependencies, action: BeginJudging) -> Reply:
    """The days were chosen; the other is asked too."""
    begun = await judge_calls.begin_judging(act_of(turn, deps), action.team, action.person, action.period)
    if isinstance(begun, Partner):
        return _edited(turn, screens.partner_page(begun, texts_of(turn, deps), is_short=True))
    reply = _shown(turn, deps, begun.view)
    if not begun.is_new:
        return reply
    him = begun.view.other
    told: list[Outgoing] = [screens.asked_message(begun.view, deps.texts(him.language))]
    if begun.live is not None:
        told.append(card_of(him, begun.live, deps.texts, deps.languages(), is_anew=True))
    return reply.then(*told)


async def open_judging(turn: Turn, deps: Dependencies, action: OpenJudging) -> Reply:
    """A round was opened, perhaps in another message than the list."""
    view = await judge_calls.view_judging(act_of(turn, deps), action.judging)
    shown = show_coaching(turn.chat_id, screens.judging_page(view, texts_of(turn, deps)), is_anew=True)
    return await above_the_card(turn, deps, shown)


async def open_judged_call(turn: Turn, deps: Dependencies, action: OpenJudgedCall) -> Reply:
    """One of its calls was opened."""
    return _call(turn, deps, await judge_calls.open_judged_call(act_of(turn, deps), action.judging, action.position))


async def rate_kind(turn: Turn, deps: Dependencies, action: RateKind) -> Reply:
    """A type was named."""
    return _call(turn, deps, await judge_calls.rate_kind(act_of(turn, deps), action.judging, action.position, action.kind))


async def rate_fit(turn: Turn, deps: Dependencies, action: RateFit) -> Reply:
    """The sentences suited, or not."""
    act, fits = act_of(turn, deps), bool(action.fits)
    return _call(turn, deps, await judge_calls.rate_fit(act, action.judging, action.position, fits=fits))


async def finish_judging(turn: Turn, deps: Dependencies, action: FinishJudging) -> Reply:
    """One of the two is ready."""
    return _shown(turn, deps, await judge_calls.finish_judging(act_of(turn, deps), action.judging))


async def open_whole_call(turn: Turn, deps: Dependencies, action: OpenWholeCall) -> Reply:
    """A call was asked for with its whole way: at the bottom of the chat, where it can be seen."""
    act = act_of(turn, deps)
    screen = call_page(await read_log.open_call(act, action.call, 0, 0), texts_of(turn, deps), act.employee.time_zone)
    return await above_the_card(turn, deps, show_log(turn.chat_id, screen, is_anew=True))


def _edited(turn: Turn, screen: Screen) -> Reply:
    return Reply(outgoing=(show_coaching(turn.chat_id, screen),))


def _shown(turn: Turn, deps: Dependencies, view: JudgingView) -> Reply:
    return _edited(turn, screens.judging_page(view, texts_of(turn, deps)))


def _call(turn: Turn, deps: Dependencies, seen: JudgedCallView) -> Reply:
    return _edited(turn, screens.call_page(seen, texts_of(turn, deps)))


TAPS: Sequence[Tap[Any]] = (
    Tap(OpenJudgings, open_judgings),
    Tap(RatePartner, rate_partner),
    Tap(BeginJudging, begin_judging),
    Tap(OpenJudging, open_judging),
    Tap(OpenJudgedCall, open_judged_call),
    Tap(RateKind, rate_kind),
    Tap(RateFit, rate_fit),
    Tap(FinishJudging, finish_judging),
    Tap(OpenWholeCall, open_whole_call),
)
