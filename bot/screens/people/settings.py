"""/settings: one message with its pages."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.domain.clients.naming import ClientNaming
from bot.domain.ids import ChatId
from bot.domain.people.changes import Change
from bot.domain.people.employee import Employee
from bot.domain.time_zones import OFFERED
from bot.screens.action import encode
from bot.screens.page import button, chosen, page
from bot.screens.people.settings_actions import (
    ChooseLanguage,
    ChooseZone,
    OpenSettings,
    SetNaming,
    SetQuiet,
    SetReminders,
    SetShortCard,
    SettingsPage,
    SwitchChatMode,
)
from bot.screens.screen import Button, Screen, Show
from bot.screens.slot_kind import SlotKind
from bot.screens.words import Words
from bot.services.people.own_settings import SettingsView
from bot.services.people.ports import Organisation

SETTINGS_SLOT = SlotKind(name="settings", closes_on=frozenset({Change.ACCESS, Change.ROLE}))
QUIET_FROM = tuple(hour * 60 for hour in (19, 20, 21, 22, 23))
QUIET_UNTIL = tuple(hour * 60 for hour in (6, 7, 8, 9, 10))


def show_settings(chat_id: ChatId, screen: Screen, *, is_anew: bool = False) -> Show:
    """Put a screen into the one message of /settings."""
    return Show(slot=SETTINGS_SLOT.in_chat(chat_id), screen=screen, is_anew=is_anew)


def main_screen(view: SettingsView, words: Words, now: datetime) -> Screen:
    """Show how everything is set."""
    me = view.employee
    quiet = words.plain("settings.no_quiet")
    if me.quiet_from != me.quiet_until:
        start, end = words.time_of_day(me.quiet_from), words.time_of_day(me.quiet_until)
        quiet = words.plain("settings.quiet", start=start, end=end)
    lines = [
        words.plain("settings.language", language=words.plain("language.name")),
        words.plain("settings.zone", city=words.city(me.time_zone), time=_time_in(me.time_zone, words, now)),
        quiet,
        words.plain("settings.reminders_on" if me.wants_reminders else "settings.reminders_off"),
        words.plain("settings.compact" if me.is_compact else "settings.full"),
        words.plain("settings.chat_on" if me.is_chat_mode else "settings.chat_off"),
        *([words.plain(f"settings.{view.house.naming}")] if view.house else []),
    ]
    reminders = "button.settings_reminders_off" if me.wants_reminders else "button.settings_reminders_on"
    card = "button.settings_full" if me.is_compact else "button.settings_compact"
    chat = "button.settings_chat_off" if me.is_chat_mode else "button.settings_chat_on"
    naming = [button(words, "button.settings_naming", OpenSettings(page=SettingsPage.NAMING))] if view.house else []
    rows = [
        [
            button(words, "button.settings_language", OpenSettings(page=SettingsPage.LANGUAGE)),
            button(words, "button.settings_zone", OpenSettings(page=SettingsPage.ZONE)),
        ],
        [
            button(words, "button.settings_quiet", OpenSettings(page=SettingsPage.QUIET)),
            button(words, reminders, SetReminders(on=int(not me.wants_reminders))),
        ],
        [
            button(words, card, SetShortCard(on=int(not me.is_compact))),
            button(words, chat, SwitchChatMode(on=int(not me.is_chat_mode))),
        ],
        [button(words, "button.settings_data", OpenSettings(page=SettingsPage.DATA)), *naming],
    ]
    return page(words, words.plain("settings.title"), lines=lines, keyboard=rows)


def language_screen(me: Employee, names: Sequence[tuple[str, str]], words: Words) -> Screen:
    """Ask for the language; `names` are the codes with what each language calls itself."""
    rows = [
        [Button(label=chosen(words, name, is_so=code == me.language), action=encode(ChooseLanguage(language=code)))]
        for code, name in names
    ]
    return page(words, words.plain("settings.ask_language"), keyboard=[*rows, [back(words)]])


def zone_screen(me: Employee, words: Words, now: datetime) -> Screen:
    """Ask for the time zone: twelve that are usual here, or a city typed."""
    buttons = [_zone_button(zone, me, words, now) for zone in OFFERED]
    rows = [buttons[at : at + 2] for at in range(0, len(buttons), 2)]
    return page(words, words.plain("settings.ask_zone"), keyboard=[*rows, [back(words)]])


def zones_found_screen(me: Employee, zones: Sequence[str], words: Words, now: datetime) -> Screen:
    """Ask which of the cities found is meant: a typed one never counts before it is confirmed."""
    rows = [[_zone_button(zone, me, words, now)] for zone in zones]
    title = words.plain("settings.zones_found" if zones else "settings.no_zone")
    if not zones:
        return zone_screen_with(title, me, words, now)
    again = button(words, "button.team_back", OpenSettings(page=SettingsPage.ZONE))
    return page(words, title, keyboard=[*rows, [again]])


def zone_screen_with(title: str, me: Employee, words: Words, now: datetime) -> Screen:
    """Ask for the time zone under another title."""
    asked = zone_screen(me, words, now)
    return page(words, title, keyboard=asked.keyboard)


def quiet_screen(me: Employee, words: Words) -> Screen:
    """Ask for the quiet hours: from which hour, until which."""

    def hour(key: str, at: int, action: SetQuiet, *, is_so: bool) -> Button:
        label = words.plain(key, time=words.time_of_day(at))
        return Button(label=f"●{label}" if is_so else label, action=encode(action))

    is_quiet = me.quiet_from != me.quiet_until
    start = me.quiet_from if is_quiet else 21 * 60
    end = me.quiet_until if is_quiet else 8 * 60
    starts = [hour("button.quiet_from", at, SetQuiet(start=at, end=end), is_so=is_quiet and at == start) for at in QUIET_FROM]
    ends = [hour("button.quiet_until", at, SetQuiet(start=start, end=at), is_so=is_quiet and at == end) for at in QUIET_UNTIL]
    none = chosen(words, words.plain("button.no_quiet"), is_so=not is_quiet)
    rows = [starts[:3], starts[3:], ends[:3], ends[3:], [Button(label=none, action=encode(SetQuiet(start=0, end=0)))]]
    return page(words, words.plain("settings.ask_quiet"), keyboard=[*rows, [back(words)]])


def naming_screen(house: Organisation, words: Words) -> Screen:
    """Ask the owner whether clients have names or codes."""
    row = naming_row(house, words, from_welcome=False)
    return page(
        words, words.plain("button.settings_naming"), note=words.plain("settings.ask_naming"), keyboard=[row, [back(words)]]
    )


def naming_row(house: Organisation, words: Words, *, from_welcome: bool) -> list[Button]:
    """Return the two buttons; what is in force is marked, also while nothing is decided."""
    return [
        Button(
            label=chosen(words, words.plain(f"button.{naming}"), is_so=house.naming is naming),
            action=encode(SetNaming(naming=naming, from_welcome=int(from_welcome))),
        )
        for naming in (ClientNaming.CODES, ClientNaming.NAMES)
    ]


def back(words: Words) -> Button:
    """Return the way back to the first page."""
    return button(words, "button.settings_back", OpenSettings(page=SettingsPage.MAIN))


def _zone_button(zone: str, me: Employee, words: Words, now: datetime) -> Button:
    label = words.plain("zone.choice", city=words.city(zone), time=_time_in(zone, words, now))
    return Button(label=f"●{label}" if zone == me.time_zone else label, action=encode(ChooseZone(zone=zone)))


def _time_in(zone: str, words: Words, now: datetime) -> str:
    local = now.astimezone(ZoneInfo(zone))
    return words.time_of_day(local.hour * 60 + local.minute)
