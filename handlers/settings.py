"""/settings, /audit and the owner's decisions."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from telegram import Message

from bot.screens.action import Action
from bot.screens.menu import menu_of
from bot.screens.people import audit as audit_screens
from bot.screens.people import settings as screens
from bot.screens.people.data_page import data_screen
from bot.screens.people.settings_actions import (
    ChooseLanguage,
    ChooseZone,
    ConfirmInformed,
    OpenSettings,
    SetNaming,
    SetQuiet,
    SetReminders,
    SetShortCard,
    SettingsPage,
    ShowAudit,
    SwitchChatMode,
)
from bot.screens.people.welcome import greeting, naming_question
from bot.screens.screen import DeleteIncoming, Screen
from bot.screens.turn import Turn
from bot.services.people import decide_for_all, own_settings, read_audit
from bot.services.people.own_settings import SettingsView
from bot.services.text_ports import Prompt
from handlers.beside import above_the_card
from handlers.dependencies import Dependencies, Reply, act_of


async def command(turn: Turn, deps: Dependencies, message: Message) -> Reply:
    """Show the settings at the bottom of the chat."""
    del message  # nothing is given behind the command
    screen = await _main(turn, deps, None)
    return await above_the_card(turn, deps, screens.show_settings(turn.chat_id, screen, is_anew=True))


async def audit_command(turn: Turn, deps: Dependencies, message: Message) -> Reply:
    """Show the audit log at the bottom of the chat."""
    del message
    shown = audit_screens.show_audit(turn.chat_id, await _audit(turn, deps, 0), is_anew=True)
    return await above_the_card(turn, deps, shown)


async def show_audit(turn: Turn, deps: Dependencies, action: ShowAudit) -> Reply:
    """Another page of the audit log was asked for."""
    return Reply(outgoing=(audit_screens.show_audit(turn.chat_id, await _audit(turn, deps, action.page)),))


async def open_settings(turn: Turn, deps: Dependencies, action: OpenSettings) -> Reply:
    """A page of the settings was asked for."""
    return _edited(turn, await PAGES[action.page](turn, deps, None))


async def choose_language(turn: Turn, deps: Dependencies, action: ChooseLanguage) -> Reply:
    """Another language was chosen: the keyboard, the menu and the card speak it too."""
    view = await own_settings.choose_language(act_of(turn, deps), action.language, deps.languages())
    turn.employee = me = view.employee
    words = deps.words(me.language)
    shown = screens.show_settings(turn.chat_id, await _main(turn, deps, view), is_anew=True)
    hello = greeting(turn.chat_id, words, me.name)
    return await above_the_card(turn, deps, hello, shown, menu_of(me, words))


async def choose_zone(turn: Turn, deps: Dependencies, action: ChooseZone) -> Reply:
    """A time zone was chosen, or a typed one confirmed."""
    return await _set(turn, deps, await own_settings.choose_zone(act_of(turn, deps), action.zone))


async def set_quiet(turn: Turn, deps: Dependencies, action: SetQuiet) -> Reply:
    """Quiet hours were chosen; their page stays, for there are two ends to choose."""
    view = await own_settings.set_quiet(act_of(turn, deps), action.start, action.end)
    return _edited(turn, screens.quiet_screen(view.employee, deps.words(view.employee.language)))


async def set_reminders(turn: Turn, deps: Dependencies, action: SetReminders) -> Reply:
    """Reminders were switched."""
    return await _set(turn, deps, await own_settings.set_reminders(act_of(turn, deps), on=bool(action.on)))


async def set_chat_mode(turn: Turn, deps: Dependencies, action: SwitchChatMode) -> Reply:
    """Chat mode was switched."""
    return await _set(turn, deps, await own_settings.set_chat_mode(act_of(turn, deps), on=bool(action.on)))


async def set_short_card(turn: Turn, deps: Dependencies, action: SetShortCard) -> Reply:
    """The short card was switched."""
    return await _set(turn, deps, await own_settings.set_short_card(act_of(turn, deps), on=bool(action.on)))


async def set_naming(turn: Turn, deps: Dependencies, action: SetNaming) -> Reply:
    """The owner has chosen names or codes, in the settings or when he was first asked."""
    act = act_of(turn, deps)
    house = await decide_for_all.set_naming(act, action.naming)
    words = deps.words(act.employee.language)
    if action.from_welcome:
        return Reply(outgoing=(naming_question(turn.chat_id, words, house),))
    return _edited(turn, screens.naming_screen(house, words))


async def confirm_informed(turn: Turn, deps: Dependencies, action: ConfirmInformed) -> Reply:
    """The owner says that staff know what is stored, or takes it back."""
    await decide_for_all.confirm_staff_informed(act_of(turn, deps), on=bool(action.on))
    return _edited(turn, await _data(turn, deps, None))


async def take_zone(turn: Turn, deps: Dependencies, message: Message, prompt: Prompt) -> Reply:
    """A city was typed: it counts when it is confirmed by a button."""
    del prompt  # one's own settings need no number
    me = act_of(turn, deps).employee
    words = deps.words(me.language)
    zones = words.zones_named(message.text or "")
    if not zones:
        await own_settings.ask_zone(act_of(turn, deps), turn.chat_id)
    shown = _edited(turn, screens.zones_found_screen(me, zones, words, turn.now))
    return Reply(outgoing=(*shown.outgoing, DeleteIncoming(chat_id=turn.chat_id, message_id=message.message_id)))


async def _set(turn: Turn, deps: Dependencies, view: SettingsView) -> Reply:
    turn.employee = view.employee
    return _edited(turn, await _main(turn, deps, view))


async def _main(turn: Turn, deps: Dependencies, view: SettingsView | None) -> Screen:
    view = view or await own_settings.view_settings(act_of(turn, deps))
    return screens.main_screen(view, deps.words(view.employee.language), turn.now)


async def _language(turn: Turn, deps: Dependencies, view: SettingsView | None) -> Screen:
    view = view or await own_settings.view_settings(act_of(turn, deps))
    names = [(str(code), deps.words(code).plain("language.name")) for code in deps.languages()]
    return screens.language_screen(view.employee, names, deps.words(view.employee.language))


async def _zone(turn: Turn, deps: Dependencies, view: SettingsView | None) -> Screen:
    view = await own_settings.ask_zone(act_of(turn, deps), turn.chat_id)
    return screens.zone_screen(view.employee, deps.words(view.employee.language), turn.now)


async def _quiet(turn: Turn, deps: Dependencies, view: SettingsView | None) -> Screen:
    view = view or await own_settings.view_settings(act_of(turn, deps))
    return screens.quiet_screen(view.employee, deps.words(view.employee.language))


async def _data(turn: Turn, deps: Dependencies, view: SettingsView | None) -> Screen:
    view = view or await own_settings.view_settings(act_of(turn, deps))
    return data_screen(view, await turn.work.organisation.get(), deps.words(view.employee.language))


async def _naming(turn: Turn, deps: Dependencies, view: SettingsView | None) -> Screen:
    del view
    act = act_of(turn, deps)
    house = await decide_for_all.view_house(act)
    return screens.naming_screen(house, deps.words(act.employee.language))


async def _audit(turn: Turn, deps: Dependencies, page: int) -> Screen:
    act = act_of(turn, deps)
    return audit_screens.audit_screen(await read_audit.read_audit(act, page), act.employee, deps.words(act.employee.language))


def _edited(turn: Turn, screen: Screen) -> Reply:
    return Reply(outgoing=(screens.show_settings(turn.chat_id, screen),))


PAGES: dict[SettingsPage, Callable[[Turn, Dependencies, SettingsView | None], Awaitable[Screen]]] = {
    SettingsPage.MAIN: _main,
    SettingsPage.LANGUAGE: _language,
    SettingsPage.ZONE: _zone,
    SettingsPage.QUIET: _quiet,
    SettingsPage.DATA: _data,
    SettingsPage.NAMING: _naming,
}

SETTINGS_TAPS: dict[type[Action], Callable[..., Awaitable[Reply]]] = {
    OpenSettings: open_settings,
    ChooseLanguage: choose_language,
    ChooseZone: choose_zone,
    SetQuiet: set_quiet,
    SetReminders: set_reminders,
    SwitchChatMode: set_chat_mode,
    SetShortCard: set_short_card,
    SetNaming: set_naming,
    ConfirmInformed: confirm_informed,
    ShowAudit: show_audit,
}
