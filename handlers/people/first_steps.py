"""The first days: names or codes, time zone, colleagues, what staff are to know. One message, edited in place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from telegram import Message

from bot.domain.names import tidy_name
from bot.screens.people import first_steps as screens
from bot.screens.people.actions import AskCity, InviteFirst, KeepZone, OpenFirstSteps, PutOff, TellStaff
from bot.screens.people.invites import link_message
from bot.screens.people.settings_actions import SetNaming
from bot.screens.screen import Screen, Show
from bot.screens.turn import Reply, Turn
from bot.services.calls.run_call import current_call
from bot.services.people import first_steps, own_settings
from bot.services.people.first_steps import FirstSteps
from handlers.dependencies import Dependencies, act_of, texts_of
from handlers.feature import Tap
from handlers.showing import above_the_card, removal


async def offered(turn: Turn, deps: Dependencies) -> Sequence[Show]:
    """Return the first question that has no answer; nothing when all have one, and nothing during a call."""
    act = act_of(turn, deps)
    steps = await first_steps.view_first_steps(act)
    if steps.step is None or await current_call(act) is not None:
        return ()
    return (_shown(turn, screens.first_steps_screen(steps, texts_of(turn, deps), turn.now), is_anew=True),)


async def welcomed(turn: Turn, deps: Dependencies) -> Sequence[Show]:
    """Return what somebody is shown who has just come in: the first question, or what he can do here."""
    asked = await offered(turn, deps)
    return asked or (_shown(turn, screens.role_screen(act_of(turn, deps).employee, texts_of(turn, deps)), is_anew=True),)


async def open_first_steps(turn: Turn, deps: Dependencies, action: OpenFirstSteps) -> Reply:
    """The questions were asked for from the settings: at the bottom of the chat, where they can be seen."""
    del action  # it says everything
    steps = await first_steps.view_first_steps(act_of(turn, deps))
    screen = screens.first_steps_screen(steps, texts_of(turn, deps), turn.now)
    return await above_the_card(turn, deps, _shown(turn, screen, is_anew=True))


async def put_off(turn: Turn, deps: Dependencies, action: PutOff) -> Reply:
    """Later."""
    return _next(turn, deps, await first_steps.view_first_steps(act_of(turn, deps), action.step))


async def choose_naming(turn: Turn, deps: Dependencies, action: SetNaming) -> Reply:
    """The owner has chosen names or codes."""
    return _next(turn, deps, await first_steps.choose_naming(act_of(turn, deps), action.naming))


async def keep_zone(turn: Turn, deps: Dependencies, action: KeepZone) -> Reply:
    """The guess was confirmed, or a city chosen."""
    steps = await first_steps.keep_zone(act_of(turn, deps), action.zone)
    turn.employee = steps.employee
    return _next(turn, deps, steps)


async def ask_city(turn: Turn, deps: Dependencies, action: AskCity) -> Reply:
    """He works elsewhere."""
    del action  # it says everything
    view = await own_settings.ask_zone(act_of(turn, deps), turn.chat_id, in_first_steps=True)
    return Reply(outgoing=(_shown(turn, screens.cities_screen(view.employee, texts_of(turn, deps), turn.now)),))


async def take_city(turn: Turn, deps: Dependencies, message: Message, typed: str) -> Reply:
    """A city was typed: it counts when it is confirmed by a button, and until then another one may be typed."""
    view = await own_settings.ask_zone(act_of(turn, deps), turn.chat_id, in_first_steps=True)
    texts = texts_of(turn, deps)
    zones = texts.zones_named(typed)
    screen = screens.cities_found_screen(view.employee, tidy_name(typed, len(typed)) or "", zones, texts, turn.now)
    # Where nothing was found it is said anew each time, so that the second try is answered too.
    shown = _shown(turn, screen, is_anew=not zones)
    return (Reply(outgoing=(shown,)) if zones else await above_the_card(turn, deps, shown)).then(removal(turn, message))


async def invite_first(turn: Turn, deps: Dependencies, action: InviteFirst) -> Reply:
    """The first colleague is invited: the link comes in a message of its own, and the next question below it."""
    act, texts = act_of(turn, deps), texts_of(turn, deps)
    made, steps = await first_steps.invite_first(act, action.role)
    link = link_message(turn.chat_id, made, texts, bot_name=deps.bot_name(), time_zone=act.employee.time_zone)
    following = _shown(turn, screens.first_steps_screen(steps, texts, turn.now), is_anew=True)
    return await above_the_card(turn, deps, link, following)


async def tell_staff(turn: Turn, deps: Dependencies, action: TellStaff) -> Reply:
    """Staff know what is stored of them."""
    del action  # it says everything
    return _next(turn, deps, await first_steps.tell_staff(act_of(turn, deps)))


def _next(turn: Turn, deps: Dependencies, steps: FirstSteps) -> Reply:
    return Reply(outgoing=(_shown(turn, screens.first_steps_screen(steps, texts_of(turn, deps), turn.now)),))


def _shown(turn: Turn, screen: Screen, *, is_anew: bool = False) -> Show:
    return screens.show_first_steps(turn.chat_id, screen, is_anew=is_anew)


TAPS: Sequence[Tap[Any]] = (
    Tap(OpenFirstSteps, open_first_steps),
    Tap(PutOff, put_off),
    Tap(KeepZone, keep_zone),
    Tap(AskCity, ask_city),
    Tap(InviteFirst, invite_first),
    Tap(TellStaff, tell_staff),
)
