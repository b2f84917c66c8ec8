"""/settings, /audit and the owner's decisions. Leaves out what follows from the settings."""

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
from handlers.dependencies import Kit, Reply, act_of


async def command(turn: Turn, kit: Kit, message: Message) -> Reply:
    """Show the settings at the bottom of the chat."""
    del message  # nothing is given behind the command
    screen = await _main(turn, kit, None)
    return await above_the_card(turn, kit, screens.show_settings(turn.chat_id, screen, is_anew=True))


async def audit_command(turn: Turn, kit: Kit, message: Message) -> Reply:
    """Show the audit log at the bottom of the chat."""
    del message
    shown = audit_screens.show_audit(turn.chat_id, await _audit(turn, kit, 0), is_anew=True)
    return await above_the_card(turn, kit, shown)


async def show_audit(turn: Turn, kit: Kit, action: ShowAudit) -> Reply:
    """Another page of the audit log was asked for."""
    return Reply(outgoing=(audit_screens.show_audit(turn.chat_id, await _audit(turn, kit, action.page)),))


async def open_settings(turn: Turn, kit: Kit, action: OpenSettings) -> Reply:
    """A page of the settings was asked for."""
    return _edited(turn, await PAGES[action.page](turn, kit, None))


async def choose_language(turn: Turn, kit: Kit, action: ChooseLanguage) -> Reply:
    """Another language was chosen: the keyboard, the menu and the card speak it too."""
    view = await own_settings.choose_language(act_of(turn, kit), action.language, kit.languages())
    turn.employee = me = view.employee
    words = kit.words(me.language)
    shown = screens.show_settings(turn.chat_id, await _main(turn, kit, view), is_anew=True)
    hello = greeting(turn.chat_id, words, me.name)
    return await above_the_card(turn, kit, hello, shown, menu_of(me, words))


async def choose_zone(turn: Turn, kit: Kit, action: ChooseZone) -> Reply:
    """A time zone was chosen, or a typed one confirmed."""
    return await _set(turn, kit, await own_settings.choose_zone(act_of(turn, kit), action.zone))


async def set_quiet(turn: Turn, kit: Kit, action: SetQuiet) -> Reply:
    """Quiet hours were chosen; their page stays, for there are two ends to choose."""
    view = await own_settings.set_quiet(act_of(turn, kit), action.start, action.end)
    return _edited(turn, screens.quiet_screen(view.employee, kit.words(view.employee.language)))


async def set_reminders(turn: Turn, kit: Kit, action: SetReminders) -> Reply:
    """Reminders were switched."""
    return await _set(turn, kit, await own_settings.set_reminders(act_of(turn, kit), on=bool(action.on)))


async def set_chat_mode(turn: Turn, kit: Kit, action: SwitchChatMode) -> Reply:
    """Chat mode was switched."""
    return await _set(turn, kit, await own_settings.set_chat_mode(act_of(turn, kit), on=bool(action.on)))


async def set_short_card(turn: Turn, kit: Kit, action: SetShortCard) -> Reply:
    """The short card was switched."""
    return await _set(turn, kit, await own_settings.set_short_card(act_of(turn, kit), on=bool(action.on)))


async def set_naming(turn: Turn, kit: Kit, action: SetNaming) -> Reply:
    """The owner has chosen names or codes, in the settings or when he was first asked."""
    act = act_of(turn, kit)
    house = await decide_for_all.set_naming(act, action.naming)
    words = kit.words(act.employee.language)
    if action.from_welcome:
        return Reply(outgoing=(naming_question(turn.chat_id, words, house),))
    return _edited(turn, screens.naming_screen(house, words))


async def confirm_informed(turn: Turn, kit: Kit, action: ConfirmInformed) -> Reply:
    """The owner says that staff know what is stored, or takes it back."""
    await decide_for_all.confirm_staff_informed(act_of(turn, kit), on=bool(action.on))
    return _edited(turn, await _data(turn, kit, None))


async def take_zone(turn: Turn, kit: Kit, message: Message, prompt: Prompt) -> Reply:
    """A city was typed: it counts when it is confirmed by a button."""
    del prompt  # one's own settings need no number
    me = act_of(turn, kit).employee
    words = kit.words(me.language)
    zones = words.zones_named(message.text or "")
    if not zones:
        await own_settings.ask_zone(act_of(turn, kit), turn.chat_id)
    shown = _edited(turn, screens.zones_found_screen(me, zones, words, turn.now))
    return Reply(outgoing=(*shown.outgoing, DeleteIncoming(chat_id=turn.chat_id, message_id=message.message_id)))


async def _set(turn: Turn, kit: Kit, view: SettingsView) -> Reply:
    turn.employee = view.employee
    return _edited(turn, await _main(turn, kit, view))


async def _main(turn: Turn, kit: Kit, view: SettingsView | None) -> Screen:
    view = view or await own_settings.view_settings(act_of(turn, kit))
    return screens.main_screen(view, kit.words(view.employee.language), turn.now)


async def _language(turn: Turn, kit: Kit, view: SettingsView | None) -> Screen:
    view = view or await own_settings.view_settings(act_of(turn, kit))
    names = [(str(code), kit.words(code).plain("language.name")) for code in kit.languages()]
    return screens.language_screen(view.employee, names, kit.words(view.employee.language))


async def _zone(turn: Turn, kit: Kit, view: SettingsView | None) -> Screen:
    view = await own_settings.ask_zone(act_of(turn, kit), turn.chat_id)
    return screens.zone_screen(view.employee, kit.words(view.employee.language), turn.now)


async def _quiet(turn: Turn, kit: Kit, view: SettingsView | None) -> Screen:
    view = view or await own_settings.view_settings(act_of(turn, kit))
    return screens.quiet_screen(view.employee, kit.words(view.employee.language))


async def _data(turn: Turn, kit: Kit, view: SettingsView | None) -> Screen:
    view = view or await own_settings.view_settings(act_of(turn, kit))
    return data_screen(view, await turn.work.organisation.get(), kit.words(view.employee.language))


async def _naming(turn: Turn, kit: Kit, view: SettingsView | None) -> Screen:
    del view
    act = act_of(turn, kit)
    house = await decide_for_all.view_house(act)
    return screens.naming_screen(house, kit.words(act.employee.language))


async def _audit(turn: Turn, kit: Kit, page: int) -> Screen:
    act = act_of(turn, kit)
    return audit_screens.audit_screen(await read_audit.read_audit(act, page), act.employee, kit.words(act.employee.language))


def _edited(turn: Turn, screen: Screen) -> Reply:
    return Reply(outgoing=(screens.show_settings(turn.chat_id, screen),))


PAGES: dict[SettingsPage, Callable[[Turn, Kit, SettingsView | None], Awaitable[Screen]]] = {
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
