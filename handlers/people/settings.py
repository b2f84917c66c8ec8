"""/settings and the owner's decisions."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from typing import Any

from telegram import Message

from bot.domain.names import tidy_name, visible
from bot.screens.menu import menu_of
from bot.screens.people import settings as screens
from bot.screens.people.data_page import data_screen
from bot.screens.people.settings_actions import (
    ChooseLanguage,
    ChooseZone,
    ConfirmInformed,
    OpenSettings,
    SetDigest,
    SetNaming,
    SetQuiet,
    SetReminders,
    SetShortCard,
    SettingsPage,
    SetWhispers,
    SwitchChatMode,
)
from bot.screens.people.welcome import greeting
from bot.screens.sales.actions import SetCurrency
from bot.screens.screen import Screen
from bot.screens.turn import Reply, Turn
from bot.services.people import decide_for_all, own_settings
from bot.services.people.first_steps import view_first_steps
from bot.services.people.own_settings import SettingsView
from bot.services.text_ports import Prompt
from handlers.dependencies import Dependencies, act_of, texts_of
from handlers.feature import Tap
from handlers.people import first_steps
from handlers.showing import above_the_card, removal

LONGEST_CITY = 40


async def command(turn: Turn, deps: Dependencies, message: Message) -> Reply:
    """Show the settings at the bottom of the chat."""
    del message  # nothing is given behind the command
    screen = await _main(turn, deps, None)
    return await above_the_card(turn, deps, screens.show_settings(turn.chat_id, screen, is_anew=True))


async def open_settings(turn: Turn, deps: Dependencies, action: OpenSettings) -> Reply:
    """A page of the settings was asked for."""
    return _edited(turn, await PAGES[action.page](turn, deps, None))


async def choose_language(turn: Turn, deps: Dependencies, action: ChooseLanguage) -> Reply:
    """Another language was chosen: the keyboard, the menu and the card speak it too."""
    view = await own_settings.choose_language(act_of(turn, deps), action.language, deps.languages())
    turn.employee = me = view.employee
    texts = deps.texts(me.language)
    shown = screens.show_settings(turn.chat_id, await _main(turn, deps, view), is_anew=True)
    hello = greeting(turn.chat_id, texts, me.name)
    return await above_the_card(turn, deps, hello, shown, menu_of(deps.entries, me, texts))


async def choose_zone(turn: Turn, deps: Dependencies, action: ChooseZone) -> Reply:
    """A time zone was chosen, or a typed one confirmed."""
    return await _set(turn, deps, await own_settings.choose_zone(act_of(turn, deps), action.zone))


async def set_quiet(turn: Turn, deps: Dependencies, action: SetQuiet) -> Reply:
    """Quiet hours were chosen; their page stays, for there are two ends to choose."""
    view = await own_settings.set_quiet(act_of(turn, deps), action.start, action.end)
    return _edited(turn, screens.quiet_screen(view.employee, deps.texts(view.employee.language)))


async def set_reminders(turn: Turn, deps: Dependencies, action: SetReminders) -> Reply:
    """Reminders were switched."""
    return await _set(turn, deps, await own_settings.set_reminders(act_of(turn, deps), on=bool(action.on)))


async def set_digest(turn: Turn, deps: Dependencies, action: SetDigest) -> Reply:
    """The hour of the week's figures was chosen, or that none come."""
    return await _set(turn, deps, await own_settings.set_digest(act_of(turn, deps), action.at if action.on else None))


async def set_whispers(turn: Turn, deps: Dependencies, action: SetWhispers) -> Reply:
    """Whispers were switched."""
    return await _set(turn, deps, await own_settings.set_whispers(act_of(turn, deps), on=bool(action.on)))


async def set_chat_mode(turn: Turn, deps: Dependencies, action: SwitchChatMode) -> Reply:
    """Chat mode was switched."""
    return await _set(turn, deps, await own_settings.set_chat_mode(act_of(turn, deps), on=bool(action.on)))


async def set_short_card(turn: Turn, deps: Dependencies, action: SetShortCard) -> Reply:
    """The short card was switched."""
    return await _set(turn, deps, await own_settings.set_short_card(act_of(turn, deps), on=bool(action.on)))


async def set_naming(turn: Turn, deps: Dependencies, action: SetNaming) -> Reply:
    """The owner has chosen names or codes, in the settings or when he was first asked."""
    if action.from_welcome:
        return await first_steps.choose_naming(turn, deps, action)
    house = await decide_for_all.set_naming(act_of(turn, deps), action.naming)
    return _edited(turn, screens.naming_screen(house, texts_of(turn, deps)))


async def set_currency(turn: Turn, deps: Dependencies, action: SetCurrency) -> Reply:
    """The owner has chosen in which money the house counts."""
    house = await decide_for_all.set_currency(act_of(turn, deps), action.currency)
    return _edited(turn, screens.currency_screen(house, texts_of(turn, deps)))


