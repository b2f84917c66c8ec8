"""/settings: one message with its pages."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.domain.clients.naming import ClientNaming
from bot.domain.ids import ChatId
from bot.domain.people.changes import Change
from bot.domain.people.employee import Employee
from bot.domain.people.permissions import gets_digest
from bot.domain.time_zones import OFFERED
from bot.screens.action import encode
from bot.screens.page import button, chosen, page
from bot.screens.people.actions import OpenFirstSteps
from bot.screens.people.settings_actions import (
    ChooseLanguage,
    ChooseZone,
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
from bot.screens.sales.order_pages import currency_rows
from bot.screens.screen import Button, Screen, Show
from bot.screens.slot_kind import SlotKind
from bot.screens.texts import Texts
from bot.services.people.own_settings import SettingsView
from bot.services.people.ports import Organisation

SETTINGS_SLOT = SlotKind(name="settings", closes_on=frozenset({Change.ACCESS, Change.ROLE}))
UNDECIDED = "undecided"
"""In place of names or codes, while the owner has chosen neither."""
QUIET_FROM = tuple(hour * 60 for hour in (19, 20, 21, 22, 23))
DIGEST_AT = tuple(hour * 60 for hour in (7, 8, 9, 10, 12, 15, 17, 19))
QUIET_UNTIL = tuple(hour * 60 for hour in (6, 7, 8, 9, 10))


def show_settings(chat_id: ChatId, screen: Screen, *, is_anew: bool = False) -> Show:
    """Put a screen into the one message of /settings."""
    return Show(slot=SETTINGS_SLOT.in_chat(chat_id), screen=screen, is_anew=is_anew)


def main_screen(view: SettingsView, texts: Texts, now: datetime, questions: int = 0) -> Screen:
    """Show how everything is set.

    Args:
        view: It.
        texts: Of the reader's language.
        now: For what the clocks show.
        questions: How many of the first days have no answer yet.
    """
    me = view.employee
    quiet = texts.plain("settings.no_quiet")
    if me.quiet_from != me.quiet_until:
        start, end = texts.time_of_day(me.quiet_from), texts.time_of_day(me.quiet_until)
        quiet = texts.plain("settings.quiet", start=start, end=end)
    lines = [
        texts.plain("settings.language", language=texts.plain("language.name")),
        texts.plain("settings.zone", city=texts.city(me.time_zone), time=clock_in(me.time_zone, texts, now)),
        quiet,
        texts.plain("settings.reminders_on" if me.wants_reminders else "settings.reminders_off"),
        *([_digest(me, texts)] if gets_digest(me) else []),
        texts.plain("settings.compact" if me.is_compact else "settings.full"),
        texts.plain("settings.chat_on" if me.is_chat_mode else "settings.chat_off"),
        texts.plain("settings.whispers_on" if me.wants_whispers else "settings.whispers_off"),
        *([texts.plain(f"settings.{view.house.client_naming or UNDECIDED}")] if view.house else []),
    ]
    reminders = "button.settings_reminders_off" if me.wants_reminders else "button.settings_reminders_on"
    card = "button.settings_full" if me.is_compact else "button.settings_compact"
    whispers = "button.settings_whispers_off" if me.wants_whispers else "button.settings_whispers_on"
    chat = "button.settings_chat_off" if me.is_chat_mode else "button.settings_chat_on"
    naming = [button(texts, "button.settings_naming", OpenSettings(page=SettingsPage.NAMING))] if view.house else []
    money = [button(texts, "button.settings_currency", OpenSettings(page=SettingsPage.CURRENCY))] if view.house else []
    rows = [
        [
            button(texts, "button.settings_language", OpenSettings(page=SettingsPage.LANGUAGE)),
            button(texts, "button.settings_zone", OpenSettings(page=SettingsPage.ZONE)),
        ],
        [
            button(texts, "button.settings_quiet", OpenSettings(page=SettingsPage.QUIET)),
            button(texts, reminders, SetReminders(on=int(not me.wants_reminders))),
        ],
        [
            button(texts, card, SetShortCard(on=int(not me.is_compact))),
            button(texts, chat, SwitchChatMode(on=int(not me.is_chat_mode))),
        ],
        [button(texts, whispers, SetWhispers(on=int(not me.wants_whispers))), *naming],
        [
            button(texts, "button.settings_data", OpenSettings(page=SettingsPage.DATA)),
            *([button(texts, "button.settings_digest", OpenSettings(page=SettingsPage.DIGEST))] if gets_digest(me) else []),
        ],
        [*money, *([button(texts, "button.first_steps", OpenFirstSteps(), n=questions)] if questions else [])],
    ]
    return page(texts, texts.plain("settings.title"), lines=lines, keyboard=rows)


def language_screen(me: Employee, names: Sequence[tuple[str, str]], texts: Texts) -> Screen:
    """Ask for the language; `names` are the codes with what each language calls itself."""
    rows = [
        [Button(label=chosen(texts, name, is_so=code == me.language), action=encode(ChooseLanguage(language=code)))]
        for code, name in names
    ]
    return page(texts, texts.plain("settings.ask_language"), keyboard=[*rows, [back(texts)]])


def zone_screen(me: Employee, texts: Texts, now: datetime) -> Screen:
    """Ask for the time zone: twelve that are usual here, or a city typed."""
    buttons = [_zone_button(zone, me, texts, now) for zone in OFFERED]
    rows = [buttons[at : at + 2] for at in range(0, len(buttons), 2)]
    return page(texts, texts.plain("settings.ask_zone"), keyboard=[*rows, [back(texts)]])


def zones_found_screen(me: Employee, typed: str, zones: Sequence[str], texts: Texts, now: datetime) -> Screen:
    """Ask whose clock shows the time where somebody is: a typed city never counts before it is confirmed."""
    rows = [[_zone_button(zone, me, texts, now)] for zone in zones]
    if not zones:
        return zone_screen_with(texts.plain("settings.no_zone", typed=typed), me, texts, now)
    again = button(texts, "button.team_back", OpenSettings(page=SettingsPage.ZONE))
    return page(texts, texts.plain("settings.zones_found", typed=typed), keyboard=[*rows, [again]])


def zone_screen_with(title: str, me: Employee, texts: Texts, now: datetime) -> Screen:
    """Ask for the time zone under another title."""
    asked = zone_screen(me, texts, now)
    return page(texts, title, keyboard=asked.keyboard)


def quiet_screen(me: Employee, texts: Texts) -> Screen:
    """Ask for the quiet hours: from which hour, until which."""

    def hour(key: str, at: int, action: SetQuiet, *, is_so: bool) -> Button:
        label = texts.plain(key, time=texts.time_of_day(at))
        return Button(label=f"●{label}" if is_so else label, action=encode(action))

    is_quiet = me.quiet_from != me.quiet_until
    start = me.quiet_from if is_quiet else 21 * 60
    end = me.quiet_until if is_quiet else 8 * 60
    starts = [hour("button.quiet_from", at, SetQuiet(start=at, end=end), is_so=is_quiet and at == start) for at in QUIET_FROM]
    ends = [hour("button.quiet_until", at, SetQuiet(start=start, end=at), is_so=is_quiet and at == end) for at in QUIET_UNTIL]
    none = chosen(texts, texts.plain("button.no_quiet"), is_so=not is_quiet)
    rows = [starts[:3], starts[3:], ends[:3], ends[3:], [Button(label=none, action=encode(SetQuiet(start=0, end=0)))]]
    return page(texts, texts.plain("settings.ask_quiet"), keyboard=[*rows, [back(texts)]])


def digest_screen(me: Employee, texts: Texts) -> Screen:
    """Ask at which hour of Monday the figures of the week come, or whether at all."""

    def choice(label: str, action: SetDigest, *, is_so: bool) -> Button:
        return Button(label=f"●{label}" if is_so else label, action=encode(action))

    hours = [choice(texts.time_of_day(at), SetDigest(on=1, at=at), is_so=me.digest_at == at) for at in DIGEST_AT]
    none = choice(texts.plain("button.no_digest"), SetDigest(on=0, at=0), is_so=me.digest_at is None)
    rows = [hours[:4], hours[4:], [none], [back(texts)]]
    return page(texts, texts.plain("settings.ask_digest"), note=texts.plain("settings.digest_note"), keyboard=rows)


def _digest(me: Employee, texts: Texts) -> str:
    if me.digest_at is None:
        return texts.plain("settings.digest_off")
    return texts.plain("settings.digest_on", time=texts.time_of_day(me.digest_at))


def naming_screen(house: Organisation, texts: Texts) -> Screen:
    """Ask the owner whether clients have names or codes."""
    row = naming_row(house, texts)
    return page(
        texts, texts.plain("button.settings_naming"), note=texts.plain("settings.ask_naming"), keyboard=[row, [back(texts)]]
    )


def currency_screen(house: Organisation, texts: Texts) -> Screen:
    """Ask the owner in which money the house counts."""
    note = texts.plain("settings.ask_currency")
    return page(texts, texts.plain("button.settings_currency"), note=note, keyboard=[*currency_rows(house, texts), [back(texts)]])


def naming_row(house: Organisation, texts: Texts) -> list[Button]:
    """Return the two buttons; what is decided is marked, and nothing while nothing is."""
    return [
        Button(
            label=chosen(texts, texts.plain(f"button.{naming}"), is_so=house.client_naming is naming),
            action=encode(SetNaming(naming=naming, from_welcome=0)),
        )
        for naming in (ClientNaming.CODES, ClientNaming.NAMES)
    ]


def back(texts: Texts) -> Button:
    """Return the way back to the first page."""
    return button(texts, "button.settings_back", OpenSettings(page=SettingsPage.MAIN))


def zone_label(zone: str, me: Employee, texts: Texts, now: datetime) -> str:
    """Return a city with what its clocks show; the one that is set is marked."""
    label = texts.plain("zone.choice", city=texts.city(zone), time=clock_in(zone, texts, now))
    return f"●{label}" if zone == me.time_zone else label


def _zone_button(zone: str, me: Employee, texts: Texts, now: datetime) -> Button:
    return Button(label=zone_label(zone, me, texts, now), action=encode(ChooseZone(zone=zone)))


def clock_in(zone: str, texts: Texts, now: datetime) -> str:
    """Return what the clocks of a zone show."""
    local = now.astimezone(ZoneInfo(zone))
    return texts.time_of_day(local.hour * 60 + local.minute)
