"""What is stored about staff, told to staff."""

from __future__ import annotations

from collections.abc import Mapping

from bot.screens.page import button, page
from bot.screens.people.settings import back
from bot.screens.people.settings_actions import ConfirmInformed
from bot.screens.screen import Screen
from bot.screens.words import Words
from bot.services.people.own_settings import SettingsView
from bot.services.people.ports import Organisation

TOLD: Mapping[str, frozenset[str]] = {
    "data.profile": frozenset({"employees"}),
    "data.people": frozenset({"mentorships", "invites", "owner_codes"}),
    "data.work": frozenset({"interactions", "content_edits"}),
    "data.calls": frozenset({"reminders", "slots"}),
    "data.audit": frozenset({"audit_log"}),
}
"""Each line, and the tables that it tells of: together every table that holds what is personal to employees."""


def data_screen(view: SettingsView, house: Organisation, words: Words) -> Screen:
    """Tell what is stored, who sees it and how long; the owner confirms that staff know it."""
    lines = [
        *(words.plain(key) for key in TOLD),
        words.plain("data.clients"),
        "",
        words.plain("data.who"),
        words.plain("data.until"),
        words.plain("data.erased"),
    ]
    informed = house.staff_informed_at
    if informed is not None:
        note = words.plain("data.informed", at=words.moment(informed, view.employee.time_zone))
        confirm = button(words, "button.data_not_informed", ConfirmInformed(on=0))
    else:
        note = words.plain("data.no_figures")
        confirm = button(words, "button.data_informed", ConfirmInformed(on=1))
        if view.house is not None:
            note = f"{note}\n{words.plain('data.ask_informed')}"
    rows = [[confirm] if view.house is not None else [], [back(words)]]
    return page(words, words.plain("data.title"), lines=lines, note=note, keyboard=rows)