async def confirm_informed(turn: Turn, deps: Dependencies, action: ConfirmInformed) -> Reply:
    """The owner says that staff know what is stored, or takes it back."""
    await decide_for_all.confirm_staff_informed(act_of(turn, deps), on=bool(action.on))
    return _edited(turn, await _data(turn, deps, None))


async def take_zone(turn: Turn, deps: Dependencies, message: Message, prompt: Prompt) -> Reply:
    """A city was typed: it counts when it is confirmed by a button, and until then another one may be typed."""
    me = act_of(turn, deps).employee
    texts = deps.texts(me.language)
    typed = visible((message.text or "")[:LONGEST_CITY])
    if prompt.subject == str(own_settings.FIRST_STEPS):
        return await first_steps.take_city(turn, deps, message, typed)
    zones = texts.zones_named(typed)
    await own_settings.ask_zone(act_of(turn, deps), turn.chat_id)
    screen = screens.zones_found_screen(me, tidy_name(typed, LONGEST_CITY) or "", zones, texts, turn.now)
    if zones:
        return _edited(turn, screen).then(removal(turn, message))
    # Said anew each time, so that the second try is answered too.
    shown = screens.show_settings(turn.chat_id, screen, is_anew=True)
    return (await above_the_card(turn, deps, shown)).then(removal(turn, message))


async def _set(turn: Turn, deps: Dependencies, view: SettingsView) -> Reply:
    turn.employee = view.employee
    return _edited(turn, await _main(turn, deps, view))


async def _main(turn: Turn, deps: Dependencies, view: SettingsView | None) -> Screen:
    view = view or await own_settings.view_settings(act_of(turn, deps))
    steps = await view_first_steps(replace(act_of(turn, deps), employee=view.employee))
    return screens.main_screen(view, deps.texts(view.employee.language), turn.now, steps.left)


async def _language(turn: Turn, deps: Dependencies, view: SettingsView | None) -> Screen:
    view = view or await own_settings.view_settings(act_of(turn, deps))
    names = [(str(code), deps.texts(code).plain("language.name")) for code in deps.languages()]
    return screens.language_screen(view.employee, names, deps.texts(view.employee.language))


async def _zone(turn: Turn, deps: Dependencies, view: SettingsView | None) -> Screen:
    view = await own_settings.ask_zone(act_of(turn, deps), turn.chat_id)
    return screens.zone_screen(view.employee, deps.texts(view.employee.language), turn.now)


async def _quiet(turn: Turn, deps: Dependencies, view: SettingsView | None) -> Screen:
    view = view or await own_settings.view_settings(act_of(turn, deps))
    return screens.quiet_screen(view.employee, deps.texts(view.employee.language))


async def _digest(turn: Turn, deps: Dependencies, view: SettingsView | None) -> Screen:
    view = view or await own_settings.view_settings(act_of(turn, deps))
    return screens.digest_screen(view.employee, deps.texts(view.employee.language))


async def _data(turn: Turn, deps: Dependencies, view: SettingsView | None) -> Screen:
    view = view or await own_settings.view_settings(act_of(turn, deps))
    house, kept = await turn.work.organisation.get(), await turn.work.retention.of_team(view.employee.team_id)
    return data_screen(view, house, kept, deps.texts(view.employee.language))


async def _naming(turn: Turn, deps: Dependencies, view: SettingsView | None) -> Screen:
    del view
    act = act_of(turn, deps)
    house = await decide_for_all.view_house(act)
    return screens.naming_screen(house, texts_of(turn, deps))


async def _currency(turn: Turn, deps: Dependencies, view: SettingsView | None) -> Screen:
    del view
    return screens.currency_screen(await decide_for_all.view_house(act_of(turn, deps)), texts_of(turn, deps))


def _edited(turn: Turn, screen: Screen) -> Reply:
    return Reply(outgoing=(screens.show_settings(turn.chat_id, screen),))


PAGES: dict[SettingsPage, Callable[[Turn, Dependencies, SettingsView | None], Awaitable[Screen]]] = {
    SettingsPage.MAIN: _main,
    SettingsPage.LANGUAGE: _language,
    SettingsPage.ZONE: _zone,
    SettingsPage.QUIET: _quiet,
    SettingsPage.DATA: _data,
    SettingsPage.NAMING: _naming,
    SettingsPage.DIGEST: _digest,
    SettingsPage.CURRENCY: _currency,
}

TAPS: Sequence[Tap[Any]] = (
    Tap(OpenSettings, open_settings),
    Tap(ChooseLanguage, choose_language),
    Tap(ChooseZone, choose_zone),
    Tap(SetQuiet, set_quiet),
    Tap(SetReminders, set_reminders),
    Tap(SetDigest, set_digest),
    Tap(SetWhispers, set_whispers),
    Tap(SwitchChatMode, set_chat_mode),
    Tap(SetShortCard, set_short_card),
    Tap(SetNaming, set_naming),
    Tap(ConfirmInformed, confirm_informed),
    Tap(SetCurrency, set_currency),
)
